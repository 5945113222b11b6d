//! The walk over a value: what each kind is checked for.

use super::unique::has_unique_items;
use super::{Constraint, Gaps, ValidationError, Violation};
use crate::number;
use crate::path::{Path, Place, MAX_DEPTH};
use crate::{
    Active, Bound, Constraints, Kind, Length, List, Map, Member, Range, Schema, Structure, Union, Value,
};

/// What was found so far.
pub(super) struct Report<'a> {
    violations: Vec<Violation>,
    total: usize,
    gaps: &'a Gaps,
}

impl<'a> Report<'a> {
    pub(super) fn new(gaps: &'a Gaps) -> Self {
        Self { violations: Vec::new(), total: 0, gaps }
    }

    pub(super) fn finish(self) -> Result<(), ValidationError> {
        ValidationError::check(self.violations, self.total)
    }

    fn add(&mut self, path: &Path<'_>, constraint: Constraint) {
        self.total += 1;
        if self.violations.len() < ValidationError::LISTED {
            self.violations.push(Violation { path: path.pointer(), constraint });
        }
    }
}

/// Checks a value and all that is in it. `member` is what it is the value of, if it is one.
pub(super) fn value(
    value: Value<'_>,
    member: Option<&'static Member>,
    place: &Place<'_>,
    report: &mut Report<'_>,
) {
    let path = &place.path;
    let constraints = member.map_or(&Constraints::EMPTY, Member::constraints);
    let schema = member.map(|member| member.target);
    match value {
        Value::Absent | Value::Unit | Value::Boolean(_) | Value::Timestamp(_) | Value::Document(_) => {}
        Value::Byte(value) => integer(value.into(), constraints, path, report),
        Value::Short(value) => integer(value.into(), constraints, path, report),
        Value::Integer(value) => {
            integer(value.into(), constraints, path, report);
            int_enum(value, schema, path, report);
        }
        Value::Long(value) => integer(value.into(), constraints, path, report),
        Value::Float(value) => range(constraints, path, report, |bound| float_order(value, bound)),
        Value::Double(value) => range(constraints, path, report, |bound| double_order(value, bound)),
        Value::BigInteger(value) => {
            range(constraints, path, report, |bound| digits_order(value.as_str(), bound))
        }
        Value::BigDecimal(value) => {
            range(constraints, path, report, |bound| digits_order(value.as_str(), bound))
        }
        Value::String(value) => string(value, constraints, schema, path, report),
        Value::Blob(value) => length(constraints, path, report, value.len()),
        Value::List(_) | Value::Map(_) | Value::Structure(_) | Value::Union(_)
            if place.depth >= MAX_DEPTH =>
        {
            report.add(path, Constraint::Depth(MAX_DEPTH));
        }
        Value::List(value) => list(value, constraints, schema, place, report),
        Value::Map(value) => map(value, constraints, schema, place, report),
        Value::Structure(value) => structure(value, place, report),
        Value::Union(value) => union(value, place, report),
    }
}

fn structure(structure: &dyn Structure, place: &Place<'_>, report: &mut Report<'_>) {
    let missing = report.gaps.of(&place.path);
    for (index, member) in structure.schema().members().iter().enumerate() {
        let path = Path::Member(&place.path, member);
        match structure.get(index) {
            _ if missing.contains(&index) => report.add(&path, Constraint::Required),
            Value::Absent if member.must_be_set() => report.add(&path, Constraint::Required),
            Value::Absent => {}
            item => value(item, Some(member), &place.below(path, Some(member)), report),
        }
    }
}

fn union(union: &dyn Union, place: &Place<'_>, report: &mut Report<'_>) {
    // A member that the model does not know has no constraints.
    if let Active::Known(index, item) = union.active() {
        if let Some(member) = union.schema().members().get(index) {
            let below = place.below(Path::Member(&place.path, member), Some(member));
            value(item, Some(member), &below, report);
        }
    }
}

fn list(
    list: &dyn List,
    constraints: &Constraints,
    schema: Option<&'static Schema>,
    place: &Place<'_>,
    report: &mut Report<'_>,
) {
    length(constraints, &place.path, report, list.len());
    if constraints.unique_items && !has_unique_items(list) {
        report.add(&place.path, Constraint::UniqueItems);
    }
    let member = schema.and_then(Schema::item);
    let mut below = place.below(Path::Root, member);
    for index in 0..list.len() {
        below.path = Path::Index(&place.path, index);
        match (list.get(index), member) {
            // Most lists are of strings: what holds for all items is looked up once.
            (Value::String(item), Some(of)) => {
                string(item, of.constraints(), Some(of.target), &below.path, report);
            }
            (item, _) => value(item, member, &below, report),
        }
    }
}

