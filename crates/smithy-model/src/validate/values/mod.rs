//! Checks a node value against a shape: what trait values, defaults, examples and typed metadata have in common
//! ([spec](https://smithy.io/2.0/spec/model.html#trait-node-values)).

mod aggregates;
mod scalars;

use super::context::{a, Context};
use crate::selector::Vertex;
use crate::{suggest, Location, Node, NodeValue, Severity, Shape, ShapeId, ShapeType, Traits};

/// What is wrong with a value, and where in it.
pub(super) struct Problem {
    /// Names and indices into the value: `.0.name`; empty for the value itself.
    pub(super) path: String,
    pub(super) message: String,
    pub(super) severity: Severity,
    /// What the event's id ends with, after the rule's own: `Target.InvalidRange`.
    pub(super) suffix: Option<String>,
    pub(super) location: Location,
    pub(super) help: Option<String>,
}

/// What differs between the rules that check values.
#[derive(Clone, Copy, Default)]
pub(super) struct Options {
    /// A zero outside its range is only a warning: older models are full of such defaults.
    pub(super) zero_may_be_out_of_range: bool,
    /// Values that only break a constraint trait are warnings.
    pub(super) constraints_are_warnings: bool,
    /// A null stands for an absent structure member.
    pub(super) null_is_absent: bool,
    /// A timestamp is a number of seconds, whatever its format on the wire.
    pub(super) timestamps_are_numbers: bool,
    /// A blob is base64, not text.
    pub(super) blobs_are_base64: bool,
}

/// Everything that is wrong with `node` as a value of `shape`.
pub(super) fn check_shape(cx: &Context<'_>, options: Options, shape: &Shape, node: &Node) -> Vec<Problem> {
    let mut check = Check { cx, options, path: Vec::new(), problems: Vec::new() };
    check.shape(shape, None, node);
    check.problems
}

/// Everything that is wrong with `node` as a value of a member.
pub(super) fn check_member(
    cx: &Context<'_>,
    options: Options,
    member: &crate::Member,
    node: &Node,
) -> Vec<Problem> {
    let mut check = Check { cx, options, path: Vec::new(), problems: Vec::new() };
    check.member(member, node);
    check.problems
}

struct Check<'a, 'm> {
    cx: &'a Context<'m>,
    options: Options,
    path: Vec<String>,
    problems: Vec<Problem>,
}

/// A constraint trait in force: its value, and whether the member or its target has it.
struct InForce<'t> {
    value: &'t Node,
    owner: &'t ShapeId,
    on: &'static str,
}

impl Check<'_, '_> {
    fn member(&mut self, member: &crate::Member, node: &Node) {
        // A member without a target is the `Target` rule's business.
        if let Some(target) = self.cx.target(member) {
            self.conditions(&member.traits, &member.id, node);
            self.shape(target, Some(member), node);
        }
    }

    /// Conditions of a contract hold for a member as well as for its target.
    fn conditions(&mut self, traits: &Traits, owner: &ShapeId, node: &Node) {
        let Some(conditions) = traits.get("smithy.contracts#conditions") else { return };
        for name in super::contracts::unmet(conditions, node) {
            let message = format!("the value does not meet the condition `{name}` of `{owner}`");
            self.problem(node, self.constraint_severity(), message, Some(name.to_owned()));
        }
    }

    fn shape(&mut self, shape: &Shape, member: Option<&crate::Member>, node: &Node) {
        self.conditions(&shape.traits, &shape.id, node);
        match shape.shape_type {
            ShapeType::Boolean => {
                self.expect(matches!(node.value, NodeValue::Bool(_)), "boolean", shape, node)
            }
            ShapeType::String | ShapeType::Enum => match node.as_str() {
                Some(text) => self.string(shape, member, node, text),
                None => self.expect(false, "string", shape, node),
            },
            ShapeType::Blob => match node.as_str() {
                Some(text) => self.blob(shape, member, node, text),
                None => self.expect(false, "string", shape, node),
            },
            ShapeType::Byte
            | ShapeType::Short
            | ShapeType::Integer
            | ShapeType::Long
            | ShapeType::IntEnum
            | ShapeType::BigInteger
            | ShapeType::Float
            | ShapeType::Double
            | ShapeType::BigDecimal => self.number(shape, member, node),
            ShapeType::Timestamp => self.timestamp(shape, member, node),
            ShapeType::Document => {}
            ShapeType::List => match node.as_array() {
                Some(items) => self.list(shape, member, node, items),
                None => self.expect(false, "array", shape, node),
            },
            ShapeType::Map => match node.as_object() {
                Some(object) => self.map(shape, member, node, object),
                None => self.expect(false, "object", shape, node),
            },
            ShapeType::Structure => match node.as_object() {
                Some(object) => self.structure(shape, node, object),
                None => self.expect(false, "object", shape, node),
            },
            ShapeType::Union => match node.as_object() {
                Some(object) => self.union(shape, node, object),
                None => self.expect(false, "object", shape, node),
            },
            ShapeType::Operation | ShapeType::Resource | ShapeType::Service => {
                let message = format!("{} is nothing that can have a value", a(shape.shape_type.as_str()));
                self.error(node, message);
            }
        }
    }

