//! Defaults: what a member has when nobody sets it.
//!
//! A boolean that is not boxed is false by default, at its shape and at each member of a structure that targets it; a
//! member that is boxed itself has no default. Numbers have none: C2J no longer says which of them are boxed. In
//! `chime-sdk-messaging`, `MembershipCount` is an integer without `box` and without a range, and the published model
//! gives it no default, nor any integer whose range excludes 0; of its one unboxed boolean it says that it is false.
//! A default that is not there makes a member optional, whereas one too many would be sent to the service.
//!
//! A streaming blob is empty by default, unless it is required: Smithy wants one of the two.

use crate::raw::RawTrait;
use crate::{Location, NodeValue};

use super::syntax::{Reference, Shape};
use super::{traits, Context};

/// Whether values of a shape are false when nobody sets them.
pub(super) fn is_false(shape: &Shape) -> bool {
    shape.kind.value == "boolean" && shape.facts.boxed.is_none()
}

/// The trait of a shape with a default.
pub(super) fn trait_of_shape(shape: &Shape) -> Option<RawTrait<'static>> {
    is_false(shape).then(|| default(NodeValue::Bool(false), shape.kind.at))
}

/// The trait of a structure's member: it has to repeat the default of its target, or say that it has none.
pub(super) fn trait_of_member(
    cx: &Context,
    reference: &Reference,
    required: bool,
) -> Option<RawTrait<'static>> {
    let target = cx.usage.of(&reference.shape.value)?;
    if let Some(at) = target.is_streaming_blob() {
        return (!required).then(|| default(NodeValue::String(String::new()), at));
    }
    target.is_false.then(|| match reference.facts.boxed {
        Some(at) => default(NodeValue::Null, at),
        None => default(NodeValue::Bool(false), reference.shape.at),
    })
}

fn default(value: NodeValue, at: Location) -> RawTrait<'static> {
    traits::with("smithy.api#default", value, at)
}
