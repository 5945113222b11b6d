//! What C2J has no words for, taken over from another model of the same service that says it.
//!
//! Between a model that was read from C2J and one that was not, most differences are what the format lost. Here the
//! poorer model gets back what the other one says and C2J could not have said, so that what is left is what was meant:
//!
//! - the names of the service's shape and, where that differs, of the namespace, which the reader of C2J makes up;
//! - resources, errors of the whole service and renames;
//! - traits that no property of C2J stands for, the names of enum members among them;
//! - patterns that differ in their anchors, lengths of at least 0, types that C2J writes as an integer;
//! - the prelude's shapes, in whose place C2J has shapes of its own;
//! - shapes that the service does not lead to, and metadata.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern;
use crate::selector::Graph;
use crate::{
    Detail, Member, Model, Node, NodeValue, Object, Reference, Resource, Service, Shape, ShapeId, ShapeType,
    Traits,
};

/// Traits that stand for properties of C2J: that one of them is missing is a fact, not a loss.
const SAID: &[&str] = &[
    "aws.api#clientDiscoveredEndpoint",
    "aws.api#clientEndpointDiscovery",
    "aws.api#clientEndpointDiscoveryId",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "aws.auth#unsignedPayload",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#awsQueryCompatible",
    "aws.protocols#awsQueryError",
    "aws.protocols#ec2Query",
    "aws.protocols#ec2QueryName",
    "aws.protocols#httpChecksum",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.api#auth",
    "smithy.api#deprecated",
    "smithy.api#endpoint",
    "smithy.api#enumValue",
    "smithy.api#error",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#hostLabel",
    "smithy.api#http",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpChecksumRequired",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#idempotencyToken",
    "smithy.api#jsonName",
    "smithy.api#length",
    "smithy.api#noAuth",
    "smithy.api#optionalAuth",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#requestCompression",
    "smithy.api#required",
    "smithy.api#requiresLength",
    "smithy.api#retryable",
    "smithy.api#sensitive",
    "smithy.api#sparse",
    "smithy.api#streaming",
    "smithy.api#timestampFormat",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
    "smithy.protocols#rpcv2Cbor",
];

/// Traits that the reader concludes from how a shape is used: what the other model says of them counts, whatever it is.
const CONCLUDED: &[&str] = &["smithy.api#input", "smithy.api#output"];

/// What of `aws.api#service` C2J says itself.
const SAID_OF_SERVICE: &[&str] = &["sdkId", "endpointPrefix"];

const LENGTH: &str = "smithy.api#length";
const PATTERN: &str = "smithy.api#pattern";
const DEFAULT: &str = "smithy.api#default";
const DOCUMENTATION: &str = "smithy.api#documentation";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const SERVICE: &str = "aws.api#service";

/// Completes a model that was read from C2J with what only `known` can say, a model of the same service without mixins.
///
/// `service` and `known_service` are the service in the one and in the other. What the C2J file says stays as it is:
/// shapes, members, and all facts that C2J has a property for.
pub fn complete_c2j(mut model: Model, service: &ShapeId, known: &Model, known_service: &ShapeId) -> Model {
    if service != known_service && known.shape(known_service).is_some() {
        rename(&mut model, service, known_service);
    }
    retarget(&mut model, known);
    let documented = model.own_shapes().any(|shape| {
        let members = shape.members.iter().map(|member| &member.traits);
        members.chain([&shape.traits]).any(|traits| traits.has(DOCUMENTATION))
    });
    for shape in model.shapes.values_mut().filter(|shape| !shape.built_in) {
        let Some(known) = known.shape(&shape.id) else { continue };
        complete_shape(shape, known, documented);
    }
    outside(&mut model, known, known_service);
    bindings(&mut model, known, known_service);
    // All of a C2J model's metadata was put there by its reader.
    model.metadata.clone_from(&known.metadata);
    model
}

