//! Definitions of all files to one model ([spec](https://smithy.io/2.0/spec/model.html#merging-model-files)).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::duplicate;
use super::mixins;
use super::scope::{Kinds, Scope, Syntactic};
use super::traits;
use super::upgrade;
use crate::raw::{
    Name, RawApply, RawDetail, RawFile, RawMember, RawMetadata, RawOperation, RawResource, RawService,
    RawShape, Use, Version,
};
use crate::suggest::{self, Suggestions};
use crate::{
    Detail, Event, Location, Member, Model, Node, NodeValue, Operation, Reference, Resource, Service,
    Severity, Shape, ShapeId, ShapeType, Traits,
};

/// What merging gives.
pub(super) struct Assembled {
    pub(super) model: Model,
    /// Shapes that were read only in part.
    pub(super) broken: BTreeSet<ShapeId>,
}

/// A shape before mixins are applied to it.
#[derive(Debug)]
pub(super) struct Draft {
    /// The shape without members and mixins.
    pub(super) shape: Shape,
    pub(super) members: Vec<DraftMember>,
    pub(super) mixins: Vec<Reference>,
    /// The resource that elided members are looked up in.
    pub(super) resource: Option<Reference>,
    /// Whether a part of the definition is missing because of an error.
    pub(super) broken: bool,
    /// The version of the file that defines it.
    pub(super) version: Version,
}

/// A member before mixins are applied to its shape.
#[derive(Debug)]
pub(super) struct DraftMember {
    pub(super) member: Member,
    pub(super) origin: Origin,
}

/// Where a member's target comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is written.
    Written,
    /// It is elided: the resource or a mixin says it.
    Elided,
    /// There is no member here but traits for one that a mixin brings.
    Applied,
}

/// All shapes by id.
pub(super) type Drafts = BTreeMap<ShapeId, Draft>;

/// Makes one model of all files. Files from number `first_built_in` on are built in.
pub(super) fn assemble(files: Vec<RawFile<'_>>, first_built_in: usize, events: &mut Vec<Event>) -> Assembled {
    let mut files = files;
    drop_replaced(&mut files, first_built_in);
    let shapes = files.iter().flat_map(|file| &file.shapes);
    let mut kinds = Kinds::with_capacity(files.iter().map(|file| file.shapes.len()).sum());
    kinds.extend(shapes.map(|shape| (shape.id.clone(), shape.shape_type)));
    let mut drafts = Drafts::new();
    let mut metadata = BTreeMap::new();
    let (mut applies, mut unknown_uses) = (Vec::new(), Vec::new());
    for (number, file) in files.into_iter().enumerate() {
        check_uses(&file, events);
        unknown_uses.extend(file.uses.iter().filter(|used| !kinds.contains_key(&used.id)).cloned());
        let mut scope = Scope::new(&kinds, file.namespace, &file.uses, file.syntactic);
        let built_in = number >= first_built_in;
        for shape in file.shapes {
            let draft = draft(shape, file.version, built_in, &mut scope, events);
            duplicate::add(&mut drafts, draft, &kinds, events);
        }
        if !built_in {
            merge_metadata(&mut metadata, file.metadata, &mut scope, events);
        }
        applies.push((scope, file.version, file.applies));
    }
    // Only now, as files may apply traits to what files after them define.
    let (mut syntactic, mut undefined, mut suggestions) = (Vec::new(), Vec::new(), Suggestions::default());
    for (mut scope, version, raw) in applies {
        raw.into_iter()
            .for_each(|raw| apply(&mut drafts, raw, version, &mut scope, &mut suggestions, events));
        syntactic.append(&mut scope.found);
        undefined.append(&mut scope.undefined);
    }
    let old: BTreeSet<ShapeId> = drafts
        .values()
        .filter(|draft| draft.version == Version::V1)
        .map(|draft| draft.shape.id.clone())
        .collect();
    let (mut shapes, broken) = mixins::apply(drafts, events);
    upgrade::upgrade(&mut shapes, &old);
    let model = Model { shapes, metadata };
    check_syntactic(&model, &syntactic, events);
    traits::report_undefined(&model, &undefined, events);
    report_unknown_uses(&model, &unknown_uses, events);
    Assembled { model, broken }
}

