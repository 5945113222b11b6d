//! Which shapes are generated: the closure of a service, or all of a model that has none.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Event, Model, Reference, Shape, ShapeId, ShapeType};

/// The shapes to generate.
#[derive(Debug, Default, Clone)]
pub struct Closure {
    /// Every shape reached, simple ones and the prelude's among them.
    pub shapes: BTreeSet<ShapeId>,
    /// The operations, in the order of their names.
    pub operations: Vec<ShapeId>,
    /// Errors that the service adds to each operation.
    pub common_errors: Vec<ShapeId>,
    /// The operations that have a structure as their input.
    pub inputs: BTreeMap<ShapeId, Vec<ShapeId>>,
    /// The operations that have a structure as their output.
    pub outputs: BTreeMap<ShapeId, Vec<ShapeId>>,
}

/// The service to generate: the one asked for, or the only one there is.
///
/// # Errors
/// A service that is none, or several to choose from.
pub fn service<'m>(model: &'m Model, wanted: Option<&ShapeId>) -> Result<Option<&'m Shape>, Vec<Event>> {
    let services: Vec<&Shape> =
        model.own_shapes().filter(|shape| shape.shape_type == ShapeType::Service).collect();
    let names = || services.iter().map(|shape| format!("`{}`", shape.id)).collect::<Vec<_>>().join(", ");
    if let Some(id) = wanted {
        if let Some(service) = services.iter().find(|shape| shape.id == *id) {
            return Ok(Some(service));
        }
        let event = Event::error("Codegen.Service", format!("`{id}` is no service of this model"));
        let help = if services.is_empty() {
            "the model has no service: leave the service out to generate all its shapes".to_owned()
        } else {
            format!("the model has: {}", names())
        };
        return Err(vec![event.help(help)]);
    }
    match services.as_slice() {
        [] => Ok(None),
        [service] => Ok(Some(service)),
        _ => Err(vec![Event::error("Codegen.Service", format!("the model has {} services", services.len()))
            .help(format!("say which one to generate: {}", names()))]),
    }
}

/// The closure of `service`; without one, everything but trait definitions and mixins, and all that it leads to: of one
/// namespace, where one is given.
pub fn closure(model: &Model, service: Option<&Shape>, namespace: Option<&str>) -> Closure {
    let mut walk = Walk { model, closure: Closure::default(), queue: Vec::new() };
    match service {
        Some(service) => walk.add(&service.id),
        None => {
            for shape in model.own_shapes() {
                let left_out = shape.traits.has("smithy.api#trait") || shape.traits.has("smithy.api#mixin");
                let wanted = namespace.is_none_or(|namespace| shape.id.namespace() == namespace);
                if wanted && stands_alone(shape.shape_type) && !left_out {
                    walk.add(&shape.id);
                }
            }
        }
    }
    while let Some(id) = walk.queue.pop() {
        walk.neighbours(&id);
    }
    let mut closure = walk.closure;
    closure.operations = closure
        .shapes
        .iter()
        .filter(|id| model.shape(id).is_some_and(|shape| shape.shape_type == ShapeType::Operation))
        .cloned()
        .collect();
    closure.operations.sort_by(|a, b| (a.name(), a).cmp(&(b.name(), b)));
    for id in &closure.operations {
        let Some(operation) = model.shape(id).and_then(Shape::as_operation) else { continue };
        closure.inputs.entry(operation.input.target.clone()).or_default().push(id.clone());
        closure.outputs.entry(operation.output.target.clone()).or_default().push(id.clone());
    }
    if let Some(service) = service.and_then(Shape::as_service) {
        closure.common_errors = service.errors.iter().map(|error| error.target.clone()).collect();
    }
    closure
}

impl Closure {
    /// What of it is in no other closure.
    pub fn without(&self, other: &Self) -> Self {
        let shapes = self.shapes.difference(&other.shapes).cloned().collect();
        Self { shapes, ..self.clone() }
    }

    /// The errors of an operation, its service's among them, each once, in the model's order.
    pub fn errors<'m>(&'m self, operation: &'m Shape) -> Vec<&'m ShapeId> {
        let own = operation.as_operation().into_iter().flat_map(|operation| &operation.errors);
        let mut seen = BTreeSet::new();
        own.map(|error| &error.target).chain(&self.common_errors).filter(|id| seen.insert(*id)).collect()
    }
}

/// False for simple shapes, lists and maps: they are there for the members that target them, and nothing without them.
fn stands_alone(kind: ShapeType) -> bool {
    use ShapeType::{Enum, IntEnum, Operation, Resource, Structure, Union};
    matches!(kind, Structure | Union | Enum | IntEnum | Operation | Resource)
}

struct Walk<'m> {
    model: &'m Model,
    closure: Closure,
    queue: Vec<ShapeId>,
}

impl Walk<'_> {
    fn add(&mut self, id: &ShapeId) {
        if self.closure.shapes.insert(id.clone()) {
            self.queue.push(id.clone());
        }
    }

    fn all<'r>(&mut self, references: impl IntoIterator<Item = &'r Reference>) {
        for reference in references {
            self.add(&reference.target);
        }
    }

    fn neighbours(&mut self, id: &ShapeId) {
        let Some(shape) = self.model.shape(id) else { return };
        if !matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum) {
            for member in &shape.members {
                self.add(&member.target);
            }
        }
        if let Some(service) = shape.as_service() {
            self.all(service.operations.iter().chain(&service.resources).chain(&service.errors));
        }
        if let Some(resource) = shape.as_resource() {
            self.all(
                [&resource.create, &resource.put, &resource.read, &resource.update].into_iter().flatten(),
            );
            self.all([&resource.delete, &resource.list].into_iter().flatten());
            self.all(
                resource.operations.iter().chain(&resource.collection_operations).chain(&resource.resources),
            );
        }
        if let Some(operation) = shape.as_operation() {
            self.all([&operation.input, &operation.output].into_iter().chain(&operation.errors));
        }
    }
}
