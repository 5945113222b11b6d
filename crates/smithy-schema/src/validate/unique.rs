//! `@uniqueItems`: whether a list has two equal items, by Smithy's value equality.

use std::cmp::Ordering;

use crate::number;
use crate::path::MAX_DEPTH;
use crate::{Active, List, Map, Structure, Union, Value};

/// Up to so many items each is compared with each, without allocation.
const PAIRWISE: usize = 16;

/// True when no two items are equal ([spec](https://smithy.io/2.0/spec/constraint-traits.html#value-equality)).
pub(super) fn has_unique_items(list: &dyn List) -> bool {
    let count = list.len();
    let equal = |left: usize, right: usize| compare(list.get(left), list.get(right), 0) == Ordering::Equal;
    if count <= PAIRWISE {
        return !(1..count).any(|right| (0..right).any(|left| equal(left, right)));
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|left, right| compare(list.get(*left), list.get(*right), 0));
    !order.windows(2).any(|pair| matches!(pair, [left, right] if equal(*left, *right)))
}

/// A total order of the values of one shape, in which those are equal that Smithy calls equal.
fn compare(left: Value<'_>, right: Value<'_>, depth: usize) -> Ordering {
    // Deeper values are violations of their own; here they count as equal.
    if depth > MAX_DEPTH {
        return Ordering::Equal;
    }
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => left.cmp(&right),
        (Value::Byte(left), Value::Byte(right)) => left.cmp(&right),
        (Value::Short(left), Value::Short(right)) => left.cmp(&right),
        (Value::Integer(left), Value::Integer(right)) => left.cmp(&right),
        (Value::Long(left), Value::Long(right)) => left.cmp(&right),
        (Value::Float(left), Value::Float(right)) => left.total_cmp(&right),
        (Value::Double(left), Value::Double(right)) => left.total_cmp(&right),
        (Value::BigInteger(left), Value::BigInteger(right)) => number::compare(left.as_str(), right.as_str()),
        (Value::BigDecimal(left), Value::BigDecimal(right)) => number::compare(left.as_str(), right.as_str()),
        (Value::String(left), Value::String(right)) => left.cmp(right),
        (Value::Blob(left), Value::Blob(right)) => left.cmp(right),
        (Value::Timestamp(left), Value::Timestamp(right)) => left.cmp(&right),
        (Value::Document(left), Value::Document(right)) => left.cmp(right),
        (Value::List(left), Value::List(right)) => compare_lists(left, right, depth),
        (Value::Map(left), Value::Map(right)) => compare_maps(left, right, depth),
        (Value::Structure(left), Value::Structure(right)) => compare_structures(left, right, depth),
        (Value::Union(left), Value::Union(right)) => compare_unions(left, right, depth),
        (left, right) => rank(left).cmp(&rank(right)),
    }
}

/// Values of one shape have one kind, so that only absent ones are told from others.
fn rank(value: Value<'_>) -> bool {
    !matches!(value, Value::Absent)
}

fn compare_lists(left: &dyn List, right: &dyn List, depth: usize) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| {
        (0..left.len())
            .map(|index| compare(left.get(index), right.get(index), depth + 1))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    })
}

fn compare_maps(left: &dyn Map, right: &dyn Map, depth: usize) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| {
        left.entries()
            .zip(right.entries())
            .map(|((left_key, left), (right_key, right))| {
                left_key.cmp(right_key).then_with(|| compare(left, right, depth + 1))
            })
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    })
}

fn compare_structures(left: &dyn Structure, right: &dyn Structure, depth: usize) -> Ordering {
    (0..left.schema().members().len())
        .map(|index| compare(left.get(index), right.get(index), depth + 1))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn compare_unions(left: &dyn Union, right: &dyn Union, depth: usize) -> Ordering {
    match (left.active(), right.active()) {
        (Active::Known(left_index, left), Active::Known(right_index, right)) => {
            left_index.cmp(&right_index).then_with(|| compare(left, right, depth + 1))
        }
        (Active::Unknown(left_tag, left), Active::Unknown(right_tag, right)) => {
            left_tag.cmp(right_tag).then_with(|| left.cmp(right))
        }
        (Active::Known(..), Active::Unknown(..)) => Ordering::Less,
        (Active::Unknown(..), Active::Known(..)) => Ordering::Greater,
    }
}
