use api::DoOutput;

fn first(output: DoOutput) -> Option<Option<String>> {
    output.names?.into_iter().next()
}
