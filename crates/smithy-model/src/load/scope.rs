//! What names mean in a file ([spec](https://smithy.io/2.0/spec/idl.html#relative-shape-id-resolution)).

use std::borrow::Cow;
use std::collections::HashMap;

use crate::raw::{Name, NameText, Use};
use crate::{is_identifier, Event, Location, Node, NodeValue, Reference, ShapeId, ShapeType};

/// The kinds of all shapes that are defined anywhere. Only asked, never walked.
pub(super) type Kinds = HashMap<ShapeId, ShapeType>;

/// A shape id that stood unquoted in a node value, and has to be one of a shape.
#[derive(Debug)]
pub(super) struct Syntactic {
    pub(super) id: ShapeId,
    pub(super) location: Location,
}

/// A trait that is applied without being defined.
#[derive(Debug)]
pub(super) struct Undefined {
    pub(super) id: ShapeId,
    pub(super) on: ShapeId,
    pub(super) location: Location,
}

/// The names that can be used in one file.
pub(super) struct Scope<'m> {
    kinds: &'m Kinds,
    namespace: String,
    uses: HashMap<String, ShapeId>,
    known: HashMap<String, Option<ShapeId>>,
    syntactic: Vec<Location>,
    /// Shape ids in node values, to be checked when the model is complete.
    pub(super) found: Vec<Syntactic>,
    /// Traits to be reported when the model is complete, and it can be said which may have been meant.
    pub(super) undefined: Vec<Undefined>,
}

impl<'m> Scope<'m> {
    /// The scope of a file with these parts.
    pub(super) fn new(kinds: &'m Kinds, namespace: &str, uses: &[Use], syntactic: Vec<Location>) -> Self {
        let uses = uses.iter().map(|used| (used.id.name().to_string(), used.id.clone())).collect();
        let namespace = namespace.to_string();
        let (known, found, undefined) = (HashMap::new(), Vec::new(), Vec::new());
        Self { kinds, namespace, uses, known, syntactic, found, undefined }
    }

    /// The kind of a shape, if there is such a shape.
    pub(super) fn kind(&self, id: &ShapeId) -> Option<ShapeType> {
        self.kinds.get(id).copied()
    }

    /// The id that a name stands for; an error when it cannot be one.
    pub(super) fn name(&mut self, name: Name<'_>, events: &mut Vec<Event>) -> Option<ShapeId> {
        match name.text {
            NameText::Absolute(id) => Some(id),
            NameText::Relative(text) => {
                let id = self.relative(&text);
                if id.is_none() {
                    events
                        .push(Event::error("Model", format!("`{text}` is not a shape id")).at(name.location));
                }
                id
            }
        }
    }

    /// The same, with its place.
    pub(super) fn reference(&mut self, name: Name<'_>, events: &mut Vec<Event>) -> Option<Reference> {
        let location = name.location;
        Some(Reference::new(self.name(name, events)?, location))
    }

    /// Turns unquoted shape ids within a trait's value into absolute ids.
    pub(super) fn value(&mut self, node: &mut Node) {
        match &mut node.value {
            NodeValue::String(text) => {
                if self.syntactic.binary_search(&node.location).is_err() {
                    return;
                }
                if let Some(id) = self.relative(text) {
                    *text = id.as_str().to_string();
                    self.found.push(Syntactic { id, location: node.location });
                }
            }
            NodeValue::Array(items) => items.iter_mut().for_each(|item| self.value(item)),
            NodeValue::Object(object) => object.iter_mut().for_each(|entry| self.value(&mut entry.value)),
            _ => {}
        }
    }

    /// The same within metadata, which belongs to no namespace: only the prelude's shapes have short names there.
    pub(super) fn metadata(&mut self, node: &mut Node) {
        let namespace = std::mem::take(&mut self.namespace);
        let uses = std::mem::take(&mut self.uses);
        let known = std::mem::take(&mut self.known);
        self.value(node);
        (self.namespace, self.uses, self.known) = (namespace, uses, known);
    }

    fn relative(&mut self, text: &str) -> Option<ShapeId> {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let id = self.look_up(text);
        self.known.insert(text.to_string(), id.clone());
        id
    }

    fn look_up(&self, text: &str) -> Option<ShapeId> {
        if text.contains('#') {
            return ShapeId::parse(text);
        }
        let (name, member) = match text.split_once('$') {
            Some((name, member)) if is_identifier(member) => (name, Some(member)),
            Some(_) => return None,
            None => (text, None),
        };
        let own = if self.namespace.is_empty() {
            Cow::Borrowed("smithy.api")
        } else {
            Cow::Borrowed(&*self.namespace)
        };
        let own = ShapeId::of(&own, name)?;
        let shape = match self.uses.get(name) {
            Some(used) => used.clone(),
            None if self.kinds.contains_key(&own) => own,
            None => {
                let prelude = ShapeId::of("smithy.api", name)?;
                // A name that means nothing is taken for one of this namespace, so that it can be reported.
                if self.kinds.contains_key(&prelude) {
                    prelude
                } else {
                    own
                }
            }
        };
        Some(member.map_or(shape.clone(), |member| shape.with_member(member)))
    }
}
