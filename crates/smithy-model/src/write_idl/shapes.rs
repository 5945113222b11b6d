//! Shapes, members and traits as IDL text.

use std::collections::BTreeMap;

use super::names::Names;
use super::values;
use crate::ast::inherited_service;
use crate::{
    Detail, Member, Model, Node, NodeValue, Operation, Reference, Resource, Service, Shape, ShapeId,
    ShapeType, Traits,
};

const DOCUMENTATION: &str = "smithy.api#documentation";
const DEFAULT: &str = "smithy.api#default";
const ENUM_VALUE: &str = "smithy.api#enumValue";

/// How the names of inputs and outputs that stand in their operations end.
pub(super) struct Suffixes {
    pub(super) input: String,
    pub(super) output: String,
}

impl Suffixes {
    /// Those that most operations have, which need not be named then.
    pub(super) fn of(shapes: &[&Shape], model: &Model) -> Self {
        let usual = |input: bool| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            let operations = shapes.iter().filter_map(|shape| Some((&shape.id, shape.as_operation()?)));
            for (id, operation) in operations {
                let target = part(operation, input);
                let suffix = target.name().strip_prefix(id.name());
                if let Some(suffix) = suffix.filter(|_| is_inline(id, target, input, model)) {
                    *counts.entry(suffix).or_default() += 1;
                }
            }
            let usual = counts.into_iter().rev().max_by_key(|(_, count)| *count);
            usual.map_or(if input { "Input" } else { "Output" }, |(suffix, _)| suffix).to_owned()
        };
        Self { input: usual(true), output: usual(false) }
    }

    /// The structures that stand in their operations, with these.
    pub(super) fn inlined<'m>(&self, shapes: &[&'m Shape], model: &Model) -> Inlined<'m> {
        let mut inlined = Inlined::new();
        for (id, operation) in shapes.iter().filter_map(|shape| Some((&shape.id, shape.as_operation()?))) {
            for (input, suffix) in [(true, &self.input), (false, &self.output)] {
                let target = part(operation, input);
                if target.name().strip_prefix(id.name()) == Some(suffix)
                    && is_inline(id, target, input, model)
                {
                    inlined.insert(target, id);
                }
            }
        }
        inlined
    }
}

/// Structures, each with the operation that it is written in.
pub(super) type Inlined<'m> = BTreeMap<&'m ShapeId, &'m ShapeId>;

fn part(operation: &Operation, input: bool) -> &ShapeId {
    if input {
        &operation.input.target
    } else {
        &operation.output.target
    }
}

/// Whether a structure is what an operation could define in place.
fn is_inline(operation: &ShapeId, target: &ShapeId, input: bool, model: &Model) -> bool {
    let (marker, other) = if input { (INPUT, OUTPUT) } else { (OUTPUT, INPUT) };
    let is_marked = |traits: &Traits| {
        let value = traits.get(marker).and_then(Node::as_object);
        value.is_some_and(|value| value.is_empty()) && !traits.is_inherited(marker) && !traits.has(other)
    };
    target.namespace() == operation.namespace()
        && target.name().starts_with(operation.name())
        && model.shapes.get(target).is_some_and(|shape| {
            shape.shape_type == ShapeType::Structure && !shape.built_in && is_marked(&shape.traits)
        })
}

const INPUT: &str = "smithy.api#input";
const OUTPUT: &str = "smithy.api#output";

/// A file in the making.
pub(super) struct Writer<'m> {
    pub(super) model: &'m Model,
    pub(super) names: &'m Names<'m>,
    pub(super) text: String,
}

