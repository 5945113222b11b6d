use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().size(1).build().unwrap()
}
