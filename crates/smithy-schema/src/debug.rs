//! `Debug` for shapes: members by their names in the model, without what is sensitive.

use std::fmt;

use crate::path::MAX_DEPTH;
use crate::{blob, Active, Member, Structure, Union, Value};

/// What stands in for a sensitive value.
pub const REDACTED: &str = "[redacted]";

/// Writes a structure with the members that are set.
pub fn fmt_structure(structure: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_structure(structure, 0, f)
}

/// Writes a union with the member that is set.
pub fn fmt_union(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_union(union, 0, f)
}

/// What it holds, without what the shapes in it call sensitive. A value that is sensitive because of the member that
/// holds it shows: `Debug` of that member's structure is what hides it.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown { value: *self, member: None, depth: 0 }.fmt(f)
    }
}

/// A value, with the member that says whether it may be shown.
struct Shown<'a> {
    value: Value<'a>,
    member: Option<&'static Member>,
    depth: usize,
}

struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.member.is_some_and(Member::is_sensitive) {
            return f.write_str(REDACTED);
        }
        match self.value {
            Value::Absent => f.write_str("null"),
            Value::Unit => f.write_str("{}"),
            Value::Boolean(value) => value.fmt(f),
            Value::Byte(value) => value.fmt(f),
            Value::Short(value) => value.fmt(f),
            Value::Integer(value) => value.fmt(f),
            Value::Long(value) => value.fmt(f),
            Value::Float(value) => value.fmt(f),
            Value::Double(value) => value.fmt(f),
            Value::BigInteger(value) => value.fmt(f),
            Value::BigDecimal(value) => value.fmt(f),
            Value::String(value) => value.fmt(f),
            Value::Blob(value) => blob::debug(value, f),
            Value::Timestamp(value) => value.fmt(f),
            Value::Document(value) => value.fmt(f),
            Value::List(_) | Value::Map(_) | Value::Structure(_) | Value::Union(_)
                if self.depth >= MAX_DEPTH =>
            {
                f.write_str("…")
            }
            Value::List(list) => {
                let member = self.member.and_then(|member| member.target.item());
                let items = (0..list.len()).map(|index| self.below(list.get(index), member));
                f.debug_list().entries(items).finish()
            }
            Value::Map(map) => {
                let (key, value) = self.member.and_then(|member| member.target.entry()).unzip();
                let hidden = key.is_some_and(Member::is_sensitive);
                let mut out = f.debug_map();
                for (name, item) in map.entries() {
                    out.key(if hidden { &Redacted } else { &name as &dyn fmt::Debug });
                    out.value(&self.below(item, value));
                }
                out.finish()
            }
            Value::Structure(structure) => write_structure(structure, self.depth, f),
            Value::Union(union) => write_union(union, self.depth, f),
        }
    }
}

impl Shown<'_> {
    fn below<'a>(&self, value: Value<'a>, member: Option<&'static Member>) -> Shown<'a> {
        Shown { value, member, depth: self.depth + 1 }
    }
}

fn write_structure(structure: &dyn Structure, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = structure.schema();
    if schema.sensitive {
        return f.write_str(REDACTED);
    }
    let mut out = f.debug_struct(schema.name());
    for (index, member) in schema.members().iter().enumerate() {
        let value = structure.get(index);
        if !matches!(value, Value::Absent) {
            out.field(member.name, &Shown { value, member: Some(member), depth: depth + 1 });
        }
    }
    out.finish()
}

fn write_union(union: &dyn Union, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let schema = union.schema();
    if schema.sensitive {
        return f.write_str(REDACTED);
    }
    let mut out = f.debug_struct(schema.name());
    match union.active() {
        Active::Known(index, value) => {
            let member = schema.members().get(index);
            out.field(member.map_or("?", |member| member.name), &Shown { value, member, depth: depth + 1 });
        }
        Active::Unknown(tag, value) => {
            out.field(tag, value);
        }
    }
    out.finish()
}
