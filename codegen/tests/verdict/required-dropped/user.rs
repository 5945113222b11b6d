use api::{DoInput, DoOutput};

fn name(output: DoOutput) -> String {
    output.name
}
