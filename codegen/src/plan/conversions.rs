//! Which types of a module and of the crate's root become one another, and whether every value does.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Model, Shape, ShapeId, ShapeType};

use super::build::Scope;
use super::shapes::{has_default, is_plain};
use super::Conversion;

/// Conversions from the types of one model to those of the same name in another, in the order of their names.
pub fn conversions(from: &Scope<'_>, to: &Scope<'_>) -> Vec<Conversion> {
    let pairs = pairs(from, to);
    let partial = partial(from.model, to.model, pairs.values().copied());
    let conversion = |(from_id, to_id): (&ShapeId, &ShapeId)| {
        Some(Conversion {
            from: from.names.type_of(from_id)?.clone(),
            to: to.names.type_of(to_id)?.clone(),
            total: !partial.contains(&(from_id.clone(), to_id.clone())),
        })
    };
    pairs.values().copied().filter_map(conversion).collect()
}

/// Shapes of the same name and kind, by the name of the Rust type.
fn pairs<'s>(from: &'s Scope<'_>, to: &'s Scope<'_>) -> BTreeMap<&'s str, (&'s ShapeId, &'s ShapeId)> {
    let typed = |scope: &'s Scope<'_>| {
        let named = |id: &'s ShapeId| Some((scope.names.type_of(id)?.item.as_str(), id));
        scope.closure.shapes.iter().filter_map(named)
    };
    let others: BTreeMap<&str, &ShapeId> = typed(to).collect();
    let alike = |(name, id): (&'s str, &'s ShapeId)| {
        let other = *others.get(name)?;
        let kind = |model: &Model, id: &ShapeId| model.shape(id).map(|shape| shape.shape_type);
        (kind(from.model, id) == kind(to.model, other)).then_some((name, (id, other)))
    };
    typed(from).filter_map(alike).collect()
}

type Pair = (ShapeId, ShapeId);

/// The pairs, among those given and all that they lead to, that some value of the first cannot become the second of.
///
/// A pair is partial when it is so by itself, or when a pair that it leads to is: from the pairs that are partial by
/// themselves, back along the ways that lead to them.
fn partial<'s>(
    from: &Model,
    to: &Model,
    roots: impl Iterator<Item = (&'s ShapeId, &'s ShapeId)>,
) -> BTreeSet<Pair> {
    let mut queue: Vec<Pair> = roots.map(|(a, b)| (a.clone(), b.clone())).collect();
    let mut seen: BTreeSet<Pair> = queue.iter().cloned().collect();
    let mut leading: BTreeMap<Pair, Vec<Pair>> = BTreeMap::new();
    let mut found: Vec<Pair> = Vec::new();
    while let Some(pair) = queue.pop() {
        let (Some(a), Some(b)) = (from.shape(&pair.0), to.shape(&pair.1)) else { continue };
        let Some(inner) = inner(a, b) else {
            found.push(pair);
            continue;
        };
        for next in inner {
            leading.entry(next.clone()).or_default().push(pair.clone());
            if seen.insert(next.clone()) {
                queue.push(next);
            }
        }
    }
    let mut partial = BTreeSet::new();
    while let Some(pair) = found.pop() {
        found.extend(leading.remove(&pair).unwrap_or_default());
        partial.insert(pair);
    }
    partial
}

/// The pairs that a value of `a` leads to on its way to `b`; nothing where some value does not get there.
fn inner(a: &Shape, b: &Shape) -> Option<Vec<Pair>> {
    use ShapeType::{Enum, IntEnum, Integer, List, Map, String, Structure, Union};
    let alike = a.shape_type == b.shape_type
        || matches!((a.shape_type, b.shape_type), (Enum, String) | (String, Enum))
        || matches!((a.shape_type, b.shape_type), (IntEnum, Integer) | (Integer, IntEnum));
    if !alike {
        return None;
    }
    let sparse = |shape: &Shape| shape.traits.has("smithy.api#sparse");
    match a.shape_type {
        Structure => {
            // What the target has to have must always be there.
            let given = |name: &str| a.member(name).is_some_and(|member| is_plain(a, member));
            let mut needed =
                b.members.iter().filter(|m| m.traits.has("smithy.api#required") && !has_default(m));
            if !needed.all(|member| given(member.name())) {
                return None;
            }
        }
        List | Map if sparse(a) && !sparse(b) => return None,
        Union | List | Map => {}
        _ => return Some(Vec::new()),
    }
    a.members
        .iter()
        .map(|member| Some((member.target.clone(), b.member(member.name())?.target.clone())))
        .collect()
}