/// Gives the service its known name, and all shapes its namespace.
fn rename(model: &mut Model, service: &ShapeId, known: &ShapeId) {
    let free = !model.shapes.contains_key(known.as_str());
    let moved = |id: &ShapeId| -> ShapeId {
        if id.without_member() == *service && free {
            return known.clone();
        }
        if id.namespace() != service.namespace() {
            return id.clone();
        }
        let Some(shape) = ShapeId::of(known.namespace(), id.name()) else { return id.clone() };
        id.member().map_or(shape.clone(), |member| shape.with_member(member))
    };
    let shapes = std::mem::take(&mut model.shapes);
    model.shapes = shapes
        .into_iter()
        .map(|(id, mut shape)| {
            shape.id = moved(&id);
            for member in &mut shape.members {
                member.id = moved(&member.id);
                member.target = moved(&member.target);
            }
            each_reference(&mut shape.detail, &mut |reference| reference.target = moved(&reference.target));
            (shape.id.clone(), shape)
        })
        .collect();
}

fn each_reference(detail: &mut Detail, change: &mut dyn FnMut(&mut Reference)) {
    match detail {
        Detail::Operation(operation) => {
            [&mut operation.input, &mut operation.output].into_iter().for_each(&mut *change);
            operation.errors.iter_mut().for_each(change);
        }
        Detail::Service(service) => {
            let Service { operations, resources, errors, .. } = service.as_mut();
            operations.iter_mut().chain(resources).chain(errors).for_each(change);
        }
        // C2J has none.
        Detail::Resource(_) | Detail::None => {}
    }
}

/// Members that target a shape of the prelude in the known model, and in this one a shape that says nothing more.
fn retarget(model: &mut Model, known: &Model) {
    let says_nothing = |shape: &Shape, prelude: &Shape| {
        let silent = |id: &ShapeId| matches!(id.as_str(), DEFAULT | DOCUMENTATION);
        shape.members.is_empty()
            && written_as(prelude.shape_type) == shape.shape_type
            && shape.traits.iter().all(|(id, _)| silent(id))
    };
    let mut changes = Vec::new();
    for member in model.own_shapes().flat_map(|shape| &shape.members) {
        let Some(target) = known.member(&member.id).map(|member| &member.target) else { continue };
        let (Some(ours), Some(prelude)) = (model.shape(&member.target), known.shape(target)) else {
            continue;
        };
        let unknown = known.shape(&member.target).is_none();
        if unknown && prelude.built_in && !ours.built_in && says_nothing(ours, prelude) {
            changes.push((member.id.clone(), target.clone()));
        }
    }
    let mut replaced = BTreeSet::new();
    for (id, target) in changes {
        let shape = model.shapes.get_mut(&id.without_member());
        let member = shape.and_then(|shape| shape.members.iter_mut().find(|member| member.id == id));
        if let Some(member) = member {
            replaced.insert(std::mem::replace(&mut member.target, target));
        }
    }
    for member in model.shapes.values().flat_map(|shape| &shape.members) {
        replaced.remove(&member.target);
    }
    model.shapes.retain(|id, _| !replaced.contains(id));
}

/// What C2J writes in place of a type that it does not have.
fn written_as(shape_type: ShapeType) -> ShapeType {
    match shape_type {
        ShapeType::Byte | ShapeType::Short | ShapeType::IntEnum => ShapeType::Integer,
        other => other,
    }
}

fn complete_shape(shape: &mut Shape, known: &Shape, documented: bool) {
    let kind = shape.shape_type;
    if kind != known.shape_type && kind == written_as(known.shape_type) {
        shape.shape_type = known.shape_type;
        shape.members.clone_from(&known.members);
    }
    complete_traits(&mut shape.traits, &known.traits, kind, documented);
    if kind == ShapeType::Service {
        complete_service_trait(&mut shape.traits, &known.traits);
    }
    if kind == ShapeType::Enum {
        name_values(shape, known);
    }
    for member in &mut shape.members {
        if let Some(known) = known.member(member.name()) {
            complete_traits(&mut member.traits, &known.traits, ShapeType::Structure, documented);
        }
    }
}

