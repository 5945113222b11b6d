use std::collections::HashSet;

fn seen(things: Vec<api::Thing>) -> HashSet<api::Thing> {
    things.into_iter().collect()
}