impl Writer<'_> {
    /// A statement for a shape, and those that apply traits to what its mixins bring.
    pub(super) fn shape(&mut self, shape: &Shape, inlined: &Inlined<'_>) {
        self.documented_traits(&shape.traits, &[]);
        self.text += &format!("{} {}", shape.shape_type.as_str(), shape.id.name());
        self.mixins(shape);
        match &shape.detail {
            Detail::Operation(operation) => self.operation(&shape.id, operation, inlined),
            Detail::Service(service) => self.service(service, &inherited_service(shape, self.model)),
            Detail::Resource(resource) => self.resource(resource),
            Detail::None => match shape.shape_type {
                ShapeType::Enum | ShapeType::IntEnum => self.enum_members(shape),
                ShapeType::Structure | ShapeType::Union | ShapeType::List | ShapeType::Map => {
                    self.members(shape);
                }
                _ => {}
            },
        }
        self.text += "\n\n";
        if matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum) {
            shape
                .members
                .iter()
                .filter(|member| !member.mixins.is_empty())
                .for_each(|member| self.apply(member));
        }
    }

    fn mixins(&mut self, shape: &Shape) {
        if !shape.mixins.is_empty() {
            self.text += " with ";
            self.ids(shape.mixins.iter());
        }
    }

    fn ids<'i>(&mut self, ids: impl Iterator<Item = &'i ShapeId>) {
        self.text.push('[');
        for id in ids {
            self.text += self.names.of(id);
            self.text.push(' ');
        }
        self.text.push(']');
    }

    fn members(&mut self, shape: &Shape) {
        self.text += " {\n";
        for member in &shape.members {
            let inherited = !member.mixins.is_empty();
            if inherited && own(&member.traits).next().is_none() {
                continue;
            }
            self.documented_traits(&member.traits, &[DEFAULT]);
            if inherited {
                self.text += &format!("${}", member.name());
            } else {
                self.text += &format!("{}: {}", member.name(), self.names.of(&member.target));
            }
            self.value(member, DEFAULT);
            self.text.push('\n');
        }
        self.text.push('}');
    }

    fn enum_members(&mut self, shape: &Shape) {
        self.text += " {\n";
        for member in shape.members.iter().filter(|member| member.mixins.is_empty()) {
            self.documented_traits(&member.traits, &[ENUM_VALUE]);
            self.text += member.name();
            // The value of a member without one is its name.
            if member.traits.get(ENUM_VALUE).and_then(Node::as_str) != Some(member.name()) {
                self.value(member, ENUM_VALUE);
            }
            self.text.push('\n');
        }
        self.text.push('}');
    }

    fn value(&mut self, member: &Member, id: &str) {
        if let Some(value) =
            own(&member.traits).find(|(other, _)| other.as_str() == id).map(|(_, value)| value)
        {
            self.text += " = ";
            values::node(&mut self.text, value);
        }
    }

    /// Traits for a member that cannot be mentioned in its shape.
    fn apply(&mut self, member: &Member) {
        if own(&member.traits).next().is_none() {
            return;
        }
        self.text += &format!("apply {} {{\n", member.id);
        own(&member.traits).for_each(|(id, value)| self.trait_application(id, value));
        self.text += "}\n\n";
    }

    /// Documentation and other traits, a line each, without those that are said in other ways.
    fn documented_traits(&mut self, traits: &Traits, except: &[&str]) {
        let documentation = own(traits).find(|(id, _)| id.as_str() == DOCUMENTATION);
        let comment =
            documentation.and_then(|(_, value)| value.as_str()).filter(|text| is_fit_for_comment(text));
        for line in comment.into_iter().flat_map(|text| text.split('\n')) {
            self.text += if line.is_empty() { "///" } else { "/// " };
            self.text += line;
            self.text.push('\n');
        }
        for (id, value) in own(traits).filter(|(id, _)| !except.contains(&id.as_str())) {
            if comment.is_none() || id.as_str() != DOCUMENTATION {
                self.trait_application(id, value);
            }
        }
    }

    fn trait_application(&mut self, id: &ShapeId, value: &Node) {
        self.text += &format!("@{}", self.names.of(id));
        match &value.value {
            value if self.is_omitted(id, value) => {}
            NodeValue::Object(object) if !object.is_empty() => {
                self.text.push('(');
                values::entries(&mut self.text, object);
                self.text.push(')');
            }
            _ => {
                self.text.push('(');
                values::node(&mut self.text, value);
                self.text.push(')');
            }
        }
        self.text.push('\n');
    }

    /// Whether a trait without a value has this one
    /// ([spec](https://smithy.io/2.0/spec/idl.html#omitted-trait-values)).
    fn is_omitted(&self, id: &ShapeId, value: &NodeValue) -> bool {
        let kind = self.model.shapes.get(id).map(|shape| shape.shape_type);
        match (kind, value) {
            (None | Some(ShapeType::Structure | ShapeType::Map), NodeValue::Object(object)) => {
                object.is_empty()
            }
            (Some(ShapeType::List), NodeValue::Array(items)) => items.is_empty(),
            (None | Some(ShapeType::Structure | ShapeType::Map | ShapeType::List), _) => false,
            (Some(_), value) => *value == NodeValue::Null,
        }
    }

    fn operation(&mut self, id: &ShapeId, operation: &Operation, inlined: &Inlined<'_>) {
        self.text += " {\n";
        for (key, marker, reference) in
            [("input", INPUT, &operation.input), ("output", OUTPUT, &operation.output)]
        {
            let target = &reference.target;
            let inline = self
                .model
                .shapes
                .get(target)
                .filter(|shape| inlined.get(target) == Some(&id) && shape.traits.has(marker));
            if let Some(shape) = inline {
                self.text += &format!("{key} :=\n");
                self.documented_traits(&shape.traits, &[marker]);
                self.mixins(shape);
                self.members(shape);
                self.text.push('\n');
            } else if target.as_str() != "smithy.api#Unit" {
                self.text += &format!("{key}: {}\n", self.names.of(target));
            }
        }
        self.references("errors", &operation.errors);
        self.text.push('}');
    }

    fn service(&mut self, service: &Service, inherited: &Service) {
        self.text += " {\n";
        if service.version != inherited.version {
            self.text += "version: ";
            values::quoted(&mut self.text, &service.version);
            self.text.push('\n');
        }
        self.references("operations", &service.operations);
        self.references("resources", &service.resources);
        self.references("errors", &service.errors);
        let mut renamed =
            service.rename.iter().filter(|renamed| !inherited.rename.contains(renamed)).peekable();
        if renamed.peek().is_some() {
            self.text += "rename: {\n";
            for (id, name) in renamed {
                self.text += &format!("\"{id}\": ");
                values::quoted(&mut self.text, name);
                self.text.push('\n');
            }
            self.text += "}\n";
        }
        self.text.push('}');
    }

    fn resource(&mut self, resource: &Resource) {
        self.text += " {\n";
        for (key, named) in [("identifiers", &resource.identifiers), ("properties", &resource.properties)] {
            if !named.is_empty() {
                self.text += &format!("{key}: {{\n");
                for (name, reference) in named {
                    values::key(&mut self.text, name);
                    self.text += &format!(": {}\n", self.names.of(&reference.target));
                }
                self.text += "}\n";
            }
        }
        for (key, reference) in resource.lifecycle() {
            self.text += &format!("{key}: {}\n", self.names.of(&reference.target));
        }
        self.references("operations", &resource.operations);
        self.references("collectionOperations", &resource.collection_operations);
        self.references("resources", &resource.resources);
        self.text.push('}');
    }

    fn references(&mut self, key: &str, references: &[Reference]) {
        let own = || references.iter().filter(|reference| !reference.inherited);
        if own().next().is_some() {
            self.text += &format!("{key}: ");
            self.ids(own().map(|reference| &reference.target));
            self.text.push('\n');
        }
    }
}

/// Traits that are not there because of mixins alone.
fn own(traits: &Traits) -> impl Iterator<Item = (&ShapeId, &Node)> {
    traits.iter().filter(|(id, _)| !traits.is_inherited(id.as_str()))
}

/// Whether a documentation comment can hold this text: it has no escapes.
fn is_fit_for_comment(text: &str) -> bool {
    !text.chars().any(|character| character < ' ' && !matches!(character, '\n' | '\t'))
}
