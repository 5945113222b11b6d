use api::runtime::Set;
use api::{Thing, ThingBuilder};

fn thing() -> ThingBuilder<Set> {
    Thing::builder().size(3)
}
