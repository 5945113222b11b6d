//! Operation bodies, with inputs and outputs in place
//! ([spec](https://smithy.io/2.0/spec/idl.html#operation-shape)).

use super::lexer::{Failed, Parsed, Parser};
use super::traits::implied;
use crate::raw::{Name, NameText, RawDetail, RawOperation, RawShape, Version};
use crate::{Event, ShapeId, ShapeType};

impl<'a> Parser<'a, '_> {
    /// `OperationBody`
    pub(super) fn operation_body(&mut self, shape: &mut RawShape<'a>) -> Parsed<()> {
        let mut operation = RawOperation::default();
        let result = self.operation_properties(shape, &mut operation);
        shape.detail = RawDetail::Operation(operation);
        result
    }

    fn operation_properties(
        &mut self,
        shape: &mut RawShape<'a>,
        operation: &mut RawOperation<'a>,
    ) -> Parsed<()> {
        self.open(b'{')?;
        let inside = self.open.len();
        let mut seen = Vec::new();
        loop {
            self.ws();
            self.drop_docs();
            if self.close(b'}') {
                return Ok(());
            }
            if let Err(Failed) = self.operation_property(shape, operation, &mut seen) {
                shape.broken = true;
                self.recover_member(inside)?;
            }
        }
    }

    fn operation_property(
        &mut self,
        shape: &RawShape<'a>,
        operation: &mut RawOperation<'a>,
        seen: &mut Vec<&'a str>,
    ) -> Parsed<()> {
        let location = self.cursor.location();
        if !self.at_identifier() {
            return self.expected("`input`, `output`, `errors` or `}`");
        }
        let property = self.identifier()?;
        if !matches!(property, "input" | "output" | "errors") {
            let message = format!("an operation has `input`, `output` and `errors`, but no `{property}`");
            return self.fail_meant(location, message, property, &["input", "output", "errors"]);
        }
        if seen.contains(&property) {
            let event = Event::error("Model", format!("`{property}` is there already"));
            self.events.push(event.on(&shape.id).at(location).help("remove one of the two"));
        }
        seen.push(property);
        self.ws();
        match property {
            "input" => operation.input = Some(self.input_or_output(shape, true)?),
            "output" => operation.output = Some(self.input_or_output(shape, false)?),
            _ => operation.errors = self.errors()?,
        }
        Ok(())
    }

    fn errors(&mut self) -> Parsed<Vec<Name<'a>>> {
        if self.at(":=") {
            return self.expected("`:`");
        }
        self.expect(b':')?;
        self.ws();
        self.open(b'[')?;
        let mut errors = Vec::new();
        loop {
            self.ws();
            if self.close(b']') {
                return Ok(errors);
            }
            errors.push(self.shape_id()?);
        }
    }

    /// `OperationInput` or `OperationOutput` after its name.
    fn input_or_output(&mut self, operation: &RawShape<'a>, input: bool) -> Parsed<Name<'a>> {
        if self.at(":=") {
            return self.inline_structure(operation, input);
        }
        self.expect(b':')?;
        self.ws();
        self.shape_id()
    }

    /// `InlineAggregateShape`
    fn inline_structure(&mut self, operation: &RawShape<'a>, input: bool) -> Parsed<Name<'a>> {
        let location = self.cursor.location();
        if self.file.version == Version::V1 {
            return self.only_in_2(location, "inline inputs and outputs");
        }
        self.cursor.advance(2);
        // A comment counts only after the operator.
        self.drop_docs();
        self.ws();
        let (marker, suffix) =
            if input { ("input", &self.io_suffixes.0) } else { ("output", &self.io_suffixes.1) };
        let name = format!("{}{suffix}", operation.id.name());
        let Some(id) = ShapeId::of(self.file.namespace, &name) else {
            return self.fail(location, format!("`{name}` cannot name a shape"));
        };
        let mut traits = self.docs_and_traits()?;
        traits.push(implied(ShapeId::prelude(marker), location, None));
        let mut shape = RawShape { traits, ..RawShape::new(id.clone(), ShapeType::Structure, location) };
        let result = self.inline_body(&mut shape);
        shape.broken |= result.is_err();
        self.file.shapes.push(shape);
        result?;
        Ok(Name { text: NameText::Absolute(id), location })
    }

    fn inline_body(&mut self, shape: &mut RawShape<'a>) -> Parsed<()> {
        self.for_resource(shape)?;
        self.ws();
        self.mixins(shape)?;
        self.ws();
        self.members(shape)
    }
}
