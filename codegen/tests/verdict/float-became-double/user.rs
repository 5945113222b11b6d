use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().size(1.5f32).build().unwrap()
}
