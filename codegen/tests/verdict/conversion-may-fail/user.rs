fn old(thing: api::legacy::Thing) -> api::Thing {
    api::Thing::from(thing)
}

fn new(thing: api::Thing) -> Result<api::legacy::Thing, api::runtime::ConversionError> {
    thing.try_into()
}
