use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().foo_bar("a").build().unwrap()
}