    fn expect(&mut self, found: bool, wanted: &str, shape: &Shape, node: &Node) {
        if !found {
            let kind = shape.shape_type.as_str();
            self.error(
                node,
                format!("the {kind} `{}` takes {}, not {}", shape.id, a(wanted), describe(node)),
            );
        }
    }

    fn within(&mut self, step: String, check: impl FnOnce(&mut Self)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }

    fn constraint_severity(&self) -> Severity {
        if self.options.constraints_are_warnings {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    fn constraint(&mut self, node: &Node, message: String) {
        self.problem(node, self.constraint_severity(), message, None);
    }

    fn error(&mut self, node: &Node, message: String) {
        self.problem(node, Severity::Error, message, None);
    }

    fn problem(&mut self, node: &Node, severity: Severity, message: String, suffix: Option<String>) {
        let path = self.path_text();
        let location = node.location;
        self.problems.push(Problem { path, message, severity, suffix, location, help: None });
    }

    fn path_text(&self) -> String {
        self.path.iter().map(|step| format!(".{step}")).collect()
    }

    /// Adds help to the problem found last.
    fn help(&mut self, help: Option<String>) {
        if let Some(problem) = self.problems.last_mut() {
            problem.help = help;
        }
    }

    fn suggest_member(&mut self, shape: &Shape, name: &str) {
        let meant = suggest::closest(name, shape.members.iter().map(crate::Member::name));
        self.help(meant.map(suggest::did_you_mean));
    }
}

/// The trait that holds for a value: a member's supersedes its target's.
fn in_force<'t>(shape: &'t Shape, member: Option<&'t crate::Member>, id: &str) -> Option<InForce<'t>> {
    let of = |traits: &'t Traits, owner, on| traits.get(id).map(|value| InForce { value, owner, on });
    let on_member = member.and_then(|member| of(&member.traits, &member.id, "Member"));
    on_member.or_else(|| of(&shape.traits, &shape.id, "Target"))
}

/// The value of a string enum's member: its own name unless it says otherwise.
pub(super) fn enum_value(member: &crate::Member) -> &str {
    member.traits.get("smithy.api#enumValue").and_then(Node::as_str).unwrap_or_else(|| member.name())
}

/// A value as messages name it.
pub(super) fn describe(node: &Node) -> String {
    match &node.value {
        NodeValue::Null => "null".to_owned(),
        NodeValue::Bool(value) => format!("the boolean {value}"),
        NodeValue::Number(number) => format!("the number {}", number.as_str()),
        NodeValue::String(_) => "a string".to_owned(),
        NodeValue::Array(_) => "an array".to_owned(),
        NodeValue::Object(_) => "an object".to_owned(),
    }
}

/// An event for each problem, under the rule's id.
pub(super) fn events(problems: Vec<Problem>, id: &str, about: Vertex<'_>, what: &str) -> Vec<crate::Event> {
    let to_event = |problem: Problem| {
        let id = match &problem.suffix {
            Some(suffix) => format!("{id}.{suffix}"),
            None => id.to_owned(),
        };
        let message = format!("{what}{}: {}", problem.path, problem.message);
        let mut event = crate::Event::new(problem.severity, id, message).on(about.id()).at(problem.location);
        event.help = problem.help;
        event
    };
    problems.into_iter().map(to_event).collect()
}
