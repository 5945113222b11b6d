use api::{DoInput, DoOutput};

fn again(output: DoOutput) -> DoInput {
    DoInput::builder().at(output.at.unwrap()).build().unwrap()
}
