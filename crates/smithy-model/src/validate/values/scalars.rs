//! Values of simple shapes.

use std::borrow::Cow;

use super::super::constraints::{has_fraction, integer_bounds, limit};
use super::super::context::{a, list};
use super::super::pattern::Pattern;
use super::{describe, enum_value, in_force, Check, InForce};
use crate::{suggest, Member, Node, NodeValue, Number, Severity, Shape, ShapeId, ShapeType};

impl Check<'_, '_> {
    pub(super) fn string(&mut self, shape: &Shape, member: Option<&Member>, node: &Node, text: &str) {
        if let Some(length) = in_force(shape, member, "smithy.api#length") {
            self.length(&length, node, text.chars().count() as u64, "characters");
        }
        if let Some(pattern) = in_force(shape, member, "smithy.api#pattern") {
            let wanted = pattern.value.as_str().unwrap_or_default();
            let matches = Pattern::parse(wanted).ok().and_then(|pattern| pattern.is_match(text));
            if matches == Some(false) {
                let message =
                    format!("the value does not match the pattern of `{}`: {wanted}", pattern.owner);
                self.constraint(node, message);
            }
        }
        if let Some(reference) = in_force(shape, member, "smithy.api#idRef") {
            self.reference(reference.value, node, text);
        }
        let allowed: Vec<_> = match shape.shape_type {
            ShapeType::Enum => shape.members.iter().map(enum_value).collect(),
            _ => shape
                .traits
                .get("smithy.api#enum")
                .and_then(Node::as_array)
                .unwrap_or_default()
                .iter()
                .filter_map(|definition| definition.get("value")?.as_str())
                .collect(),
        };
        if !allowed.is_empty() && !allowed.contains(&text) {
            let message = format!("`{text}` is not one of the values of `{}`: {}", shape.id, list(&allowed));
            self.constraint(node, message);
            let meant = suggest::closest(text, allowed.into_iter());
            self.help(meant.map(suggest::did_you_mean));
        }
    }

    fn reference(&mut self, reference: &Node, node: &Node, text: &str) {
        let custom = reference.get("errorMessage").and_then(Node::as_str);
        let Some(id) = ShapeId::parse(text) else {
            self.error(node, format!("`{text}` is not an absolute shape id"));
            return;
        };
        let Some(at) = self.cx.graph.find(id.as_str()) else {
            if reference.get("failWhenMissing").and_then(Node::as_bool) == Some(true) {
                let message = custom.map_or_else(|| format!("there is no shape `{id}`"), str::to_owned);
                self.error(node, message);
                let meant = suggest::nearest(&id, suggest::shapes(self.cx.model));
                self.help(meant.map(suggest::did_you_mean));
            }
            return;
        };
        let Some(selector) = reference.get("selector").and_then(Node::as_str) else { return };
        if let Ok(matches) = &*self.cx.select(selector) {
            if !matches.get(at as usize).copied().unwrap_or(true) {
                let default = || format!("`{id}` does not match the selector `{selector}`");
                self.error(node, custom.map_or_else(default, str::to_owned));
            }
        }
    }

    pub(super) fn blob(&mut self, shape: &Shape, member: Option<&Member>, node: &Node, text: &str) {
        let length = if self.options.blobs_are_base64 {
            let Some(length) = base64_length(text) else {
                self.error(node, format!("the value of `{}` is not base64", shape.id));
                return;
            };
            length
        } else {
            text.len()
        };
        if let Some(limits) = in_force(shape, member, "smithy.api#length") {
            self.length(&limits, node, length as u64, "bytes");
        }
    }