fn complete_traits(traits: &mut Traits, known: &Traits, kind: ShapeType, documented: bool) {
    for id in CONCLUDED {
        traits.remove(id);
    }
    for (id, value) in known.iter() {
        let said = SAID.contains(&id.as_str()) || documented && id.as_str() == DOCUMENTATION;
        let ours = traits.get(id.as_str());
        let lost = match (id.as_str(), ours) {
            (PATTERN, Some(ours)) => is_pattern_without_anchors(ours, value),
            (LENGTH, Some(ours)) => is_length_without_zero(ours, value),
            // A length of at least 0 and nothing else is no length in C2J.
            (LENGTH, None) => is_zero(value.get("min")) && value.get("max").is_none(),
            // False is the one default that C2J has a way to say.
            (DEFAULT, None) => kind != ShapeType::Boolean && value.as_bool() != Some(false),
            (_, None) => !said,
            (_, Some(_)) => false,
        };
        if lost {
            traits.insert(id.clone(), value.clone());
        }
    }
}

/// Whether `ours` is what a pattern became in C2J, and what was read from there.
fn is_pattern_without_anchors(ours: &Node, known: &Node) -> bool {
    let (Some(ours), Some(known)) = (ours.as_str(), known.as_str()) else { return false };
    let bare = known.strip_prefix('^').unwrap_or(known);
    let bare = bare.strip_suffix('$').filter(|rest| !rest.ends_with('\\')).unwrap_or(bare);
    [known, bare].into_iter().any(|published| pattern::whole(published) == ours)
}

fn is_length_without_zero(ours: &Node, known: &Node) -> bool {
    ours.get("max") == known.get("max") && ours.get("min").is_none() && is_zero(known.get("min"))
}

fn is_zero(node: Option<&Node>) -> bool {
    node.and_then(Node::as_number).is_some_and(|number| number.as_i128() == Some(0))
}

/// What only the known model says of the service's names: in CloudFormation, in CloudTrail, in ARNs.
fn complete_service_trait(traits: &mut Traits, known: &Traits) {
    let (Some(ours), Some(known)) = (traits.get(SERVICE), known.get(SERVICE)) else { return };
    let (Some(said), Some(entries)) = (ours.as_object(), known.as_object()) else { return };
    let mut all = Object::new();
    for entry in said.iter().filter(|entry| SAID_OF_SERVICE.contains(&entry.key.as_str())) {
        all.insert(entry.key.clone(), entry.key_location, entry.value.clone());
    }
    for entry in entries.iter().filter(|entry| !SAID_OF_SERVICE.contains(&entry.key.as_str())) {
        all.insert(entry.key.clone(), entry.key_location, entry.value.clone());
    }
    let value = Node::new(NodeValue::Object(all), ours.location);
    if let Some(id) = ShapeId::constant(SERVICE) {
        traits.insert(id, value);
    }
}

