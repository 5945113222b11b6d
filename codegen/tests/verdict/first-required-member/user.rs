use api::DoInput;

fn request() -> DoInput {
    DoInput::default()
}
