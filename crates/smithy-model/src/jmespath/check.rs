//! What can be said of an expression where only the shape of its input is known: the type of its result, and what
//! cannot be meant.
//!
//! The expression is applied to a typical value of the shape, in which every member is present. So members that do not
//! exist and operations on values of the wrong type are found without a type system for shapes.

use std::rc::Rc;

use super::expression::{Comparator, Expression, Kind, Position, Type};
use super::functions::{signature, Parameter};
use super::sample::sample;
use super::value::{empty_array, literal, of_type, Value};
use crate::{Model, Severity, Shape};

/// What an expression is applied to.
#[derive(Debug, Clone)]
pub enum Input<'m> {
    /// Nothing is known of it.
    Any,
    /// A value of this shape.
    Shape(&'m Shape),
    /// An object with these members.
    Object(Vec<(String, Input<'m>)>),
}

/// What was found out about an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What kind of value it gives.
    pub result: Type,
    /// If that is an array with an item at all: what kind of value the first is.
    pub item: Option<Type>,
    /// What is wrong with it, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Something that an expression cannot mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// [`Severity::Error`]: it always fails. [`Severity::Danger`]: it is null where the author expects a value.
    /// [`Severity::Warning`]: it compares what cannot be compared.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where in the expression.
    pub position: Position,
}

/// Checks an expression against what it will be applied to.
pub fn check<'m>(model: &'m Model, expression: &Expression, input: &Input<'m>) -> Checked {
    let mut found = Problems { list: Vec::new(), visits: 0 };
    let known = Checker { current: value(model, input), applied: Value::Any };
    let result = known.visit(expression, &mut found);
    let mut problems = found.list;
    problems.sort_by(|a: &Problem, b: &Problem| a.position.cmp(&b.position).then(a.message.cmp(&b.message)));
    problems.dedup();
    let item = match result.open() {
        Value::Array(items) => items.first().map(Value::kind),
        _ => None,
    };
    Checked { result: result.kind(), item, problems }
}

fn value<'m>(model: &'m Model, input: &Input<'m>) -> Value<'m> {
    match input {
        Input::Any => Value::Any,
        Input::Shape(shape) => sample(model, shape),
        Input::Object(entries) => {
            let entries = entries.iter().map(|(name, input)| (name.clone(), value(model, input)));
            Value::Object(entries.collect())
        }
    }
}

struct Checker<'m> {
    current: Value<'m>,
    /// What `&expression` is applied to, as far as known.
    applied: Value<'m>,
}

/// What was found so far, and how many expressions were visited for it.
struct Problems {
    list: Vec<Problem>,
    visits: u32,
}

/// Nested projections visit their inner expression for every item of every item: more visits than this say nothing new.
const MOST_VISITS: u32 = 20_000;

impl<'m> Checker<'m> {
    fn on(current: Value<'m>) -> Self {
        Self { current, applied: Value::Any }
    }

