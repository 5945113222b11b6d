//! The answer to an input that breaks constraints: all of them, as the model has an error for it.

use ::http::StatusCode;

use super::{generic, respond, Refusal};
use crate::http::facts::{ErrorShape, Operation};
use crate::{prelude, List, Schema, Slot, Structure, ValidationError, Value, Violation};
use Held::{Listed, Text};

/// The error that operations declare for it: a shape of Smithy's own, whose members are known.
const VALIDATION_EXCEPTION: &str = "smithy.framework#ValidationException";

/// The answer: the operation's `ValidationException`, else what the service is configured to answer, else one that no
/// model has.
pub(super) fn refusal(operation: &'static Operation, error: ValidationError) -> Refusal {
    let declared = operation.errors.iter().find(|shape| shape.schema.id == VALIDATION_EXCEPTION);
    let message = error.to_string();
    let made = match (declared, operation.service.rejection) {
        (Some(shape), _) => {
            let fields = error.violations().iter().map(|violation| field(shape, violation)).collect();
            let members = vec![("message", Text(message.clone())), ("fieldList", Listed(fields))];
            respond_with(operation, shape, members)
        }
        (None, Some(rejection)) => {
            let set = rejection.set.iter().map(|(name, text)| (*name, Text((*text).to_owned())));
            let members = set.chain([(rejection.message, Text(message.clone()))]).collect();
            respond_with(operation, rejection.error, members)
        }
        (None, None) => None,
    };
    let (code, response) = made.unwrap_or_else(|| {
        let code = "ValidationException";
        (code, generic::response(operation.service.protocol, StatusCode::BAD_REQUEST, code, &message))
    });
    Refusal::invalid(code, error, response)
}

fn respond_with(
    operation: &'static Operation,
    shape: &'static ErrorShape,
    members: Vec<(&'static str, Held)>,
) -> Option<(&'static str, ::http::Response<Vec<u8>>)> {
    let error = Made { schema: shape.schema, members };
    let response = respond::error(operation, shape, &error).ok()?;
    Some((shape.facts.code, response))
}

/// An item of `fieldList`.
fn field(shape: &ErrorShape, violation: &Violation) -> Made {
    let list = shape.schema.members().iter().find(|member| member.name == "fieldList");
    let item = list.and_then(|list| list.target.item());
    let schema = item.map_or(&prelude::UNIT, |item| item.target);
    let members = vec![("path", Text(violation.path.clone())), ("message", Text(violation.to_string()))];
    Made { schema, members }
}

/// A structure whose Rust type is not known here, with members set by their names.
struct Made {
    schema: &'static Schema,
    members: Vec<(&'static str, Held)>,
}

enum Held {
    Text(String),
    Listed(Vec<Made>),
}

impl Structure for Made {
    fn schema(&self) -> &'static Schema {
        self.schema
    }
    fn get(&self, index: usize) -> Value<'_> {
        let name = self.schema.members().get(index).map(|member| member.name);
        match self.members.iter().find(|(member, _)| Some(*member) == name) {
            Some((_, Text(text))) => Value::String(text),
            Some((_, Listed(items))) => Value::List(items),
            None => Value::Absent,
        }
    }
    fn slot(&mut self, _index: usize) -> Slot<'_> {
        Slot::None
    }
}

impl List for Vec<Made> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }
    fn get(&self, index: usize) -> Value<'_> {
        self.as_slice().get(index).map_or(Value::Absent, |item| Value::Structure(item))
    }
}
