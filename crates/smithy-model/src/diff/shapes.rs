//! Shapes, members and trait definitions that are new, gone, or of another type.

use super::context::{kind, Context};
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Severity, Shape, ShapeType};

const ENUM: &str = "smithy.api#enum";
const TRAIT: &str = "smithy.api#trait";

/// `AddedShape`: members only where their shape was there before, and was no string with `@enum` that is an enum now.
pub(super) fn added<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for &vertex in &differences.added {
        if let Vertex::Member(shape, _) = vertex {
            let Some(before) = cx.old.shapes.get(&shape.id) else { continue };
            let was_enum_string = before.shape_type == ShapeType::String && before.traits.has(ENUM);
            if was_enum_string && shape.shape_type == ShapeType::Enum {
                continue;
            }
        }
        let message = format!("the {} `{}` is new", kind(vertex), vertex.id());
        found.push(Difference::new(Severity::Note, "AddedShape", vertex, message));
    }
}

/// `RemovedShape`: private shapes aside, and members only where their shape is there still. Simple shapes seldom have
/// a type of their own in generated code.
pub(super) fn removed<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for &vertex in &differences.removed {
        let of_removed = matches!(vertex, Vertex::Member(shape, _) if !cx.new.shapes.contains_key(&shape.id));
        if of_removed || vertex.traits().has("smithy.api#private") {
            continue;
        }
        let message = format!("the {} `{}` is gone", kind(vertex), vertex.id());
        found.push(if matches!(vertex, Vertex::Shape(shape) if is_scalar(shape)) {
            Difference::gone(Severity::Warning, "RemovedShape.ScalarShape", vertex, message)
        } else {
            let error = Difference::gone(Severity::Error, "RemovedShape", vertex, message);
            error.help("keep it for those who use it; `@deprecated` tells them to stop")
        });
    }
}

fn is_scalar(shape: &Shape) -> bool {
    match shape.shape_type {
        ShapeType::String => !shape.traits.has(ENUM),
        ShapeType::BigDecimal
        | ShapeType::BigInteger
        | ShapeType::Blob
        | ShapeType::Boolean
        | ShapeType::Byte
        | ShapeType::Double
        | ShapeType::Float
        | ShapeType::Integer
        | ShapeType::Long
        | ShapeType::Short
        | ShapeType::Timestamp => true,
        _ => false,
    }
}

/// `AddedTraitDefinition`.
pub(super) fn added_trait_definitions<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for &vertex in differences.added.iter().filter(|vertex| vertex.traits().has(TRAIT)) {
        let message = format!("the trait `{}` is new", vertex.id());
        found.push(Difference::new(Severity::Note, "AddedTraitDefinition", vertex, message));
    }
}

/// `RemovedTraitDefinition`.
pub(super) fn removed_trait_definitions<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for &vertex in &differences.removed {
        let Some(definition) = vertex.traits().get(TRAIT) else { continue };
        let message = format!("the trait `{}` is gone", vertex.id());
        let error = Difference::gone(Severity::Error, "RemovedTraitDefinition", vertex, message);
        let error = error.at_old(definition.location);
        found.push(
            error.help("keep its definition: models that apply it would no longer load without warnings"),
        );
    }
}

/// `ChangedShapeType`: a string with `@enum` can become an enum.
pub(super) fn types<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for changed in &differences.changed {
        let (Vertex::Shape(old), Vertex::Shape(new)) = (changed.old, changed.new) else { continue };
        let enum_shape_at_last = old.traits.has(ENUM) && new.shape_type == ShapeType::Enum;
        if old.shape_type == new.shape_type || enum_shape_at_last {
            continue;
        }
        let (before, after) = (old.shape_type.as_str(), new.shape_type.as_str());
        let message = format!("the type of `{}` was {before} and is {after} now", new.id);
        let error = Difference::new(Severity::Error, "ChangedShapeType", changed.new, message);
        found.push(error.help("give the new shape another name, and keep the old one"));
    }
}
