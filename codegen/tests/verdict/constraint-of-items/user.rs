use api::DoInput;

fn request() -> DoInput {
    DoInput::builder().names(["ab"]).name("cd").build().unwrap()
}
