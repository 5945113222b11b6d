//! What the rest of a file says of a shape: what Smithy states at the shape and C2J at references to it, and which
//! structures are the input or output of one operation and nothing else.

use std::collections::{BTreeSet, HashMap};

use crate::Location;

use super::defaults;
use super::properties::{At, Flag};
use super::syntax::{Document, Reference, Shape, XmlNamespace};

/// What is known of each shape by its name in the file. Only asked, never walked.
pub(super) struct Usage(HashMap<String, Target>);

/// What references to a shape, and its definition, say that matters elsewhere.
#[derive(Default)]
pub(super) struct Target {
    /// The shape's kind in C2J's words, once there is a shape.
    pub(super) kind: String,
    /// The operations that it is the input of.
    inputs: BTreeSet<String>,
    outputs: BTreeSet<String>,
    /// Whether it is used in any other way.
    elsewhere: bool,
    pub(super) json_value: Flag,
    pub(super) streaming: Flag,
    pub(super) requires_length: Flag,
    pub(super) sensitive: Flag,
    /// Whether a member that targets the shape is false when nobody sets it.
    pub(super) is_false: bool,
    /// Whether the items of a list or map stand in the structure itself, as XML.
    pub(super) flattened: Flag,
    /// What an item of the list is called in XML.
    pub(super) item_name: Option<At<String>>,
    /// What the root of an XML document is called that is this input.
    pub(super) root_name: Option<At<String>>,
    pub(super) root_namespace: Option<At<XmlNamespace>>,
}

impl Usage {
    pub(super) fn new(document: &Document) -> Self {
        let mut usage = Self(HashMap::with_capacity(document.shapes.len()));
        for shape in &document.shapes {
            usage.define(shape);
        }
        for operation in &document.operations {
            let name = &operation.name.value;
            if let Some(input) = &operation.input {
                let target = usage.target(input);
                target.inputs.insert(name.clone());
                target.root_name.clone_from(&input.facts.location_name);
                target.root_namespace.clone_from(&input.facts.xml_namespace);
            }
            if let Some(output) = &operation.output {
                usage.target(output).outputs.insert(name.clone());
            }
            for error in &operation.errors {
                usage.target(error).elsewhere = true;
            }
        }
        for shape in &document.shapes {
            let members = shape.members.iter().map(|(_, reference)| reference);
            for reference in members.chain(&shape.item).chain(&shape.key).chain(&shape.value) {
                usage.target(reference).elsewhere = true;
            }
        }
        usage
    }

    fn define(&mut self, shape: &Shape) {
        let target = self.0.entry(shape.name.value.clone()).or_default();
        let facts = &shape.facts;
        target.kind.clone_from(&shape.kind.value);
        target.is_false = defaults::is_false(shape);
        target.flattened = facts.flattened;
        target.item_name = shape.item.as_ref().and_then(|item| item.facts.location_name.clone());
        target.json_value = target.json_value.or(facts.json_value);
        target.streaming = target.streaming.or(facts.streaming).or(shape.event_stream);
        target.requires_length = target.requires_length.or(facts.requires_length);
        target.sensitive = target.sensitive.or(facts.sensitive);
    }

    /// Records what a reference says of its target.
    fn target(&mut self, reference: &Reference) -> &mut Target {
        let target = self.0.entry(reference.shape.value.clone()).or_default();
        let facts = &reference.facts;
        target.json_value = target.json_value.or(facts.json_value);
        target.streaming = target.streaming.or(facts.streaming);
        target.requires_length = target.requires_length.or(facts.requires_length);
        target.sensitive = target.sensitive.or(facts.sensitive);
        target
    }

    /// What is known of a shape.
    pub(super) fn of(&self, shape: &str) -> Option<&Target> {
        self.0.get(shape)
    }
}

impl Target {
    /// Whether the shape is the input of one operation that it is named after, and nothing else.
    pub(super) fn is_input(&self, name: &str) -> bool {
        self.outputs.is_empty() && self.is_dedicated(&self.inputs, name)
    }

    /// The same for the output.
    pub(super) fn is_output(&self, name: &str) -> bool {
        self.inputs.is_empty() && self.is_dedicated(&self.outputs, name)
    }

    fn is_dedicated(&self, operations: &BTreeSet<String>, name: &str) -> bool {
        let named = operations.first().is_some_and(|operation| name.starts_with(operation.as_str()));
        !self.elsewhere && operations.len() == 1 && named
    }

    /// Whether the shape is a blob that is streamed.
    pub(super) fn is_streaming_blob(&self) -> Option<Location> {
        self.streaming.filter(|_| self.kind == "blob")
    }
}
