//! The properties of services and resources, which IDL and AST write as the same object but for the form of names.

use crate::raw::{Name, RawResource, RawService, Version};
use crate::{is_identifier, suggest, Entry, Event, Location, Node, NodeValue, Severity, ShapeId};

/// Makes definitions out of objects of properties.
pub(crate) struct Reader<'r, 'a> {
    pub(crate) events: &'r mut Vec<Event>,
    /// The shape that the properties belong to.
    pub(crate) shape: &'r ShapeId,
    /// The version that the file is written in.
    pub(crate) version: Version,
    /// Reads the name of a shape out of a node, or says what is wrong.
    pub(crate) name: &'r dyn Fn(Node) -> Result<Name<'a>, String>,
}

impl<'a> Reader<'_, 'a> {
    /// The properties of a service.
    pub(crate) fn service(&mut self, properties: Node) -> RawService<'a> {
        let mut service = RawService::default();
        let mut unknown = Vec::new();
        for Entry { key, key_location, value } in self.entries(properties, "the properties of a service") {
            match key.as_str() {
                "version" => service.version = self.text(&key, value),
                "operations" => service.operations = self.names(&key, value),
                "resources" => service.resources = self.names(&key, value),
                "errors" => service.errors = self.names(&key, value),
                "rename" => service.rename = self.rename(value),
                _ => unknown.push((key, key_location)),
            }
        }
        self.warn_of_unknown(&unknown, &["version", "operations", "resources", "errors", "rename"]);
        service
    }

    /// The properties of a resource.
    pub(crate) fn resource(&mut self, properties: Node) -> RawResource<'a> {
        let mut resource = RawResource::default();
        let mut unknown = Vec::new();
        for Entry { key, key_location, value } in self.entries(properties, "the properties of a resource") {
            match key.as_str() {
                "identifiers" => resource.identifiers = self.named_names(&key, value),
                "properties" => {
                    if self.version == Version::V1 {
                        let message = "properties of resources exist only in version 2 of the language";
                        self.error(message, key_location);
                    }
                    resource.properties = self.named_names(&key, value);
                }
                "create" => resource.create = self.one(&key, value),
                "put" => resource.put = self.one(&key, value),
                "read" => resource.read = self.one(&key, value),
                "update" => resource.update = self.one(&key, value),
                "delete" => resource.delete = self.one(&key, value),
                "list" => resource.list = self.one(&key, value),
                "operations" => resource.operations = self.names(&key, value),
                "collectionOperations" => resource.collection_operations = self.names(&key, value),
                "resources" => resource.resources = self.names(&key, value),
                _ => unknown.push((key, key_location)),
            }
        }
        self.warn_of_unknown(
            &unknown,
            &[
                "identifiers",
                "properties",
                "create",
                "put",
                "read",
                "update",
                "delete",
                "list",
                "operations",
                "collectionOperations",
                "resources",
            ],
        );
        resource
    }

    /// One name.
    pub(crate) fn one(&mut self, key: &str, value: Node) -> Option<Name<'a>> {
        let location = value.location;
        match (self.name)(value) {
            Ok(name) => Some(name),
            Err(message) => {
                self.error(format!("`{key}`: {message}"), location);
                None
            }
        }
    }

    /// A list of names.
    pub(crate) fn names(&mut self, key: &str, value: Node) -> Vec<Name<'a>> {
        match value.value {
            NodeValue::Array(items) => items.into_iter().filter_map(|item| self.one(key, item)).collect(),
            _ => {
                self.error(format!("`{key}` is a list, but this is {}", value.a_type_name()), value.location);
                Vec::new()
            }
        }
    }

    /// An object's entries; an error when it is something else.
    pub(crate) fn entries(&mut self, value: Node, what: &str) -> Vec<Entry> {
        match value.value {
            NodeValue::Object(object) => object.into_entries(),
            _ => {
                let message = format!("expected an object with {what}, but found {}", value.a_type_name());
                self.error(message, value.location);
                Vec::new()
            }
        }
    }

    /// Warns of properties that mean nothing here; nothing happens when there are none.
    pub(crate) fn warn_of_unknown(&mut self, unknown: &[(String, Location)], known: &[&str]) {
        let Some((name, location)) = unknown.first() else { return };
        let quoted = |names: &[&str]| {
            let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            quoted.join(", ")
        };
        let names: Vec<_> = unknown.iter().map(|(name, _)| name.as_str()).collect();
        let message = format!("unknown properties are ignored: {}", quoted(&names));
        let event = Event::new(Severity::Warning, "Model", message).on(self.shape).at(*location);
        let help = match (unknown, suggest::closest(name, known.iter().copied())) {
            ([_], Some(meant)) => suggest::did_you_mean(meant),
            _ => format!("known are {}", quoted(known)),
        };
        self.events.push(event.help(help));
    }

    /// Records an error about the shape.
    pub(crate) fn error(&mut self, message: impl Into<String>, location: Location) {
        self.events.push(Event::error("Model", message).on(self.shape).at(location));
    }

    fn text(&mut self, key: &str, value: Node) -> String {
        match value.value {
            NodeValue::String(text) => text,
            _ => {
                self.error(
                    format!("`{key}` is a string, but this is {}", value.a_type_name()),
                    value.location,
                );
                String::new()
            }
        }
    }

    fn named_names(&mut self, key: &str, value: Node) -> Vec<(String, Name<'a>)> {
        let entries = self.entries(value, &format!("the {key} of the resource"));
        let named = entries.into_iter().filter_map(|entry| {
            if !is_identifier(&entry.key) {
                self.error(format!("`{}` is not an identifier", entry.key), entry.key_location);
            }
            let name = self.one(&entry.key, entry.value)?;
            Some((entry.key, name))
        });
        named.collect()
    }

    fn rename(&mut self, value: Node) -> Vec<(ShapeId, String)> {
        let entries = self.entries(value, "new names by shape id");
        let renamed = entries.into_iter().filter_map(|Entry { key, key_location, value }| {
            let Some(id) = ShapeId::parse(&key) else {
                self.error(format!("`{key}` is not an absolute shape id"), key_location);
                return None;
            };
            Some((id, self.text(&key, value)))
        });
        renamed.collect()
    }
}
