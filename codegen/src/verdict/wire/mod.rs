//! Whether values still travel: what the old crate and a service of the new model make of each other's messages.
//!
//! Requests are read as the runtime's server side reads them: strictly, and validated. Responses are read as its client
//! side reads them: what is unknown is skipped, and what is missing is filled. A crate without an HTTP side is judged by
//! the same measure, with the keys that serde has. What only XML, CBOR or queries would tell apart is not looked at:
//! generated crates do not speak them.

mod constraints;
mod kinds;
mod members;
mod operations;
mod places;
mod walk;

use std::collections::BTreeMap;

use smithy_model::{Model, Shape, ShapeId};

use super::Side;
use crate::plan::{self, Closure, Plan, Wanted};
use crate::Protocol;

/// What becomes of values on their way, best first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Who reads has what was written.
    #[default]
    Travels,
    /// Who reads has not all of it, and does not notice: a member is ignored, or no longer there.
    Lost,
    /// It is read, but some values break a constraint.
    Refused,
    /// Some messages cannot be read at all.
    Unreadable,
}

/// What becomes of values in both directions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Ways {
    /// From callers to the service.
    pub requests: Effect,
    /// From the service to callers.
    pub responses: Effect,
}

/// A change on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireChange {
    /// The shape or member, by its id without the namespace: `Channel$Mode`; of the old model, where it is there. What is
    /// in a module of the crate has its name in front: `legacy::Channel$Mode`.
    pub item: String,
    /// What changed, in a few words.
    pub what: String,
    /// What becomes of what callers with the old crate send to a service of the new model.
    pub requests: Effect,
    /// What becomes of what that service answers them.
    pub responses: Effect,
    /// The same of callers who are ahead: with the new crate, and a service of the old model.
    pub ahead: Ways,
}

impl Effect {
    /// In a word: `travels`, `lost`, `refused`, `unreadable`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Travels => "travels",
            Self::Lost => "lost",
            Self::Refused => "refused",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Ways {
    fn worst(self, other: Self) -> Self {
        Self { requests: self.requests.max(other.requests), responses: self.responses.max(other.responses) }
    }
}

/// All changes on the wire between two models, of the crates' own services and of those of their modules, in the order of
/// the items. What a change deep in a shape reaches is not told again.
pub fn wire(old: (Side<'_>, &Plan), new: (Side<'_>, &Plan)) -> Vec<WireChange> {
    let mut found = Found::default();
    // What a module of a namespace has of the crate's own model.
    let mut lent: Option<(Closure, Closure)> = None;
    for (prefix, old, new) in pairs(old, new) {
        found.prefix = prefix;
        let (old_model, new_model) = (plan::with_enum_shapes(old.model), plan::with_enum_shapes(new.model));
        let lenders = lent.as_ref().map(|(old, new)| (old, new)).unzip();
        let old = Part::new(&old_model, &old, lenders.0);
        let new = Part::new(&new_model, &new, lenders.1);
        operations::compare(&old, &new, &mut found);
        lent.get_or_insert((old.closure, new.closure));
    }
    let change = |((item, what), (now, ahead)): ((String, String), (Ways, Ways))| WireChange {
        item,
        what,
        requests: now.requests,
        responses: now.responses,
        ahead,
    };
    found.changes.into_iter().map(change).collect()
}

/// A model with what is wanted of it, and what is planned.
struct Source<'s> {
    model: &'s Model,
    wanted: Wanted<'s>,
    plan: &'s Plan,
}

