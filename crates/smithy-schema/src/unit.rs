//! The input or output of an operation that has none.

use crate::{Field, Kind, Schema, Slot, Structure, Value};

/// The input or output of an operation that has none: a structure without members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Unit;

static UNIT: Schema = Schema { id: "smithy.api#Unit", kind: Kind::Structure(&[]), ..Schema::EMPTY };

impl Structure for Unit {
    fn schema(&self) -> &'static Schema {
        &UNIT
    }
    fn get(&self, _index: usize) -> Value<'_> {
        Value::Absent
    }
    fn slot(&mut self, _index: usize) -> Slot<'_> {
        Slot::None
    }
}

impl Field for Unit {
    fn blank() -> Self {
        Self
    }
    fn value(&self) -> Value<'_> {
        Value::Structure(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
