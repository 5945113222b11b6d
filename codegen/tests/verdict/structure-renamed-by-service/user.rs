use api::{Nested, NestedBuilder};

fn start() -> NestedBuilder {
    Nested::builder()
}
