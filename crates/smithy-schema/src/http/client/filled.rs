//! An input that has what its caller left to the client: idempotency tokens, and what stands for members that are empty.

use crate::http::facts::Operation;
use crate::{Schema, Slot, Structure, Value};

/// An input, and the texts that stand where it has none.
pub(super) struct Filled<'a> {
    input: &'a dyn Structure,
    texts: Vec<(usize, String)>,
}

/// Asks the source for each idempotency token that is not set, and takes what is configured for other members.
pub(super) fn fill<'a>(
    operation: &Operation,
    input: &'a dyn Structure,
    source: Option<&mut dyn FnMut() -> String>,
) -> Filled<'a> {
    let stand_ins = operation.stand_ins.iter().filter(|(index, _)| match input.get(*index) {
        Value::Absent => true,
        Value::String(text) => text.is_empty(),
        _ => false,
    });
    let mut texts = stand_ins.map(|(index, text)| (*index, (*text).to_owned())).collect::<Vec<_>>();
    if let Some(source) = source {
        let members = input.schema().members().iter().enumerate();
        let unset = members
            .filter(|(index, member)| member.idempotency_token && matches!(input.get(*index), Value::Absent));
        texts.extend(unset.map(|(index, _)| (index, source())));
    }
    Filled { input, texts }
}

impl Structure for Filled<'_> {
    fn schema(&self) -> &'static Schema {
        self.input.schema()
    }
    fn get(&self, index: usize) -> Value<'_> {
        match self.texts.iter().find(|(filled, _)| *filled == index) {
            Some((_, text)) => Value::String(text),
            None => self.input.get(index),
        }
    }
    fn slot(&mut self, _index: usize) -> Slot<'_> {
        Slot::None
    }
}
