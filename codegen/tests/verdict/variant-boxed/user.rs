use api::{Again, Choice};

fn more(choice: Choice) -> Option<Again> {
    match choice {
        Choice::More(more) => Some(more),
        _ => None,
    }
}
