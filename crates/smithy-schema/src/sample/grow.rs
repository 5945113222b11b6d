//! Valid values of a shape, from the facts of its schema.

use super::rng::Rng;
use super::text::{bounds, Texts, Want};
use super::tree::Tree;
use super::{number, unshaped};
use crate::{Constraints, Kind, Location, Member, Schema, TimestampFormat};

/// How much of a shape is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// What is required.
    Least,
    /// What is required, and some of the rest.
    Some,
    /// Every member.
    Most,
}

/// What growing a value needs to know and to remember.
pub(super) struct Sampler {
    pub(super) rng: Rng,
    pub(super) texts: Texts,
    pub(super) amount: Amount,
    /// The structures and unions around, by their ids.
    around: Vec<&'static str>,
    /// How many values there are so far.
    grown: u32,
}

/// From so many values on, only what is required is added,
const ENOUGH: u32 = 2000;
/// and from so many on, no items either: a model may ask for more than there is room for.
const TOO_MANY: u32 = 1 << 18;
/// Texts count as one value more for each of so many bytes.
const PIECE: usize = 64;
/// How deep values nest at most: what needs more cannot be had.
const DEPTH: usize = 48;
/// More items and entries than this are not sampled.
pub(super) const MOST_ITEMS: u32 = 1 << 12;
/// How often another item is tried where one is there already.
const TRIES: usize = 256;

impl Sampler {
    pub(super) fn new(seed: u64, amount: Amount) -> Self {
        Self { rng: Rng::new(seed), texts: Texts::new(), amount, around: Vec::new(), grown: 0 }
    }

    /// Another value begins: as much may grow as before the first.
    pub(super) fn rest(&mut self) {
        self.grown = 0;
    }

    /// True while a shape with this id is around.
    pub(super) fn is_inside(&self, schema: &'static Schema) -> bool {
        self.around.contains(&schema.id)
    }

    /// Does something inside of a structure or union; inside of another of the same shape, only what is required grows.
    pub(super) fn inside<T>(&mut self, schema: &'static Schema, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.amount;
        if self.is_inside(schema) || self.grown > ENOUGH {
            self.amount = Amount::Least;
        }
        self.around.push(schema.id);
        let result = act(self);
        self.around.pop();
        self.amount = before;
        result
    }

    /// Does something where a member of a structure is: HTTP headers take less than bodies do.
    pub(super) fn at<T>(&mut self, member: &'static Member, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.texts.plain;
        self.texts.plain = matches!(member.location, Location::Header(_) | Location::PrefixHeaders(_));
        let result = act(self);
        self.texts.plain = before;
        result
    }

    pub(super) fn structure(&mut self, schema: &'static Schema) -> Tree {
        if self.around.len() >= DEPTH {
            return Tree::Absent;
        }
        self.inside(schema, |sampler| {
            let mut members = Vec::new();
            for (index, member) in schema.members().iter().enumerate() {
                let set = match sampler.amount {
                    Amount::Least => member.must_be_set(),
                    Amount::Some => member.must_be_set() || sampler.rng.one_in(2),
                    Amount::Most => true,
                };
                if set {
                    members.push((index, sampler.at(member, |sampler| sampler.member(member))));
                }
            }
            Tree::Structure(members)
        })
    }

    pub(super) fn union(&mut self, schema: &'static Schema) -> Tree {
        if self.around.len() >= DEPTH {
            return Tree::Absent;
        }
        self.inside(schema, |sampler| {
            let members = schema.members();
            let index = match sampler.amount {
                Amount::Least => shallowest(members),
                _ => {
                    usize::try_from(sampler.rng.below(u64::try_from(members.len()).unwrap_or(0))).unwrap_or(0)
                }
            };
            match members.get(index) {
                Some(member) => Tree::Union(index, Box::new(sampler.member(member))),
                None => Tree::Absent,
            }
        })
    }

    /// A value of a member.
    pub(super) fn member(&mut self, member: &'static Member) -> Tree {
        self.count_pieces(1);
        let constraints = member.constraints();
        match &member.target.kind {
            Kind::Unit => Tree::Unit,
            Kind::Boolean => Tree::Boolean(self.rng.one_in(2)),
            Kind::IntEnum(values) if !values.is_empty() => {
                Tree::Integer(self.rng.pick(values).copied().unwrap_or(0).into())
            }
            kind @ (Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::IntEnum(_)
            | Kind::Long
            | Kind::Float
            | Kind::Double
            | Kind::BigInteger
            | Kind::BigDecimal) => {
                number::within(&mut self.rng, kind, constraints.range).unwrap_or(Tree::Absent)
            }
            Kind::String => Tree::Text(self.text(constraints)),
            Kind::Enum(values) => {
                let known = member.target.listed.unwrap_or(values);
                match self.rng.pick(known).or_else(|| values.first()) {
                    Some(value) => Tree::Text((*value).to_owned()),
                    None => Tree::Text(self.text(constraints)),
                }
            }
            Kind::Blob => {
                let (min, max) = bounds(constraints);
                let more = if self.amount == Amount::Least { 0 } else { self.rng.between(0, 24) };
                Tree::Blob(self.bytes(min.saturating_add(more).min(max)))
            }
            Kind::Timestamp => {
                let whole = self.texts.plain || member.timestamp_format == Some(TimestampFormat::HttpDate);
                unshaped::timestamp(&mut self.rng, whole)
            }
            Kind::Document => Tree::Document(unshaped::document(&mut self.rng, 2)),
            Kind::List { member: item, sparse } => {
                let count = self.count(constraints);
                Tree::List(self.items(item, constraints, count, *sparse, Vec::new()))
            }
            Kind::Map { key, value, sparse } => {
                let count = self.count(constraints);
                Tree::Map(self.entries(key, value, count, *sparse, Vec::new()))
            }
            Kind::Structure(_) => self.structure(member.target),
            Kind::Union(_) => self.union(member.target),
        }
    }