/// A model may bring its own definitions of what is built in, except for the prelude.
fn drop_replaced(files: &mut [RawFile<'_>], first_built_in: usize) {
    let (own, built_in) = files.split_at_mut(first_built_in.min(files.len()));
    let defined: HashSet<&ShapeId> =
        own.iter().flat_map(|file| &file.shapes).map(|shape| &shape.id).collect();
    for file in built_in.iter_mut().filter(|file| file.namespace != "smithy.api") {
        file.shapes.retain(|shape| !defined.contains(&shape.id));
    }
}

/// Names that mean two things because of a use statement.
fn check_uses(file: &RawFile<'_>, events: &mut Vec<Event>) {
    let mut names: HashMap<&str, &ShapeId> = HashMap::new();
    for Use { id, location } in &file.uses {
        if let Some(first) = names.insert(id.name(), id) {
            let message = format!("the name `{}` is in use for `{first}` already", id.name());
            let help = "remove one of the two, and write the whole id where it is meant";
            events.push(Event::error("Model", message).at(*location).help(help));
        }
    }
    if names.is_empty() {
        return;
    }
    for shape in &file.shapes {
        if let Some(used) = names.get(shape.id.name()) {
            let message = format!("the name `{}` is in use for `{used}` already", shape.id.name());
            let event = Event::error("Model", message).on(&shape.id).at(shape.location);
            events.push(
                event.help("rename the shape, or remove the use statement and write the whole id instead"),
            );
        }
    }
}

/// The events for use statements that name nothing.
fn report_unknown_uses(model: &Model, unknown: &[Use], events: &mut Vec<Event>) {
    let mut suggestions = Suggestions::default();
    for Use { id, location } in unknown {
        let message = format!("the use statement names `{id}`, which is not defined");
        let help = match suggestions.nearest(id, suggest::shapes_and_traits(model)) {
            Some(meant) => suggest::did_you_mean(meant),
            None => "add the file that defines it, or remove the statement".to_owned(),
        };
        events.push(Event::new(Severity::Warning, "Model", message).at(*location).help(help));
    }
}

fn draft(
    raw: RawShape<'_>,
    version: Version,
    built_in: bool,
    scope: &mut Scope<'_>,
    events: &mut Vec<Event>,
) -> Draft {
    let RawShape { id, location, shape_type, traits: raw_traits, members, mixins, resource, detail, broken } =
        raw;
    let mut own_traits = Traits::default();
    traits::add(&mut own_traits, raw_traits, &id, version, scope, events);
    let members =
        members.into_iter().filter_map(|member| draft_member(&id, member, version, scope, events)).collect();
    let mixins = references(mixins, scope, events);
    let resource = resource.and_then(|name| scope.reference(name, events));
    let detail = resolve_detail(detail, shape_type, location, scope, events);
    let shape = Shape {
        id,
        shape_type,
        location,
        traits: own_traits,
        members: Vec::new(),
        mixins: Vec::new(),
        detail,
        built_in,
    };
    Draft { shape, members, mixins, resource, broken, version }
}

fn draft_member(
    shape: &ShapeId,
    raw: RawMember<'_>,
    version: Version,
    scope: &mut Scope<'_>,
    events: &mut Vec<Event>,
) -> Option<DraftMember> {
    let id = shape.with_member(&raw.name);
    let mut own_traits = Traits::default();
    traits::add(&mut own_traits, raw.traits, &id, version, scope, events);
    let (target, origin) = match raw.target {
        Some(name) => (scope.name(name, events)?, Origin::Written),
        None => (ShapeId::prelude("Unit"), Origin::Elided),
    };
    let member = Member { id, target, traits: own_traits, location: raw.location, mixins: Vec::new() };
    Some(DraftMember { member, origin })
}

fn references(names: Vec<Name<'_>>, scope: &mut Scope<'_>, events: &mut Vec<Event>) -> Vec<Reference> {
    names.into_iter().filter_map(|name| scope.reference(name, events)).collect()
}

fn resolve_detail(
    raw: RawDetail<'_>,
    shape_type: ShapeType,
    location: Location,
    scope: &mut Scope<'_>,
    events: &mut Vec<Event>,
) -> Detail {
    match raw {
        RawDetail::Service(service) => Detail::Service(Box::new(resolve_service(*service, scope, events))),
        RawDetail::Resource(resource) => {
            Detail::Resource(Box::new(resolve_resource(*resource, scope, events)))
        }
        RawDetail::Operation(operation) => {
            Detail::Operation(resolve_operation(operation, location, scope, events))
        }
        // A definition that broke off before its body still is of its kind.
        RawDetail::None => match shape_type {
            ShapeType::Service => Detail::Service(Box::default()),
            ShapeType::Resource => Detail::Resource(Box::default()),
            ShapeType::Operation => {
                Detail::Operation(resolve_operation(RawOperation::default(), location, scope, events))
            }
            _ => Detail::None,
        },
    }
}

fn resolve_operation(
    raw: RawOperation<'_>,
    location: Location,
    scope: &mut Scope<'_>,
    events: &mut Vec<Event>,
) -> Operation {
    let mut or_unit = |name: Option<Name<'_>>| {
        let reference = name.and_then(|name| scope.reference(name, events));
        reference.unwrap_or_else(|| Reference::new(ShapeId::prelude("Unit"), location))
    };
    let (input, output) = (or_unit(raw.input), or_unit(raw.output));
    Operation { input, output, errors: references(raw.errors, scope, events) }
}

