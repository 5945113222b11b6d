use api::{DoInput, DoInputBuilder};

fn start() -> DoInputBuilder {
    DoInput::builder()
}

fn end(builder: DoInputBuilder) -> DoInput {
    builder.name("a").build().unwrap()
}
