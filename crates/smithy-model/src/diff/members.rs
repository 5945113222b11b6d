//! Members of structures and unions: new ones that are required, and their order.

use std::collections::BTreeSet;

use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::selector::Vertex;
use crate::{Severity, Shape, ShapeType};

/// `AddedRequiredMember`: who makes the structure does not know of the member yet.
pub(super) fn added_required<'m>(
    _: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for (old, new) in differences.shapes(ShapeType::Structure) {
        let before: BTreeSet<&str> = old.members.iter().map(|member| member.name()).collect();
        for member in new.members.iter().filter(|member| !before.contains(member.name())) {
            let has = |id: &str| member.traits.has(id);
            if !has("smithy.api#required") || has("smithy.api#default") || has("smithy.api#clientOptional") {
                continue;
            }
            let about = Vertex::Member(new, member);
            let message = format!("the new member `{}` is required, and has no default", member.id);
            let error = Difference::new(Severity::Error, "AddedRequiredMember", about, message);
            found.push(error.help("make it optional, or give it a `@default`"));
        }
    }
}

/// `ChangedMemberOrder`: members that do not stand where they stood. New ones belong at the end.
pub(super) fn order<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for shape_type in [ShapeType::Structure, ShapeType::Union] {
        for (old, new) in differences.shapes(shape_type) {
            if let Some((before, after)) = first_moved(old, new) {
                let message =
                    format!("`{after}` stands where `{before}` stood among the members of `{}`", new.id);
                let danger =
                    Difference::new(Severity::Danger, "ChangedMemberOrder", Vertex::Shape(new), message);
                found.push(danger.help(
                    "keep the order, and add members at the end: in some languages the order is part of the type",
                ));
            }
        }
    }
}

/// The first place that another member has now. Fewer members than before are no matter of order.
fn first_moved<'m>(old: &'m Shape, new: &'m Shape) -> Option<(&'m str, &'m str)> {
    let pairs = old.members.iter().zip(&new.members);
    pairs.map(|(old, new)| (old.name(), new.name())).find(|(before, after)| before != after)
}
