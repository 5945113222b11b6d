//! The properties of a JSON object, taken one by one: with their types checked, and what nobody took reported.

use crate::{Entry, Event, Location, Node, NodeValue, Number, Severity, ShapeId};

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) at: Location,
}

/// A property that is true, with the place where it says so.
pub(super) type Flag = Option<Location>;

/// The properties of one object that are still to be taken.
pub(super) struct Properties {
    entries: Vec<Entry>,
    about: Option<ShapeId>,
    /// Where the object is.
    pub(super) at: Location,
}

impl Properties {
    /// The properties of `node`, which events say are about a shape; an error if it is no object.
    pub(super) fn of(
        node: Node,
        what: &str,
        about: Option<&ShapeId>,
        events: &mut Vec<Event>,
    ) -> Option<Self> {
        let at = node.location;
        match node.value {
            NodeValue::Object(object) => {
                Some(Self { entries: object.into_entries(), about: about.cloned(), at })
            }
            _ => {
                let message = format!("expected an object with {what}, but found {}", node.a_type_name());
                push(events, Event::error("Model", message).at(at), about);
                None
            }
        }
    }

    /// Whether everything has been taken.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where the value of a property is, without taking it.
    pub(super) fn place(&self, key: &str) -> Option<Location> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.value.location)
    }

    /// What type the value of a property is of, without taking it.
    pub(super) fn kind(&self, key: &str) -> Option<&'static str> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.value.type_name())
    }

    /// The value of a property, whatever it is.
    pub(super) fn node(&mut self, key: &str) -> Option<Node> {
        let position = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.swap_remove(position).value)
    }

    pub(super) fn text(&mut self, key: &str, events: &mut Vec<Event>) -> Option<At<String>> {
        let node = self.node(key)?;
        match node.value {
            NodeValue::String(value) => Some(At { value, at: node.location }),
            _ => self.wrong(key, "a string", &node, events),
        }
    }

    pub(super) fn flag(&mut self, key: &str, events: &mut Vec<Event>) -> Flag {
        let node = self.node(key)?;
        match node.value {
            NodeValue::Bool(value) => value.then_some(node.location),
            _ => self.wrong(key, "a boolean", &node, events),
        }
    }

    pub(super) fn number(&mut self, key: &str, events: &mut Vec<Event>) -> Option<At<Number>> {
        let node = self.node(key)?;
        match node.value {
            NodeValue::Number(value) => Some(At { value, at: node.location }),
            _ => self.wrong(key, "a number", &node, events),
        }
    }

    /// The items of a list; none when it is not there.
    pub(super) fn list(&mut self, key: &str, events: &mut Vec<Event>) -> Vec<Node> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match node.value {
            NodeValue::Array(items) => items,
            _ => self.wrong(key, "a list", &node, events).unwrap_or_default(),
        }
    }

    /// The strings of a list; none when it is not there.
    pub(super) fn texts(&mut self, key: &str, events: &mut Vec<Event>) -> Vec<At<String>> {
        let mut texts = Vec::new();
        for node in self.list(key, events) {
            let at = node.location;
            match node.value {
                NodeValue::String(value) => texts.push(At { value, at }),
                _ => {
                    let message = format!("`{key}` holds strings, but this is {}", node.a_type_name());
                    push(events, Event::error("Model", message).at(at), self.about.as_ref());
                }
            }
        }
        texts
    }

    /// The entries of an object; none when it is not there.
    pub(super) fn entries(&mut self, key: &str, what: &str, events: &mut Vec<Event>) -> Vec<Entry> {
        self.object(key, what, events).map(|properties| properties.entries).unwrap_or_default()
    }

    pub(super) fn object(&mut self, key: &str, what: &str, events: &mut Vec<Event>) -> Option<Self> {
        let node = self.node(key)?;
        Self::of(node, what, self.about.as_ref(), events)
    }

    /// Reports what is left but for properties without facts for a model, which are ignored in silence.
    pub(super) fn finish(self, silent: &[&str], events: &mut Vec<Event>) {
        let mut left = self.entries;
        left.retain(|entry| !silent.contains(&&*entry.key));
        left.sort_by_key(|entry| entry.key_location);
        if let Some(first) = left.first() {
            let names: Vec<_> = left.iter().map(|entry| format!("`{}`", entry.key)).collect();
            let message = format!("unknown properties are ignored: {}", names.join(", "));
            let event = Event::new(Severity::Warning, "Model", message).at(first.key_location);
            push(events, event, self.about.as_ref());
        }
    }

    fn wrong<T>(&self, key: &str, expected: &str, node: &Node, events: &mut Vec<Event>) -> Option<T> {
        let message = format!("`{key}` is {expected}, but this is {}", node.a_type_name());
        push(events, Event::error("Model", message).at(node.location), self.about.as_ref());
        None
    }
}

fn push(events: &mut Vec<Event>, event: Event, about: Option<&ShapeId>) {
    events.push(match about {
        Some(id) => event.on(id),
        None => event,
    });
}
