//! Whether a body is what its media type says, for the types that this can be told of.

use super::xml;
use crate::{json, FileId};

/// Why a body is nothing of its media type; `None` if it is, or nobody can say.
pub(super) fn mismatch(body: &str, media_type: &str) -> Option<String> {
    if body.is_empty() {
        return None;
    }
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    let is =
        |name: &str| subtype == name || subtype.rsplit_once('+').is_some_and(|(_, suffix)| suffix == name);
    if is("json") {
        let mut events = Vec::new();
        let node = json::parse(FileId(u32::MAX), body, &mut events);
        let reason = events.into_iter().next().map(|event| event.message);
        return reason.or_else(|| node.is_none().then(|| "it is no JSON value".to_owned()));
    }
    if is("xml") {
        return xml::check(body).err();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::mismatch;

    #[test]
    fn tells_json_and_xml() {
        assert_eq!(mismatch("{", "text/plain"), None);
        assert_eq!(mismatch("{}", "application/json; charset=utf-8"), None);
        assert!(mismatch("{", "application/vnd.api+json").is_some());
        assert!(mismatch("<a>", "application/xml").is_some());
        assert_eq!(mismatch("", "application/xml"), None);
    }
}
