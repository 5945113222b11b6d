//! A rule set applied to parameters: the endpoint or error that it gives
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).

use std::collections::BTreeMap;

use super::{library, Action, Condition, Expression, ExpressionKind, Function, Part, Rule, RuleSet, Step};
use crate::{Node, NodeValue};

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Empty,
    String(String),
    Boolean(bool),
    Integer(i64),
    Array(Vec<Value>),
    Record(BTreeMap<String, Value>),
}

/// What a rule set gives.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    Error(String),
    Endpoint { url: String, properties: BTreeMap<String, Value>, headers: BTreeMap<String, Vec<String>> },
}

/// Why there is no outcome, in words.
type Failure = String;

/// Applies a rule set to parameters; those that are not given have their defaults.
///
/// # Errors
/// No rule matches, or something is not there that has to be.
pub(crate) fn evaluate(set: &RuleSet<'_>, parameters: &BTreeMap<&str, Value>) -> Result<Outcome, Failure> {
    let scope = Scope::new(set, parameters);
    match first(&set.rules, &scope)? {
        Some(outcome) => Ok(outcome),
        None => Err("no rule matches".to_owned()),
    }
}

/// What names stand for.
#[derive(Debug, Clone)]
pub(super) struct Scope<'n>(BTreeMap<&'n str, Value>);

impl<'n> Scope<'n> {
    pub(super) fn new(set: &RuleSet<'n>, parameters: &BTreeMap<&'n str, Value>) -> Self {
        let defaults = set
            .parameters
            .iter()
            .filter_map(|parameter| Some((parameter.name, Value::from_node(parameter.default?))));
        let mut scope: BTreeMap<_, _> = defaults.collect();
        scope.extend(parameters.iter().map(|(name, value)| (*name, value.clone())));
        Self(scope)
    }

    /// Whether a condition holds; if so, its value has the name that it assigns.
    pub(super) fn holds(&mut self, condition: &Condition<'n>) -> Result<bool, Failure> {
        let value = self.value(&condition.call)?;
        let holds = !matches!(value, Value::Empty | Value::Boolean(false));
        if let (Some(name), false) = (condition.assign, value == Value::Empty) {
            self.0.insert(name, value);
        }
        Ok(holds)
    }

    /// What a rule gives whose conditions hold.
    pub(super) fn outcome(&self, rule: &Rule<'n>) -> Result<Option<Outcome>, Failure> {
        match &rule.action {
            Action::Error(error) => Ok(Some(Outcome::Error(self.text(error)?))),
            Action::Tree(rules) => match first(rules, self)? {
                Some(outcome) => Ok(Some(outcome)),
                None => {
                    Err("the conditions of a tree of rules hold, but those of no rule in it do".to_owned())
                }
            },
            Action::Endpoint(endpoint) => {
                let properties = endpoint.properties.iter();
                let properties = properties.map(|(name, value)| Ok(((*name).to_owned(), self.value(value)?)));
                let mut headers = BTreeMap::new();
                for (name, values) in &endpoint.headers {
                    let values =
                        values.iter().map(|value| self.text(value)).collect::<Result<_, Failure>>()?;
                    headers.insert((*name).to_owned(), values);
                }
                let properties = properties.collect::<Result<_, Failure>>()?;
                Ok(Some(Outcome::Endpoint { url: self.text(&endpoint.url)?, properties, headers }))
            }
        }
    }

    fn text(&self, expression: &Expression<'n>) -> Result<String, Failure> {
        match self.value(expression)? {
            Value::String(text) => Ok(text),
            other => Err(format!("a string is needed, but there is {}", other.describe())),
        }
    }

    fn boolean(&self, expression: &Expression<'n>) -> Result<bool, Failure> {
        match self.value(expression)? {
            Value::Boolean(value) => Ok(value),
            other => Err(format!("a boolean is needed, but there is {}", other.describe())),
        }
    }

    fn value(&self, expression: &Expression<'n>) -> Result<Value, Failure> {
        Ok(match &expression.kind {
            ExpressionKind::Boolean(value) => Value::Boolean(*value),
            ExpressionKind::Integer(value) => Value::Integer(*value),
            ExpressionKind::Text(parts) => {
                let mut text = String::new();
                for part in parts {
                    match part {
                        Part::Text(part) => text.push_str(part),
                        Part::Dynamic(dynamic) => text.push_str(&self.text(dynamic)?),
                    }
                }
                Value::String(text)
            }
            ExpressionKind::Tuple(items) => {
                Value::Array(items.iter().map(|item| self.value(item)).collect::<Result<_, _>>()?)
            }
            ExpressionKind::Record(entries) => {
                let entries =
                    entries.iter().map(|(name, value)| Ok(((*name).to_owned(), self.value(value)?)));
                Value::Record(entries.collect::<Result<_, Failure>>()?)
            }
            ExpressionKind::Reference(name) => self.0.get(name).cloned().unwrap_or(Value::Empty),
            ExpressionKind::Attribute { target, path } => {
                let mut value = self.value(target)?;
                for step in path {
                    value = attribute(value, *step)?;
                }
                value
            }
            ExpressionKind::Call { function, arguments } => self.call(*function, arguments)?,
        })
    }

