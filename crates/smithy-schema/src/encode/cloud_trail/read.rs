//! Reading shapes from CloudTrail's records, which are not complete and not always as the service had them.

use serde_core::de::{Deserialize, Deserializer, Error};

use super::super::document::Reading;
use super::{key, time, HIDDEN};
use crate::path::Path;
use crate::{Document, Field, Kind, ListSlot, MapSlot, Member, Slot, Structure, Union};

/// A shape as far as a record of CloudTrail tells: the way back from [`CloudTrail`](super::CloudTrail).
///
/// Deserialize it from `requestParameters` or `responseElements`, or from a whole record with a structure around it. Null
/// is a shape with nothing set. Keys that no member has are ignored; a member is found by its name, whatever the case of
/// its letters. Timestamps are read in every form, and numbers and booleans also from strings.
///
/// A member that is null or [`HIDDEN`] is not set. Where the shape requires it, it is empty or zero, and `blank` says so.
///
/// ```
/// # use smithy_schema::{encode::Recorded, prelude, Kind, Member, Schema};
/// # #[derive(Clone, PartialEq)]
/// # struct Login { user: String, password: Option<String> }
/// # static LOGIN: Schema = Schema {
/// #     id: "example#Login",
/// #     kind: Kind::Structure(&[
/// #         Member { required: true, ..Member::new("User", &prelude::STRING) },
/// #         Member { sensitive: true, ..Member::new("Password", &prelude::STRING) },
/// #     ]),
/// #     ..Schema::EMPTY
/// # };
/// # smithy_schema::structure!(Login: LOGIN { 0 user, 1 password });
/// let parameters = r#"{"user":"ada","password":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#;
/// let recorded: Recorded<Login> = serde_json::from_str(parameters).unwrap();
/// assert_eq!(recorded.value.user, "ada");
/// assert_eq!(recorded.value.password, None);
/// assert!(recorded.blank.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded<T> {
    /// The shape. It is not validated.
    pub value: T,
    /// Required members that the record does not tell, as JSON pointers: in `value` they are empty or zero.
    pub blank: Vec<String>,
}

impl<'de, T: Field> Deserialize<'de> for Recorded<T> {
    /// # Errors
    /// Those of the deserializer, and every value that is not one of its member's shape, with its place; no value is
    /// quoted.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        let mut value = T::blank();
        let mut reader = Reader::default();
        // What is optional stays unset.
        if !T::NULLABLE || !is_blank(&document) {
            reader.fill(value.slot(), None, &document, &Path::Root);
        }
        if reader.problems.is_empty() {
            Ok(Self { value, blank: reader.blank })
        } else {
            Err(D::Error::custom(reader.problems.join("; ")))
        }
    }
}

#[derive(Default)]
struct Reader {
    blank: Vec<String>,
    problems: Vec<String>,
}

impl Reader {
    /// Writes what the record has into a slot. It goes no deeper than the document does, and that is bounded.
    fn fill(
        &mut self,
        slot: Slot<'_>,
        member: Option<&'static Member>,
        document: &Document,
        path: &Path<'_>,
    ) {
        match (slot, document) {
            (Slot::None, _) => {}
            (Slot::Document(slot), document) => slot.clone_from(document),
            (Slot::Structure(structure), document) => self.structure(structure, document, path),
            (Slot::Unit, document) if is_blank(document) => {}
            (Slot::Union(union), Document::Map(_)) => self.union(union, document, path),
            (Slot::List(list), Document::List(items)) => self.list(list, member, items, path),
            (Slot::Map(map), Document::Map(entries)) => {
                let (key, value) = member.and_then(|member| member.target.entry()).unzip();
                let hidden = key.is_some_and(Member::is_sensitive);
                map.reset();
                for (key, item) in entries {
                    self.entry(map, key, value, item, &Path::Key(path, key, hidden));
                }
            }
            (slot, document) => {
                let expected = match slot {
                    // In any of the forms that records have.
                    Slot::Timestamp(_) => "a timestamp",
                    _ => slot.expected(),
                };
                if !scalar(slot, document) {
                    self.problem(expected, path);
                }
            }
        }
    }

    fn structure(&mut self, structure: &mut dyn Structure, document: &Document, path: &Path<'_>) {
        if document.as_map().is_none() && !is_blank(document) {
            return self.problem(&format!("structure {}", structure.schema().name()), path);
        }
        for (index, member) in structure.schema().members().iter().enumerate() {
            let path = &Path::Member(path, member);
            match find(document, member).filter(|found| !is_blank(found)) {
                Some(found) => self.fill(structure.slot(index), Some(member), found, path),
                None if member.must_be_set() => self.blank.push(path.pointer()),
                None => {}
            }
        }
    }

