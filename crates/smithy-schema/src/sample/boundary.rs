//! Values at the limits of each constraint of a shape: just met, and just missed.

use super::grow::{Sampler, MOST_ITEMS};
use super::language::LONGEST;
use super::number;
use super::text::{bounds, Want};
use super::tree::Tree;
use crate::path::{Path, Place};
use crate::{Constraint, Constraints, Kind, Length, Member, Schema};

/// A value at a limit, with what validation says of it.
pub(super) struct Case {
    pub(super) tree: Tree,
    pub(super) path: String,
    pub(super) constraint: Constraint,
    pub(super) met: bool,
}

/// How deep shapes are looked into.
const DEPTH: usize = 12;
/// A shape with more limits than this is looked at in part.
const CASES: usize = 20_000;

fn case(place: &Place<'_>, tree: Tree, constraint: Constraint, met: bool) -> Case {
    Case { tree, path: place.path.pointer(), constraint, met }
}

/// The limits in a structure or union. A shape inside of itself is not looked into again.
pub(super) fn shape(sampler: &mut Sampler, schema: &'static Schema, place: &Place<'_>) -> Vec<Case> {
    if place.depth > DEPTH || sampler.is_inside(schema) {
        return Vec::new();
    }
    match schema.kind {
        Kind::Structure(members) => structure(sampler, schema, members, place),
        Kind::Union(members) => sampler.inside(schema, |sampler| {
            let mut cases = Vec::new();
            for (index, member) in members.iter().enumerate() {
                let below = place.below(Path::Member(&place.path, member), Some(member));
                let inner = self::member(sampler, member, &below).into_iter();
                cases
                    .extend(inner.map(|case| Case { tree: Tree::Union(index, Box::new(case.tree)), ..case }));
            }
            cases
        }),
        _ => Vec::new(),
    }
}

fn structure(
    sampler: &mut Sampler,
    schema: &'static Schema,
    members: &'static [Member],
    place: &Place<'_>,
) -> Vec<Case> {
    let least = sampler.structure(schema);
    sampler.inside(schema, |sampler| {
        let mut cases = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let below = place.below(Path::Member(&place.path, member), Some(member));
            // A Rust value can lack it where it is an option, as in an input.
            if member.must_be_set() {
                cases.push(case(&below, least.without(index), Constraint::Required, false));
            }
            let inner = sampler.at(member, |sampler| self::member(sampler, member, &below));
            cases.extend(inner.into_iter().map(|case| Case { tree: least.with(index, case.tree), ..case }));
            if cases.len() > CASES {
                break;
            }
        }
        cases
    })
}

/// The limits of a member's own constraints, and those inside of it.
fn member(sampler: &mut Sampler, member: &'static Member, place: &Place<'_>) -> Vec<Case> {
    let constraints = member.constraints();
    match &member.target.kind {
        Kind::String => text(sampler, constraints, place),
        Kind::Enum(values) => {
            let known = values.iter().map(|value| Tree::Text((*value).to_owned()));
            let unknown = ["UNKNOWN", "unknown", "Unknown0", "unknown-1"];
            let unknown = unknown.into_iter().find(|value| !values.contains(value));
            let unknown = unknown.map(|value| Tree::Text(value.to_owned()));
            let constraint = Constraint::Enum(member.target.listed.unwrap_or(values));
            chosen(place, constraint, known, unknown)
        }
        Kind::IntEnum(values) => {
            let known = values.iter().map(|value| Tree::Integer((*value).into()));
            let unknown = (0..=i32::MAX).find(|value| !values.contains(value));
            let unknown = unknown.map(|value| Tree::Integer(value.into()));
            chosen(place, Constraint::IntEnum(values), known, unknown)
        }
        Kind::Blob => lengths(constraints, LONGEST)
            .map(|(length, met)| {
                let actual = u64::from(length);
                case(place, Tree::Blob(sampler.bytes(length)), sized(constraints, actual), met)
            })
            .collect(),
        Kind::List { member: item, .. } => list(sampler, constraints, item, place),
        Kind::Map { key, value, .. } => map(sampler, constraints, (key, value), place),
        Kind::Structure(_) | Kind::Union(_) => shape(sampler, member.target, place),
        kind => range(kind, constraints, place),
    }
}

fn range(kind: &Kind, constraints: &Constraints, place: &Place<'_>) -> Vec<Case> {
    let Some(range) = constraints.range else { return Vec::new() };
    let constraint = Constraint::Range { min: range.min, max: range.max };
    let mut cases = Vec::new();
    for (bound, least) in [(range.min, true), (range.max, false)] {
        let Some(bound) = bound else { continue };
        cases.extend(number::met(kind, bound, least).map(|tree| case(place, tree, constraint, true)));
        cases.extend(number::missed(kind, bound, least).map(|tree| case(place, tree, constraint, false)));
    }
    cases
}

/// The known values and an unknown one.
fn chosen(
    place: &Place<'_>,
    constraint: Constraint,
    known: impl Iterator<Item = Tree>,
    unknown: Option<Tree>,
) -> Vec<Case> {
    let known = known.map(|tree| (tree, true));
    let all = known.chain(unknown.map(|tree| (tree, false)));
    all.map(|(tree, met)| case(place, tree, constraint, met)).collect()
}

