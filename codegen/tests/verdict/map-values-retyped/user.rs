fn sum(output: api::DoOutput) -> i32 {
    output.sizes.unwrap_or_default().into_values().sum()
}
