//! Default values as Rust values of a field's type.

use smithy_model::{Event, Member, Node, NodeValue, ShapeId, ShapeType};

use super::shapes::Context;
use super::{Default, EnumVariants};

/// What decoding and builders start from for a member with a default; nothing where that is the blank value.
///
/// # Errors
/// A default that the member's type cannot hold, which validation of the model reports as well.
pub fn default(context: &Context<'_>, member: &Member) -> Result<Option<Default>, Box<Event>> {
    let Some(node) = member.traits.get("smithy.api#default") else { return Ok(None) };
    if node.value == NodeValue::Null {
        return Ok(None);
    }
    let Some(value) = value(context, &member.target, node) else {
        let message = format!("this default is no value of `{}`", member.target);
        let help = "write a default that the member's type can hold, or remove it";
        let event = Event::error("DefaultTrait", message).at(node.location).on(&member.id).help(help);
        return Err(Box::new(event));
    };
    Ok(value.filter(|value| !is_blank(value)))
}

/// Whether a member starts from this value anyway.
fn is_blank(value: &Default) -> bool {
    match value {
        Default::Bool(value) => !value,
        Default::Integer(value) => *value == 0,
        Default::Float(value) => *value == 0.0 && value.is_sign_positive(),
        Default::Big(digits) => digits == "0",
        Default::String(text) => text.is_empty(),
        Default::Bytes(bytes) => bytes.is_empty(),
        Default::Timestamp(seconds, nanoseconds) => (*seconds, *nanoseconds) == (0, 0),
        _ => false,
    }
}

/// `None` for a value that the shape cannot hold; `Some(None)` for its blank value.
fn value(context: &Context<'_>, target: &ShapeId, node: &Node) -> Option<Option<Default>> {
    let shape = context.model.shape(target)?;
    let integer = |min: i128, max: i128| {
        let number = node.as_number()?.as_i128()?;
        (min..=max).contains(&number).then_some(Some(Default::Integer(number)))
    };
    match shape.shape_type {
        ShapeType::Boolean => Some(Some(Default::Bool(node.as_bool()?))),
        ShapeType::String => Some(Some(Default::String(node.as_str()?.to_owned()))),
        ShapeType::Byte => integer(i8::MIN.into(), i8::MAX.into()),
        ShapeType::Short => integer(i16::MIN.into(), i16::MAX.into()),
        ShapeType::Integer => integer(i32::MIN.into(), i32::MAX.into()),
        ShapeType::Long => integer(i64::MIN.into(), i64::MAX.into()),
        ShapeType::Float | ShapeType::Double => Some(Some(Default::Float(node.as_number()?.as_f64()))),
        ShapeType::BigInteger | ShapeType::BigDecimal => {
            let number = node.as_number()?;
            let whole = number.as_i128().map(|whole| whole.to_string());
            Some(Some(Default::Big(whole.unwrap_or_else(|| number.as_str().to_owned()))))
        }
        ShapeType::Timestamp => Some(Some(timestamp(node)?)),
        ShapeType::Blob => Some(Some(Default::Bytes(base64(node.as_str()?)?))),
        ShapeType::List => node.as_array()?.is_empty().then_some(None),
        ShapeType::Map => node.as_object()?.is_empty().then_some(None),
        ShapeType::Document => Some(Some(Default::Document(Box::new(document(node)?)))),
        ShapeType::Enum => {
            let path = context.names.type_of(target)?.clone();
            let text = node.as_str()?;
            let EnumVariants::Strings(variants) = super::fields::variants(context, shape) else {
                return None;
            };
            let known = variants.into_iter().find(|variant| variant.value == text);
            Some(Some(match known {
                Some(variant) => Default::Variant(path, variant.name),
                None => Default::Open(path, Box::new(Default::String(text.to_owned()))),
            }))
        }
        ShapeType::IntEnum => {
            let path = context.names.type_of(target)?.clone();
            let number: i32 = node.as_number()?.as_i128()?.try_into().ok()?;
            let EnumVariants::Integers(variants) = super::fields::variants(context, shape) else {
                return None;
            };
            let known = variants.into_iter().find(|variant| variant.value == number);
            Some(Some(match known {
                Some(variant) => Default::Variant(path, variant.name),
                None => Default::Open(path, Box::new(Default::Integer(number.into()))),
            }))
        }
        _ => None,
    }
}

/// A document's default is a scalar, or an empty list or map.
fn document(node: &Node) -> Option<Default> {
    Some(match &node.value {
        NodeValue::Bool(value) => Default::Bool(*value),
        NodeValue::Number(number) => match number.as_i128().map(i64::try_from) {
            Some(Ok(integer)) => Default::Integer(integer.into()),
            _ => Default::Float(number.as_f64()),
        },
        NodeValue::String(text) => Default::String(text.clone()),
        NodeValue::Array(items) if items.is_empty() => Default::EmptyList,
        NodeValue::Object(object) if object.is_empty() => Default::EmptyMap,
        _ => return None,
    })
}

/// A moment from epoch seconds, or from RFC 3339 text.
fn timestamp(node: &Node) -> Option<Default> {
    let moment = match node.as_number() {
        Some(number) => {
            let nanoseconds = billionths(number.as_str())?;
            let second = i128::from(NANOSECONDS);
            let fraction = nanoseconds.rem_euclid(second).try_into().ok()?;
            chrono::DateTime::from_timestamp(nanoseconds.div_euclid(second).try_into().ok()?, fraction)?
        }
        None => chrono::DateTime::parse_from_rfc3339(node.as_str()?).ok()?.to_utc(),
    };
    Some(Default::Timestamp(moment.timestamp(), moment.timestamp_subsec_nanos()))
}

const NANOSECONDS: u32 = 1_000_000_000;

/// A number's digits times a billion, to the nearest whole: by digits, since a double has too few of them.
fn billionths(number: &str) -> Option<i128> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let shift = exponent.parse::<i64>().ok()?.checked_add(9)?.checked_sub(fraction.len().try_into().ok()?)?;
    let factor = 10_i128.checked_pow(shift.unsigned_abs().try_into().ok()?);
    match (factor, shift < 0) {
        (Some(factor), true) => Some(digits.saturating_add(digits.signum() * factor / 2) / factor),
        (Some(factor), false) => digits.checked_mul(factor),
        // Next to nothing, however many digits it has.
        (None, true) => Some(0),
        (None, false) => None,
    }
}

/// Bytes from standard base64 with padding.
fn base64(text: &str) -> Option<Vec<u8>> {
    use base64::engine::{general_purpose::STANDARD, Engine};
    STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::billionths;

    #[test]
    fn epoch_seconds_are_exact() {
        for (seconds, nanoseconds) in [
            ("0", Some(0)),
            ("1738324800.123", Some(1_738_324_800_123_000_000)),
            ("-1.5", Some(-1_500_000_000)),
            ("15e-1", Some(1_500_000_000)),
            ("1.5E+3", Some(1_500_000_000_000)),
            ("0.0000000005", Some(1)),
            ("-0.0000000004", Some(0)),
            ("1e-400", Some(0)),
            ("253402300799.999999999", Some(253_402_300_799_999_999_999)),
            ("1e400", None),
            ("1e99999999999999999999", None),
        ] {
            assert_eq!(billionths(seconds), nanoseconds, "{seconds}");
        }
    }
}
