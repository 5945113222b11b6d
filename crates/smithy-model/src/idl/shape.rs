//! Shape statements and members ([spec](https://smithy.io/2.0/spec/idl.html#defining-shapes)).

use std::collections::HashSet;

use super::lexer::{only_in_2, Failed, Parsed, Parser};
use super::traits::implied;
use crate::entity;
use crate::load::deprecated_set;
use crate::raw::{is_set, shape_type, Name, NameText, RawDetail, RawMember, RawShape, RawTrait, Version};
use crate::{Event, Location, Node, ShapeId, ShapeType};

impl<'a> Parser<'a, '_> {
    /// `ShapeStatements`
    pub(super) fn shape_section(&mut self) {
        loop {
            self.ws();
            if self.cursor.peek().is_none() {
                return;
            }
            self.open.clear();
            if self.shape_or_apply_statement().is_err() {
                self.recover_statement();
            }
        }
    }

    fn shape_or_apply_statement(&mut self) -> Parsed<()> {
        if self.at_word("apply") {
            self.drop_docs();
        }
        let traits = self.docs_and_traits()?;
        let location = self.cursor.location();
        let keyword = self.identifier()?;
        if keyword == "apply" {
            if !traits.is_empty() {
                return self.fail(location, "traits stand before an apply statement, which cannot have any");
            }
            self.apply_statement()?;
            return self.br();
        }
        let Some(shape_type) = shape_type(keyword) else {
            let message = format!("`{keyword}` is not a kind of shape, nor a statement that can stand here");
            return self.fail_meant(location, message, keyword, STATEMENTS);
        };
        self.required_sp()?;
        let name_location = self.cursor.location();
        let name = self.identifier()?;
        let Some(id) = ShapeId::of(self.file.namespace, name) else {
            return self.fail(name_location, format!("`{name}` cannot name a shape"));
        };
        if self.file.version == Version::V1 && matches!(shape_type, ShapeType::Enum | ShapeType::IntEnum) {
            self.events.push(only_in_2("enum shapes").on(&id).at(location));
        }
        let mut shape = RawShape { traits, ..RawShape::new(id, shape_type, location) };
        if is_set(keyword) {
            self.set_traits(&mut shape, location);
        }
        let result = self.shape_body(&mut shape);
        // Also when something is wrong with it: whatever refers to the shape should not be an error, too.
        shape.broken |= result.is_err();
        self.file.shapes.push(shape);
        result?;
        self.br()
    }

    fn set_traits(&mut self, shape: &mut RawShape<'a>, location: Location) {
        if self.file.version != Version::V1 {
            let event =
                Event::error("Model", "version 2 of the language has no sets").on(&shape.id).at(location);
            self.events.push(event.help("write a `list` with `@uniqueItems`"));
        } else {
            self.events.push(deprecated_set(&shape.id, location));
        }
        shape.traits.push(implied(ShapeId::prelude("uniqueItems"), location, None));
    }

    /// What follows a shape's name.
    fn shape_body(&mut self, shape: &mut RawShape<'a>) -> Parsed<()> {
        match shape.shape_type {
            ShapeType::List | ShapeType::Map | ShapeType::Structure | ShapeType::Union => {
                self.for_resource(shape)?;
                self.mixins(shape)?;
                self.ws();
                self.members(shape)
            }
            ShapeType::Enum | ShapeType::IntEnum => {
                self.mixins(shape)?;
                self.ws();
                self.members(shape)
            }
            ShapeType::Operation => {
                self.mixins(shape)?;
                self.ws();
                self.operation_body(shape)
            }
            ShapeType::Service | ShapeType::Resource => {
                self.mixins(shape)?;
                self.ws();
                let location = self.cursor.location();
                let properties = Node::new(self.node_object()?, location);
                self.entity(shape, properties);
                Ok(())
            }
            _ => self.mixins(shape),
        }
    }

    fn entity(&mut self, shape: &mut RawShape<'a>, properties: Node) {
        let version = self.file.version;
        let mut reader = entity::Reader { events: self.events, shape: &shape.id, version, name: &idl_name };
        shape.detail = if shape.shape_type == ShapeType::Service {
            RawDetail::Service(Box::new(reader.service(properties)))
        } else {
            RawDetail::Resource(Box::new(reader.resource(properties)))
        };
    }

    /// `ForResource`
    pub(super) fn for_resource(&mut self, shape: &mut RawShape<'a>) -> Parsed<()> {
        self.sp();
        if !self.at_word("for") {
            return Ok(());
        }
        let location = self.cursor.location();
        if self.file.version == Version::V1 {
            return self.only_in_2(location, "structures for a resource");
        }
        self.cursor.advance("for".len());
        self.required_sp()?;
        shape.resource = Some(self.shape_id()?);
        Ok(())
    }

    /// `Mixins`
    pub(super) fn mixins(&mut self, shape: &mut RawShape<'a>) -> Parsed<()> {
        self.sp();
        if !self.at_word("with") {
            return Ok(());
        }
        let location = self.cursor.location();
        if self.file.version == Version::V1 {
            return self.only_in_2(location, "mixins");
        }
        self.cursor.advance("with".len());
        self.ws();
        self.open(b'[')?;
        loop {
            self.ws();
            if !shape.mixins.is_empty() && self.close(b']') {
                return Ok(());
            }
            shape.mixins.push(self.shape_id()?);
        }
    }

    /// `ShapeMembers` or `EnumShapeMembers`
    pub(super) fn members(&mut self, shape: &mut RawShape<'a>) -> Parsed<()> {
        // What stands before the brace documents no member.
        self.drop_docs();
        self.open(b'{')?;
        let inside = self.open.len();
        let mut seen = HashSet::new();
        loop {
            self.ws();
            if self.cursor.peek() == Some(b'}') {
                self.drop_docs();
                self.close(b'}');
                return Ok(());
            }
            if self.cursor.is_line_start() && self.at_shape_statement() {
                let Err(Failed) = self.expected::<()>("a member or `}`") else { return Ok(()) };
                self.stopped_before_statement = true;
                return Err(Failed);
            }
            match self.member(shape) {
                Ok(member) if seen.insert(member.name.clone()) => shape.members.push(member),
                Ok(member) => {
                    let event =
                        Event::error("Model", format!("the member `{}` is there already", member.name));
                    self.events.push(
                        event.on(&shape.id).at(member.location).help("remove or rename one of the two"),
                    );
                }
                Err(Failed) => {
                    shape.broken = true;
                    self.recover_member(inside)?;
                }
            }
        }
    }

    fn member(&mut self, shape: &RawShape<'a>) -> Parsed<RawMember<'a>> {
        if self.cursor.peek().is_none() {
            return self.expected("a member or `}`");
        }
        let mut traits = self.docs_and_traits()?;
        let is_enum = matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum);
        let location = self.cursor.location();
        let (name, target) = if is_enum {
            let name = self.identifier()?;
            (name, Some(Name { text: NameText::Absolute(self.ids.unit.clone()), location }))
        } else if self.cursor.peek() == Some(b'$') {
            if self.file.version == Version::V1 {
                return self.only_in_2(location, "members with an elided target");
            }
            self.cursor.advance(1);
            (self.identifier()?, None)
        } else {
            let name = self.identifier()?;
            self.sp();
            self.expect(b':')?;
            self.sp();
            (name, Some(self.shape_id()?))
        };
        if let Some(value) = self.value_assignment(is_enum)? {
            traits.push(value);
        }
        Ok(RawMember { name: name.into(), location, target, traits })
    }

    /// `ValueAssignment`: a default, or the value of an enum's member.
    fn value_assignment(&mut self, is_enum: bool) -> Parsed<Option<RawTrait<'a>>> {
        let before = self.cursor;
        self.sp();
        if self.cursor.peek() != Some(b'=') {
            self.cursor = before;
            return Ok(None);
        }
        let location = self.cursor.location();
        if self.file.version == Version::V1 {
            return self.only_in_2(location, "values of members");
        }
        self.cursor.advance(1);
        self.sp();
        let syntactic = self.file.syntactic.len();
        let value = self.node_value()?;
        self.sp();
        self.eat(b',');
        self.br()?;
        let id = if is_enum { self.ids.enum_value.clone() } else { self.ids.default.clone() };
        let syntactic = self.file.syntactic.len() > syntactic;
        Ok(Some(RawTrait { syntactic, ..implied(id, location, Some(value)) }))
    }
}

/// What shape statements begin with.
const STATEMENTS: &[&str] = &[
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

/// The name that a node of an IDL service or resource gives: a shape id, quoted or not.
fn idl_name<'a>(node: Node) -> Result<Name<'a>, String> {
    let location = node.location;
    match node.value {
        crate::NodeValue::String(text) => {
            let text =
                ShapeId::parse(&text).map_or_else(|| NameText::Relative(text.into()), NameText::Absolute);
            Ok(Name { text, location })
        }
        _ => Err(format!("expected a shape id, but found {}", node.a_type_name())),
    }
}
