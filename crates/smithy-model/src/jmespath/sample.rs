//! A typical value of a shape, for expressions to be tried on: made as deep as an expression looks into it.

use std::rc::Rc;

use super::value::Value;
use crate::{Model, Node, Shape, ShapeType, Traits};

/// A list, map, structure or union, and how it was reached.
#[derive(Debug, Clone)]
pub(super) struct Sample<'m> {
    model: &'m Model,
    shape: &'m Shape,
    path: Option<Rc<Step<'m>>>,
}

/// A member that was gone through, and those before it of the same shape.
#[derive(Debug)]
struct Step<'m> {
    shape: &'m Shape,
    member: usize,
    before: Option<Rc<Step<'m>>>,
}

/// A sample holds two items where its length allows it, at most so many where it does not.
const MOST_ITEMS: u64 = 8;

/// A typical value of a shape.
pub(super) fn sample<'m>(model: &'m Model, shape: &'m Shape) -> Value<'m> {
    of(model, shape, None)
}

fn of<'m>(model: &'m Model, shape: &'m Shape, path: Option<Rc<Step<'m>>>) -> Value<'m> {
    match shape.shape_type {
        ShapeType::Blob => Value::String("blob".into()),
        ShapeType::Boolean => Value::Boolean(true),
        ShapeType::String | ShapeType::Enum => Value::String("a".repeat(length(&shape.traits)).into()),
        ShapeType::Timestamp => Value::Number(0.0),
        ShapeType::List | ShapeType::Map | ShapeType::Structure | ShapeType::Union => {
            Value::Unopened(Sample { model, shape, path })
        }
        ShapeType::Document | ShapeType::Operation | ShapeType::Resource | ShapeType::Service => Value::Any,
        ShapeType::Byte
        | ShapeType::Short
        | ShapeType::Integer
        | ShapeType::IntEnum
        | ShapeType::Long
        | ShapeType::Float
        | ShapeType::Double
        | ShapeType::BigInteger
        | ShapeType::BigDecimal => Value::Number(number(&shape.traits)),
    }
}

impl<'m> Sample<'m> {
    pub(super) fn is_array(&self) -> bool {
        self.shape.shape_type == ShapeType::List
    }

    pub(super) fn is_empty(&self) -> bool {
        match self.shape.shape_type {
            ShapeType::List | ShapeType::Map => length(&self.shape.traits) == 0,
            _ => self.shape.members.is_empty(),
        }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.shape.id == other.shape.id
    }

    /// The value, its items or members unopened.
    pub(super) fn open(&self) -> Value<'m> {
        match self.shape.shape_type {
            ShapeType::List => Value::Array(vec![self.member(0); length(&self.shape.traits)].into()),
            ShapeType::Map => {
                let entry = |number| (format!("key{number}"), self.member(1));
                Value::Object((0..length(&self.shape.traits)).map(entry).collect())
            }
            _ => {
                let members = self.shape.members.iter().enumerate();
                Value::Object(
                    members.map(|(at, member)| (member.name().to_owned(), self.member(at))).collect(),
                )
            }
        }
    }

    /// The value of a member. What is inside itself is not looked into again.
    fn member(&self, number: usize) -> Value<'m> {
        let mut step = self.path.as_ref();
        while let Some(seen) = step {
            if seen.shape.id == self.shape.id && number <= seen.member {
                return Value::Any;
            }
            step = seen.before.as_ref();
        }
        let member = self.shape.members.get(number);
        let Some(target) = member.and_then(|member| self.model.shapes.get(&member.target)) else {
            return Value::Any;
        };
        let path = Step { shape: self.shape, member: number, before: self.path.clone() };
        of(self.model, target, Some(Rc::new(path)))
    }
}

/// Two, where `@length` allows it.
fn length(traits: &Traits) -> usize {
    let limits = traits.get("smithy.api#length");
    let limit = |name| limits?.get(name).and_then(Node::as_number)?.as_i128();
    let least = limit("min").map_or(0, |min| u64::try_from(min).unwrap_or(0)).min(MOST_ITEMS);
    let most = limit("max").map_or(u64::MAX, |max| u64::try_from(max).unwrap_or(0));
    // At most eight, so it fits.
    2.max(least).min(most) as usize
}

/// Eight, where `@range` allows it.
fn number(traits: &Traits) -> f64 {
    let limits = traits.get("smithy.api#range");
    let limit = |name| Some(limits?.get(name).and_then(Node::as_number)?.as_f64());
    8.0_f64.max(limit("min").unwrap_or(f64::MIN)).min(limit("max").unwrap_or(f64::MAX))
}
