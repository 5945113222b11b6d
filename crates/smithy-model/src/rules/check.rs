//! The types of expressions: whether all rules of a set can be evaluated
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Action, Condition, Expression, ExpressionKind, Function, Kind, Parameter, Part, Problem, Rule, RuleSet,
    Step,
};
use crate::Severity;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Type {
    Any,
    String,
    Boolean,
    Integer,
    Array(Box<Type>),
    Tuple(Vec<Type>),
    Record(BTreeMap<String, Type>),
    /// Something of that type, or nothing.
    Optional(Box<Type>),
}

/// Everything that cannot be evaluated.
pub(crate) fn check_types(set: &RuleSet<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut scope = Scope::default();
    for parameter in &set.parameters {
        scope.types.insert(parameter.name, type_of(parameter));
    }
    check_rules(&set.rules, &scope, &mut problems);
    problems
}

fn type_of(parameter: &Parameter<'_>) -> Type {
    let kind = match parameter.kind {
        Kind::String => Type::String,
        Kind::Boolean => Type::Boolean,
        Kind::StringArray => Type::Array(Box::new(Type::String)),
    };
    if parameter.required {
        kind
    } else {
        Type::Optional(Box::new(kind))
    }
}

/// What names stand for, and which of them are known to stand for something.
#[derive(Debug, Clone, Default)]
struct Scope<'n> {
    types: BTreeMap<&'n str, Type>,
    set: BTreeSet<&'n str>,
}

/// Rules nest no deeper than the readers of nodes let them.
fn check_rules<'n>(rules: &[Rule<'n>], scope: &Scope<'n>, problems: &mut Vec<Problem>) {
    for rule in rules {
        let mut scope = scope.clone();
        let checked = rule.conditions.iter().try_for_each(|condition| check_condition(condition, &mut scope));
        // Whatever follows a condition that has no type would only be wrong for that reason.
        if let Err(problem) = checked {
            problems.push(problem);
            continue;
        }
        match &rule.action {
            Action::Tree(rules) => check_rules(rules, &scope, problems),
            Action::Error(error) => problems.extend(expect(error, &Type::String, &mut scope).err()),
            Action::Endpoint(endpoint) => {
                problems.extend(expect(&endpoint.url, &Type::String, &mut scope).err());
                for (_, property) in &endpoint.properties {
                    problems.extend(check(property, &mut scope).err());
                }
                for header in endpoint.headers.iter().flat_map(|(_, values)| values) {
                    problems.extend(expect(header, &Type::String, &mut scope).err());
                }
            }
        }
    }
}

fn check_condition<'n>(condition: &Condition<'n>, scope: &mut Scope<'n>) -> Result<(), Problem> {
    let kind = check(&condition.call, scope)?;
    if let Some(name) = condition.assign {
        if scope.types.contains_key(name) {
            return Err(problem(&condition.call, format!("`{name}` is the name of something else already")));
        }
        scope.types.insert(name, kind.proven());
    }
    Ok(())
}

fn expect<'n>(expression: &Expression<'n>, wanted: &Type, scope: &mut Scope<'n>) -> Result<(), Problem> {
    let kind = check(expression, scope)?;
    if wanted.takes(&kind) {
        return Ok(());
    }
    let message = format!("{} is needed here, but this is {}", wanted.describe(), kind.describe());
    if wanted.takes(&kind.proven()) {
        // Published rule sets have such conditions, and clients that always give the parameter.
        let message = format!("{message}; `isSet`, or `assign` in a condition, proves that it is there");
        return Err(Problem { severity: Severity::Warning, message, location: expression.location });
    }
    Err(problem(expression, message))
}

fn check<'n>(expression: &Expression<'n>, scope: &mut Scope<'n>) -> Result<Type, Problem> {
    match &expression.kind {
        ExpressionKind::Boolean(_) => Ok(Type::Boolean),
        ExpressionKind::Integer(_) => Ok(Type::Integer),
        ExpressionKind::Text(parts) => {
            for part in parts {
                if let Part::Dynamic(dynamic) = part {
                    expect(dynamic, &Type::String, scope)?;
                }
            }
            Ok(Type::String)
        }
        ExpressionKind::Tuple(items) => {
            Ok(Type::Tuple(items.iter().map(|item| check(item, scope)).collect::<Result<_, _>>()?))
        }
        ExpressionKind::Record(entries) => {
            let entries = entries.iter().map(|(name, value)| Ok(((*name).to_owned(), check(value, scope)?)));
            Ok(Type::Record(entries.collect::<Result<_, _>>()?))
        }
        ExpressionKind::Reference(name) => match scope.types.get(name) {
            Some(kind) if scope.set.contains(name) => Ok(kind.clone().proven()),
            Some(kind) => Ok(kind.clone()),
            None => Err(problem(expression, format!("nothing is called `{name}` here"))),
        },
        ExpressionKind::Attribute { target, path } => {
            let mut kind = check(target, scope)?;
            for step in path {
                kind = attribute(&kind, *step).ok_or_else(|| {
                    let step = match step {
                        Step::Key(name) => format!("member `{name}`"),
                        Step::Index(index) => format!("item {index}"),
                    };
                    problem(expression, format!("there is no {step} in {}", kind.describe()))
                })?;
            }
            Ok(kind)
        }
        ExpressionKind::Call { function, arguments } => call(expression, *function, arguments, scope),
    }
}

