fn thing() -> api::Thing {
    api::Thing::builder().sizes([1, 2]).build().unwrap()
}
