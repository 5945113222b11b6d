//! Rules about what shapes may refer to.

use std::borrow::Cow;

use super::context::{a, event, is_unit, Context};
use crate::selector::Vertex;
use crate::suggest::{self, Suggestions};
use crate::{Detail, Event, Location, Reference, Severity, Shape, ShapeId, ShapeType};

/// A reference from a shape or a member.
struct Link<'m> {
    from: Vertex<'m>,
    location: Location,
    target: &'m ShapeId,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Member,
    MapKey,
    Property,
    Identifier,
    Input,
    Output,
    Error,
    Operation,
    /// An operation of a resource, with what it is there for.
    Lifecycle(&'static str),
    Resource,
}

impl Role {
    /// As messages name it: "the input of".
    fn name(self) -> Cow<'static, str> {
        let name = match self {
            Self::Member => "member",
            Self::MapKey => "map key",
            Self::Property => "property",
            Self::Identifier => "identifier",
            Self::Input => "input",
            Self::Output => "output",
            Self::Error => "error",
            Self::Operation => "operation",
            Self::Lifecycle(name) => return format!("{name} operation").into(),
            Self::Resource => "resource",
        };
        name.into()
    }
}

/// `Target`: references to shapes that do not exist, or that cannot stand where they are referred to.
pub(super) fn targets(cx: &Context<'_>, events: &mut Vec<Event>) {
    let mut suggestions = Suggestions::default();
    for link in links(cx) {
        let Some(target) = cx.model.shapes.get(link.target) else {
            let message = match link.role {
                Role::Member => format!("the member targets `{}`, which does not exist", link.target),
                role => format!("the {} `{}` does not exist", role.name(), link.target),
            };
            let mut missing = problem(&link, message);
            let meant = suggestions.nearest(link.target, suggest::shapes(cx.model));
            missing.help = meant.map(suggest::did_you_mean);
            events.push(missing);
            continue;
        };
        if let Some(message) = misfit(&link, target) {
            events.push(problem(&link, message));
        }
        if target.traits.has("smithy.api#trait") {
            let message = format!(
                "the {} refers to the trait `{}`; traits can only be applied",
                link.role.name(),
                link.target
            );
            events.push(problem(&link, message));
        }
        if target.traits.has("smithy.api#mixin") {
            let message = format!(
                "the {} refers to the mixin `{}`; mixins can only be mixed in",
                link.role.name(),
                link.target
            );
            events.push(problem(&link, message));
        }
    }
}

/// Why a shape cannot have this role.
fn misfit(link: &Link<'_>, target: &Shape) -> Option<String> {
    let (id, kind, role) = (link.target, target.shape_type, link.role.name());
    let service_type = matches!(kind, ShapeType::Service | ShapeType::Resource | ShapeType::Operation);
    let (fits, wanted) = match link.role {
        Role::Member | Role::Property => (!service_type, ""),
        Role::MapKey | Role::Identifier => {
            (matches!(kind, ShapeType::String | ShapeType::Enum), ", which has to be a string")
        }
        Role::Input | Role::Output | Role::Error => {
            (kind == ShapeType::Structure, ", which has to be a structure")
        }
        Role::Operation | Role::Lifecycle(_) => (kind == ShapeType::Operation, ""),
        Role::Resource => (kind == ShapeType::Resource, ""),
    };
    if !fits {
        let place = match link.role {
            Role::Member => "the target of a member".to_owned(),
            _ => a(&role),
        };
        return Some(format!("`{id}` is {} and cannot be {place}{wanted}", a(kind.as_str())));
    }
    match (link.role, target.traits.has("smithy.api#error")) {
        (Role::Input | Role::Output, true) => Some(format!("`{id}` is an error and cannot be {}", a(&role))),
        (Role::Error, false) => Some(format!("`{id}` is used as an error, but has no @error trait")),
        _ => None,
    }
}

