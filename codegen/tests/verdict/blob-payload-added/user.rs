fn data(output: api::DoOutput) -> Option<api::runtime::Blob> {
    output.data
}
