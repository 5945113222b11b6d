use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().sizes([1, 2]).build().unwrap()
}
