//! Models without mixins.

use crate::{Detail, Model, Reference};

/// The same model without mixins: what they bring belongs to the shapes themselves, and they are gone.
///
/// Built-in shapes stay as they are.
pub fn flatten_mixins(model: &Model) -> Model {
    let shapes =
        model.shapes.iter().filter(|(_, shape)| shape.built_in || !shape.traits.has("smithy.api#mixin"));
    let flat = shapes.map(|(id, shape)| {
        let mut shape = shape.clone();
        if shape.built_in {
            return (id.clone(), shape);
        }
        shape.mixins.clear();
        shape.traits.adopt();
        for member in &mut shape.members {
            member.mixins.clear();
            member.traits.adopt();
        }
        match &mut shape.detail {
            Detail::Operation(operation) => adopt(&mut operation.errors),
            Detail::Service(service) => {
                adopt(&mut service.operations);
                adopt(&mut service.resources);
                adopt(&mut service.errors);
            }
            Detail::Resource(_) | Detail::None => {}
        }
        (id.clone(), shape)
    });
    Model { shapes: flat.collect(), metadata: model.metadata.clone() }
}

fn adopt(references: &mut [Reference]) {
    references.iter_mut().for_each(|reference| reference.inherited = false);
}
