//! Rules about constraint traits ([spec](https://smithy.io/2.0/spec/constraint-traits.html)).

use super::context::{a, event, Context};
use super::pattern::{Pattern, PatternError};
use crate::selector::Vertex;
use crate::{Event, Node, Number, Severity, ShapeType};

/// `LengthTrait`: limits that no value can meet.
pub(super) fn length(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let Some(length) = vertex.traits().get("smithy.api#length") else { continue };
        let limit = |name| length.get(name).and_then(Node::as_number).and_then(Number::as_i128);
        let mut error = |message: &str| {
            events.push(event(Severity::Error, "LengthTrait", vertex, message).at(length.location));
        };
        let (min, max) = (limit("min"), limit("max"));
        if min.is_some_and(|min| min < 0) {
            error("`min` of @length is negative");
        }
        if max.is_some_and(|max| max < 0) {
            error("`max` of @length is negative");
        }
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            error("`min` of @length is greater than `max`");
        }
        neither(vertex, length, "length", events);
    }
}

/// `RangeTrait`: limits that no value can meet, or that are no numbers of the shape's type.
///
/// Limits beyond the type's own are left alone: published models have rounded ones.
pub(super) fn range(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let Some(range) = vertex.traits().get("smithy.api#range") else { continue };
        let mut error = |message: String| {
            events.push(event(Severity::Error, "RangeTrait", vertex, message).at(range.location));
        };
        let shape = match vertex {
            Vertex::Shape(shape) => Some(shape),
            Vertex::Member(_, member) => cx.target(member),
        };
        for name in ["min", "max"] {
            let Some(number) = limit(range, name) else { continue };
            let Some(kind) = shape.map(|shape| shape.shape_type) else { continue };
            let whole = !matches!(kind, ShapeType::Float | ShapeType::Double | ShapeType::BigDecimal);
            if whole && has_fraction(&number) {
                error(format!(
                    "`{name}` of @range is {}, but {} is a whole number",
                    number.as_str(),
                    a(kind.as_str())
                ));
            }
        }
        if let (Some(min), Some(max)) = (limit(range, "min"), limit(range, "max")) {
            if min.as_f64() > max.as_f64() {
                error("`min` of @range is greater than `max`".to_owned());
            }
        }
        neither(vertex, range, "range", events);
    }
}

fn neither(vertex: Vertex<'_>, limits: &Node, name: &str, events: &mut Vec<Event>) {
    if limits.get("min").is_none() && limits.get("max").is_none() {
        let message = format!("@{name} has neither `min` nor `max`");
        events.push(event(Severity::Error, "TraitValue", vertex, message).at(limits.location));
    }
}

/// `TraitValue` of `@pattern`: patterns that are no regular expressions. `PatternTrait`: those that match a part of
/// the value, which is seldom meant.
pub(super) fn patterns(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let Some(pattern) = vertex.traits().get("smithy.api#pattern") else { continue };
        if let Some(Err(PatternError::Invalid(reason))) = pattern.as_str().map(Pattern::parse) {
            let message = format!("the pattern is no regular expression: {reason}");
            events.push(event(Severity::Error, "TraitValue", vertex, message).at(pattern.location));
        }
        if pattern.as_str().is_some_and(|text| !text.starts_with('^') || !text.ends_with('$')) {
            let message = "the pattern may match any part of the value";
            let warning = event(Severity::Warning, "PatternTrait", vertex, message).at(pattern.location);
            events.push(warning.help("to match the whole value, begin it with `^` and end it with `$`"));
        }
    }
}

/// `MediaType`: values that RFC 6838 does not know.
pub(super) fn media_types(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let Some(node) = vertex.traits().get("smithy.api#mediaType") else { continue };
        let Some(text) = node.as_str() else { continue };
        if !is_media_type(text) {
            let message = format!("`{text}` is no media type, as `application/json` is");
            events.push(event(Severity::Error, "MediaType", vertex, message).at(node.location));
        }
    }
}

/// `type/subtype` and parameters, each `name=value` with a token or a quoted text as the value.
fn is_media_type(text: &str) -> bool {
    let Some((essence, parameters)) = split_essence(text) else { return false };
    let Some((kind, subtype)) = essence.split_once('/') else { return false };
    if !is_token(kind) || !is_token(subtype) {
        return false;
    }
    let mut rest = parameters;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return true;
        }
        let Some(after) = rest.strip_prefix(';') else { return false };
        let Some((name, value)) = after.trim_start().split_once('=') else { return false };
        if !is_token(name) {
            return false;
        }
        rest = if let Some(quoted) = value.strip_prefix('"') {
            let Some(end) = quoted_end(quoted) else { return false };
            &quoted[end + 1..]
        } else {
            let end = value.find([';', ' ', '\t']).unwrap_or(value.len());
            if !is_token(&value[..end]) {
                return false;
            }
            &value[end..]
        };
    }
}

fn split_essence(text: &str) -> Option<(&str, &str)> {
    let end = text.find([';', ' ', '\t']).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// Where the closing quote is.
fn quoted_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        end.then_some(at)
    })
}

/// A token of RFC 9110, section 5.6.2.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// A limit of `@range`: a number, or a string that is one.
pub(crate) fn limit(range: &Node, name: &str) -> Option<Number> {
    let node = range.get(name)?;
    node.as_number().cloned().or_else(|| {
        let text = node.as_str()?;
        text.parse::<f64>().is_ok().then(|| Number::from_text(text))
    })
}

/// A limit of `@length`.
pub(super) fn element_count(length: &Node, name: &str) -> Option<u64> {
    u64::try_from(length.get(name)?.as_number()?.as_i128()?).ok()
}

/// Whether anything but zeros follows the decimal point, exponent included.
pub(super) fn has_fraction(number: &Number) -> bool {
    number.as_i128().is_none() && number.as_f64().fract() != 0.0
}

/// The least and the greatest number of an integer type.
pub(super) fn integer_bounds(kind: ShapeType) -> Option<(i128, i128)> {
    match kind {
        ShapeType::Byte => Some((i8::MIN.into(), i8::MAX.into())),
        ShapeType::Short => Some((i16::MIN.into(), i16::MAX.into())),
        ShapeType::Integer | ShapeType::IntEnum => Some((i32::MIN.into(), i32::MAX.into())),
        ShapeType::Long => Some((i64::MIN.into(), i64::MAX.into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_media_type;

    #[test]
    fn knows_media_types() {
        for valid in ["text/plain", "a/b+json; charset=utf-8", "a/b;x=\"; y\"; z=1", "text/plain ;a=b"] {
            assert!(is_media_type(valid), "{valid}");
        }
        for invalid in ["", "text", "text/", "/plain", "a/b;", "a/b; x", "a/b; x=", "a/b; x=\"y", "a b/c"] {
            assert!(!is_media_type(invalid), "{invalid}");
        }
    }
}
