use api::DoOutput;

fn data(output: DoOutput) -> Option<String> {
    output.data
}
