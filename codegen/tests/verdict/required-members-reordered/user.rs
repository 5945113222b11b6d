use api::runtime::{Missing, Set};
use api::{DoInput, DoInputBuilder};

fn with_a() -> DoInputBuilder<Set, Missing> {
    DoInput::builder().a("a")
}
