use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().name("abc").a("b").build().unwrap()
}