/// Names the values of an enum as the known one does; what other members are called stays free for them.
fn name_values(shape: &mut Shape, known: &Shape) {
    let value = |member: &Member| {
        let value = member.traits.get(ENUM_VALUE).and_then(Node::as_str);
        value.unwrap_or(member.name()).to_owned()
    };
    let names: BTreeMap<String, &Member> =
        known.members.iter().map(|member| (value(member), member)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for member in &shape.members {
        taken.insert(match names.get(&value(member)) {
            Some(known) => known.name().to_owned(),
            None => member.name().to_owned(),
        });
    }
    // Two values cannot be told apart by one name: then the names stay as they were read.
    if taken.len() < shape.members.len() {
        return;
    }
    for member in &mut shape.members {
        if let Some(known) = names.get(&value(member)) {
            member.id.clone_from(&known.id);
        }
    }
}

/// Shapes that the known service does not lead to: C2J holds none of them.
fn outside(model: &mut Model, known: &Model, service: &ShapeId) {
    let closure = closure(known, service);
    for shape in known.own_shapes() {
        let resource = shape.shape_type == ShapeType::Resource;
        if resource || !closure.contains(&shape.id) {
            model.shapes.entry(shape.id.clone()).or_insert_with(|| shape.clone());
        }
    }
}

/// All that a service leads to.
fn closure(model: &Model, service: &ShapeId) -> BTreeSet<ShapeId> {
    let graph = Graph::new(model);
    let Some(start) = graph.find(service.as_str()) else { return BTreeSet::new() };
    let seen = graph.closure(start, |_| true);
    (0..graph.len()).zip(seen).filter(|(_, seen)| *seen).map(|(at, _)| graph.id(at).clone()).collect()
}

/// Binds operations to resources, and common errors to the service, as the known model does.
fn bindings(model: &mut Model, known: &Model, id: &ShapeId) {
    let Some(known_service) = known.shape(id).and_then(Shape::as_service) else { return };
    let there: BTreeSet<ShapeId> = model.shapes.keys().cloned().collect();
    for shape in model.shapes.values_mut() {
        if let Detail::Resource(resource) = &mut shape.detail {
            let Resource { create, put, read, update, delete, list, .. } = resource.as_mut();
            for lifecycle in [create, put, read, update, delete, list] {
                lifecycle.take_if(|reference| !there.contains(&reference.target));
            }
            let Resource { operations, collection_operations, .. } = resource.as_mut();
            for bound in [operations, collection_operations] {
                bound.retain(|reference| there.contains(&reference.target));
            }
        }
    }
    let bound_to_resources: BTreeSet<ShapeId> = {
        let graph = Graph::new(known);
        let resources = known.own_shapes().filter(|shape| shape.shape_type == ShapeType::Resource);
        let vertices = resources.filter_map(|resource| graph.find(resource.id.as_str()));
        vertices.flat_map(|at| graph.forward(at)).map(|(_, to)| graph.id(*to).clone()).collect()
    };
    let common: BTreeSet<&ShapeId> = known_service.errors.iter().map(|error| &error.target).collect();
    for shape in model.shapes.values_mut() {
        let declared = known.shape(&shape.id).and_then(Shape::as_operation);
        if let Detail::Operation(operation) = &mut shape.detail {
            let declares = |error: &Reference| declared.is_some_and(|known| known.errors.contains(error));
            operation.errors.retain(|error| !common.contains(&error.target) || declares(error));
        }
    }
    let Some(Detail::Service(service)) = model.shapes.get_mut(id).map(|shape| &mut shape.detail) else {
        return;
    };
    service.operations.retain(|operation| !bound_to_resources.contains(&operation.target));
    service.resources.clone_from(&known_service.resources);
    service.errors =
        known_service.errors.iter().filter(|error| there.contains(&error.target)).cloned().collect();
    let renames = known_service.rename.iter().filter(|(id, _)| there.contains(id));
    service.rename = renames.cloned().collect();
}

#[cfg(test)]
mod tests {
    use super::complete_c2j;
    use crate::{flatten_mixins, load, write_ast, Model, ShapeId, Sources};

    fn model(name: &str, text: &str) -> Model {
        let mut sources = Sources::new();
        sources.add(name, text);
        let loaded = load(sources);
        assert!(!loaded.has_errors(), "{:#?}", loaded.events);
        loaded.model
    }

    /// A service with everything that C2J loses, and what C2J says of it: completed, the one is the other.
    #[test]
    fn what_is_left_is_what_was_meant() {
        let known = flatten_mixins(&model("known.smithy", include_str!("complete/known.smithy")));
        let c2j = include_str!("complete/service-2.json");
        let shop = ShapeId::parse("com.example.shop#ShopService").unwrap_or_else(|| unreachable!());
        let read = ShapeId::parse("com.amazonaws.shop#Shop").unwrap_or_else(|| unreachable!());
        let completed = complete_c2j(model("service-2.json", c2j), &read, &known, &shop);
        assert_eq!(write_ast(&completed), write_ast(&known));

        // What C2J does say is a difference, in whatever company.
        for (from, to) in [
            (r#""max": 64, "pattern""#, r#""max": 65, "pattern""#),
            (r#""pattern": "[a-z]+""#, r#""pattern": "[a-z]*""#),
            (r#""min": 1"#, r#""min": 0"#),
            (r#"["low", "hi-gh"]"#, r#"["low", "hi-gh", "other"]"#),
            (r#""locationName": "tag""#, r#""locationName": "tags""#),
            (r#""exception": true"#, r#""exception": true, "retryable": {}"#),
            (r#""type": "long""#, r#""type": "integer""#),
        ] {
            assert_eq!(c2j.matches(from).count(), 1, "{from}");
            let changed = model("service-2.json", &c2j.replace(from, to));
            let completed = complete_c2j(changed, &read, &known, &shop);
            assert_ne!(write_ast(&completed), write_ast(&known), "{from} to {to}");
        }
    }
}
