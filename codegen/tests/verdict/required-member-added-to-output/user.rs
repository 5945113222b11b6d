use api::DoOutput;

fn response() -> DoOutput {
    DoOutput::builder().name("a").build_unvalidated()
}
