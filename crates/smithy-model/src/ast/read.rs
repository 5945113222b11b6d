//! The reader of the JSON AST: JSON to definitions as written.

use std::collections::HashMap;

use crate::entity::Reader;
use crate::json;
use crate::load::deprecated_set;
use crate::raw::{
    is_set, shape_type, Name, NameText, RawApply, RawDetail, RawFile, RawMember, RawMetadata, RawOperation,
    RawShape, RawTrait, Version,
};
use crate::{is_identifier, Entry, Event, FileId, Location, Node, NodeValue, Severity, ShapeId, ShapeType};

/// Reads a file; what is wrong with it is added to `events`.
pub(crate) fn read<'a>(file: FileId, text: &str, events: &mut Vec<Event>) -> RawFile<'a> {
    let mut reader = AstReader { events, file: RawFile::new(), ids: HashMap::new() };
    let document = json::parse(file, text, reader.events);
    reader.file.unreadable = !document.is_some_and(|node| reader.document(node));
    reader.file
}

struct AstReader<'a, 'e> {
    events: &'e mut Vec<Event>,
    file: RawFile<'a>,
    /// Ids met so far: the same few hundred stand in an AST thousands of times.
    ids: HashMap<String, ShapeId>,
}

impl<'a> AstReader<'a, '_> {
    /// Reads the whole file; false when it cannot be read at all.
    fn document(&mut self, document: Node) -> bool {
        let location = document.location;
        let Some(entries) = self.object(document, "a Smithy model") else { return false };
        let (mut metadata, mut shapes, mut version, mut unknown) = (None, None, None, Vec::new());
        for Entry { key, key_location, value } in entries {
            match key.as_str() {
                "smithy" => version = Some(value),
                "metadata" => metadata = Some(value),
                "shapes" => shapes = Some(value),
                _ => unknown.push((key, key_location)),
            }
        }
        if let Some((_, location)) = unknown.first() {
            let names: Vec<String> = unknown.iter().map(|(name, _)| format!("`{name}`")).collect();
            let message = format!("unknown properties are ignored: {}", names.join(", "));
            let event = Event::new(Severity::Warning, "Model", message).at(*location);
            self.events.push(event.help("known are `smithy`, `metadata`, `shapes`"));
        }
        if !self.version(version, location) {
            return false;
        }
        if let Some(entries) = metadata.and_then(|node| self.object(node, "metadata by key")) {
            let metadata = entries.into_iter().map(|Entry { key, key_location, value }| RawMetadata {
                key,
                location: key_location,
                value,
            });
            self.file.metadata = metadata.collect();
        }
        if let Some(entries) = shapes.and_then(|node| self.object(node, "shapes by id")) {
            self.file.shapes.reserve(entries.len());
            for entry in entries {
                self.shape(entry);
            }
        }
        true
    }

    fn version(&mut self, version: Option<Node>, document: Location) -> bool {
        let Some(version) = version else {
            let message = "this is no Smithy model: it has no version";
            let help = "a model in JSON is an object with the property `smithy`, as `\"smithy\": \"2.0\"`";
            self.events.push(Event::error("Model", message).at(document).help(help));
            return false;
        };
        match version.as_str().map(|text| (text, Version::parse(text))) {
            Some((_, Some(version))) => {
                self.file.version = version;
                return true;
            }
            Some((text, None)) => {
                let message = format!("version `{text}` of the language is not supported");
                let event = Event::error("Model", message).at(version.location);
                self.events.push(event.help("supported are `1.0` and `2.0`"));
            }
            None => {
                let message = format!("`smithy` is a string, but this is {}", version.a_type_name());
                self.events.push(Event::error("Model", message).at(version.location));
            }
        }
        false
    }

    fn shape(&mut self, Entry { key, key_location, value }: Entry) {
        let Some(id) = ShapeId::parse(&key) else {
            let event =
                Event::error("Model", format!("`{key}` is not an absolute shape id")).at(key_location);
            self.events.push(event.help("a shape id has the form `namespace#Name`"));
            return;
        };
        let Some(mut entries) = self.object_of(value, "the properties of a shape", &id) else { return };
        let Some(position) = entries.iter().position(|entry| entry.key == "type") else {
            self.error(&id, "the shape has no `type`", key_location);
            return;
        };
        let kind = entries.remove(position).value;
        let type_name = kind.as_str().unwrap_or_default();
        if type_name == "apply" {
            self.apply(id, entries, key_location);
            return;
        }
        let Some(shape_type) = shape_type(type_name) else {
            let message = match &kind.value {
                NodeValue::String(name) => format!("`{name}` is not a type of shape"),
                _ => format!("`type` is a string, but this is {}", kind.a_type_name()),
            };
            self.error(&id, message, kind.location);
            return;
        };
        if id.member().is_some() {
            self.error(&id, "the id of a shape names no member", key_location);
            return;
        }
        let mut shape = RawShape::new(id, shape_type, key_location);
        if self.file.version == Version::V1 && matches!(shape_type, ShapeType::Enum | ShapeType::IntEnum) {
            self.only_in_2(&shape.id, "enum shapes", kind.location);
        }
        if is_set(type_name) {
            if self.file.version != Version::V1 {
                let event = Event::error("Model", "version 2 of the language has no sets").on(&shape.id);
                self.events
                    .push(event.at(kind.location).help("write a `list` with `smithy.api#uniqueItems`"));
            } else {
                self.events.push(deprecated_set(&shape.id, key_location));
            }
            shape.traits.push(implied(ShapeId::prelude("uniqueItems"), kind.location));
        }
        self.properties(&mut shape, entries);
        self.file.shapes.push(shape);
    }

    fn apply(&mut self, id: ShapeId, entries: Vec<Entry>, location: Location) {
        let mut traits = Vec::new();
        let mut unknown = Vec::new();
        for Entry { key, key_location, value } in entries {
            match key.as_str() {
                "traits" => traits = self.traits(&id, value),
                _ => unknown.push((key, key_location)),
            }
        }
        self.reader(&id).warn_of_unknown(&unknown, &["type", "traits"]);
        self.file.applies.push(RawApply { target: Name { text: NameText::Absolute(id), location }, traits });
    }

    fn properties(&mut self, shape: &mut RawShape<'a>, entries: Vec<Entry>) {
        let mut own = Vec::new();
        for entry in entries {
            match entry.key.as_str() {
                "traits" => {
                    let traits = self.traits(&shape.id, entry.value);
                    shape.traits.extend(traits);
                }
                "mixins" => {
                    if self.file.version == Version::V1 {
                        self.only_in_2(&shape.id, "mixins", entry.key_location);
                    }
                    shape.mixins = self.reader(&shape.id).names("mixins", entry.value);
                }
                _ => own.push(entry),
            }
        }
        match shape.shape_type {
            ShapeType::Service => {
                let properties = as_node(own, shape.location);
                shape.detail = RawDetail::Service(Box::new(self.reader(&shape.id).service(properties)));
            }
            ShapeType::Resource => {
                let properties = as_node(own, shape.location);
                shape.detail = RawDetail::Resource(Box::new(self.reader(&shape.id).resource(properties)));
            }
            ShapeType::Operation => self.operation(shape, own),
            ShapeType::List => self.members_by_name(shape, own, &["member"]),
            ShapeType::Map => self.members_by_name(shape, own, &["key", "value"]),
            ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum => {
                self.members(shape, own)
            }
            _ => self.members_by_name(shape, own, &[]),
        }
    }

    fn operation(&mut self, shape: &mut RawShape<'a>, entries: Vec<Entry>) {
        let mut operation = RawOperation::default();
        let mut unknown = Vec::new();
        let mut reader = self.reader(&shape.id);
        for Entry { key, key_location, value } in entries {
            match key.as_str() {
                "input" => operation.input = reader.one(&key, value),
                "output" => operation.output = reader.one(&key, value),
                "errors" => operation.errors = reader.names(&key, value),
                _ => unknown.push((key, key_location)),
            }
        }
        reader.warn_of_unknown(&unknown, &["type", "input", "output", "errors", "mixins", "traits"]);
        shape.detail = RawDetail::Operation(operation);
    }

    /// Members that are properties of the shape itself.
    fn members_by_name(&mut self, shape: &mut RawShape<'a>, entries: Vec<Entry>, names: &[&str]) {
        let mut unknown = Vec::new();
        for entry in entries {
            if names.contains(&entry.key.as_str()) {
                self.add_member(shape, entry);
            } else {
                unknown.push((entry.key, entry.key_location));
            }
        }
        let known = [&["type"], names, &["mixins", "traits"]].concat();
        self.reader(&shape.id).warn_of_unknown(&unknown, &known);
    }

    fn members(&mut self, shape: &mut RawShape<'a>, entries: Vec<Entry>) {
        let mut unknown = Vec::new();
        for Entry { key, key_location, value } in entries {
            if key == "members" {
                let members = self.object_of(value, "members by name", &shape.id);
                shape.broken |= members.is_none();
                members.into_iter().flatten().for_each(|entry| self.add_member(shape, entry));
            } else {
                unknown.push((key, key_location));
            }
        }
        self.reader(&shape.id).warn_of_unknown(&unknown, &["type", "members", "mixins", "traits"]);
    }

    fn add_member(&mut self, shape: &mut RawShape<'a>, entry: Entry) {
        match self.member(&shape.id, entry) {
            Some(member) => shape.members.push(member),
            None => shape.broken = true,
        }
    }

    fn member(
        &mut self,
        shape: &ShapeId,
        Entry { key, key_location, value }: Entry,
    ) -> Option<RawMember<'a>> {
        if !is_identifier(&key) {
            self.error(shape, format!("`{key}` cannot name a member"), key_location);
            return None;
        }
        let id = shape.with_member(&key);
        let value_location = value.location;
        let entries = self.object_of(value, "`target` and `traits`", &id)?;
        let (mut target, mut traits, mut unknown) = (None, Vec::new(), Vec::new());
        for Entry { key, key_location, value } in entries {
            match key.as_str() {
                "target" => target = Some(value),
                "traits" => traits = self.traits(&id, value),
                _ => unknown.push((key, key_location)),
            }
        }
        self.reader(&id).warn_of_unknown(&unknown, &["target", "traits"]);
        let Some(target) = target else {
            self.error(&id, "the member has no `target`", value_location);
            return None;
        };
        let location = target.location;
        match self.absolute(target) {
            Ok(text) => {
                let target = Some(Name { text, location });
                Some(RawMember { name: key.into(), location: key_location, target, traits })
            }
            Err(message) => {
                self.error(&id, message, location);
                None
            }
        }
    }

    fn traits(&mut self, on: &ShapeId, value: Node) -> Vec<RawTrait<'a>> {
        let entries = self.object_of(value, "trait values by shape id", on).unwrap_or_default();
        let mut traits = Vec::with_capacity(entries.len());
        for Entry { key, key_location, value } in entries {
            match self.id(&key) {
                Some(id) => {
                    let id = Name { text: NameText::Absolute(id), location: key_location };
                    traits.push(RawTrait { id, value: Some(value), syntactic: false });
                }
                None => self.error(on, format!("`{key}` is not an absolute shape id"), key_location),
            }
        }
        traits
    }

    fn absolute(&mut self, node: Node) -> Result<NameText<'a>, String> {
        match &node.value {
            NodeValue::String(text) => self
                .id(text)
                .map(NameText::Absolute)
                .ok_or_else(|| format!("`{text}` is not an absolute shape id")),
            _ => Err(format!("expected a shape id, but found {}", node.a_type_name())),
        }
    }

    fn id(&mut self, text: &str) -> Option<ShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Some(id.clone());
        }
        let id = ShapeId::parse(text)?;
        self.ids.insert(text.to_string(), id.clone());
        Some(id)
    }

    fn reader<'r>(&'r mut self, shape: &'r ShapeId) -> Reader<'r, 'a> {
        Reader { events: self.events, shape, version: self.file.version, name: &reference }
    }

    fn object(&mut self, node: Node, what: &str) -> Option<Vec<Entry>> {
        match node.value {
            NodeValue::Object(object) => Some(object.into_entries()),
            _ => {
                let message = format!("expected an object with {what}, but found {}", node.a_type_name());
                self.events.push(Event::error("Model", message).at(node.location));
                None
            }
        }
    }

    fn object_of(&mut self, node: Node, what: &str, shape: &ShapeId) -> Option<Vec<Entry>> {
        match node.value {
            NodeValue::Object(object) => Some(object.into_entries()),
            _ => {
                let message = format!("expected an object with {what}, but found {}", node.a_type_name());
                self.error(shape, message, node.location);
                None
            }
        }
    }

    fn only_in_2(&mut self, shape: &ShapeId, what: &str, location: Location) {
        let event = Event::error("Model", format!("{what} exist only in version 2 of the language"));
        self.events.push(event.on(shape).at(location).help("begin the model with `\"smithy\": \"2.0\"`"));
    }

    fn error(&mut self, shape: &ShapeId, message: impl Into<String>, location: Location) {
        self.events.push(Event::error("Model", message).on(shape).at(location));
    }
}

/// An AST shape reference: an object with a `target`.
fn reference<'a>(node: Node) -> Result<Name<'a>, String> {
    let kind = node.a_type_name();
    let NodeValue::Object(object) = node.value else {
        return Err(format!("expected an object with a `target`, but found {kind}"));
    };
    let Some(target) = object.into_entries().into_iter().find(|entry| entry.key == "target") else {
        return Err("the reference has no `target`".to_string());
    };
    let location = target.value.location;
    match target.value.as_str().and_then(ShapeId::parse) {
        Some(id) => Ok(Name { text: NameText::Absolute(id), location }),
        None => Err("the `target` is not an absolute shape id".to_string()),
    }
}

fn as_node(entries: Vec<Entry>, location: Location) -> Node {
    let mut object = crate::Object::new();
    for Entry { key, key_location, value } in entries {
        object.push(key, key_location, value);
    }
    Node::new(NodeValue::Object(object), location)
}

fn implied<'a>(id: ShapeId, location: Location) -> RawTrait<'a> {
    RawTrait { id: Name { text: NameText::Absolute(id), location }, value: None, syntactic: false }
}
