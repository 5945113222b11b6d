//! A page's token: read from an output, written into an input.

use super::Pagination;
use crate::convert;
use crate::{Slot, Structure, Value};

/// The token of an output, if there is one that is not empty.
pub(super) fn of_output<'o>(output: &'o dyn Structure, facts: &Pagination) -> Option<Value<'o>> {
    let (last, outer) = facts.output_token.split_last()?;
    let mut holder = output;
    for index in outer {
        let Value::Structure(inner) = holder.get(*index) else { return None };
        holder = inner;
    }
    match holder.get(*last) {
        Value::Absent | Value::String("") => None,
        Value::Map(map) if map.is_empty() => None,
        token => Some(token),
    }
}

/// Replaces the token of an input; nothing where its member cannot hold such a token.
pub(super) fn set(input: &mut dyn Structure, facts: &Pagination, token: Value<'_>) -> Option<()> {
    let mut slot = input.slot(facts.input_token);
    if let Slot::String(old) = &mut slot {
        old.clear();
    }
    convert::value(&token, slot, crate::path::MAX_DEPTH).ok()
}