    fn union(&mut self, union: &mut dyn Union, document: &Document, path: &Path<'_>) {
        let name = union.schema().name();
        let members = union.schema().members().iter().enumerate();
        let found = |member| find(document, member).filter(|found| !found.is_null());
        let set: Vec<_> = members.filter_map(|(i, m)| Some((i, m, found(m)?))).collect();
        let mut others = document.as_map().into_iter().flatten().filter(|(_, value)| !value.is_null());
        match (set.as_slice(), others.next(), others.next()) {
            ([(index, member, found)], _, None) if !is_blank(found) => {
                self.fill(union.select(*index), Some(member), found, &Path::Member(path, member));
            }
            ([], Some((tag, value)), None) => union.select_unknown(tag.clone(), value.clone()),
            // It is hidden.
            ([_], _, None) | ([], None, None) => self.blank.push(path.pointer()),
            _ => self.problem(&format!("one member of the union {name}"), path),
        }
    }

    fn list(
        &mut self,
        list: &mut dyn ListSlot,
        member: Option<&'static Member>,
        items: &[Document],
        path: &Path<'_>,
    ) {
        let member = member.and_then(|member| member.target.item());
        list.reset(items.len());
        for (index, item) in items.iter().enumerate() {
            if !is_blank(item) || is_null_document(item, member) {
                self.fill(list.push(), member, item, &Path::Index(path, index));
            } else if item.is_null() {
                // Where the list is not sparse, a null is no item.
                list.push_null();
            }
        }
    }

    fn entry(
        &mut self,
        map: &mut dyn MapSlot,
        key: &str,
        member: Option<&'static Member>,
        item: &Document,
        path: &Path<'_>,
    ) {
        if !is_blank(item) || is_null_document(item, member) {
            self.fill(map.insert(key.to_owned()), member, item, path);
        } else if item.is_null() {
            map.insert_null(key.to_owned());
        }
    }

    fn problem(&mut self, expected: &str, path: &Path<'_>) {
        let path = path.pointer();
        let place = if path.is_empty() { "the root" } else { path.as_str() };
        self.problems.push(format!("value at {place}: expected {expected}"));
    }
}

/// Null, or not for our eyes.
fn is_blank(document: &Document) -> bool {
    document.is_null() || document.as_str() == Some(HIDDEN)
}

/// In a list or map of documents null is one of them, unless it stands for an item that is not there.
fn is_null_document(item: &Document, member: Option<&'static Member>) -> bool {
    item.is_null() && member.is_some_and(|member| matches!(member.target.kind, Kind::Document))
}

/// What a record has for a member: by CloudTrail's key, else by the member's own name or key, else by its name in any
/// case.
fn find<'d>(document: &'d Document, member: &'static Member) -> Option<&'d Document> {
    let entries = document.as_map()?;
    let recorded = key(member.name);
    let exact = [recorded.as_ref(), member.name, member.key].into_iter().find_map(|key| entries.get(key));
    exact.or_else(|| {
        let mut alike = entries.iter().filter(|(key, _)| key.eq_ignore_ascii_case(member.name));
        alike.next().map(|(_, value)| value)
    })
}

/// Takes what is neither a list nor a map as serde's driver does, and what records have besides; says whether it fits.
fn scalar(mut slot: Slot<'_>, document: &Document) -> bool {
    let text = match document {
        Document::List(_) | Document::Map(_) if !matches!(slot, Slot::Unit) => return false,
        Document::String(text) => Some(text.as_str()),
        _ => None,
    };
    let from_text = match (&mut slot, text) {
        (Slot::Timestamp(slot), Some(text)) => {
            if let Some(value) = time::parse(text) {
                **slot = value;
                return true;
            }
            None
        }
        (Slot::Boolean(_), Some(text)) => text.parse().ok().map(Document::Boolean),
        (
            Slot::Byte(_)
            | Slot::Short(_)
            | Slot::Integer(_)
            | Slot::IntEnum(_)
            | Slot::Long(_)
            | Slot::Float(_)
            | Slot::Double(_),
            Some(text),
        ) => number(text),
        _ => None,
    };
    crate::serde::deserialize(slot, Reading(from_text.as_ref().unwrap_or(document))).is_ok()
}

/// A number that stands in a string. NaN and the infinities are for the driver, which has other names for them.
fn number(text: &str) -> Option<Document> {
    let integer = text.parse().ok().map(|value: i128| Document::Number(value.into()));
    integer.or_else(|| text.parse().ok().filter(|value: &f64| value.is_finite()).map(Document::from))
}
