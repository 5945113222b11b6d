use api::DoOutput;

fn old(output: &DoOutput) -> Option<&str> {
    output.old.as_deref()
}
