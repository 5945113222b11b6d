//! Metadata that is new, gone or changed.

use super::context::Context;
use super::differences::Differences;
use super::{words, Difference, Side};
use crate::{Event, Severity};

/// `AddedMetadata`.
pub(super) fn added<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (key, value) in &differences.added_metadata {
        let message = format!("the metadata `{key}` is new: {}", words::value(value));
        let event = Event::new(Severity::Note, "AddedMetadata", message).at(value.location);
        found.push(Difference { event, side: Side::New });
    }
}

/// `ChangedMetadata`.
pub(super) fn changed<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (key, old, new) in &differences.changed_metadata {
        let (old, value) = (words::value(old), words::value(new));
        let message = format!("the metadata `{key}` was {old} and is {value} now");
        let event = Event::new(Severity::Warning, "ChangedMetadata", message).at(new.location);
        found.push(Difference { event, side: Side::New });
    }
}

/// `RemovedMetadata`.
pub(super) fn removed<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for (key, value) in &differences.removed_metadata {
        let message = format!("the metadata `{key}` is gone; it was {}", words::value(value));
        let event =
            Event::new(Severity::Danger, format!("RemovedMetadata.{key}"), message).at(value.location);
        let event = event.help("keep it for as long as tools may look for it");
        found.push(Difference { event, side: Side::Old });
    }
}
