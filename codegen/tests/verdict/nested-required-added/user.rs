fn nested() -> api::Nested {
    api::Nested::builder().size(1).build().unwrap()
}
