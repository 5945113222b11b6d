//! Rules about the tests that models carry: protocol tests, tests of event streams, smoke tests.

pub(super) mod event_streams;
pub(super) mod http;
mod media_type;
pub(super) mod smoke;
mod xml;

use crate::{Node, NodeValue, Object};

/// An object without entries, where something else stands.
pub(super) fn empty(at: &Node) -> Node {
    Node::new(NodeValue::Object(Object::new()), at.location)
}
