//! An expression applied to a value.

use std::collections::BTreeMap;
use std::fmt;

use super::expression::{Comparator, Expression, Kind, Position, Type};
use super::functions::signature;
use super::lexer::NOWHERE;
use crate::{Node, NodeValue, Number, Object};

/// Why an expression has no result for a value: a function that does not exist, or that cannot take its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationError {
    /// What is wrong.
    pub message: String,
    /// Where in the expression.
    pub position: Position,
}

/// Applies an expression to a value.
///
/// # Errors
/// Functions that do not exist or cannot take their arguments. Everything else that makes no sense is null, as JMESPath
/// has it.
pub fn evaluate(expression: &Expression, input: &Node) -> Result<Node, EvaluationError> {
    let mut evaluation = Evaluation { steps: 0 };
    evaluation.visit(expression, input)
}

/// Nested projections and functions can multiply work without end; no sensible expression takes so many steps.
const MOST_STEPS: usize = 1_000_000;

struct Evaluation {
    steps: usize,
}

type Evaluated = Result<Node, EvaluationError>;

impl Evaluation {
    fn visit(&mut self, expression: &Expression, current: &Node) -> Evaluated {
        self.step(1, expression)?;
        Ok(match &expression.kind {
            Kind::Current => self.copied(current.clone(), expression)?,
            Kind::Literal(node) => node.clone(),
            Kind::Field(name) => self.copied(current.get(name).cloned().unwrap_or_else(null), expression)?,
            Kind::Index(index) => self.copied(item(current, *index), expression)?,
            Kind::Slice { start, stop, step } => {
                self.copied(slice(current, *start, *stop, *step), expression)?
            }
            Kind::Comparison { comparator, left, right } => {
                let (left, right) = (self.visit(left, current)?, self.visit(right, current)?);
                compare(*comparator, &left, &right)
            }
            Kind::And(left, right) => {
                let left = self.visit(left, current)?;
                if is_true(&left) {
                    self.visit(right, current)?
                } else {
                    left
                }
            }
            Kind::Or(left, right) => {
                let left = self.visit(left, current)?;
                if is_true(&left) {
                    left
                } else {
                    self.visit(right, current)?
                }
            }
            Kind::Not(inner) => boolean(!is_true(&self.visit(inner, current)?)),
            Kind::Subexpression(left, right) => {
                let left = self.visit(left, current)?;
                self.visit(right, &left)?
            }
            Kind::Projection(left, right) => match self.visit(left, current)?.value {
                NodeValue::Array(items) => self.each(items, right)?,
                _ => null(),
            },
            Kind::ObjectProjection(left, right) => match self.visit(left, current)?.value {
                NodeValue::Object(object) => {
                    let values = object.into_entries().into_iter().map(|entry| entry.value).collect();
                    self.each(values, right)?
                }
                _ => null(),
            },
            Kind::FilterProjection { left, condition, right } => match self.visit(left, current)?.value {
                NodeValue::Array(items) => {
                    let mut kept = Vec::new();
                    for item in items {
                        if is_true(&self.visit(condition, &item)?) {
                            kept.push(item);
                        }
                    }
                    self.each(kept, right)?
                }
                _ => null(),
            },
            Kind::Flatten(inner) => match self.visit(inner, current)?.value {
                NodeValue::Array(items) => array(items.into_iter().flat_map(spread).collect()),
                _ => null(),
            },
            // Of nothing, nothing can be selected.
            Kind::MultiSelectList(_) | Kind::MultiSelectHash(_) if is_null(current) => null(),
            Kind::MultiSelectList(items) => {
                let items = items.iter().map(|item| self.visit(item, current));
                array(items.collect::<Result<_, _>>()?)
            }
            Kind::MultiSelectHash(entries) => {
                let mut object = Object::new();
                for (name, item) in entries {
                    object.insert(name.clone(), NOWHERE, self.visit(item, current)?);
                }
                node(NodeValue::Object(object))
            }
            Kind::Function { name, arguments } => {
                self.function(name, arguments, current, expression.position)?
            }
            Kind::Reference(_) => {
                return Err(error(expression.position, "an expression is only an argument of functions"))
            }
        })
    }

