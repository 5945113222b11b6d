use api::DoOutput;

fn size(output: DoOutput) -> Option<i32> {
    output.size
}
