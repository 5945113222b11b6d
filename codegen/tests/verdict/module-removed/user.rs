fn name(thing: api::legacy::Thing) -> String {
    thing.name
}