    fn step(&mut self, count: usize, expression: &Expression) -> Result<(), EvaluationError> {
        self.steps = self.steps.saturating_add(count);
        if self.steps > MOST_STEPS {
            return Err(error(expression.position, "the expression takes too many steps"));
        }
        Ok(())
    }

    /// A copy of what an expression is applied to. A large one takes as many steps as it has parts: `[@, @]`, again and
    /// again, is twice as large each time.
    fn copied(&mut self, copy: Node, expression: &Expression) -> Evaluated {
        self.step(size(&copy), expression)?;
        Ok(copy)
    }

    /// The results for each item, without those that are null.
    fn each(&mut self, items: Vec<Node>, right: &Expression) -> Evaluated {
        let mut results = Vec::new();
        for item in items {
            let result = self.visit(right, &item)?;
            results.extend((!is_null(&result)).then_some(result));
        }
        Ok(array(results))
    }

    fn function(&mut self, name: &str, arguments: &[Expression], current: &Node, at: Position) -> Evaluated {
        let Some(signature) = signature(name) else {
            return Err(error(at, format!("there is no function `{name}`")));
        };
        if let Some(message) = signature.wrong_count(arguments.len()) {
            return Err(error(at, message));
        }
        let reference = arguments.iter().find_map(|argument| match &argument.kind {
            Kind::Reference(inner) => Some(&**inner),
            _ => None,
        });
        let values = arguments.iter().filter(|argument| !matches!(argument.kind, Kind::Reference(_)));
        let values = values.map(|argument| self.visit(argument, current)).collect::<Result<Vec<_>, _>>()?;
        let result = match (reference, values.as_slice()) {
            (Some(key), [value]) => match &value.value {
                NodeValue::Array(items) => self.applied(name, key, items)?,
                _ => None,
            },
            (None, values) => call(name, values),
            _ => None,
        };
        result.ok_or_else(|| error(at, format!("the function `{name}` cannot take these arguments")))
    }

    /// The functions that apply an expression to the items of an array.
    fn applied(
        &mut self,
        name: &str,
        key: &Expression,
        items: &[Node],
    ) -> Result<Option<Node>, EvaluationError> {
        let mut keyed = Vec::new();
        for item in items {
            keyed.push((self.visit(key, item)?, item.clone()));
        }
        if name == "map" {
            return Ok(Some(array(keyed.into_iter().map(|(key, _)| key).collect())));
        }
        if !is_sortable(keyed.iter().map(|(key, _)| key)) {
            return Ok(None);
        }
        // A stable sort: of equal items the first stays the first.
        keyed.sort_by(|(a, _), (b, _)| if name == "max_by" { order(b, a) } else { order(a, b) });
        let mut items = keyed.into_iter().map(|(_, item)| item);
        Ok(match name {
            "sort_by" => Some(array(items.collect())),
            "min_by" | "max_by" => Some(items.next().unwrap_or_else(null)),
            _ => None,
        })
    }
}