fn resolve_service(raw: RawService<'_>, scope: &mut Scope<'_>, events: &mut Vec<Event>) -> Service {
    Service {
        version: raw.version,
        operations: references(raw.operations, scope, events),
        resources: references(raw.resources, scope, events),
        errors: references(raw.errors, scope, events),
        rename: raw.rename,
    }
}

fn resolve_resource(raw: RawResource<'_>, scope: &mut Scope<'_>, events: &mut Vec<Event>) -> Resource {
    let mut named = |names: Vec<(String, Name<'_>)>| {
        let resolved =
            names.into_iter().filter_map(|(key, name)| Some((key, scope.reference(name, events)?)));
        resolved.collect()
    };
    let (identifiers, properties) = (named(raw.identifiers), named(raw.properties));
    let mut one = |name: Option<Name<'_>>| name.and_then(|name| scope.reference(name, events));
    Resource {
        identifiers,
        properties,
        create: one(raw.create),
        put: one(raw.put),
        read: one(raw.read),
        update: one(raw.update),
        delete: one(raw.delete),
        list: one(raw.list),
        operations: references(raw.operations, scope, events),
        collection_operations: references(raw.collection_operations, scope, events),
        resources: references(raw.resources, scope, events),
    }
}

/// Merges by the rules for conflicts ([spec](https://smithy.io/2.0/spec/model.html#metadata-conflicts)).
fn merge_metadata(
    all: &mut BTreeMap<String, Node>,
    raw: Vec<RawMetadata>,
    scope: &mut Scope<'_>,
    events: &mut Vec<Event>,
) {
    for RawMetadata { key, location, mut value } in raw {
        scope.metadata(&mut value);
        let Some(old) = all.get_mut(&key) else {
            all.insert(key, value);
            continue;
        };
        // Arrays first: equal ones are joined as well.
        match (&mut old.value, value) {
            (NodeValue::Array(first), Node { value: NodeValue::Array(second), .. }) => first.extend(second),
            (old, new) if *old == new.value => {}
            _ => {
                let message = format!("the metadata `{key}` has another value already");
                events.push(Event::error("Model", message).at(location).help("keep one of the values"));
            }
        }
    }
}

fn apply(
    drafts: &mut Drafts,
    raw: RawApply<'_>,
    version: Version,
    scope: &mut Scope<'_>,
    suggestions: &mut Suggestions,
    events: &mut Vec<Event>,
) {
    let location = raw.target.location;
    let Some(target) = scope.name(raw.target, events) else { return };
    let Some(draft) = drafts.get_mut(&target.without_member()) else {
        let mut event = unknown_target(&target, location);
        let meant = suggestions.nearest(&target.without_member(), drafts.keys());
        event.help = meant.map(suggest::did_you_mean);
        events.push(event);
        return;
    };
    if draft.shape.built_in && target.namespace() == "smithy.api" {
        let message = "the prelude's shapes cannot be given traits";
        events.push(Event::error("Model", message).on(&target).at(location));
        return;
    }
    let Some(name) = target.member() else {
        traits::add(&mut draft.shape.traits, raw.traits, &target, version, scope, events);
        return;
    };
    let position = draft.members.iter().position(|other| other.member.name() == name);
    if position.is_none() && draft.mixins.is_empty() {
        if !draft.broken {
            let mut event = unknown_target(&target, location);
            let meant = suggest::closest(name, draft.members.iter().map(|other| other.member.name()));
            event.help = meant.map(suggest::did_you_mean);
            events.push(event);
        }
        return;
    }
    let position = position.unwrap_or_else(|| {
        let member = Member {
            id: target.clone(),
            target: ShapeId::prelude("Unit"),
            traits: Traits::default(),
            location,
            mixins: Vec::new(),
        };
        draft.members.push(DraftMember { member, origin: Origin::Applied });
        draft.members.len() - 1
    });
    if let Some(DraftMember { member, .. }) = draft.members.get_mut(position) {
        traits::add(&mut member.traits, raw.traits, &target, version, scope, events);
    }
}

/// The event for traits that are applied to something that does not exist.
pub(super) fn unknown_target(target: &ShapeId, location: Location) -> Event {
    Event::error("Model", format!("traits are applied to `{target}`, which is not defined"))
        .on(target)
        .at(location)
}

/// Unquoted words in node values are shape ids, and a word that is meant as a string is a frequent slip.
fn check_syntactic(model: &Model, found: &[Syntactic], events: &mut Vec<Event>) {
    for Syntactic { id, location } in found {
        let known =
            if id.member().is_some() { model.member(id).is_some() } else { model.shape(id).is_some() };
        if !known {
            let message = format!("this shape id stands for `{id}`, which is not defined");
            let event = Event::new(Severity::Danger, "SyntacticShapeIdTarget", message).at(*location);
            events.push(event.help("put it in double quotes if it is meant as a string"));
        }
    }
}
