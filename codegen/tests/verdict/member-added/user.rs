use api::{DoInput, DoOutput, Nested};

fn request() -> DoInput {
    let nested = Nested::builder().name("a").build().unwrap();
    DoInput::builder().name("a").nested(nested).build().unwrap()
}

fn name(output: DoOutput) -> Option<String> {
    let DoOutput { name, nested, .. } = output;
    name.or(nested.and_then(|nested| nested.name))
}
