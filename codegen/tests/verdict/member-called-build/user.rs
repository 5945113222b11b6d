use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().name("a").build().unwrap()
}