/// The functions that take values only; `None` where they cannot take these.
fn call(name: &str, values: &[Node]) -> Option<Node> {
    let first = values.first()?;
    Some(match (name, &first.value) {
        ("abs", NodeValue::Number(value)) => number(value.as_f64().abs()),
        ("ceil", NodeValue::Number(value)) => number(value.as_f64().ceil()),
        ("floor", NodeValue::Number(value)) => number(value.as_f64().floor()),
        ("sum", NodeValue::Array(items)) => number(sum(&numbers(items)?)),
        ("avg", NodeValue::Array(items)) if items.is_empty() => null(),
        ("avg", NodeValue::Array(items)) => number(sum(&numbers(items)?) / items.len() as f64),
        ("contains", NodeValue::Array(items)) => boolean(items.contains(values.get(1)?)),
        ("contains", NodeValue::String(text)) => {
            boolean(values.get(1)?.as_str().is_some_and(|part| text.contains(part)))
        }
        ("starts_with", NodeValue::String(text)) => boolean(text.starts_with(values.get(1)?.as_str()?)),
        ("ends_with", NodeValue::String(text)) => boolean(text.ends_with(values.get(1)?.as_str()?)),
        ("join", NodeValue::String(glue)) => {
            let parts = values.get(1)?.as_array()?.iter().map(Node::as_str).collect::<Option<Vec<_>>>()?;
            string(parts.join(glue))
        }
        ("keys", NodeValue::Object(object)) => array(object.iter().map(|entry| string(&entry.key)).collect()),
        ("values", NodeValue::Object(object)) => {
            array(object.iter().map(|entry| entry.value.clone()).collect())
        }
        ("length", NodeValue::String(text)) => number(text.chars().count() as f64),
        ("length", NodeValue::Array(items)) => number(items.len() as f64),
        ("length", NodeValue::Object(object)) => number(object.len() as f64),
        ("max" | "min" | "sort", NodeValue::Array(items)) if is_sortable(items.iter()) => {
            let mut items = items.clone();
            items.sort_by(|a, b| if name == "max" { order(b, a) } else { order(a, b) });
            match name {
                "sort" => array(items),
                _ => items.into_iter().next().unwrap_or_else(null),
            }
        }
        ("merge", _) => {
            let mut merged = BTreeMap::new();
            for value in values {
                merged.extend(value.as_object()?.iter().map(|entry| (entry.key.as_str(), &entry.value)));
            }
            let mut object = Object::new();
            merged.into_iter().for_each(|(key, value)| object.push(key.to_owned(), NOWHERE, value.clone()));
            node(NodeValue::Object(object))
        }
        ("not_null", _) => values.iter().find(|value| !is_null(value)).cloned().unwrap_or_else(null),
        ("reverse", NodeValue::Array(items)) => array(items.iter().rev().cloned().collect()),
        ("reverse", NodeValue::String(text)) => string(text.chars().rev().collect::<String>()),
        ("to_array", NodeValue::Array(_)) | ("to_number", NodeValue::Number(_)) => first.clone(),
        ("to_array", _) => array(vec![first.clone()]),
        ("to_number", NodeValue::String(text)) => match crate::json::number_length(text.as_bytes()) {
            Ok(length) if length == text.len() => node(NodeValue::Number(Number::from_text(text.clone()))),
            _ => null(),
        },
        ("to_number", _) => null(),
        ("to_string", NodeValue::String(_)) => first.clone(),
        ("to_string", _) => string(super::json_text::compact(first)),
        ("type", _) => string(kind(first).as_str()),
        _ => return None,
    })
}

fn compare(comparator: Comparator, left: &Node, right: &Node) -> Node {
    let numbers = || Some((left.as_number()?.as_f64(), right.as_number()?.as_f64()));
    let ordered = |test: fn(f64, f64) -> bool| match numbers() {
        Some((left, right)) => boolean(test(left, right)),
        None => null(),
    };
    match comparator {
        Comparator::Equal => boolean(left == right),
        Comparator::NotEqual => boolean(left != right),
        Comparator::Less => ordered(|a, b| a < b),
        Comparator::LessOrEqual => ordered(|a, b| a <= b),
        Comparator::Greater => ordered(|a, b| a > b),
        Comparator::GreaterOrEqual => ordered(|a, b| a >= b),
    }
}

fn item(current: &Node, index: i64) -> Node {
    let Some(items) = current.as_array() else { return null() };
    let from_start = if index < 0 { index.saturating_add_unsigned(items.len() as u64) } else { index };
    let item = usize::try_from(from_start).ok().and_then(|index| items.get(index));
    item.cloned().unwrap_or_else(null)
}

