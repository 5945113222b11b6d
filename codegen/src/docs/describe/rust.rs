//! Builder calls of the generated crate that set each member: Rust that compiles.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Shape, ShapeId, ShapeType};

use super::Part;
use crate::names::raw_if_keyword;
use crate::page::{Line, Mark};
use crate::plan::{fields, union_variants, variants, Argument, Context, EnumVariants, Field, Type};

/// Deeper than this, and beyond this many lines, only what is required is set.
const MAX_DEPTH: usize = 8;
const MAX_LINES: usize = 200;
/// Not even that beyond this many steps: no person writes such a value.
const MAX_STEPS: usize = 4000;
const MAX_REQUIRED_DEPTH: usize = 24;
/// How long a line of imports gets.
const WIDTH: usize = 90;
/// As many other values of an enum are named.
const OTHERS: usize = 3;

/// The calls that build a structure, below what they import where the crate has a name.
///
/// Put after `Ok(` and before `)`, they are the body of a function that fails with any error.
pub fn request(part: &Part<'_>, shape: &Shape) -> Vec<Line> {
    let mut writer =
        Writer { context: part.context, open: Vec::new(), lines: 0, steps: 0, used: BTreeMap::new() };
    let Some(value) = writer.structure(shape) else { return Vec::new() };
    let mut lines = part.crate_name.map(|name| imports(name, &writer.used)).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(value);
    lines
}

/// The names of an enum's variants, in the order of its members.
pub fn variant_names(context: &Context<'_>, shape: &Shape) -> Vec<String> {
    match variants(context, shape) {
        EnumVariants::Strings(variants) => variants.into_iter().map(|variant| variant.name).collect(),
        EnumVariants::Integers(variants) => variants.into_iter().map(|variant| variant.name).collect(),
    }
}

/// What is imported: by the module below the crate's root, the items.
type Used = BTreeMap<Option<String>, BTreeSet<String>>;

fn imports(crate_name: &str, used: &Used) -> Vec<Line> {
    let mut lines = Vec::new();
    for (module, items) in used {
        let path =
            module.as_ref().map_or_else(|| crate_name.to_owned(), |module| format!("{crate_name}::{module}"));
        let all: Vec<&str> = items.iter().map(String::as_str).collect();
        let one = match all.as_slice() {
            [item] => format!("use {path}::{item};"),
            all => format!("use {path}::{{{}}};", all.join(", ")),
        };
        if one.len() <= WIDTH {
            lines.push(line(0, one));
            continue;
        }
        lines.push(line(0, format!("use {path}::{{")));
        let mut text = String::new();
        for item in all {
            if !text.is_empty() && text.len() + item.len() + 6 > WIDTH {
                lines.push(line(STEP, std::mem::take(&mut text)));
            }
            text += if text.is_empty() { "" } else { " " };
            text += &format!("{item},");
        }
        lines.push(line(STEP, text));
        lines.push(line(0, "};".to_owned()));
    }
    lines
}

/// Rust is indented by four columns, which are two steps.
const STEP: usize = 2;

fn line(depth: usize, text: String) -> Line {
    Line { depth, text, mark: Mark::Same }
}

/// An expression, its lines as if it began in the first column.
type Value = Vec<Line>;

fn short(text: impl Into<String>) -> Value {
    vec![line(0, text.into())]
}

/// An expression between two texts: inside of brackets on lines of its own, where it is long.
fn between(before: &str, mut value: Value, after: &str) -> Value {
    // What begins with a bracket needs no more lines around it.
    let compact =
        value.len() == 1 || value.first().is_some_and(|first| matches!(first.text.as_str(), "[" | "vec!["));
    if compact {
        if let Some(first) = value.first_mut() {
            first.text.insert_str(0, before);
        }
        if let Some(last) = value.last_mut() {
            match last.text.split_once(" //") {
                Some((text, comment)) => last.text = format!("{text}{after} //{comment}"),
                None => last.text.push_str(after),
            }
        }
        return value;
    }
    let mut lines = vec![line(0, before.to_owned())];
    lines.extend(inside(value));
    lines.push(line(0, after.to_owned()));
    lines
}

