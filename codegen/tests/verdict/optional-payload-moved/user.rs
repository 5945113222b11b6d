fn request(thing: api::Thing) -> api::DoInput {
    api::DoInput::builder().thing(thing).build().unwrap()
}