fn attribute(kind: &Type, step: Step<'_>) -> Option<Type> {
    match (kind, step) {
        (Type::Record(entries), Step::Key(name)) => entries.get(name).cloned(),
        (Type::Array(item), Step::Index(_)) => Some(Type::Optional(item.clone())),
        _ => None,
    }
}

fn call<'n>(
    expression: &Expression<'n>,
    function: Function,
    arguments: &[Expression<'n>],
    scope: &mut Scope<'n>,
) -> Result<Type, Problem> {
    let (parameters, result) = function.signature();
    let variadic = function == Function::Coalesce;
    let count = arguments.len();
    if count < parameters.len() || (count > parameters.len() && !variadic) {
        let more = if variadic { "at least " } else { "" };
        let message =
            format!("`{}` takes {more}{} arguments, not {count}", function.name(), parameters.len());
        return Err(problem(expression, message));
    }
    match function {
        Function::IsSet => {
            for argument in arguments {
                if !matches!(check(argument, scope)?, Type::Optional(_)) {
                    return Err(problem(argument, "`isSet` asks about something that is always there"));
                }
                if let ExpressionKind::Reference(name) = argument.kind {
                    scope.set.insert(name);
                }
            }
            Ok(result)
        }
        Function::Not => {
            // What is proven inside is what does not hold.
            let mut inner = scope.clone();
            for argument in arguments {
                expect(argument, &Type::Boolean, &mut inner)?;
            }
            Ok(result)
        }
        Function::Coalesce => same(arguments, scope, |optional, all| optional == all),
        Function::Ite => {
            let (condition, branches) = arguments.split_at(1);
            for condition in condition {
                expect(condition, &Type::Boolean, scope)?;
            }
            same(branches, scope, |optional, _| optional > 0)
        }
        _ => {
            for (argument, parameter) in arguments.iter().zip(&parameters) {
                expect(argument, parameter, scope)?;
            }
            Ok(result)
        }
    }
}

/// The one type of several expressions; optional if `is_optional` says so of how many are, among all.
fn same<'n>(
    expressions: &[Expression<'n>],
    scope: &mut Scope<'n>,
    is_optional: fn(usize, usize) -> bool,
) -> Result<Type, Problem> {
    let mut common: Option<Type> = None;
    let mut optional = 0;
    for expression in expressions {
        let kind = check(expression, scope)?;
        optional += usize::from(matches!(kind, Type::Optional(_)));
        let kind = kind.proven();
        match &common {
            Some(common) if *common != kind => {
                let message = format!(
                    "this is {}, but what stands before it is {}",
                    kind.describe(),
                    common.describe()
                );
                return Err(problem(expression, message));
            }
            _ => common = Some(kind),
        }
    }
    let common = common.unwrap_or(Type::Any);
    Ok(if is_optional(optional, expressions.len()) { Type::Optional(Box::new(common)) } else { common })
}

fn problem(expression: &Expression<'_>, message: impl Into<String>) -> Problem {
    Problem { severity: Severity::Error, message: message.into(), location: expression.location }
}

impl Type {
    /// What is left once it is known to be there.
    fn proven(self) -> Self {
        match self {
            Self::Optional(inner) => *inner,
            other => other,
        }
    }

    fn takes(&self, given: &Self) -> bool {
        match (self, given) {
            (Self::Any, _) => true,
            (Self::Optional(wanted), Self::Optional(given)) => wanted.takes(given),
            _ => self == given,
        }
    }

    fn describe(&self) -> String {
        match self {
            Self::Any => "anything".to_owned(),
            Self::String => "a string".to_owned(),
            Self::Boolean => "a boolean".to_owned(),
            Self::Integer => "an integer".to_owned(),
            Self::Array(_) => "an array".to_owned(),
            Self::Tuple(_) => "a list".to_owned(),
            Self::Record(_) => "an object".to_owned(),
            Self::Optional(inner) => format!("{} or nothing", inner.describe()),
        }
    }
}