    fn count_pieces(&mut self, more: usize) {
        self.grown = self.grown.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
    }

    /// As many bytes as wanted.
    pub(super) fn bytes(&mut self, length: u32) -> Vec<u8> {
        self.count_pieces(usize::try_from(length).unwrap_or(usize::MAX) / PIECE);
        (0..length).map(|_| self.rng.next().to_le_bytes()[0]).collect()
    }

    /// A string; not empty where it need not be, since HTTP's labels and headers cannot be.
    fn text(&mut self, constraints: &Constraints) -> String {
        let (min, max) = bounds(constraints);
        let want = if self.amount == Amount::Least { Want::Shortest } else { Want::Some };
        let (rng, pattern) = (&mut self.rng, constraints.pattern);
        let range = (min.max(1).min(max), max);
        let text = self.texts.matching(rng, pattern, range, want);
        let text = text.or_else(|| self.texts.matching(rng, pattern, (min, max), want)).unwrap_or_default();
        self.count_pieces(text.len() / PIECE);
        text
    }

    /// How many items or entries there are to be.
    fn count(&mut self, constraints: &Constraints) -> u32 {
        let (min, max) = bounds(constraints);
        let more = match self.amount {
            _ if self.grown > ENOUGH => 0,
            Amount::Least => 0,
            Amount::Some => self.rng.between(0, 3),
            Amount::Most => u32::from(min == 0) + self.rng.between(0, 1),
        };
        min.saturating_add(more).min(max).min(MOST_ITEMS)
    }

    /// Items to these, until there are as many as wanted; fewer where no more unique ones were found.
    pub(super) fn items(
        &mut self,
        item: &'static Member,
        constraints: &Constraints,
        count: u32,
        sparse: bool,
        mut items: Vec<Tree>,
    ) -> Vec<Tree> {
        let count = usize::try_from(count).unwrap_or(0);
        let nulls = sparse && !constraints.unique_items && self.amount == Amount::Some;
        while items.len() < count && self.grown < TOO_MANY {
            let next = match nulls && self.rng.one_in(4) {
                true => Some(Tree::Absent),
                false if !constraints.unique_items => Some(self.member(item)),
                false => (0..TRIES).map(|_| self.member(item)).find(|next| !items.contains(next)),
            };
            match next {
                Some(next) => items.push(next),
                None => break,
            }
        }
        items
    }

    /// Entries to these, until there are as many as wanted; fewer where no more keys were found.
    pub(super) fn entries(
        &mut self,
        key: &'static Member,
        value: &'static Member,
        count: u32,
        sparse: bool,
        mut entries: Vec<(String, Tree)>,
    ) -> Vec<(String, Tree)> {
        let count = usize::try_from(count).unwrap_or(0);
        while entries.len() < count && self.grown < TOO_MANY {
            let is_new = |next: &String| entries.iter().all(|(key, _)| key != next);
            let Some(next) = (0..TRIES).map(|_| self.key(key)).find(is_new) else { break };
            let null = sparse && self.amount == Amount::Some && self.rng.one_in(4);
            let value = if null { Tree::Absent } else { self.member(value) };
            entries.push((next, value));
        }
        // In the order of Rust's maps, so that equal trees are equal values.
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        entries
    }

    /// A key of a map: longer than the shortest, so that there are enough of them.
    pub(super) fn key(&mut self, key: &'static Member) -> String {
        let before = std::mem::replace(&mut self.amount, Amount::Some);
        let key = self.member(key);
        self.amount = before;
        match key {
            Tree::Text(text) => text,
            _ => String::new(),
        }
    }
}

/// The member of a union that takes the least to be complete: one that recurs may take forever.
fn shallowest(members: &'static [Member]) -> usize {
    let mut fuel = 10_000;
    let ends =
        |levels: usize, fuel: &mut u32| members.iter().position(|member| is_complete(member, levels, fuel));
    (0..DEPTH).find_map(|levels| ends(levels, &mut fuel)).unwrap_or(0)
}

/// True when a member can have a value with no more levels of structures and unions than these.
fn is_complete(member: &'static Member, levels: usize, fuel: &mut u32) -> bool {
    let Some(left) = fuel.checked_sub(1) else { return false };
    *fuel = left;
    let empty = bounds(member.constraints()).0 == 0;
    match &member.target.kind {
        Kind::List { .. } | Kind::Map { .. } if empty => true,
        Kind::List { member, .. } | Kind::Map { value: member, .. } if levels > 0 => {
            is_complete(member, levels - 1, fuel)
        }
        Kind::Structure(members) if levels > 0 => members
            .iter()
            .filter(|member| member.must_be_set())
            .all(|member| is_complete(member, levels - 1, fuel)),
        Kind::Union(members) if levels > 0 => {
            members.iter().any(|member| is_complete(member, levels - 1, fuel))
        }
        kind => !matches!(kind, Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_)),
    }
}
