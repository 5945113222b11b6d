use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().a("a").b("b").build().unwrap()
}
