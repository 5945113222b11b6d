use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().old("a").build().unwrap()
}