/// `Target` of mixins: they exist, are marked as such, and are of the type of what uses them.
pub(super) fn mixins(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.model.own_shapes() {
        for id in &shape.mixins {
            // A mixin that does not exist stops the loader already.
            let Some(mixin) = cx.model.shapes.get(id) else { continue };
            let message = if !mixin.traits.has("smithy.api#mixin") {
                format!("`{id}` is used as a mixin, but has no @mixin trait")
            } else if mixin.shape_type != shape.shape_type {
                let (kind, other) = (a(shape.shape_type.as_str()), a(mixin.shape_type.as_str()));
                format!("{kind} cannot use the mixin `{id}`, which is {other}")
            } else {
                continue;
            };
            events.push(event(Severity::Error, "Target", Vertex::Shape(shape), message));
        }
    }
}

/// `PrivateAccess`: references to private shapes of other namespaces; private traits are only warned about.
pub(super) fn private_access(cx: &Context<'_>, events: &mut Vec<Event>) {
    let is_private = |from: Vertex<'_>, to: &ShapeId| {
        let target = cx.model.shapes.get(to);
        to.namespace() != from.id().namespace()
            && target.is_some_and(|target| target.traits.has("smithy.api#private"))
    };
    let mut report = |severity, from: Vertex<'_>, to: &ShapeId, role: &str, location: Location| {
        let message = format!("the {role} refers to `{to}`, which is private to its namespace");
        events.push(event(severity, "PrivateAccess", from, message).at(location));
    };
    for link in links(cx).into_iter().filter(|link| is_private(link.from, link.target)) {
        report(Severity::Error, link.from, link.target, &link.role.name(), link.location);
    }
    for (_, vertex) in cx.own() {
        if let Vertex::Shape(shape) = vertex {
            for mixin in shape.mixins.iter().filter(|mixin| is_private(vertex, mixin)) {
                report(Severity::Error, vertex, mixin, "mixin", shape.location);
            }
        }
        for (id, node) in vertex.traits().iter().filter(|(id, _)| is_private(vertex, id)) {
            report(Severity::Warning, vertex, id, "trait", node.location);
        }
    }
}

fn problem(link: &Link<'_>, message: String) -> Event {
    event(Severity::Error, "Target", link.from, message).at(link.location)
}

/// All references between own shapes and others, mixins and traits aside.
fn links<'m>(cx: &Context<'m>) -> Vec<Link<'m>> {
    let mut links = Vec::new();
    for shape in cx.model.own_shapes() {
        for member in &shape.members {
            let key = shape.shape_type == ShapeType::Map && member.name() == "key";
            links.push(Link {
                from: Vertex::Member(shape, member),
                location: member.location,
                target: &member.target,
                role: if key { Role::MapKey } else { Role::Member },
            });
        }
        let from = Vertex::Shape(shape);
        let mut add = |role: Role, reference: &'m Reference| {
            links.push(Link { from, location: reference.location, target: &reference.target, role });
        };
        match &shape.detail {
            Detail::None => {}
            Detail::Operation(operation) => {
                add(Role::Input, &operation.input);
                add(Role::Output, &operation.output);
                operation.errors.iter().for_each(|error| add(Role::Error, error));
            }
            Detail::Resource(resource) => {
                resource.identifiers.iter().for_each(|(_, to)| add(Role::Identifier, to));
                resource.properties.iter().for_each(|(_, to)| add(Role::Property, to));
                resource.lifecycle().for_each(|(name, to)| add(Role::Lifecycle(name), to));
                let operations = resource.operations.iter().chain(&resource.collection_operations);
                operations.for_each(|to| add(Role::Operation, to));
                resource.resources.iter().for_each(|to| add(Role::Resource, to));
            }
            Detail::Service(service) => {
                service.operations.iter().for_each(|to| add(Role::Operation, to));
                service.resources.iter().for_each(|to| add(Role::Resource, to));
                service.errors.iter().for_each(|error| add(Role::Error, error));
            }
        }
    }
    links.retain(|link| !is_unit(link.target) || !matches!(link.role, Role::Input | Role::Output));
    links
}
