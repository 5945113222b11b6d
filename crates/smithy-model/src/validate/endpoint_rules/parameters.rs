//! `RuleSetParameter`: the parameters of a rule set are those that the model binds.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::{event, list, Context};
use super::context_params::{kind_of_path, OPERATION, STATIC};
use super::Source;
use crate::rules::{kind_of, Kind};
use crate::selector::Vertex;
use crate::{Entry, Event, Location, Member, Node, Severity, Shape, ShapeType};

const CLIENT: &str = "smithy.rules#clientContextParams";
const CONTEXT: &str = "smithy.rules#contextParam";

pub(super) fn parameters(source: &Source<'_, '_>, events: &mut Vec<Event>) {
    let cx = source.cx;
    let operations = cx.bound_operations(&source.service.id);
    let mut bound = Bound { kinds: BTreeMap::new(), events };
    for entry in entries(source.service, CLIENT) {
        let kind = entry.value.get("type").and_then(Node::as_str);
        let kind = if kind.is_some_and(|kind| kind.eq_ignore_ascii_case("boolean")) {
            Kind::Boolean
        } else {
            Kind::String
        };
        bound.kinds.insert(&entry.key, kind);
    }
    for operation in &operations {
        bound.operation(cx, operation);
    }
    let kinds = bound.kinds;
    matching(source, &kinds, events);
    required(cx, source, &operations, events);
}

/// The entries of a trait that is an object.
fn entries<'m>(shape: &'m Shape, id: &str) -> impl Iterator<Item = &'m Entry> {
    shape.traits.get(id).and_then(Node::as_object).into_iter().flat_map(|object| object.iter())
}

/// The members of an operation's input that are bound, with the names of their parameters.
fn members<'m>(cx: &Context<'m>, operation: &Shape) -> Vec<(&'m Shape, &'m Member, &'m str)> {
    let input = operation.as_operation().and_then(|operation| cx.input(operation));
    let members = input.into_iter().flat_map(|input| input.members.iter().map(move |member| (input, member)));
    let name = |member: &'m Member| member.traits.get(CONTEXT)?.get("name")?.as_str();
    members.filter_map(|(input, member)| Some((input, member, name(member)?))).collect()
}

/// The parameters that the model binds, and what was found while collecting them.
struct Bound<'a, 'm> {
    kinds: BTreeMap<&'m str, Kind>,
    events: &'a mut Vec<Event>,
}

impl<'m> Bound<'_, 'm> {
    fn operation(&mut self, cx: &Context<'m>, shape: &'m Shape) {
        let about = Vertex::Shape(shape);
        for entry in entries(shape, STATIC) {
            let kind = entry.value.get("value").and_then(kind_of);
            self.add(&entry.key, kind, "StaticContextParams", about, entry.key_location);
        }
        for entry in entries(shape, OPERATION) {
            let kind = shape.as_operation().and_then(|operation| kind_of_path(cx, operation, &entry.value));
            self.add(&entry.key, kind, "OperationContextParams", about, entry.key_location);
        }
        for (input, member, name) in members(cx, shape) {
            let about = Vertex::Member(input, member);
            let kind = match cx.target(member).map(|target| target.shape_type) {
                Some(ShapeType::String | ShapeType::Enum) => Some(Kind::String),
                Some(ShapeType::Boolean) => Some(Kind::Boolean),
                _ => None,
            };
            if kind.is_none() {
                let message =
                    format!("the parameter `{name}` is bound to what is neither a string nor a boolean");
                let id = "RuleSetParameter.ContextParam.UnsupportedType";
                self.report(event(Severity::Error, id, about, message));
            }
            self.add(name, kind, "ContextParam", about, member.location);
        }
    }

    fn add(&mut self, name: &'m str, kind: Option<Kind>, binding: &str, about: Vertex<'m>, at: Location) {
        let Some(kind) = kind else { return };
        let first = *self.kinds.entry(name).or_insert(kind);
        if first != kind {
            let message =
                format!("`{name}` is of type {} here, but {} elsewhere", kind.as_str(), first.as_str());
            let id = format!("RuleSetParameter.{binding}.InconsistentType");
            self.report(event(Severity::Error, &id, about, message).at(at));
        }
    }

    /// Several operations may share an input.
    fn report(&mut self, event: Event) {
        if !self.events.contains(&event) {
            self.events.push(event);
        }
    }
}

/// Parameters that only one side has, or has otherwise.
fn matching(source: &Source<'_, '_>, bound: &BTreeMap<&str, Kind>, events: &mut Vec<Event>) {
    let parameters = &source.rules.set().parameters;
    for parameter in parameters.iter().filter(|parameter| parameter.built_in.is_none()) {
        let name = parameter.name;
        let (id, message) = match bound.get(name) {
            None => {
                let message = format!(
                    "nothing in the model binds the parameter `{name}`; what is bound: {}",
                    list(bound.keys())
                );
                ("RuleSetParameter.RuleSet.UnmatchedName", message)
            }
            Some(kind) if *kind != parameter.kind => {
                let (wanted, found) = (parameter.kind.as_str(), kind.as_str());
                let message = format!(
                    "the parameter `{name}` is of type {wanted}, but the model binds it to a {found}"
                );
                ("RuleSetParameter.RuleSet.TypeMismatch", message)
            }
            Some(_) => continue,
        };
        events.push(source.event(Severity::Error, id, parameter.location, message));
    }
    for name in bound.keys().filter(|name| !parameters.iter().any(|parameter| parameter.name == **name)) {
        let message = format!("the model binds `{name}`, which is no parameter of the rule set");
        let id = "RuleSetParameter.RuleSet.UnmatchedName";
        events.push(source.event(Severity::Error, id, source.node.location, message));
    }
}

/// Operations that do not bind what has to be there.
fn required(cx: &Context<'_>, source: &Source<'_, '_>, operations: &[&Shape], events: &mut Vec<Event>) {
    let parameters = source.rules.set().parameters.iter();
    let required = parameters.filter(|parameter| {
        parameter.required && parameter.default.is_none() && parameter.built_in.is_none()
    });
    let required: Vec<_> = required.map(|parameter| parameter.name).collect();
    if required.is_empty() {
        return;
    }
    for operation in operations {
        let keys = [(source.service, CLIENT), (operation, STATIC), (operation, OPERATION)];
        let mut bound: BTreeSet<_> = keys
            .into_iter()
            .flat_map(|(shape, id)| entries(shape, id))
            .map(|entry| entry.key.as_str())
            .collect();
        bound.extend(members(cx, operation).into_iter().map(|(_, _, name)| name));
        for name in required.iter().filter(|name| !bound.contains(**name)) {
            let message =
                format!("the operation does not bind `{name}`, which `{}` needs", source.service.id);
            let id = "RuleSetParameter.Operation.RequiredMissing";
            events.push(event(Severity::Error, id, Vertex::Shape(operation), message));
        }
    }
}