fn map(
    map: &dyn Map,
    constraints: &Constraints,
    schema: Option<&'static Schema>,
    place: &Place<'_>,
    report: &mut Report<'_>,
) {
    length(constraints, &place.path, report, map.len());
    let (key, member) = schema.and_then(Schema::entry).unzip();
    let hidden = place.sensitive || key.is_some_and(Member::is_sensitive);
    for (name, item) in map.entries() {
        // A key has no path of its own.
        value(Value::String(name), key, place, report);
        let below = place.below(Path::Key(&place.path, name, hidden), member);
        value(item, member, &below, report);
    }
}

fn string(
    value: &str,
    constraints: &Constraints,
    schema: Option<&'static Schema>,
    path: &Path<'_>,
    report: &mut Report<'_>,
) {
    if let Some(length) = constraints.length {
        // Counting is saved where the number of bytes says enough: one to four make a scalar value.
        if !within(value.len() / 4, value.len(), length) {
            self::length(constraints, path, report, value.chars().count());
        }
    }
    if let Some(pattern) = constraints.pattern {
        if !pattern.is_match(value) {
            report.add(path, Constraint::Pattern(pattern.source()));
        }
    }
    if let Some(Schema { kind: Kind::Enum(values), listed, .. }) = schema {
        if !values.contains(&value) {
            report.add(path, Constraint::Enum(listed.unwrap_or(values)));
        }
    }
}

fn int_enum(value: i32, schema: Option<&'static Schema>, path: &Path<'_>, report: &mut Report<'_>) {
    if let Some(Schema { kind: Kind::IntEnum(values), .. }) = schema {
        if !values.contains(&value) {
            report.add(path, Constraint::IntEnum(values));
        }
    }
}

fn length(constraints: &Constraints, path: &Path<'_>, report: &mut Report<'_>, actual: usize) {
    if let Some(length) = constraints.length {
        if !within(actual, actual, length) {
            let Length { min, max } = length;
            report.add(path, Constraint::Length { min, max, actual: count(actual) });
        }
    }
}

/// True when a length that is known to be at least `low` and at most `high` is inside.
fn within(low: usize, high: usize, length: Length) -> bool {
    length.min.unwrap_or(0) <= count(low) && length.max.unwrap_or(u64::MAX) >= count(high)
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn integer(value: i128, constraints: &Constraints, path: &Path<'_>, report: &mut Report<'_>) {
    range(constraints, path, report, |bound| integer_order(value, bound));
}

/// Checks a number, of which `order` says how it compares with an end; not at all, if it is NaN.
fn range(
    constraints: &Constraints,
    path: &Path<'_>,
    report: &mut Report<'_>,
    order: impl Fn(Bound) -> Option<std::cmp::Ordering>,
) {
    if let Some(Range { min, max }) = constraints.range {
        let above = match min {
            Some(min) => order(min).is_some_and(|order| order.is_ge()),
            None => true,
        };
        let below = match max {
            Some(max) => order(max).is_some_and(|order| order.is_le()),
            None => true,
        };
        if !(above && below) {
            report.add(path, Constraint::Range { min, max });
        }
    }
}

fn integer_order(value: i128, bound: Bound) -> Option<std::cmp::Ordering> {
    match bound {
        Bound::Integer(bound) => Some(value.cmp(&bound)),
        // By digits: a double cannot tell all integers apart.
        Bound::Decimal(bound) => Some(number::compare(&value.to_string(), &number::shortest(bound))),
    }
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // An end means the nearest float.
fn float_order(value: f32, bound: Bound) -> Option<std::cmp::Ordering> {
    match bound {
        Bound::Integer(bound) => value.partial_cmp(&(bound as f32)),
        Bound::Decimal(bound) => value.partial_cmp(&(bound as f32)),
    }
}

#[allow(clippy::cast_precision_loss)] // An end means the nearest double.
fn double_order(value: f64, bound: Bound) -> Option<std::cmp::Ordering> {
    match bound {
        Bound::Integer(bound) => value.partial_cmp(&(bound as f64)),
        Bound::Decimal(bound) => value.partial_cmp(&bound),
    }
}

fn digits_order(value: &str, bound: Bound) -> Option<std::cmp::Ordering> {
    Some(match bound {
        Bound::Integer(bound) => number::compare(value, &bound.to_string()),
        Bound::Decimal(bound) => number::compare(value, &number::shortest(bound)),
    })
}
