fn name(output: api::DoOutput) -> Option<String> {
    output.name
}
