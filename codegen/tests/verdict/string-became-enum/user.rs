use api::{DoInput, DoOutput};

fn request() -> DoInput {
    DoInput::builder().mode("OPEN").build().unwrap()
}

fn mode(output: DoOutput) -> Option<String> {
    output.mode
}
