//! Two shapes, members or sets of traits: what of the one is not so in the other.

use std::collections::BTreeSet;

use serde_json::{json, Map, Value};
use smithy_model::{Member, Model, Node, Number, Shape, ShapeId, ShapeType, Traits};

use super::table::{row, Row, Told};
use super::value::json as value_of;
use super::{enums, Fact, Kind};
use crate::docs::syntax::in_place;

/// What is compared: the two models, and what came of it so far.
pub(super) struct Comparison<'m> {
    /// The old model.
    pub old: &'m Model,
    /// The new model.
    pub new: &'m Model,
    /// What has been found.
    pub facts: Vec<Fact>,
    /// The shapes whose documentation changed.
    pub documented: BTreeSet<ShapeId>,
}

/// What facts are about: a shape, or a member of it.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    /// The shape.
    pub shape: &'s ShapeId,
    /// The member.
    pub member: Option<&'s str>,
}

impl Subject<'_> {
    /// A fact about it that no trait says.
    pub fn fact(self, kind: Kind, old: Option<Value>, new: Option<Value>) -> Fact {
        let member = self.member.map(str::to_owned);
        Fact { shape: self.shape.clone(), member, kind, trait_id: None, old, new }
    }
}

impl<'m> Comparison<'m> {
    /// Of two models, with nothing found yet.
    pub fn new(old: &'m Model, new: &'m Model) -> Self {
        Self { old, new, facts: Vec::new(), documented: BTreeSet::new() }
    }

    /// Two shapes that are the same one, but for operations, resources and services.
    pub fn shapes(&mut self, old: &Shape, new: &Shape) {
        let subject = Subject { shape: &new.id, member: None };
        if old.shape_type != new.shape_type {
            let name = |shape: &Shape| Some(json!(shape.shape_type.as_str()));
            self.facts.push(subject.fact(Kind::ShapeTypeChanged, name(old), name(new)));
        }
        self.traits(subject, &old.traits, &new.traits);
        if is_enum(old) && is_enum(new) {
            return enums::members(self, old, new);
        }
        // Other changes of the type change all that members are, and are told as such.
        if old.shape_type == new.shape_type || (has_members(old) && has_members(new)) {
            self.members(old, new);
        }
    }

    fn members(&mut self, old: &Shape, new: &Shape) {
        for pair in in_place(old, new) {
            match pair {
                (Some(old), Some(member)) => self.member(&new.id, old, member),
                (None, Some(member)) => {
                    let subject = Subject { shape: &new.id, member: Some(member.name()) };
                    self.facts.push(subject.fact(Kind::MemberAdded, None, Some(in_short(member))));
                }
                (Some(member), None) => {
                    let subject = Subject { shape: &new.id, member: Some(member.name()) };
                    self.facts.push(subject.fact(Kind::MemberRemoved, Some(in_short(member)), None));
                }
                (None, None) => {}
            }
        }
    }

    fn member(&mut self, shape: &ShapeId, old: &Member, new: &Member) {
        let subject = Subject { shape, member: Some(new.name()) };
        if old.target != new.target {
            let target = |member: &Member| Some(json!(member.target.as_str()));
            self.facts.push(subject.fact(Kind::MemberTargetChanged, target(old), target(new)));
        }
        self.traits(subject, &old.traits, &new.traits);
    }

    /// The traits of a shape or member in both models.
    pub fn traits(&mut self, subject: Subject<'_>, old: &Traits, new: &Traits) {
        if old == new {
            return;
        }
        let ids: BTreeSet<&ShapeId> = old.iter().chain(new.iter()).map(|(id, _)| id).collect();
        let mut bound = false;
        for id in ids {
            let (old_value, new_value) = (old.get(id.as_str()), new.get(id.as_str()));
            if self.are_same(id, old_value, new_value) {
                continue;
            }
            match row(id.as_str()).map(|row| (row, row.told)) {
                Some((_, Told::Nothing)) => {}
                Some((row, Told::Documentation))
                    if row.kind != Kind::TitleChanged || !self.is_service(subject) =>
                {
                    self.documented.insert(subject.shape.clone());
                }
                Some((_, Told::Binding(_))) => {
                    if !bound {
                        let kind = Kind::BindingChanged;
                        self.facts.push(Fact {
                            trait_id: Some(id.clone()),
                            ..subject.fact(kind, binding(old), binding(new))
                        });
                    }
                    bound = true;
                }
                Some((row, Told::Own)) => self.own(row, id, subject, old_value, new_value),
                row => {
                    let kind = row.map_or_else(|| self.kind(id, old_value, new_value), |(row, _)| row.kind);
                    self.tell(kind, id, subject, old_value.map(value_of), new_value.map(value_of));
                }
            }
        }
    }

