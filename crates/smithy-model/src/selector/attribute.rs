//! Attributes of shapes, and how selectors compare them.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::eval::Run;
use super::{Comparator, Operand, Segment};
use crate::{Node, NodeValue, Shape, ShapeId};

/// What an attribute is at a step of its path.
#[derive(Clone)]
pub(super) enum Value<'m> {
    Empty,
    Text(Cow<'m, str>),
    Node(&'m Node),
    Id(&'m ShapeId),
    Service(&'m Shape),
    /// A shape or member itself: the beginning of every path, and what variables hold.
    Shape(u32, &'m ShapeId),
    Traits(u32),
    Variables,
    Projection(Vec<Value<'m>>),
}

/// The value of an operand, where paths begin at `scope`.
pub(super) fn resolve<'m>(run: &Run<'_, 'm>, scope: Value<'m>, operand: &Operand) -> Value<'m> {
    match operand {
        Operand::Literal(text) => Value::Text(Cow::Owned(text.clone())),
        Operand::Path(segments) => {
            segments.iter().fold(scope, |value, segment| property(run, &value, segment))
        }
    }
}

/// Whether there is such an attribute: a projection exists when any of its values does.
pub(super) fn exists(value: &Value<'_>) -> bool {
    match value {
        Value::Empty => false,
        Value::Projection(values) => values.iter().any(exists),
        _ => true,
    }
}

/// Whether two values compare as the comparator says.
pub(super) fn compare(
    comparator: Comparator,
    left: &Value<'_>,
    right: &Value<'_>,
    ignore_case: bool,
) -> bool {
    match comparator {
        Comparator::Exists => exists(left) == (right.text() == "true"),
        Comparator::ProjectionEqual => projections(left, right).is_some_and(|(left, right)| {
            is_subset(&left, &right, ignore_case) && is_subset(&right, &left, ignore_case)
        }),
        Comparator::ProjectionNotEqual => !compare(Comparator::ProjectionEqual, left, right, ignore_case),
        Comparator::Subset => {
            projections(left, right).is_some_and(|(left, right)| is_subset(&left, &right, ignore_case))
        }
        Comparator::ProperSubset => projections(left, right).is_some_and(|(left, right)| {
            is_subset(&left, &right, ignore_case) && !is_subset(&right, &left, ignore_case)
        }),
        _ => {
            let right = right.flattened();
            left.flattened()
                .iter()
                .any(|left| right.iter().any(|right| compare_single(comparator, left, right, ignore_case)))
        }
    }
}

fn projections<'m>(left: &Value<'m>, right: &Value<'m>) -> Option<(Vec<Value<'m>>, Vec<Value<'m>>)> {
    match (left, right) {
        (Value::Projection(_), Value::Projection(_)) => Some((left.flattened(), right.flattened())),
        _ => None,
    }
}

fn is_subset(left: &[Value<'_>], right: &[Value<'_>], ignore_case: bool) -> bool {
    left.iter()
        .all(|left| right.iter().any(|right| compare_single(Comparator::Equal, left, right, ignore_case)))
}

fn compare_single(comparator: Comparator, left: &Value<'_>, right: &Value<'_>, ignore_case: bool) -> bool {
    if !exists(left) || !exists(right) {
        return false;
    }
    let (mut left, mut right) = (left.text(), right.text());
    if ignore_case {
        left = Cow::Owned(left.to_lowercase());
        right = Cow::Owned(right.to_lowercase());
    }
    let order = |wanted: &[Ordering]| {
        let (Some(left), Some(right)) = (number(&left), number(&right)) else { return false };
        left.partial_cmp(&right).is_some_and(|order| wanted.contains(&order))
    };
    match comparator {
        Comparator::Equal => left == right,
        Comparator::NotEqual => left != right,
        Comparator::StartsWith => left.starts_with(&*right),
        Comparator::EndsWith => left.ends_with(&*right),
        Comparator::Contains => left.contains(&*right),
        Comparator::Greater => order(&[Ordering::Greater]),
        Comparator::GreaterOrEqual => order(&[Ordering::Greater, Ordering::Equal]),
        Comparator::Less => order(&[Ordering::Less]),
        Comparator::LessOrEqual => order(&[Ordering::Less, Ordering::Equal]),
        _ => false,
    }
}

/// The number that a text is; Rust's words for infinity and the like are none of Smithy's.
fn number(text: &str) -> Option<f64> {
    let numeric = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    numeric.then(|| text.parse().ok()).flatten()
}

impl<'m> Value<'m> {
    /// The values of a projection and of projections in it; any other value alone.
    pub(super) fn flattened(&self) -> Vec<Self> {
        match self {
            Value::Projection(values) => values.iter().flat_map(Value::flattened).collect(),
            other => vec![other.clone()],
        }
    }

    /// The string form, empty where there is none.
    fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Node(node) => match &node.value {
                NodeValue::String(text) => Cow::Borrowed(text.as_str()),
                NodeValue::Number(number) => Cow::Borrowed(number.as_str()),
                NodeValue::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
                _ => Cow::Borrowed(""),
            },
            Value::Id(id) | Value::Shape(_, id) => Cow::Borrowed(id.as_str()),
            Value::Service(shape) => Cow::Borrowed(shape.id.as_str()),
            _ => Cow::Borrowed(""),
        }
    }
}

