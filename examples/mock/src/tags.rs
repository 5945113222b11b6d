//! Tags of a resource, as a set with values.

use crate::failure::Failure;
use chime_messaging_types::Tag;
use std::collections::BTreeMap;

/// The tags that a new resource is given.
pub(crate) fn distinct<'a>(
    tags: impl Iterator<Item = &'a Tag>,
    most: usize,
) -> Result<BTreeMap<String, String>, Failure> {
    let mut distinct = BTreeMap::new();
    for tag in tags {
        if distinct.insert(tag.key.clone(), tag.value.clone()).is_some() {
            return Err(Failure::bad_request("two of the tags have the same key"));
        }
    }
    if distinct.len() > most {
        return Err(too_many());
    }
    Ok(distinct)
}

pub(crate) fn too_many() -> Failure {
    Failure::limit("more tags than a resource may have")
}
