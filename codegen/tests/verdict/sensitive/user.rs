fn shown(input: &api::DoInput) -> String {
    format!("{input:?}")
}
