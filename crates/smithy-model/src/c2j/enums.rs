//! Enums: strings with a list of values, which C2J does not name.
//!
//! A value that is an identifier is its own name, as in AWS's own models; in any other one, what no name can hold
//! becomes `_`, and a digit at the beginning gets one before it (`t1.micro` is `t1_micro`). A value of which nothing is
//! left is `VALUE`. Names that differ in case at most are numbered from the second on. A value that is empty, which
//! Smithy does not allow, is left out: enums are open, so nothing that can be sent is lost.

use crate::raw::{Name, NameText, RawMember};
use crate::{Event, Severity, ShapeId};

use super::names::{self, Taken};
use super::properties::At;
use super::traits;

/// The members of an enum. What is left out is warned about: empty values, and those that are there already.
pub(super) fn members(
    values: &[At<String>],
    about: &ShapeId,
    events: &mut Vec<Event>,
) -> Vec<RawMember<'static>> {
    let mut taken = Taken::default();
    let mut seen = std::collections::BTreeSet::new();
    let mut members = Vec::with_capacity(values.len());
    for value in values {
        let empty = value.value.is_empty();
        if empty || !seen.insert(value.value.as_str()) {
            let why = if empty { "is empty" } else { "is there already" };
            let message = format!("the value `{}` {why}, and ignored here", value.value);
            events.push(Event::new(Severity::Warning, "C2j.Ignored", message).on(about).at(value.at));
            continue;
        }
        let base = names::identifier(&value.value, "VALUE");
        let name = taken.claim(base.clone(), |number| format!("{base}_{}", number + 1));
        let target = Name { text: NameText::Absolute(ShapeId::prelude("Unit")), location: value.at };
        members.push(RawMember {
            name: name.into(),
            location: value.at,
            target: Some(target),
            traits: vec![traits::text("smithy.api#enumValue", value)],
        });
    }
    members
}
