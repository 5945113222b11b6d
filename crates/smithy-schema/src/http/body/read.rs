//! Reading a document: at once where nothing is wrong, else by a walk over its tree that collects all problems.

use std::borrow::Cow;

use super::tree::{self, Node};
use super::{root, scalar, Dialect, Members, Mode, Read};
use crate::http::error::{DecodeError, Problem};
use crate::json::{self, Rules};
use crate::path::{Path, Place};
use crate::{Kind, ListSlot, MapSlot, Member, Slot, Structure, Union};

/// How many problems of a document are kept.
const LISTED: usize = 100;

/// Reads a JSON document into a slot of a blank value; a document of no bytes is one of no members.
///
/// `member` is the member whose value it is (`@httpPayload`), none for a whole input, output or error: problems and gaps
/// have paths that begin with it.
///
/// # Errors
/// What is not JSON, by line and column; all values that are none of their shape, each by its path. No value is quoted,
/// nor a key that is sensitive.
pub(crate) fn read(
    json: &[u8],
    slot: &mut Slot<'_>,
    member: Option<&'static Member>,
    dialect: Dialect,
    members: Members,
    mode: Mode,
) -> Result<Read, DecodeError> {
    let rules = Rules {
        json_names: dialect.json_names,
        outermost: members,
        digits: true,
        strict: mode == Mode::Server,
    };
    let root = root(member);
    let text = std::str::from_utf8(json)
        .map_err(|error| DecodeError::new(root.pointer(), not_text(error.valid_up_to())))?;
    let text = if is_empty(text) && matches!(slot, Slot::Structure(_)) { "{}" } else { text };
    match json::decode(text, slot, member, rules) {
        Ok(()) => Ok(Read::default()),
        // Once more, into the same slot: whatever was written there is written again, since no member comes twice.
        Err(_) => slow(text, slot, member, &root, rules, mode),
    }
}

fn not_text(at: usize) -> String {
    format!("not JSON: what follows after byte {at} is not UTF-8")
}

fn is_empty(text: &str) -> bool {
    text.trim_matches([' ', '\t', '\n', '\r']).is_empty()
}

/// Reads a document by all rules.
#[cold]
pub(super) fn slow(
    text: &str,
    slot: &mut Slot<'_>,
    member: Option<&'static Member>,
    root: &Path<'_>,
    rules: Rules,
    mode: Mode,
) -> Result<Read, DecodeError> {
    let node = tree::parse(text).map_err(|reason| DecodeError::new(root.pointer(), reason))?;
    let mut walk = Walk { rules, mode, problems: Vec::new(), total: 0, read: Read::default() };
    let sensitive = match (&*slot, member) {
        (_, Some(member)) if member.is_sensitive() => true,
        (Slot::Structure(slot), _) => slot.schema().sensitive,
        (Slot::Union(slot), _) => slot.schema().sensitive,
        _ => false,
    };
    let node = match (node, &*slot) {
        // What is absent is null for a client.
        (Node::Null, Slot::Structure(_)) if mode == Mode::Client => Node::Map(Vec::new()),
        (node, _) => node,
    };
    walk.value(node, slot, member, &Place::outermost(*root, sensitive));
    walk.finish()
}

/// What holds for a whole document, and what was found in it.
struct Walk {
    rules: Rules,
    mode: Mode,
    problems: Vec<Problem>,
    total: usize,
    read: Read,
}

impl Walk {
    fn finish(mut self) -> Result<Read, DecodeError> {
        if let Some(more @ 1..) = self.total.checked_sub(self.problems.len()) {
            self.problems.push(Problem::new("", format!("and {more} more problems, which are not listed")));
        }
        DecodeError::check(self.problems).map(|()| self.read)
    }

    fn problem(&mut self, path: &Path<'_>, reason: impl Into<String>) {
        self.total += 1;
        if self.problems.len() < LISTED {
            self.problems.push(Problem::new(path.pointer(), reason));
        }
    }

    /// Reads a value that is not null, unless it is a document.
    fn value(
        &mut self,
        node: Node<'_>,
        slot: &mut Slot<'_>,
        member: Option<&'static Member>,
        place: &Place<'_>,
    ) {
        match (&mut *slot, node) {
            (Slot::Structure(slot), Node::Map(entries)) => self.structure(entries, &mut **slot, place),
            (Slot::Union(slot), Node::Map(entries)) => self.union(entries, &mut **slot, place),
            (Slot::List(slot), Node::List(items)) => self.list(items, &mut **slot, member, place),
            (Slot::Map(slot), Node::Map(entries)) => self.map(entries, &mut **slot, member, place),
            // Members that the model does not know are ignored here, as everywhere.
            (Slot::Unit, Node::Map(_)) | (Slot::None, _) => {}
            (Slot::Document(slot), node) => match scalar::document(node) {
                Some(document) => **slot = document,
                None => {
                    self.problem(&place.path, "a number is out of range: expected one that a double holds")
                }
            },
            (_, node) => {
                if !scalar::read(&node, slot, member, self.mode) {
                    let expected = scalar::expected(slot, member, self.mode);
                    self.problem(&place.path, format!("expected {expected}, found {}", node.kind()));
                }
            }
        }
    }