    fn visit(&self, expression: &Expression, problems: &mut Problems) -> Value<'m> {
        let at = expression.position;
        problems.visits += 1;
        if problems.visits > MOST_VISITS {
            return Value::Any;
        }
        match &expression.kind {
            Kind::Current => self.current.clone(),
            Kind::Literal(node) => literal(node),
            Kind::Field(name) => self.field(name, at, problems),
            Kind::Index(index) => self.index(*index, at, problems),
            Kind::Slice { .. } => match self.current.open() {
                array @ Value::Array(_) => array,
                other => {
                    other.unless_any("a slice", Type::Array, at, problems);
                    empty_array()
                }
            },
            Kind::Comparison { comparator, left, right } => {
                let (left, right) = (self.visit(left, problems), self.visit(right, problems));
                compare(*comparator, &left, &right, at, problems)
            }
            Kind::And(left, right) => {
                let (left, right) = (self.visit(left, problems), self.visit(right, problems));
                if left.is_true() {
                    right
                } else {
                    left
                }
            }
            Kind::Or(left, right) => {
                let (left, right) = (self.visit(left, problems), self.visit(right, problems));
                if left.is_true() {
                    left
                } else {
                    right
                }
            }
            Kind::Not(inner) => Value::Boolean(!self.visit(inner, problems).is_true()),
            Kind::Subexpression(left, right) => {
                let left = self.visit(left, problems);
                Self::on(left).visit(right, problems)
            }
            Kind::Projection(left, right) => {
                let left = self.visit(left, problems);
                Self::project(left, "an array projection", right, at, problems)
            }
            Kind::ObjectProjection(left, right) => {
                let left = self.visit(left, problems);
                Self::project_object(left, right, at, problems)
            }
            Kind::FilterProjection { left, condition, right } => {
                let left = self.visit(left, problems);
                Self::filter(left, condition, right, at, problems)
            }
            Kind::Flatten(inner) => flatten(self.visit(inner, problems), at, problems),
            Kind::MultiSelectList(items) => {
                Value::Array(items.iter().map(|item| self.visit(item, problems)).collect())
            }
            Kind::MultiSelectHash(entries) => {
                let entries = entries.iter().map(|(name, item)| (name.clone(), self.visit(item, problems)));
                Value::Object(entries.collect())
            }
            Kind::Function { name, arguments } => self.function(name, arguments, at, problems),
            Kind::Reference(inner) => {
                Self::on(self.applied.clone()).visit(inner, problems);
                Value::Expression
            }
        }
    }

    fn field(&self, name: &str, at: Position, problems: &mut Problems) -> Value<'m> {
        let Value::Object(entries) = self.current.open() else {
            self.current.unless_any(&format!("the member `{name}`"), Type::Object, at, problems);
            return Value::Any;
        };
        if let Some((_, value)) = entries.iter().find(|(key, _)| key == name) {
            return value.clone();
        }
        let known: Vec<_> = entries.iter().map(|(key, _)| format!("`{key}`")).collect();
        let known =
            if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) };
        report(problems, Severity::Danger, at, format!("the object has no member `{name}`; {known}"));
        Value::Null
    }

    fn index(&self, index: i64, at: Position, problems: &mut Problems) -> Value<'m> {
        let Value::Array(items) = self.current.open() else {
            self.current.unless_any(&format!("the index {index}"), Type::Array, at, problems);
            return Value::Any;
        };
        let from_start = if index < 0 { index.saturating_add_unsigned(items.len() as u64) } else { index };
        let item = usize::try_from(from_start).ok().and_then(|index| items.get(index));
        item.cloned().unwrap_or(Value::Null)
    }

    fn project(
        left: Value<'m>,
        what: &str,
        right: &Expression,
        at: Position,
        problems: &mut Problems,
    ) -> Value<'m> {
        match left.open() {
            Value::Array(items) if !items.is_empty() => {
                Value::Array(items.iter().map(|item| Self::on(item.clone()).visit(right, problems)).collect())
            }
            other => {
                other.unless_any(what, Type::Array, at, problems);
                Self::on(Value::Any).visit(right, problems);
                empty_array()
            }
        }
    }

    fn project_object(
        left: Value<'m>,
        right: &Expression,
        at: Position,
        problems: &mut Problems,
    ) -> Value<'m> {
        match left.open() {
            Value::Object(entries) => {
                let values = entries.iter().map(|(_, value)| Self::on(value.clone()).visit(right, problems));
                Value::Array(values.collect())
            }
            other => {
                other.unless_any("an object projection", Type::Object, at, problems);
                Self::on(Value::Any).visit(right, problems);
                Value::Object(Rc::new([]))
            }
        }
    }

    fn filter(
        left: Value<'m>,
        condition: &Expression,
        right: &Expression,
        at: Position,
        problems: &mut Problems,
    ) -> Value<'m> {
        let items = match left.open() {
            Value::Array(items) if !items.is_empty() => items,
            other => {
                other.unless_any("a filter", Type::Array, at, problems);
                let unknown = Self::on(Value::Any);
                unknown.visit(condition, problems);
                unknown.visit(right, problems);
                return empty_array();
            }
        };
        let mut kept = Vec::new();
        for item in items.iter() {
            let item = Self::on(item.clone());
            if item.visit(condition, problems).is_true() {
                let value = item.visit(right, problems);
                kept.extend((!matches!(value, Value::Null)).then_some(value));
            }
        }
        Value::Array(kept.into())
    }

    fn function(
        &self,
        name: &str,
        arguments: &[Expression],
        at: Position,
        problems: &mut Problems,
    ) -> Value<'m> {
        // What is given as an expression is applied to the items of the array beside it.
        let is_reference = |argument: &&Expression| matches!(argument.kind, Kind::Reference(_));
        let mut applied = Value::Any;
        for argument in arguments.iter().filter(|argument| !is_reference(argument)) {
            let mut ignored = Problems { list: Vec::new(), visits: problems.visits };
            if let Value::Array(items) = self.visit(argument, &mut ignored).open() {
                applied = items.first().cloned().unwrap_or(Value::Any);
            }
            problems.visits = ignored.visits;
        }
        let inner = Self { current: self.current.clone(), applied };
        let values: Vec<_> = arguments.iter().map(|argument| inner.visit(argument, problems)).collect();
        let Some(signature) = signature(name) else {
            report(problems, Severity::Error, at, format!("there is no function `{name}`"));
            return Value::Any;
        };
        if let Some(message) = signature.wrong_count(values.len()) {
            report(problems, Severity::Error, at, message);
        } else {
            for (number, (value, argument)) in values.iter().zip(arguments).enumerate() {
                let wrong = signature.parameter(number).and_then(|parameter| mismatch(parameter, value));
                if let Some(wrong) = wrong {
                    let message = format!("argument {} of the function `{name}` {wrong}", number + 1);
                    report(problems, Severity::Error, argument.position, message);
                }
            }
        }
        of_type(signature.result)
    }
}

