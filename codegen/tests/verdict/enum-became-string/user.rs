use api::{DoInput, Mode};

fn request() -> DoInput {
    DoInput::builder().mode(Mode::Open).build().unwrap()
}
