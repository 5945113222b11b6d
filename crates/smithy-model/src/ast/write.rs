//! The writer of the JSON AST: a model to JSON.

use super::downgrade::downgrade;
use super::json_text::JsonText;
use crate::raw::Version;
use crate::{Detail, Member, Model, Operation, Reference, Resource, Service, Shape, ShapeType, Traits};

/// The model as JSON AST 2.0 ([spec](https://smithy.io/2.0/spec/json-ast.html)), without what is built in.
///
/// Mixins stay: what they bring is left out of the shapes that use them, and traits that are introduced to inherited
/// members stand in `apply` entries. Loading the text gives the model again. The same model gives the same text.
pub fn write_ast(model: &Model) -> String {
    write(model, Version::V2)
}

/// The same as JSON AST of a version of the language.
///
/// Version 1.0 has no mixins, enum shapes, properties of resources, and no defaults but zero and false: mixins are
/// flattened, enum shapes become strings with `@enum` and integers, and the rest is left out. Loading such a text gives
/// a model that is equal to the first one only in what 1.0 has words for.
pub fn write_ast_version(model: &Model, version: Version) -> String {
    match version {
        Version::V1 => write(&downgrade(model), version),
        Version::V2 => write(model, version),
    }
}

fn write(model: &Model, version: Version) -> String {
    let mut json = JsonText::default();
    json.object(|json| {
        json.key("smithy");
        json.string(version.as_str());
        if !model.metadata.is_empty() {
            json.key("metadata");
            json.object(|json| {
                for (key, value) in &model.metadata {
                    json.key(key);
                    json.node(value);
                }
            });
        }
        json.key("shapes");
        json.object(|json| model.own_shapes().for_each(|shape| write_shape(json, shape, model)));
    });
    json.finish()
}

fn write_shape(json: &mut JsonText, shape: &Shape, model: &Model) {
    json.key(shape.id.as_str());
    json.object(|json| {
        json.key("type");
        json.string(shape.shape_type.as_str());
        if !shape.mixins.is_empty() {
            json.key("mixins");
            json.array(|json| {
                for mixin in &shape.mixins {
                    json.item();
                    write_target(json, mixin.as_str());
                }
            });
        }
        write_members(json, shape);
        match &shape.detail {
            Detail::None => {}
            Detail::Operation(operation) => write_operation(json, operation),
            Detail::Resource(resource) => write_resource(json, resource),
            Detail::Service(service) => write_service(json, service, &inherited_service(shape, model)),
        }
        write_traits(json, &shape.traits);
    });
    for member in shape.members.iter().filter(|member| !member.mixins.is_empty() && has_own(&member.traits)) {
        json.key(member.id.as_str());
        json.object(|json| {
            json.key("type");
            json.string("apply");
            write_traits(json, &member.traits);
        });
    }
}

fn write_members(json: &mut JsonText, shape: &Shape) {
    let own = || shape.members.iter().filter(|member| member.mixins.is_empty());
    match shape.shape_type {
        ShapeType::List | ShapeType::Map => own().for_each(|member| write_member(json, member)),
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum => {
            json.key("members");
            json.object(|json| own().for_each(|member| write_member(json, member)));
        }
        _ => {}
    }
}

fn write_member(json: &mut JsonText, member: &Member) {
    json.key(member.name());
    json.object(|json| {
        json.key("target");
        json.string(member.target.as_str());
        write_traits(json, &member.traits);
    });
}

fn has_own(traits: &Traits) -> bool {
    traits.iter().any(|(id, _)| !traits.is_inherited(id.as_str()))
}

fn write_traits(json: &mut JsonText, traits: &Traits) {
    if !has_own(traits) {
        return;
    }
    json.key("traits");
    json.object(|json| {
        for (id, value) in traits.iter().filter(|(id, _)| !traits.is_inherited(id.as_str())) {
            json.key(id.as_str());
            json.node(value);
        }
    });
}

fn write_operation(json: &mut JsonText, operation: &Operation) {
    for (key, reference) in [("input", &operation.input), ("output", &operation.output)] {
        json.key(key);
        write_target(json, reference.target.as_str());
    }
    write_references(json, "errors", &operation.errors);
}

fn write_resource(json: &mut JsonText, resource: &Resource) {
    for (key, named) in [("identifiers", &resource.identifiers), ("properties", &resource.properties)] {
        if named.is_empty() {
            continue;
        }
        json.key(key);
        json.object(|json| {
            for (name, reference) in named {
                json.key(name);
                write_target(json, reference.target.as_str());
            }
        });
    }
    for (key, reference) in resource.lifecycle() {
        json.key(key);
        write_target(json, reference.target.as_str());
    }
    write_references(json, "operations", &resource.operations);
    write_references(json, "collectionOperations", &resource.collection_operations);
    write_references(json, "resources", &resource.resources);
}

/// Version and names that the mixins of a service bring, so that they need not be written.
pub(crate) fn inherited_service(shape: &Shape, model: &Model) -> Service {
    let mut inherited = Service::default();
    for mixin in shape.mixins.iter().filter_map(|id| model.shape(id)?.as_service()) {
        if !mixin.version.is_empty() {
            inherited.version.clone_from(&mixin.version);
        }
        for renamed in &mixin.rename {
            inherited.rename.retain(|(id, _)| *id != renamed.0);
            inherited.rename.push(renamed.clone());
        }
    }
    inherited
}

fn write_service(json: &mut JsonText, service: &Service, inherited: &Service) {
    if service.version != inherited.version {
        json.key("version");
        json.string(&service.version);
    }
    write_references(json, "operations", &service.operations);
    write_references(json, "resources", &service.resources);
    write_references(json, "errors", &service.errors);
    let renamed: Vec<_> =
        service.rename.iter().filter(|renamed| !inherited.rename.contains(renamed)).collect();
    if !renamed.is_empty() {
        json.key("rename");
        json.object(|json| {
            for (id, name) in renamed {
                json.key(id.as_str());
                json.string(name);
            }
        });
    }
}

fn write_references(json: &mut JsonText, key: &str, references: &[Reference]) {
    let own: Vec<&Reference> = references.iter().filter(|reference| !reference.inherited).collect();
    if own.is_empty() {
        return;
    }
    json.key(key);
    json.array(|json| {
        for reference in own {
            json.item();
            write_target(json, reference.target.as_str());
        }
    });
}

fn write_target(json: &mut JsonText, id: &str) {
    json.object(|json| {
        json.key("target");
        json.string(id);
    });
}