    fn call(&self, function: Function, arguments: &[Expression<'n>]) -> Result<Value, Failure> {
        match (function, arguments) {
            (Function::IsSet, [argument]) => Ok(Value::Boolean(self.value(argument)? != Value::Empty)),
            (Function::Not, [argument]) => Ok(Value::Boolean(!self.boolean(argument)?)),
            (Function::BooleanEquals, [left, right]) => {
                Ok(Value::Boolean(self.boolean(left)? == self.boolean(right)?))
            }
            (Function::StringEquals, [left, right]) => {
                Ok(Value::Boolean(self.text(left)? == self.text(right)?))
            }
            (Function::Ite, [condition, yes, no]) => {
                self.value(if self.boolean(condition)? { yes } else { no })
            }
            (Function::Coalesce, arguments) => {
                for argument in arguments {
                    let value = self.value(argument)?;
                    if value != Value::Empty {
                        return Ok(value);
                    }
                }
                Ok(Value::Empty)
            }
            _ => {
                let values = arguments.iter().map(|argument| self.value(argument));
                library::call(function, &values.collect::<Result<Vec<_>, _>>()?)
            }
        }
    }
}

/// What the first rule gives whose conditions hold. Each rule has a scope of its own.
fn first<'n>(rules: &[Rule<'n>], scope: &Scope<'n>) -> Result<Option<Outcome>, Failure> {
    for rule in rules {
        let mut inner = scope.clone();
        let mut holds = true;
        for condition in &rule.conditions {
            holds = holds && inner.holds(condition)?;
        }
        if holds {
            return inner.outcome(rule);
        }
    }
    Ok(None)
}

fn attribute(value: Value, step: Step<'_>) -> Result<Value, Failure> {
    match (value, step) {
        (Value::Record(mut entries), Step::Key(name)) => Ok(entries.remove(name).unwrap_or(Value::Empty)),
        (Value::Array(mut items), Step::Index(index)) => {
            let from_start =
                if index < 0 { index.saturating_add_unsigned(items.len() as u64) } else { index };
            let at = usize::try_from(from_start).ok().filter(|at| *at < items.len());
            Ok(at.map_or(Value::Empty, |at| items.swap_remove(at)))
        }
        (value, Step::Key(name)) => Err(format!("`{name}` is asked of {}", value.describe())),
        (value, Step::Index(index)) => Err(format!("item {index} is asked of {}", value.describe())),
    }
}

impl Value {
    /// A node as a value; null is nothing.
    pub(crate) fn from_node(node: &Node) -> Self {
        match &node.value {
            NodeValue::Null => Self::Empty,
            NodeValue::Bool(value) => Self::Boolean(*value),
            // Numbers of rules are integers; what else a test may hold equals none of them.
            NodeValue::Number(number) => number
                .as_i128()
                .and_then(|number| i64::try_from(number).ok())
                .map_or(Self::Empty, Self::Integer),
            NodeValue::String(text) => Self::String(text.clone()),
            NodeValue::Array(items) => Self::Array(items.iter().map(Self::from_node).collect()),
            NodeValue::Object(object) => Self::Record(
                object.iter().map(|entry| (entry.key.clone(), Self::from_node(&entry.value))).collect(),
            ),
        }
    }

    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Empty => "nothing".to_owned(),
            Self::String(text) => format!("`{text}`"),
            Self::Boolean(value) => format!("{value}"),
            Self::Integer(value) => format!("{value}"),
            Self::Array(items) => {
                format!("[{}]", items.iter().map(Self::describe).collect::<Vec<_>>().join(", "))
            }
            Self::Record(entries) => {
                let entries = entries.iter().map(|(name, value)| format!("{name}: {}", value.describe()));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Outcome {
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Error(message) => format!("the error `{message}`"),
            Self::Endpoint { url, properties, headers } => {
                let mut text = format!("the endpoint `{url}`");
                if !properties.is_empty() {
                    text.push_str(&format!(" with {}", Value::Record(properties.clone()).describe()));
                }
                for (name, values) in headers {
                    text.push_str(&format!(", {name}: {}", values.join(", ")));
                }
                text
            }
        }
    }
}
