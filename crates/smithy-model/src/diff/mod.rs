//! Smithy's verdict on two versions of a model: what changed, and how bad that is for whoever uses it.
//!
//! The events are those of Smithy's own comparison, with its ids and severities
//! ([guide](https://smithy.io/2.0/guides/evolving-models.html)). What differs is found once, in [`differences`]; one
//! function a kind of event looks at it.

mod auth;
mod bindings;
mod breaking;
mod constraints;
mod context;
mod defaults;
mod differences;
mod endpoints;
mod enums;
mod errors;
mod members;
mod metadata;
mod nullability;
mod operations;
mod shapes;
mod targets;
mod traits;
mod words;

use std::cmp::Reverse;

use context::Context;
use differences::Differences;

use crate::selector::Vertex;
use crate::{Event, Location, Model, Severity};

/// An event about what changed from one model to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What changed, how bad that is, and where.
    pub event: Event,
    /// Whose files the event's place is in.
    pub side: Side,
}

/// One of the two models that are compared, each with files of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The model as it was.
    Old,
    /// The model as it is now.
    New,
}

/// An evaluator looks at what differs and reports what that means.
type Evaluator = for<'m> fn(&Context<'m>, &Differences<'m>, &mut Vec<Difference>);

/// All evaluators, by subject. Smithy's `RemovedAuthenticationScheme` never says anything: that a scheme was removed is
/// a breaking change of its trait.
const EVALUATORS: &[Evaluator] = &[
    auth::migrations,
    bindings::added,
    bindings::removed,
    bindings::resource_identifiers,
    breaking::trait_breaking_changes,
    constraints::lengths,
    constraints::ranges,
    defaults::defaults,
    endpoints::migrations,
    enums::enums,
    errors::added_to_operations,
    errors::added_to_services,
    errors::removed_from_operations,
    errors::removed_from_services,
    members::added_required,
    members::order,
    metadata::added,
    metadata::changed,
    metadata::removed,
    nullability::nullability,
    operations::inputs,
    operations::outputs,
    operations::renames,
    shapes::added,
    shapes::added_trait_definitions,
    shapes::removed,
    shapes::removed_trait_definitions,
    shapes::types,
    targets::targets,
    traits::modified,
];

/// What changed from one model to another: worst first, then by shape id and event id; what is about no shape comes
/// last among equals.
///
/// Suppressions and severity overrides of the new model apply, as they do to the events of validation
/// ([spec](https://smithy.io/2.0/spec/model-validation.html#suppressions)). Built-in shapes are not compared. Both
/// models should be free of errors; otherwise the verdict is about what could be read of them.
///
/// ```
/// use smithy_model::{diff, load, Severity, Side, Sources};
///
/// let model = |text: &str| {
///     let mut sources = Sources::new();
///     sources.add("city.smithy", format!("$version: \"2.0\"\nnamespace example.weather\n{text}\n"));
///     load(sources).model
/// };
/// let found = diff(&model("structure City { name: String }"), &model("structure City {}"));
/// assert_eq!(found[0].event.id, "RemovedShape");
/// assert_eq!((found[0].event.severity, found[0].side), (Severity::Error, Side::Old));
/// ```
pub fn diff(old: &Model, new: &Model) -> Vec<Difference> {
    let cx = Context::new(old, new);
    let mut found = evaluate(&cx, &Differences::find(old, new));
    found.sort_by(|a, b| {
        let key = |found: &Difference| {
            (Reverse(found.event.severity), found.event.shape_id.is_none(), found.event.shape_id.clone())
        };
        key(a)
            .cmp(&key(b))
            .then_with(|| a.event.id.cmp(&b.event.id))
            .then_with(|| a.event.message.cmp(&b.event.message))
    });
    found
}

/// What all evaluators say of these differences, after the new model's suppressions and overrides.
fn evaluate<'m>(cx: &Context<'m>, differences: &Differences<'m>) -> Vec<Difference> {
    let mut found = Vec::new();
    for evaluator in EVALUATORS {
        evaluator(cx, differences, &mut found);
    }
    for difference in &mut found {
        cx.decorations.apply(&mut difference.event);
    }
    found
}

impl Difference {
    /// About a shape or member of the new model, where it is defined.
    fn new(severity: Severity, id: impl Into<String>, about: Vertex<'_>, message: impl Into<String>) -> Self {
        let event = Event::new(severity, id, message).on(about.id()).at(about.location());
        Self { event, side: Side::New }
    }

    /// About a shape or member that only the old model has, where it was defined.
    fn gone(
        severity: Severity,
        id: impl Into<String>,
        about: Vertex<'_>,
        message: impl Into<String>,
    ) -> Self {
        Self { side: Side::Old, ..Self::new(severity, id, about, message) }
    }

    /// At a place in the new model's files.
    fn at(mut self, location: Location) -> Self {
        self.event.location = Some(location);
        self.side = Side::New;
        self
    }

    /// At a place in the old model's files.
    fn at_old(mut self, location: Location) -> Self {
        self.event.location = Some(location);
        self.side = Side::Old;
        self
    }

    /// With what to do about it.
    fn help(mut self, help: impl Into<String>) -> Self {
        self.event.help = Some(help.into());
        self
    }
}
