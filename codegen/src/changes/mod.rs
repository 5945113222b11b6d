//! The change log of two models: what AWS's API change pages tell of a service, and what they leave out.
//!
//! It is facts alone: whether a change breaks anything is for `smithy_model::diff` and for the verdict on the crate.
//! Shapes are paired by their ids. What several operations reach is told once, under its own shape; what one operation
//! reaches is told there. Documentation is counted, and changes nothing; the order of members is not told, as nothing on
//! the wire has it.

mod blocks;
mod collect;
mod compare;
mod enums;
mod graph;
mod json;
mod kind;
mod operations;
mod sections;
mod service;
mod table;
mod text;
mod value;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use smithy_model::{Model, Shape, ShapeId, ShapeType};

pub use blocks::blocks;
pub use collect::change_log;
pub use json::json_lines;
pub use kind::Kind;
pub use sections::{sections, Sections};

use crate::docs::counted;
use crate::page::{Line, Mark};

/// A model without errors, and the service that its change log is of.
#[derive(Debug, Clone, Copy)]
pub struct Side<'m> {
    /// The model.
    pub model: &'m Model,
    /// The service; without one, all operations and shapes of the model count.
    pub service: Option<&'m Shape>,
}

/// What changed between two models of a service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChangeLog {
    /// What the service is called: its title, else its shape's name; empty where there is no service.
    pub title: String,
    /// The operations that are new, updated or removed, in the order of their names.
    pub operations: Vec<OperationChange>,
    /// What changed in shapes that several operations reach, or none, in the order of their ids.
    pub shapes: Vec<ShapeChange>,
    /// What changed in the service itself.
    pub service: Vec<ServiceChange>,
    /// The shapes in both models whose documentation changed, or that of a member.
    pub documentation: Vec<ShapeId>,
}

/// An operation that is new, updated or removed.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationChange {
    /// Its id: the new model's, where it is in that.
    pub id: ShapeId,
    /// [`Mark::Added`], [`Mark::Changed`] or [`Mark::Removed`].
    pub mark: Mark,
    /// What it does, as CommonMark: the new model's words, else the old one's; empty where neither has any.
    pub documentation: String,
    /// Method and path, where it has an HTTP binding: `POST /channels`.
    pub http: Option<String>,
    /// Its request as JSON, with marks; empty where it has no input.
    pub request: Vec<Line>,
    /// Its response as JSON, with marks; empty where it has no output.
    pub response: Vec<Line>,
    /// Of a new or removed operation: its errors, those that the service adds among them.
    pub errors: Vec<OperationError>,
    /// What changed in it, and in shapes that it alone reaches. Empty for a new or removed one.
    pub facts: Vec<Fact>,
    /// How it reaches the shapes that these are about, itself aside.
    pub reaches: BTreeMap<ShapeId, Reach>,
    /// The shapes in [`ChangeLog::shapes`] that it reaches.
    pub shared: Vec<ShapeId>,
}

/// An error of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationError {
    /// Its id.
    pub id: ShapeId,
    /// Its HTTP status, where it has one of its own.
    pub status: Option<String>,
    /// The first sentence of its documentation, as CommonMark.
    pub summary: String,
    /// Its members that are enums, and the values that each can have.
    pub codes: Vec<(String, Vec<String>)>,
}

/// What changed in a shape that several operations reach, or none.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapeChange {
    /// Its id.
    pub id: ShapeId,
    /// What it is: in the new model, where it is in that.
    pub shape_type: ShapeType,
    /// [`Mark::Added`], [`Mark::Changed`] or [`Mark::Removed`].
    pub mark: Mark,
    /// What it is, as CommonMark: the new model's words, else the old one's; empty where neither has any.
    pub documentation: String,
    /// Its JSON, with marks, where it is a structure or union that no operation reaches: others show in theirs.
    pub syntax: Vec<Line>,
    /// What changed, its own traits before its members.
    pub facts: Vec<Fact>,
    /// The operations that reach it in either model, in the order of their names.
    pub reaches: Vec<Reach>,
}

/// How an operation reaches a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The operation.
    pub operation: ShapeId,
    /// From its input.
    pub input: bool,
    /// From its output.
    pub output: bool,
    /// From one of its errors.
    pub error: bool,
}

/// What changed in the service itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceChange {
    /// What changed.
    pub fact: Fact,
    /// The operations that count as updated by it: those that gain or lose an error of every operation.
    pub reaches: Vec<ShapeId>,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The shape that it is a change of.
    pub shape: ShapeId,
    /// The member of that shape; of an operation the waiter, of a resource the property.
    pub member: Option<String>,
    /// What kind of change.
    pub kind: Kind,
    /// The trait that says so, where one does.
    pub trait_id: Option<ShapeId>,
    /// What was; nothing where there was nothing.
    pub old: Option<Value>,
    /// What is; nothing where there is nothing.
    pub new: Option<Value>,
}

/// How many operations are new, updated and removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Those in both models that are not what they were, or reach something that is not.
    pub updated: usize,
    /// Those that are gone.
    pub removed: usize,
}

impl ChangeLog {
    /// Whether nothing changed. Documentation does not count.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.shapes.is_empty() && self.service.is_empty()
    }

    /// How many operations are new, updated and removed.
    pub fn counts(&self) -> Counts {
        let count = |mark| self.operations.iter().filter(|operation| operation.mark == mark).count();
        Counts { added: count(Mark::Added), updated: count(Mark::Changed), removed: count(Mark::Removed) }
    }

    /// The counts as AWS's pages have them, `1 new, 12 updated api methods`; `no changes` where there are none, and
    /// what there is where no operation has to do with it.
    pub fn summary(&self) -> String {
        let counts = self.counts();
        if counts != Counts::default() {
            return counts.to_string();
        }
        match (self.shapes.len(), self.service.is_empty()) {
            (0, true) => "no changes".to_owned(),
            (0, false) => "no api methods, but the service itself changed".to_owned(),
            (shapes, _) => format!("no api methods, but {} changed", counted(shapes, "shape")),
        }
    }

    /// How many shapes have another documentation: `Documentation of 3 shapes changed`.
    pub fn documentation_line(&self) -> String {
        format!("Documentation of {} changed", counted(self.documentation.len(), "shape"))
    }
}

impl Reach {
    /// From where the shape is reached: of `input`, `output` and `error`.
    pub fn sides(&self) -> Vec<&'static str> {
        let sides = [(self.input, "input"), (self.output, "output"), (self.error, "error")];
        sides.into_iter().filter(|(is, _)| *is).map(|(_, side)| side).collect()
    }
}

impl fmt::Display for Counts {
    /// `1 new, 12 updated, 2 removed api methods`, without those that are zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.added, "new"), (self.updated, "updated"), (self.removed, "removed")];
        let parts = counts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
        let parts = if parts.is_empty() { "no".to_owned() } else { parts.join(", ") };
        write!(f, "{parts} api methods")
    }
}