fn slice(current: &Node, start: Option<i64>, stop: Option<i64>, step: i64) -> Node {
    let Some(items) = current.as_array() else { return null() };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    // Going backwards, the place before the first item is -1.
    let (least, most) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let place = |given: Option<i64>, otherwise: i64| match given {
        None => otherwise,
        Some(at) if at < 0 => at.saturating_add(length).clamp(least, most),
        Some(at) => at.clamp(least, most),
    };
    let (first, end) = if step < 0 { (most, least) } else { (least, most) };
    let (mut at, stop) = (place(start, first), place(stop, end));
    let mut taken = Vec::new();
    while (step > 0 && at < stop) || (step < 0 && at > stop) {
        taken.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    array(taken)
}

fn spread(item: Node) -> Vec<Node> {
    match item.value {
        NodeValue::Array(items) => items,
        _ => vec![item],
    }
}

/// Numbers or strings, and not both.
fn is_sortable<'n>(items: impl Iterator<Item = &'n Node>) -> bool {
    let mut kinds: Vec<_> = items.map(kind).collect();
    kinds.dedup();
    matches!(kinds.as_slice(), [] | [Type::Number | Type::String])
}

fn order(a: &Node, b: &Node) -> std::cmp::Ordering {
    match (&a.value, &b.value) {
        (NodeValue::Number(a), NodeValue::Number(b)) => a.as_f64().total_cmp(&b.as_f64()),
        _ => a.as_str().cmp(&b.as_str()),
    }
}

fn numbers(items: &[Node]) -> Option<Vec<f64>> {
    items.iter().map(|item| Some(item.as_number()?.as_f64())).collect()
}

/// How many values there are in one; a text counts for more than one when it is long.
fn size(node: &Node) -> usize {
    match &node.value {
        NodeValue::Null | NodeValue::Bool(_) | NodeValue::Number(_) => 1,
        NodeValue::String(text) => 1 + text.len() / 64,
        NodeValue::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        NodeValue::Object(object) => 1 + object.iter().map(|entry| size(&entry.value)).sum::<usize>(),
    }
}

/// The sum of no numbers is 0; `Iterator::sum` begins with -0.
fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |sum, number| sum + number)
}

fn kind(node: &Node) -> Type {
    match node.value {
        NodeValue::Null => Type::Null,
        NodeValue::Bool(_) => Type::Boolean,
        NodeValue::Number(_) => Type::Number,
        NodeValue::String(_) => Type::String,
        NodeValue::Array(_) => Type::Array,
        NodeValue::Object(_) => Type::Object,
    }
}

/// Whether a value counts as true: not false, null or empty.
fn is_true(node: &Node) -> bool {
    match &node.value {
        NodeValue::Null => false,
        NodeValue::Bool(value) => *value,
        NodeValue::Number(_) => true,
        NodeValue::String(text) => !text.is_empty(),
        NodeValue::Array(items) => !items.is_empty(),
        NodeValue::Object(object) => !object.is_empty(),
    }
}

fn is_null(node: &Node) -> bool {
    matches!(node.value, NodeValue::Null)
}

fn node(value: NodeValue) -> Node {
    Node::new(value, NOWHERE)
}

fn null() -> Node {
    node(NodeValue::Null)
}

fn boolean(value: bool) -> Node {
    node(NodeValue::Bool(value))
}

fn number(value: f64) -> Node {
    node(NodeValue::Number(Number::from_text(value.to_string())))
}

fn string(text: impl Into<String>) -> Node {
    node(NodeValue::String(text.into()))
}

fn array(items: Vec<Node>) -> Node {
    node(NodeValue::Array(items))
}

fn error(position: Position, message: impl Into<String>) -> EvaluationError {
    EvaluationError { message: message.into(), position }
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.position, self.message)
    }
}

impl std::error::Error for EvaluationError {}
