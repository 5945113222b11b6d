use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().build().unwrap()
}