fn property<'m>(run: &Run<'_, 'm>, value: &Value<'m>, segment: &Segment) -> Value<'m> {
    match value {
        Value::Shape(at, _) => shape_property(run, *at, segment),
        Value::Traits(at) => trait_property(run, *at, segment),
        Value::Id(id) => match segment {
            Segment::Name { name, .. } => match name.as_str() {
                "namespace" => Value::Text(Cow::Borrowed(id.namespace())),
                "name" => Value::Text(Cow::Borrowed(id.name())),
                "member" => id.member().map_or(Value::Empty, |member| Value::Text(Cow::Borrowed(member))),
                _ => Value::Empty,
            },
            Segment::Length => count(id.as_str().chars().count()),
            _ => Value::Empty,
        },
        Value::Text(text) => match segment {
            Segment::Length => count(text.chars().count()),
            _ => Value::Empty,
        },
        Value::Service(shape) => match segment {
            Segment::Name { name, .. } if name == "id" => Value::Id(&shape.id),
            Segment::Name { name, .. } if name == "version" => shape
                .as_service()
                .map_or(Value::Empty, |service| Value::Text(Cow::Borrowed(service.version.as_str()))),
            _ => Value::Empty,
        },
        Value::Node(node) => node_property(node, segment),
        Value::Variables => match segment {
            Segment::Name { name, .. } => run.variables.get(name).map_or(Value::Empty, |values| {
                Value::Projection(values.iter().map(|&at| Value::Shape(at, run.graph.id(at))).collect())
            }),
            _ => Value::Empty,
        },
        Value::Projection(values) => match segment {
            Segment::First => value.flattened().into_iter().next().unwrap_or(Value::Empty),
            _ => {
                let found = values.iter().map(|value| property(run, value, segment));
                Value::Projection(found.filter(exists).collect())
            }
        },
        Value::Empty => Value::Empty,
    }
}

fn shape_property<'m>(run: &Run<'_, 'm>, at: u32, segment: &Segment) -> Value<'m> {
    let Segment::Name { name, .. } = segment else { return Value::Empty };
    let vertex = run.graph.vertex(at);
    match name.as_str() {
        "id" => Value::Id(vertex.id()),
        "trait" => Value::Traits(at),
        "var" => Value::Variables,
        "service" => match vertex {
            super::Vertex::Shape(shape) if shape.as_service().is_some() => Value::Service(shape),
            _ => Value::Empty,
        },
        _ => Value::Empty,
    }
}

fn trait_property<'m>(run: &Run<'_, 'm>, at: u32, segment: &Segment) -> Value<'m> {
    let traits = run.graph.vertex(at).traits();
    match segment {
        Segment::Keys => Value::Projection(traits.iter().map(|(id, _)| Value::Id(id)).collect()),
        Segment::Values => Value::Projection(traits.iter().map(|(_, node)| Value::Node(node)).collect()),
        Segment::Length => count(traits.len()),
        Segment::Name { trait_id, .. } => traits.get(trait_id).map_or(Value::Empty, Value::Node),
        Segment::First | Segment::UnknownFunction => Value::Empty,
    }
}

fn node_property<'m>(node: &'m Node, segment: &Segment) -> Value<'m> {
    match (segment, &node.value) {
        (Segment::Name { name, .. }, NodeValue::Object(object)) => {
            object.get(name).map_or(Value::Empty, Value::Node)
        }
        (Segment::Keys, NodeValue::Object(object)) => Value::Projection(
            object.iter().map(|entry| Value::Text(Cow::Borrowed(entry.key.as_str()))).collect(),
        ),
        (Segment::Values, NodeValue::Object(object)) => {
            Value::Projection(object.iter().map(|entry| Value::Node(&entry.value)).collect())
        }
        (Segment::Values, NodeValue::Array(items)) => {
            Value::Projection(items.iter().map(Value::Node).collect())
        }
        (Segment::Length, NodeValue::Array(items)) => count(items.len()),
        (Segment::Length, NodeValue::Object(object)) => count(object.len()),
        (Segment::Length, NodeValue::String(text)) => count(text.chars().count()),
        _ => Value::Empty,
    }
}

fn count<'m>(count: usize) -> Value<'m> {
    Value::Text(Cow::Owned(count.to_string()))
}
