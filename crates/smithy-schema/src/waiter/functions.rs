//! JMESPath's functions ([spec](https://jmespath.org/specification.html#built-in-functions)).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Write;
use std::rc::Rc;

use super::data::{Data, Entry};
use super::path::Function;
use crate::path::MAX_DEPTH;
use crate::BigDecimal;

/// The functions that take values only; nothing where they cannot take these.
pub(super) fn call<'a>(function: Function, values: &[Data<'a>]) -> Option<Data<'a>> {
    match values {
        [value] => of_one(function, value),
        [first, second] => of_two(function, first, second),
        _ => None,
    }
    .or_else(|| of_many(function, values))
}

/// The functions that put items in order, by keys: those of the items themselves, or what an expression makes of them.
pub(super) fn ordered<'a>(function: Function, mut keyed: Vec<(Data<'a>, Data<'a>)>) -> Option<Data<'a>> {
    let all = |is: fn(&Data<'a>) -> bool| keyed.iter().all(|(key, _)| is(key));
    if !all(|key| key.as_number().is_some()) && !all(|key| key.as_str().is_some()) {
        return None;
    }
    if matches!(function, Function::Sort | Function::SortBy) {
        keyed.sort_by(|(left, _), (right, _)| order(left, right));
        return Some(Data::Array(keyed.into_iter().map(|(_, item)| item).collect()));
    }
    let wanted = match function {
        Function::Min | Function::MinBy => Ordering::Less,
        Function::Max | Function::MaxBy => Ordering::Greater,
        _ => return None,
    };
    // Of equal items the first.
    let best =
        keyed.into_iter().reduce(|best, next| if order(&next.0, &best.0) == wanted { next } else { best });
    Some(best.map_or(Data::Null, |(_, item)| item))
}

fn order(left: &Data<'_>, right: &Data<'_>) -> Ordering {
    match (left, right) {
        (Data::Number(left), Data::Number(right)) => left.total_cmp(right),
        _ => left.as_str().cmp(&right.as_str()),
    }
}

fn of_one<'a>(function: Function, value: &Data<'a>) -> Option<Data<'a>> {
    Some(match function {
        Function::Abs => Data::Number(value.as_number()?.abs()),
        Function::Ceil => Data::Number(value.as_number()?.ceil()),
        Function::Floor => Data::Number(value.as_number()?.floor()),
        // Of nothing, the sum of the standard library is -0.
        Function::Sum => Data::Number(numbers(value)?.iter().sum::<f64>() + 0.0),
        Function::Avg => match numbers(value)?.as_slice() {
            [] => Data::Null,
            numbers => Data::Number(numbers.iter().sum::<f64>() / numbers.len() as f64),
        },
        Function::Keys => {
            Data::Array(value.entries()?.iter().map(|(key, _)| Data::String(key.clone())).collect())
        }
        Function::Values => Data::Array(value.entries()?.iter().map(|(_, value)| value.clone()).collect()),
        Function::Length => Data::Number(length(value)? as f64),
        Function::Max | Function::Min | Function::Sort => {
            let keyed = value.items()?.iter().map(|item| (item.clone(), item.clone())).collect();
            ordered(function, keyed)?
        }
        Function::Reverse => match value.as_str() {
            Some(text) => Data::String(text.chars().rev().collect::<String>().into()),
            None => Data::Array(value.items()?.iter().rev().cloned().collect()),
        },
        Function::ToArray => match value.items() {
            Some(items) => Data::Array(items),
            None => Data::Array(Rc::new([value.clone()])),
        },
        Function::ToNumber => match value {
            Data::Number(value) => Data::Number(*value),
            // A text that is a number of JSON's grammar.
            Data::String(text) => match text.parse::<BigDecimal>() {
                Ok(number) => number.as_str().parse().map_or(Data::Null, Data::Number),
                Err(_) => Data::Null,
            },
            _ => Data::Null,
        },
        Function::ToString => match value {
            Data::String(text) => Data::String(text.clone()),
            other => {
                let mut text = String::new();
                write_json(other, &mut text, MAX_DEPTH)?;
                Data::String(text.into())
            }
        },
        Function::Type => Data::String(Cow::Borrowed(match value.clone().open() {
            Data::Null => "null",
            Data::Boolean(_) => "boolean",
            Data::Number(_) => "number",
            Data::String(_) => "string",
            Data::Array(_) => "array",
            Data::Object(_) | Data::Unopened(_) => "object",
        })),
        _ => return None,
    })
}

fn of_two<'a>(function: Function, first: &Data<'a>, second: &Data<'a>) -> Option<Data<'a>> {
    Some(match function {
        Function::Contains => Data::Boolean(match first.as_str() {
            Some(text) => second.as_str().is_some_and(|part| text.contains(part)),
            None => first.items()?.iter().any(|item| item.equals(second)),
        }),
        Function::StartsWith => Data::Boolean(first.as_str()?.starts_with(second.as_str()?)),
        Function::EndsWith => Data::Boolean(first.as_str()?.ends_with(second.as_str()?)),
        Function::Join => {
            let (glue, items) = (first.as_str()?, second.items()?);
            let parts = items.iter().map(Data::as_str).collect::<Option<Vec<_>>>()?;
            Data::String(parts.join(glue).into())
        }
        _ => return None,
    })
}

/// The functions that take any number of values, but not none.
fn of_many<'a>(function: Function, values: &[Data<'a>]) -> Option<Data<'a>> {
    match function {
        _ if values.is_empty() => None,
        Function::NotNull => {
            Some(values.iter().find(|value| !value.is_null()).cloned().unwrap_or(Data::Null))
        }
        Function::Merge => {
            let mut merged: Vec<Entry<'a>> = Vec::new();
            for value in values {
                for (key, value) in value.entries()?.iter() {
                    merged.retain(|(other, _)| other != key);
                    merged.push((key.clone(), value.clone()));
                }
            }
            Some(Data::Object(merged.into()))
        }
        _ => None,
    }
}

fn numbers(value: &Data<'_>) -> Option<Vec<f64>> {
    value.items()?.iter().map(Data::as_number).collect()
}

/// Of a string in Unicode scalar values, of an array in items, of an object in members.
fn length(value: &Data<'_>) -> Option<usize> {
    match value.clone().open() {
        Data::String(text) => Some(text.chars().count()),
        Data::Array(items) => Some(items.len()),
        Data::Object(entries) => Some(entries.len()),
        _ => None,
    }
}

/// Writes a value as JSON on one line; nothing where it nests too deep.
fn write_json(value: &Data<'_>, out: &mut String, levels: usize) -> Option<()> {
    let levels = levels.checked_sub(1)?;
    match value.clone().open() {
        Data::Null | Data::Unopened(_) => out.push_str("null"),
        Data::Boolean(value) => out.push_str(if value { "true" } else { "false" }),
        Data::Number(value) if !value.is_finite() => out.push_str("null"),
        Data::Number(value) => write!(out, "{value}").ok()?,
        Data::String(text) => write_text(&text, out),
        Data::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write_json(item, out, levels)?;
            }
            out.push(']');
        }
        Data::Object(entries) => {
            out.push('{');
            for (index, (key, item)) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write_text(key, out);
                out.push(':');
                write_json(item, out, levels)?;
            }
            out.push('}');
        }
    }
    Some(())
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