/// Strings: where the pattern has none of the length just met or missed, of the nearest that it has.
fn text(sampler: &mut Sampler, constraints: &Constraints, place: &Place<'_>) -> Vec<Case> {
    let (min, max) = bounds(constraints);
    let mut cases = Vec::new();
    if let Some(length) = constraints.length {
        let mut add = |range: Option<(u32, u32)>, want, met| {
            let Sampler { rng, texts, .. } = sampler;
            let text = range.and_then(|range| texts.matching(rng, constraints.pattern, range, want));
            if let Some(text) = text {
                let actual = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
                cases.push(case(place, Tree::Text(text), sized(constraints, actual), met));
            }
        };
        if length.min.is_some_and(|min| min <= u64::from(LONGEST)) {
            add(Some((min, max)), Want::Shortest, true);
            add(min.checked_sub(1).map(|below| (0, below)), Want::Longest, false);
        }
        if length.max.is_some_and(|max| max < u64::from(LONGEST)) {
            add(Some((min, max)), Want::Longest, true);
            add(Some((max + 1, LONGEST)), Want::Shortest, false);
        }
    }
    if let Some(pattern) = constraints.pattern {
        let constraint = Constraint::Pattern(pattern.source());
        let Sampler { rng, texts, .. } = sampler;
        let met = texts.matching(rng, Some(pattern), (min, max), Want::Some);
        cases.extend(met.map(|text| case(place, Tree::Text(text), constraint, true)));
        let missed = texts.mismatching(rng, pattern, (min, max));
        cases.extend(missed.map(|text| case(place, Tree::Text(text), constraint, false)));
    }
    cases
}

fn list(
    sampler: &mut Sampler,
    constraints: &Constraints,
    item: &'static Member,
    place: &Place<'_>,
) -> Vec<Case> {
    let mut cases = Vec::new();
    for (count, met) in lengths(constraints, MOST_ITEMS) {
        sampler.rest();
        let items = sampler.items(item, constraints, count, false, Vec::new());
        cases.push(case(place, Tree::List(items), sized(constraints, count.into()), met));
    }
    let (min, _) = bounds(constraints);
    if constraints.unique_items {
        let mut items = sampler.items(item, constraints, min.max(2), false, Vec::new());
        cases.push(case(place, Tree::List(items.clone()), Constraint::UniqueItems, true));
        items.truncate(usize::try_from(min.max(2)).unwrap_or(0).saturating_sub(1));
        items.extend(items.first().cloned());
        cases.push(case(place, Tree::List(items), Constraint::UniqueItems, false));
    }
    let below = place.below(Path::Index(&place.path, 0), Some(item));
    for case in member(sampler, item, &below) {
        sampler.rest();
        let items = sampler.items(item, constraints, min, false, vec![case.tree]);
        cases.push(Case { tree: Tree::List(items), ..case });
    }
    cases
}

fn map(
    sampler: &mut Sampler,
    constraints: &Constraints,
    (key, value): (&'static Member, &'static Member),
    place: &Place<'_>,
) -> Vec<Case> {
    let mut cases = Vec::new();
    for (count, met) in lengths(constraints, MOST_ITEMS) {
        sampler.rest();
        let entries = sampler.entries(key, value, count, false, Vec::new());
        cases.push(case(place, Tree::Map(entries), sized(constraints, count.into()), met));
    }
    let (min, _) = bounds(constraints);
    // A key has no path of its own.
    for case in member(sampler, key, place) {
        sampler.rest();
        if let Tree::Text(text) = case.tree {
            let first = vec![(text, sampler.member(value))];
            let entries = sampler.entries(key, value, min, false, first);
            cases.push(Case { tree: Tree::Map(entries), ..case });
        }
    }
    let name = sampler.key(key);
    let hidden = place.sensitive || key.is_sensitive();
    let below = place.below(Path::Key(&place.path, &name, hidden), Some(value));
    for case in member(sampler, value, &below) {
        sampler.rest();
        let entries = sampler.entries(key, value, min, false, vec![(name.clone(), case.tree)]);
        cases.push(Case { tree: Tree::Map(entries), ..case });
    }
    cases
}

/// The lengths at the limits and next to them, up to the most that is sampled.
fn lengths(constraints: &Constraints, most: u32) -> impl Iterator<Item = (u32, bool)> {
    let Length { min, max } = constraints.length.unwrap_or(Length { min: None, max: None });
    let below = min.and_then(|min| min.checked_sub(1));
    let above = max.and_then(|max| max.checked_add(1));
    let all = [(min, true), (below, false), (max, true), (above, false)];
    all.into_iter()
        .filter_map(|(length, met)| Some((u32::try_from(length?).ok()?, met)))
        .filter(move |(length, _)| *length <= most)
}

fn sized(constraints: &Constraints, actual: u64) -> Constraint {
    let Length { min, max } = constraints.length.unwrap_or(Length { min: None, max: None });
    Constraint::Length { min, max, actual }
}
