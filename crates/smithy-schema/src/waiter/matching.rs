//! Whether an answer is one that a waiter looks for.

use super::data::Data;
use super::evaluate::evaluate;
use super::path::Expression;
use super::{Acceptor, Decision, Facts, Matcher, PathComparator, PathMatcher, State};
use crate::error::error_name;
use crate::Structure;

/// What an operation answered: its output, or the name of its error.
type Answer<'a> = Result<&'a dyn Structure, Option<&'a str>>;

/// What the first acceptor makes of an answer that is looking for it; without one, errors are failures.
pub(super) fn decide(facts: &'static Facts, input: &dyn Structure, answer: Answer<'_>) -> Decision {
    match facts.acceptors.iter().find(|acceptor| is_meant(&acceptor.matcher, input, answer)) {
        Some(Acceptor { state: State::Success, .. }) => Decision::Success,
        Some(Acceptor { state: State::Failure, message, .. }) => {
            Decision::Failure { message: message.as_ref().and_then(|path| text(path, answer)) }
        }
        Some(Acceptor { state: State::Retry, .. }) => Decision::Retry,
        None if answer.is_err() => Decision::Failure { message: None },
        None => Decision::Retry,
    }
}

fn is_meant(matcher: &'static Matcher, input: &dyn Structure, answer: Answer<'_>) -> bool {
    match (matcher, answer) {
        (Matcher::Success(wanted), answer) => answer.is_ok() == *wanted,
        (Matcher::ErrorType(wanted), Err(Some(name))) => error_name(name) == error_name(wanted),
        (Matcher::Output(matcher), Ok(output)) => is_met(matcher, Data::of_structure(output)),
        (Matcher::InputOutput(matcher), Ok(output)) => {
            let both = [("input", input), ("output", output)];
            is_met(matcher, Data::object(both.map(|(name, shape)| (name, Data::of_structure(shape)))))
        }
        _ => false,
    }
}

/// An expression without a result meets nothing: its functions could not take what they were given.
fn is_met(matcher: &'static PathMatcher, input: Data<'_>) -> bool {
    let Some(result) = evaluate(&matcher.path, input) else { return false };
    let is_expected = |item: &Data<'_>| item.as_str() == Some(matcher.expected);
    match matcher.comparator {
        PathComparator::StringEquals => is_expected(&result),
        PathComparator::BooleanEquals => match result {
            Data::Boolean(value) => matcher.expected == if value { "true" } else { "false" },
            _ => false,
        },
        PathComparator::AllStringEquals => {
            result.items().is_some_and(|items| !items.is_empty() && items.iter().all(is_expected))
        }
        PathComparator::AnyStringEquals => result.items().is_some_and(|items| items.iter().any(is_expected)),
    }
}

/// What an expression says in words: a string, or strings, of which each has a line.
fn text(path: &'static Expression, answer: Answer<'_>) -> Option<String> {
    let result = evaluate(path, Data::of_structure(answer.ok()?))?;
    if let Some(text) = result.as_str() {
        return Some(text.to_owned());
    }
    let items = result.items()?;
    let lines: Vec<&str> = items.iter().filter_map(Data::as_str).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
