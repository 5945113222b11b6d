//! Where a shape is used: which operations take it, answer it, or fail with it.

use std::collections::BTreeSet;

use smithy_model::ShapeId;

use crate::page::Entry;
use crate::plan::{holders, operation_errors, Context};

/// The operations that lead to a shape, each with the sides on which they do.
pub fn usage(context: &Context<'_>, id: &ShapeId) -> Vec<Entry> {
    let users = holders(context.model.own_shapes(), BTreeSet::from([id.clone()]));
    let entry = |operation_id: &ShapeId| {
        let operation = context.model.shape(operation_id)?.as_operation()?;
        let errors = operation_errors(context, operation_id);
        let side = |target: &ShapeId, itself: &'static str, inside: &'static str| match target {
            target if target == id => Some(itself),
            target if users.contains(target) => Some(inside),
            _ => None,
        };
        let mut sides: BTreeSet<(u8, &str)> = BTreeSet::new();
        sides.extend(side(&operation.input.target, "its input", "in its input").map(|side| (0, side)));
        sides.extend(side(&operation.output.target, "its output", "in its output").map(|side| (1, side)));
        sides.extend(
            errors.iter().filter_map(|error| side(error, "an error", "in an error")).map(|side| (2, side)),
        );
        let sides: Vec<&str> = sides.into_iter().map(|(_, side)| side).collect();
        let name = operation_id.name().to_owned();
        (!sides.is_empty()).then(|| Entry { name, kind: sides.join(", "), ..Entry::default() })
    };
    context.closure.operations.iter().filter_map(entry).collect()
}