/// The crate's own models, and those of each module that both crates have.
fn pairs<'s>(
    (old, old_plan): (Side<'s>, &'s Plan),
    (new, new_plan): (Side<'s>, &'s Plan),
) -> Vec<(String, Source<'s>, Source<'s>)> {
    let root = |side: Side<'s>, plan: &'s Plan| Source {
        model: side.model,
        wanted: Wanted { service: side.options.service.as_ref(), namespace: None },
        plan,
    };
    let modules = |side: Side<'s>, plan: &'s Plan| -> BTreeMap<&'s str, Source<'s>> {
        let modules = side.options.modules.iter().zip(&plan.modules);
        let source = |(module, plan): (&'s crate::Module, &'s Plan)| {
            let wanted = Wanted { service: module.service.as_ref(), namespace: module.namespace.as_deref() };
            (module.name.as_str(), Source { model: &module.model, wanted, plan })
        };
        modules.map(source).collect()
    };
    let mut others = modules(new, new_plan);
    let mut pairs = vec![(String::new(), root(old, old_plan), root(new, new_plan))];
    for (name, source) in modules(old, old_plan) {
        pairs.extend(others.remove(name).map(|other| (format!("{name}::"), source, other)));
    }
    pairs
}

/// One of two models whose messages are compared.
struct Part<'m> {
    model: &'m Model,
    closure: Closure,
    /// What its crate speaks; nothing for one without an HTTP side.
    protocol: Option<Protocol>,
    plan: &'m Plan,
    service: Option<ShapeId>,
}

impl<'m> Part<'m> {
    fn new(model: &'m Model, source: &Source<'m>, lender: Option<&Closure>) -> Self {
        let Source { wanted, plan, .. } = source;
        let service = match wanted.namespace {
            Some(_) => None,
            // A model without the service has no plan.
            None => plan::service(model, wanted.service).ok().flatten(),
        };
        let closure = plan::closure(model, service, wanted.namespace);
        let lender = lender.filter(|_| wanted.namespace.is_some());
        Part {
            model,
            closure: lender.map_or_else(|| closure.clone(), |lender| closure.without(lender)),
            protocol: plan.http.as_ref().map(|http| http.protocol),
            plan,
            service: service.map(|service| service.id.clone()),
        }
    }

    /// Whether members are anywhere but in bodies.
    fn has_bindings(&self) -> bool {
        self.protocol.is_some_and(Protocol::has_bindings)
    }

    /// Whether keys are those of `@jsonName`.
    fn has_json_names(&self) -> bool {
        self.protocol.is_none_or(Protocol::has_bindings)
    }

    fn shape(&self, id: &ShapeId) -> Option<&'m Shape> {
        self.model.shape(id)
    }
}

/// What was found so far.
#[derive(Default)]
struct Found {
    prefix: String,
    /// By item and what changed: what becomes of messages of the old crate, and of those who are ahead.
    changes: BTreeMap<(String, String), (Ways, Ways)>,
    inclusions: constraints::Inclusions,
}

impl Found {
    fn add(&mut self, id: &ShapeId, what: impl Into<String>, (now, ahead): (Ways, Ways)) {
        let member = id.member().map(|member| format!("${member}")).unwrap_or_default();
        let item = format!("{}{}{member}", self.prefix, id.name());
        let (all_now, all_ahead) = self.changes.entry((item, what.into())).or_default();
        (*all_now, *all_ahead) = (all_now.worst(now), all_ahead.worst(ahead));
    }
}

/// In which messages a shape is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Roles {
    requests: bool,
    responses: bool,
}

/// Who writes: the old model's side, or the new one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writer {
    Old,
    New,
}

/// Who reads: the service, strictly and with validation, or callers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Service,
    Caller,
}

impl Roles {
    const REQUESTS: Self = Self { requests: true, responses: false };
    const RESPONSES: Self = Self { requests: false, responses: true };

    fn and(self, other: Self) -> Self {
        Self { requests: self.requests || other.requests, responses: self.responses || other.responses }
    }

    /// What becomes of messages of the old crate, and of those who are ahead, by what becomes of one message.
    fn ways(self, effect: impl Fn(Writer, Reader) -> Effect) -> (Ways, Ways) {
        let way = |there: bool, writer, reader| if there { effect(writer, reader) } else { Effect::Travels };
        let now = Ways {
            requests: way(self.requests, Writer::Old, Reader::Service),
            responses: way(self.responses, Writer::New, Reader::Caller),
        };
        let ahead = Ways {
            requests: way(self.requests, Writer::New, Reader::Service),
            responses: way(self.responses, Writer::Old, Reader::Caller),
        };
        (now, ahead)
    }
}
