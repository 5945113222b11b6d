use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().name("a").old("b").build().unwrap()
}
