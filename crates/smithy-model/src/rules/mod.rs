//! Endpoint rule sets: a small language that finds the endpoint of a request
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).
//!
//! [`parse`] makes a [`RuleSet`] of a trait's value, [`check_types`] finds what cannot be evaluated, [`evaluate`] applies
//! it to parameters, as the tests that models carry do. A decision diagram ([`Diagram`]) is another form of the same.

mod check;
mod diagram;
mod evaluate;
mod functions;
mod library;
mod parse;
mod partitions;
mod template;

pub(crate) use check::check_types;
pub(crate) use diagram::Diagram;
pub(crate) use evaluate::{evaluate, Outcome, Value};
pub(crate) use functions::Function;
pub(crate) use parse::{kind_of, parse, parse_diagram};

use crate::{Location, Severity};

/// Something that is wrong with a rule set, and where.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// An error where a rule can never be evaluated, a warning where it only can if something optional is there.
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) location: Location,
}

/// A rule set; it borrows from the value of the trait.
#[derive(Debug)]
pub(crate) struct RuleSet<'n> {
    /// Major and minor version of the language.
    pub(crate) version: (u32, u32),
    pub(crate) parameters: Vec<Parameter<'n>>,
    pub(crate) rules: Vec<Rule<'n>>,
}

#[derive(Debug)]
pub(crate) struct Parameter<'n> {
    pub(crate) name: &'n str,
    pub(crate) kind: Kind,
    pub(crate) built_in: Option<&'n str>,
    pub(crate) default: Option<&'n crate::Node>,
    pub(crate) required: bool,
    pub(crate) documented: bool,
    pub(crate) location: Location,
}

/// What a parameter can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    Boolean,
    StringArray,
}

#[derive(Debug)]
pub(crate) struct Rule<'n> {
    pub(crate) conditions: Vec<Condition<'n>>,
    pub(crate) action: Action<'n>,
}

/// What a rule whose conditions hold gives.
#[derive(Debug)]
pub(crate) enum Action<'n> {
    Endpoint(Endpoint<'n>),
    Error(Expression<'n>),
    Tree(Vec<Rule<'n>>),
}

#[derive(Debug)]
pub(crate) struct Endpoint<'n> {
    pub(crate) url: Expression<'n>,
    pub(crate) properties: Vec<(&'n str, Expression<'n>)>,
    pub(crate) headers: Vec<(&'n str, Vec<Expression<'n>>)>,
}

/// A condition, and the name that its value has from then on.
#[derive(Debug)]
pub(crate) struct Condition<'n> {
    pub(crate) call: Expression<'n>,
    pub(crate) assign: Option<&'n str>,
}

#[derive(Debug)]
pub(crate) struct Expression<'n> {
    pub(crate) kind: ExpressionKind<'n>,
    pub(crate) location: Location,
}

#[derive(Debug)]
pub(crate) enum ExpressionKind<'n> {
    Text(Vec<Part<'n>>),
    Boolean(bool),
    Integer(i64),
    Tuple(Vec<Expression<'n>>),
    Record(Vec<(&'n str, Expression<'n>)>),
    Reference(&'n str),
    Call { function: Function, arguments: Vec<Expression<'n>> },
    Attribute { target: Box<Expression<'n>>, path: Vec<Step<'n>> },
}

/// A part of a template.
#[derive(Debug)]
pub(crate) enum Part<'n> {
    Text(String),
    Dynamic(Expression<'n>),
}

/// A step of `getAttr`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'n> {
    Key(&'n str),
    Index(i64),
}

impl<'n> Rule<'n> {
    /// Calls `visit` with every rule: this one, and those inside it.
    pub(crate) fn walk<'r>(&'r self, visit: &mut impl FnMut(&'r Rule<'n>)) {
        visit(self);
        if let Action::Tree(rules) = &self.action {
            rules.iter().for_each(|rule| rule.walk(visit));
        }
    }

    /// Calls `visit` with every expression of this rule alone: of its conditions, and of what it gives.
    pub(crate) fn expressions<'r>(&'r self, visit: &mut impl FnMut(&'r Expression<'n>)) {
        self.conditions.iter().for_each(|condition| condition.call.walk(visit));
        match &self.action {
            Action::Tree(_) => {}
            Action::Error(error) => error.walk(visit),
            Action::Endpoint(endpoint) => {
                endpoint.url.walk(visit);
                endpoint.properties.iter().for_each(|(_, value)| value.walk(visit));
                endpoint.headers.iter().flat_map(|(_, values)| values).for_each(|value| value.walk(visit));
            }
        }
    }
}

impl<'n> Expression<'n> {
    /// Calls `visit` with this expression and all inside it.
    pub(crate) fn walk<'r>(&'r self, visit: &mut impl FnMut(&'r Expression<'n>)) {
        visit(self);
        match &self.kind {
            ExpressionKind::Boolean(_) | ExpressionKind::Integer(_) | ExpressionKind::Reference(_) => {}
            ExpressionKind::Text(parts) => parts.iter().for_each(|part| {
                if let Part::Dynamic(expression) = part {
                    expression.walk(visit);
                }
            }),
            ExpressionKind::Tuple(items) | ExpressionKind::Call { arguments: items, .. } => {
                items.iter().for_each(|item| item.walk(visit));
            }
            ExpressionKind::Record(entries) => entries.iter().for_each(|(_, item)| item.walk(visit)),
            ExpressionKind::Attribute { target, .. } => target.walk(visit),
        }
    }

    /// The text, where nothing in it is computed.
    pub(crate) fn as_text(&self) -> Option<String> {
        let ExpressionKind::Text(parts) = &self.kind else { return None };
        let text = |part: &Part<'_>| match part {
            Part::Text(text) => Some(text.clone()),
            Part::Dynamic(_) => None,
        };
        parts.iter().map(text).collect()
    }

    /// The version of the language that first had this.
    pub(crate) fn since(&self) -> (u32, u32) {
        match &self.kind {
            ExpressionKind::Call { function, .. } => function.since(),
            ExpressionKind::Attribute { path, .. } => {
                let from_end = path.iter().any(|step| matches!(step, Step::Index(index) if *index < 0));
                (1, u32::from(from_end))
            }
            _ => (1, 0),
        }
    }
}

impl Kind {
    /// As a parameter's `type` says it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::StringArray => "stringArray",
        }
    }
}