/// In which way a value cannot be given for a parameter.
fn mismatch(parameter: Parameter, value: &Value<'_>) -> Option<String> {
    let kind = value.kind();
    if kind == Type::Any {
        return None;
    }
    let found = kind.as_str();
    match parameter {
        Parameter::Any => None,
        Parameter::One(wanted) => {
            (kind != wanted).then(|| format!("has to be of type {}, not {found}", wanted.as_str()))
        }
        Parameter::OneOf(wanted) => {
            let names: Vec<_> = wanted.iter().map(|kind| kind.as_str()).collect();
            (!wanted.contains(&kind))
                .then(|| format!("has to be of type {}, not {found}", names.join(" or ")))
        }
        Parameter::ArrayOf(wanted) => {
            let Value::Array(items) = value.open() else {
                return Some(format!("has to be an array, not of type {found}"));
            };
            let other = items.iter().map(Value::kind).find(|kind| *kind != wanted)?;
            Some(format!(
                "has to be an array of type {}, but has an item of type {}",
                wanted.as_str(),
                other.as_str()
            ))
        }
    }
}

fn flatten<'m>(value: Value<'m>, at: Position, problems: &mut Problems) -> Value<'m> {
    let Value::Array(items) = value.open() else {
        value.unless_any("flattening with `[]`", Type::Array, at, problems);
        return empty_array();
    };
    let mut flat = Vec::new();
    for item in items.iter() {
        match item.open() {
            Value::Array(inner) => flat.extend(inner.iter().cloned()),
            Value::Null => {}
            other => flat.push(other),
        }
    }
    Value::Array(flat.into())
}

fn compare<'m>(
    comparator: Comparator,
    left: &Value<'m>,
    right: &Value<'m>,
    at: Position,
    problems: &mut Problems,
) -> Value<'m> {
    let kind = left.kind();
    if kind == Type::Any {
        return Value::Boolean(true);
    }
    if kind != right.kind() {
        return Value::Boolean(false);
    }
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Value::Boolean(match comparator {
            Comparator::Equal => left == right,
            Comparator::NotEqual => left != right,
            Comparator::Less => left < right,
            Comparator::LessOrEqual => left <= right,
            Comparator::Greater => left > right,
            Comparator::GreaterOrEqual => left >= right,
        }),
        _ if comparator.is_ordering() || kind == Type::Expression => {
            let message =
                format!("`{}` does not compare values of type {}", comparator.as_str(), kind.as_str());
            report(problems, Severity::Warning, at, message);
            Value::Null
        }
        _ => Value::Boolean(left.is_equal(right) == (comparator == Comparator::Equal)),
    }
}

fn report(problems: &mut Problems, severity: Severity, position: Position, message: String) {
    problems.list.push(Problem { severity, message, position });
}

impl Value<'_> {
    /// Reports that something needs another type than this value is known to have.
    fn unless_any(&self, what: &str, wanted: Type, at: Position, problems: &mut Problems) {
        let kind = self.kind();
        if kind != Type::Any && kind != wanted {
            let message = format!("{what} needs a value of type {}, not {}", wanted.as_str(), kind.as_str());
            report(problems, Severity::Danger, at, message);
        }
    }
}