/// Lines one step further in, with a comma at their end.
fn inside(mut value: Value) -> Value {
    for line in &mut value {
        line.depth += STEP;
    }
    if let Some(last) = value.last_mut() {
        match last.text.split_once(" //") {
            Some((text, comment)) => last.text = format!("{text}, //{comment}"),
            None => last.text.push(','),
        }
    }
    value
}

/// What stands for a value that is too deep to show: Rust's own word for what the reader fills in. It has every type, so
/// that the rest compiles as shown.
const LEFT_OPEN: &str = "todo!()";

struct Writer<'c> {
    context: &'c Context<'c>,
    /// The shapes being built, to see recursion.
    open: Vec<ShapeId>,
    lines: usize,
    steps: usize,
    used: Used,
}

impl Writer<'_> {
    /// A type's name, which is imported.
    fn name(&mut self, id: &ShapeId) -> Option<String> {
        let path = self.context.names.type_of(id)?;
        self.used.entry(path.root.clone()).or_default().insert(path.item.clone());
        Some(path.item.clone())
    }

    /// The calls that build a structure; nothing inside of itself.
    fn structure(&mut self, shape: &Shape) -> Option<Value> {
        if self.open.contains(&shape.id) {
            return None;
        }
        self.steps += 1;
        if self.open.len() >= MAX_REQUIRED_DEPTH || self.steps > MAX_STEPS {
            return Some(short(LEFT_OPEN));
        }
        let (fields, _) = fields(self.context, shape).ok()?;
        let name = self.name(&shape.id)?;
        self.open.push(shape.id.clone());
        let mut calls = Vec::new();
        let mut left_out = false;
        for (field, member) in fields.iter().zip(&shape.members) {
            let required = field.setter.parameter.is_some();
            let full = self.open.len() > MAX_DEPTH || self.lines > MAX_LINES;
            if full && !required {
                left_out = true;
                continue;
            }
            self.lines += 1;
            let Some(value) = self.argument(field, &member.target, required) else {
                calls.push(line(STEP, format!("// .{}(…)", field.setter.name)));
                continue;
            };
            let call = between(&format!(".{}(", field.setter.name), value, ")");
            calls.extend(call.into_iter().map(|inner| Line { depth: inner.depth + STEP, ..inner }));
        }
        self.open.pop();
        if left_out {
            calls.push(line(STEP, "// …".to_owned()));
        }
        let mut lines = short(format!("{name}::builder()"));
        if calls.is_empty() {
            return Some(short(format!("{name}::builder().build()?")));
        }
        lines.extend(calls);
        lines.push(line(STEP, ".build()?".to_owned()));
        Some(lines)
    }

    /// What a setter takes. Without a value that ends, a required collection is empty.
    fn argument(&mut self, field: &Field, target: &ShapeId, required: bool) -> Option<Value> {
        let empty = |text: &str| required.then(|| short(text));
        match (&field.setter.argument, &field.setter.inner) {
            (Argument::Items(item, _), Type::List(rust_type)) => {
                match self.item(target, "member", rust_type, **item == Argument::Into) {
                    Some(value) => Some(list("[", value)),
                    None => empty("[]"),
                }
            }
            (Argument::Entries(item, _), Type::Map(rust_type)) => {
                match self.item(target, "value", rust_type, **item == Argument::Into) {
                    Some(value) => Some(list("[", pair("\"string\"", value))),
                    None => empty("std::collections::BTreeMap::<String, _>::new()"),
                }
            }
            (argument, rust_type) => self.value(target, rust_type, *argument == Argument::Into),
        }
    }

    /// An item of a list, or a value of a map.
    fn item(&mut self, collection: &ShapeId, member: &str, rust_type: &Type, into: bool) -> Option<Value> {
        let target = self.context.model.shape(collection)?.member(member)?.target.clone();
        match rust_type {
            Type::Option(inner) => Some(between("Some(", self.value(&target, inner, false)?, ")")),
            rust_type => self.value(&target, rust_type, into),
        }
    }

    /// A value of a type; where `into` is set, anything that is `Into` it.
    fn value(&mut self, id: &ShapeId, rust_type: &Type, into: bool) -> Option<Value> {
        let plain = |text: &str, made: &str| {
            Some(short(if into { text.to_owned() } else { format!("{text}{made}") }))
        };
        match rust_type {
            Type::Bool => plain("true", ""),
            Type::I8 | Type::I16 | Type::I32 | Type::I64 => plain("123", ""),
            Type::F32 | Type::F64 => plain("123.4", ""),
            Type::BigInteger | Type::BigDecimal => plain("123_i64", ".into()"),
            Type::String => plain("\"string\"", ".to_owned()"),
            Type::Blob => plain("b\"bytes\"", ".into()"),
            Type::Document => plain("\"any JSON\"", ".into()"),
            Type::Timestamp => {
                self.used.entry(None).or_default().insert("runtime".to_owned());
                plain("runtime::DateTime::UNIX_EPOCH", "")
            }
            Type::Option(inner) => Some(between("Some(", self.value(id, inner, false)?, ")")),
            Type::Box(inner) => Some(between("Box::new(", self.value(id, inner, false)?, ")")),
            Type::List(inner) => Some(list("vec![", self.item(id, "member", inner, false)?)),
            Type::Map(inner) => {
                let value = self.item(id, "value", inner, false)?;
                let entries = list("[", pair("\"string\".to_owned()", value));
                Some(between("std::collections::BTreeMap::from(", entries, ")"))
            }
            Type::Shape(_) => {
                let shape = self.context.model.shape(id)?;
                match shape.shape_type {
                    ShapeType::Union => self.union(shape),
                    ShapeType::Enum | ShapeType::IntEnum => self.variant(shape),
                    _ => self.structure(shape),
                }
            }
        }
    }

    /// The first member of a union that a value can be made of.
    fn union(&mut self, shape: &Shape) -> Option<Value> {
        if self.open.contains(&shape.id) {
            return None;
        }
        let name = self.name(&shape.id)?;
        self.open.push(shape.id.clone());
        let variants = union_variants(self.context, shape);
        let value =
            variants.iter().zip(&shape.members).find_map(|(variant, member)| match &variant.rust_type {
                None => Some(short(format!("{name}::{}", variant.name))),
                Some(rust_type) => {
                    let value = self.value(&member.target, rust_type, false)?;
                    Some(between(&format!("{name}::{}(", variant.name), value, ")"))
                }
            });
        self.open.pop();
        value
    }

    /// The first value of an enum, and a few others in a comment.
    fn variant(&mut self, shape: &Shape) -> Option<Value> {
        let name = self.name(&shape.id)?;
        let names: Vec<String> =
            variant_names(self.context, shape).iter().map(|name| raw_if_keyword(name)).collect();
        let Some((first, others)) = names.split_first() else {
            return Some(short(match shape.shape_type {
                ShapeType::IntEnum => format!("{name}::Unknown(123)"),
                _ => format!("{name}::from(\"string\")"),
            }));
        };
        let comment = match others {
            [] => String::new(),
            others if others.len() <= OTHERS => format!(" // or {}", others.join(", ")),
            others => {
                format!(" // or {} and {} more", others.get(..OTHERS)?.join(", "), others.len() - OTHERS)
            }
        };
        Some(short(format!("{name}::{first}{comment}")))
    }
}

/// A list of one item.
fn list(open: &str, value: Value) -> Value {
    match value.as_slice() {
        [_] => between(open, value, "]"),
        _ => {
            let mut lines = short(open);
            lines.extend(inside(value));
            lines.push(line(0, "]".to_owned()));
            lines
        }
    }
}

/// A key and its value.
fn pair(key: &str, value: Value) -> Value {
    match value.as_slice() {
        [_] => between(&format!("({key}, "), value, ")"),
        _ => {
            let mut lines = short("(");
            lines.push(line(STEP, format!("{key},")));
            lines.extend(inside(value));
            lines.push(line(0, ")".to_owned()));
            lines
        }
    }
}
