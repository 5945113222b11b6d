//! `use` statements: sorted, and those that nothing needs left out.

use std::collections::BTreeSet;

use super::file::Statement;

/// A `use` statement and the shape id in it.
pub(super) struct Use<'a> {
    pub(super) id: &'a str,
    pub(super) statement: Statement<'a>,
}

/// The statements that the names in `referred` need, by id; with each its comments.
pub(super) fn tidy<'a>(uses: Vec<Use<'a>>, referred: &BTreeSet<&str>) -> Vec<Statement<'a>> {
    let is_needed = |used: &Use<'_>| {
        let name = used.id.rsplit_once('#').map_or(used.id, |(_, name)| name);
        referred.contains(name)
    };
    let mut needed: Vec<Use<'a>> = uses.into_iter().filter(is_needed).collect();
    needed.sort_by_key(|used| used.id);
    needed.into_iter().map(|used| used.statement).collect()
}
