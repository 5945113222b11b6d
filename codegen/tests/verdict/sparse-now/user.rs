use api::DoOutput;

fn first(output: DoOutput) -> Option<String> {
    output.names?.into_iter().next()
}