    /// Traits that are told in a way of their own.
    fn own(&mut self, row: &Row, id: &ShapeId, subject: Subject<'_>, old: Option<&Node>, new: Option<&Node>) {
        let (old_value, new_value) = (old.map(value_of), new.map(value_of));
        match row.kind {
            Kind::MemberMadeRequired => {
                let kind = if new.is_some() { Kind::MemberMadeRequired } else { Kind::MemberMadeOptional };
                self.tell(kind, id, subject, None, None);
            }
            Kind::HttpMethodChanged => {
                // Where it is not given, the status is 200.
                let status = |node: Option<&Node>| {
                    node.map(|node| node.get("code").map_or_else(|| json!(200), value_of))
                };
                let part = |node: Option<&Node>, key| node.and_then(|node| node.get(key)).map(value_of);
                let parts = [
                    (Kind::HttpMethodChanged, part(old, "method"), part(new, "method")),
                    (Kind::HttpUriChanged, part(old, "uri"), part(new, "uri")),
                    (Kind::HttpStatusChanged, status(old), status(new)),
                ];
                for (kind, old, new) in parts.into_iter().filter(|(_, old, new)| old != new) {
                    self.tell(kind, id, subject, old, new);
                }
            }
            Kind::WaiterChanged => {
                let object = |value: Option<Value>| match value {
                    Some(Value::Object(object)) => object,
                    _ => Map::new(),
                };
                let (old, new) = (object(old_value), object(new_value));
                let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
                for name in names.into_iter().filter(|name| old.get(*name) != new.get(*name)) {
                    let subject = Subject { member: Some(name), ..subject };
                    self.tell(row.kind, id, subject, old.get(name).cloned(), new.get(name).cloned());
                }
            }
            kind => self.tell(kind, id, subject, old_value, new_value),
        }
    }

    fn tell(
        &mut self,
        kind: Kind,
        id: &ShapeId,
        subject: Subject<'_>,
        old: Option<Value>,
        new: Option<Value>,
    ) {
        self.facts.push(Fact { trait_id: Some(id.clone()), ..subject.fact(kind, old, new) });
    }

    /// The kind of fact that a trait without a row makes: its definition says whether it is a protocol or a way to
    /// authenticate.
    fn kind(&self, id: &ShapeId, old: Option<&Node>, new: Option<&Node>) -> Kind {
        let is = |definition: &str| {
            [self.new, self.old]
                .iter()
                .any(|model| model.shape(id).is_some_and(|shape| shape.traits.has(definition)))
        };
        if is("smithy.api#protocolDefinition") {
            return Kind::ProtocolChanged;
        }
        if is("smithy.api#authDefinition") {
            return Kind::AuthChanged;
        }
        match (old, new) {
            (None, _) => Kind::TraitAdded,
            (_, None) => Kind::TraitRemoved,
            _ => Kind::TraitChanged,
        }
    }

    /// Whether two values of a trait mean the same: what the trait's definition has a default for may be left out.
    fn are_same(&self, id: &ShapeId, old: Option<&Node>, new: Option<&Node>) -> bool {
        if old == new {
            return true;
        }
        if id.as_str() == "smithy.api#length" {
            return length(old) == length(new);
        }
        let objects = old.and_then(Node::as_object).zip(new.and_then(Node::as_object));
        let Some((old, new)) = objects else { return false };
        let definition = self.new.shape(id).or_else(|| self.old.shape(id));
        let default = |key: &str| definition?.member(key)?.traits.get("smithy.api#default");
        let mut keys = old.iter().chain(new.iter()).map(|entry| entry.key.as_str());
        keys.all(|key| old.get(key).or_else(|| default(key)) == new.get(key).or_else(|| default(key)))
    }

    fn is_service(&self, subject: Subject<'_>) -> bool {
        let shape = self.new.shape(subject.shape);
        subject.member.is_none() && shape.is_some_and(|shape| shape.shape_type == ShapeType::Service)
    }
}

/// What a length allows: at least 0 where it says nothing.
fn length(node: Option<&Node>) -> (i128, Option<Value>) {
    let end = |name: &str| node.and_then(|node| node.get(name));
    let least = end("min").and_then(Node::as_number).and_then(Number::as_i128);
    (least.unwrap_or_default(), end("max").map(value_of))
}

/// Where HTTP or an event has a member, as an object of the traits that say so; nothing for the body.
fn binding(traits: &Traits) -> Option<Value> {
    let is_binding = |id: &ShapeId| row(id.as_str()).is_some_and(|row| matches!(row.told, Told::Binding(_)));
    let bindings = traits.iter().filter(|(id, _)| is_binding(id));
    let bindings: Map<_, _> = bindings.map(|(id, node)| (id.name().to_owned(), value_of(node))).collect();
    (!bindings.is_empty()).then_some(Value::Object(bindings))
}

/// What a new or removed member is in short.
fn in_short(member: &Member) -> Value {
    let required = member.traits.has("smithy.api#required");
    json!({ "target": member.target.as_str(), "required": required })
}

/// Whether its members are values.
pub(super) fn is_enum(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum)
}

fn has_members(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union)
}
