//! What the rules about JMESPath expressions have in common: the ids of their events.

use crate::jmespath::Problem;
use crate::Severity;

/// The ids under which a rule reports what is wrong with an expression.
pub(super) struct Findings {
    /// For what always fails.
    pub(super) error: &'static str,
    /// The beginning of all others.
    pub(super) problem: &'static str,
}

/// How bad a problem is, and its id, up to what tells apart the expressions of a shape.
pub(super) fn severity_of(problem: &Problem, ids: &Findings) -> (Severity, String) {
    let id = match problem.severity {
        Severity::Error => ids.error.to_owned(),
        Severity::Danger => format!("{}.JmespathEventDanger", ids.problem),
        _ => format!("{}.JmespathEventWarning", ids.problem),
    };
    (problem.severity, id)
}
