use api::DoOutput;

fn level(output: DoOutput) -> Option<i32> {
    output.level
}