    pub(super) fn number(&mut self, shape: &Shape, member: Option<&Member>, node: &Node) {
        let kind = shape.shape_type;
        let number = match (&node.value, kind) {
            (NodeValue::Number(number), _) => Cow::Borrowed(number),
            (NodeValue::String(text), ShapeType::Float | ShapeType::Double)
                if matches!(text.as_str(), "NaN" | "Infinity" | "-Infinity") =>
            {
                // Rust reads these words as Smithy means them.
                Cow::Owned(Number::from_text(text.clone()))
            }
            (NodeValue::String(text), ShapeType::BigInteger | ShapeType::BigDecimal) if is_number(text) => {
                Cow::Owned(Number::from_text(text.clone()))
            }
            _ => return self.expect(false, "number", shape, node),
        };
        let whole = !matches!(kind, ShapeType::Float | ShapeType::Double | ShapeType::BigDecimal);
        if whole && has_fraction(&number) {
            let message =
                format!("{} has a fraction, but `{}` is {}", number.as_str(), shape.id, a(kind.as_str()));
            return self.error(node, message);
        }
        if let Some((min, max)) = integer_bounds(kind) {
            if !number.as_i128().is_some_and(|value| (min..=max).contains(&value)) {
                let message =
                    format!("{} does not fit into {}: {min} to {max}", number.as_str(), a(kind.as_str()));
                return self.error(node, message);
            }
        }
        if kind == ShapeType::IntEnum {
            let values =
                || shape.members.iter().filter_map(|member| member.traits.get("smithy.api#enumValue"));
            if !values().any(|value| value.as_number() == Some(&*number)) {
                let values = values().filter_map(|value| Some(value.as_number()?.as_str()));
                let message = format!(
                    "{} is not one of the values of `{}`: {}",
                    number.as_str(),
                    shape.id,
                    list(values)
                );
                self.constraint(node, message);
            }
        }
        if let Some(range) = in_force(shape, member, "smithy.api#range") {
            self.range(&range, node, &number);
        }
    }

    fn range(&mut self, range: &InForce<'_>, node: &Node, number: &Number) {
        let value = number.as_f64();
        let limit = |name| limit(range.value, name);
        // What is not a number is within no limits.
        let below = limit("min").filter(|min| value.is_nan() || value < min.as_f64());
        let above = limit("max").filter(|max| value.is_nan() || value > max.as_f64());
        let message = match (below, above) {
            (Some(min), _) => format!("{} is not at least {}", number.as_str(), min.as_str()),
            (_, Some(max)) => format!("{} is not at most {}", number.as_str(), max.as_str()),
            _ => return,
        };
        let suffix = (!value.is_nan()).then(|| format!("{}.InvalidRange", range.on));
        let lenient = self.options.zero_may_be_out_of_range && value == 0.0;
        let severity = if lenient { Severity::Warning } else { self.constraint_severity() };
        let message = format!("{message}, the limit of `{}`", range.owner);
        self.problem(node, severity, message, suffix);
    }

    pub(super) fn timestamp(&mut self, shape: &Shape, member: Option<&Member>, node: &Node) {
        let format =
            in_force(shape, member, "smithy.api#timestampFormat").and_then(|format| format.value.as_str());
        let number = node.as_number().is_some();
        let date_time = node.as_str().is_some_and(is_date_time);
        let (valid, wanted) = match format {
            _ if self.options.timestamps_are_numbers => (number, "a number of seconds since 1970"),
            Some("date-time") => (date_time, "a date-time such as \"1985-04-12T23:20:50.52Z\""),
            Some("epoch-seconds") => (number, "a number of seconds since 1970"),
            Some("http-date") => {
                let date = node.as_str().is_some_and(|text| text.ends_with(" GMT"));
                (date, "an HTTP date such as \"Tue, 29 Apr 2014 18:30:38 GMT\"")
            }
            _ => (
                number || date_time,
                "a number of seconds since 1970, or a date-time such as \"1985-04-12T23:20:50.52Z\"",
            ),
        };
        if !valid {
            self.error(node, format!("the value of `{}` is {}, not {wanted}", shape.id, describe(node)));
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok()
}

/// How many bytes a base64 text holds; `None` when it is none.
fn base64_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let padding = bytes.iter().rev().take_while(|byte| **byte == b'=').count();
    let digits = &bytes[..bytes.len() - padding];
    let valid = digits.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte));
    (valid && padding <= 2 && bytes.len() % 4 == 0).then_some(bytes.len() / 4 * 3 - padding)
}

/// RFC 3339's `date-time` in UTC, with or without a fraction.
fn is_date_time(text: &str) -> bool {
    let Some(text) = text.strip_suffix('Z') else { return false };
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let shape = b"0000-00-00T00:00:00";
    let fits = seconds.len() == shape.len()
        && seconds.bytes().zip(shape).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            _ => byte == *wanted,
        });
    let part = |from: usize, to: usize| seconds.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let within =
        |from, to, least: u32, most: u32| part(from, to).is_some_and(|n| (least..=most).contains(&n));
    // Sixty seconds: a leap second.
    fits && within(5, 7, 1, 12)
        && within(8, 10, 1, 31)
        && within(11, 13, 0, 23)
        && within(14, 16, 0, 59)
        && within(17, 19, 0, 60)
}