    fn structure(
        &mut self,
        entries: Vec<(Cow<'_, str>, Node<'_>)>,
        structure: &mut dyn Structure,
        place: &Place<'_>,
    ) {
        let (rules, depth) = (self.rules, place.depth + 1);
        let members = structure.schema().members();
        let mut came = vec![false; members.len()];
        let mut set = came.clone();
        for (key, node) in entries {
            let is_key = |member: &Member| rules.key(member) == key && rules.holds(member, depth);
            let Some(index) = members.iter().position(is_key) else { continue };
            let (Some(member), Some(came), Some(set)) =
                (members.get(index), came.get_mut(index), set.get_mut(index))
            else {
                continue;
            };
            let below = place.below(Path::Member(&place.path, member), Some(member));
            if std::mem::replace(came, true) {
                self.problem(&below.path, "the member comes twice: expected it once");
                continue;
            }
            // What is absent is not null for a document alone.
            let is_null = matches!(node, Node::Null) && !(is_document(Some(member)) && member.must_be_set());
            if !is_null {
                *set = true;
                self.value(node, &mut structure.slot(index), Some(member), &below);
            }
        }
        for (index, (member, set)) in members.iter().zip(set).enumerate() {
            if !set && member.must_be_set() && rules.holds(member, depth) {
                self.missing(index, member, place);
            }
        }
        if self.mode == Mode::Server {
            json::fill(structure, |member| rules.holds(member, depth));
        }
    }

    /// The structure here lacks a required member. The slot's value is blank: it has what error correction says.
    fn missing(&mut self, index: usize, member: &'static Member, place: &Place<'_>) {
        match self.mode {
            Mode::Server => self.read.gaps.add(&place.path, index),
            Mode::Client => self.read.filled.push(Path::Member(&place.path, member).pointer()),
        }
    }

    fn union(&mut self, entries: Vec<(Cow<'_, str>, Node<'_>)>, union: &mut dyn Union, place: &Place<'_>) {
        /// What some services add to a union, for clients of other languages.
        const TYPE: &str = "__type";
        let rules = self.rules;
        let members = union.schema().members();
        let index_of = |key: &str| members.iter().position(|member| rules.key(member) == key);
        let mut set = entries
            .into_iter()
            .filter(|(key, node)| !matches!(node, Node::Null) && (key != TYPE || index_of(key).is_some()));
        let name = union.schema().name();
        let (Some((key, node)), None) = (set.next(), set.next()) else {
            self.problem(&place.path, format!("expected exactly one member of the union {name} to be set"));
            return;
        };
        let known = index_of(&key).and_then(|index| Some((index, members.get(index)?)));
        match (known, self.mode) {
            (Some((index, member)), _) => {
                let below = place.below(Path::Member(&place.path, member), Some(member));
                self.value(node, &mut union.select(index), Some(member), &below);
            }
            (None, Mode::Server) => {
                self.problem(&place.path, format!("expected a member that the union {name} has"));
            }
            (None, Mode::Client) => match scalar::document(node) {
                Some(document) => union.select_unknown(key.into_owned(), document),
                None => {
                    self.problem(&place.path, "a number is out of range: expected one that a double holds")
                }
            },
        }
    }

    fn list(
        &mut self,
        items: Vec<Node<'_>>,
        list: &mut dyn ListSlot,
        member: Option<&'static Member>,
        place: &Place<'_>,
    ) {
        let item = member.and_then(|member| member.target.item());
        list.reset(0);
        let mut index = 0;
        for node in items {
            let below = place.below(Path::Index(&place.path, index), item);
            if !matches!(node, Node::Null) || is_document(item) {
                self.value(node, &mut list.push(), item, &below);
            } else if !list.push_null() {
                // A client goes on without it.
                if self.mode == Mode::Client {
                    continue;
                }
                self.problem(&below.path, "expected an item, found null: the list is not sparse");
            }
            index += 1;
        }
    }

    fn map(
        &mut self,
        entries: Vec<(Cow<'_, str>, Node<'_>)>,
        map: &mut dyn MapSlot,
        member: Option<&'static Member>,
        place: &Place<'_>,
    ) {
        let (key_member, item) = member.and_then(|member| member.target.entry()).unzip();
        let hidden = place.sensitive || key_member.is_some_and(Member::is_sensitive);
        map.reset();
        for (key, node) in entries {
            let below = place.below(Path::Key(&place.path, &key, hidden), item);
            // Of a key that comes twice, the last value is taken.
            self.read.gaps.forget(&below.path);
            if !matches!(node, Node::Null) || is_document(item) {
                self.value(node, &mut map.insert(key.clone().into_owned()), item, &below);
            } else if !map.insert_null(key.clone().into_owned()) && self.mode == Mode::Server {
                self.problem(&below.path, "expected a value, found null: the map is not sparse");
            }
        }
    }
}

/// True for what null is a value of.
fn is_document(member: Option<&'static Member>) -> bool {
    member.is_some_and(|member| matches!(member.target.kind, Kind::Document))
}
