//! Strings with `@enum`, which is how models of version 1.0 wrote enums, as the enums they mean.

use std::borrow::Cow;

use smithy_model::{Model, Shape, ShapeType};

/// The model with enum shapes in place of such strings, as far as all their values can be named; the model itself where
/// it has none, which is nearly always.
///
/// Here rather than where models are loaded, so that patches find a model as it is published.
pub fn with_enum_shapes(model: &Model) -> Cow<'_, Model> {
    let is_old = |shape: &Shape| shape.shape_type == ShapeType::String && shape.traits.has("smithy.api#enum");
    if model.own_shapes().any(is_old) {
        Cow::Owned(smithy_model::enum_shapes(model))
    } else {
        Cow::Borrowed(model)
    }
}
