use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().flags([true, false]).build().unwrap()
}
