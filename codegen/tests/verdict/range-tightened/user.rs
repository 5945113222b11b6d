use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().size(3).build().unwrap()
}
