//! Default values as Rust values of a field's type.

use smithy_model::{Event, Member, Node, NodeValue, ShapeId, ShapeType};

use super::shapes::Context;
use super::{Default, EnumVariants};

/// What decoding and builders start from for a member with a default; nothing where that is the blank value.
///
/// # Errors
/// A default that the member's type cannot hold, which validation of the model reports as well.
pub fn default(context: &Context<'_>, member: &Member) -> Result<Option<Default>, Event> {
    let Some(node) = member.traits.get("smithy.api#default") else { return Ok(None) };
    if node.value == NodeValue::Null {
        return Ok(None);
    }
    value(context, &member.target, node).ok_or_else(|| {
        let target = &member.target;
        Event::error("DefaultTrait", format!("this default is no value of `{target}`"))
            .at(node.location)
            .on(&member.id)
            .help("write a default that the member's type can hold, or remove it")
    })
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
        ShapeType::Timestamp => Some(Some(Default::Timestamp(nanoseconds(node)?))),
        ShapeType::Blob => Some(Some(Default::Bytes(base64(node.as_str()?)?))),
        ShapeType::List => node.as_array()?.is_empty().then_some(None),
        ShapeType::Map => node.as_object()?.is_empty().then_some(None),
        ShapeType::Document => Some(Some(Default::Document(Box::new(document(node)?)))),
        ShapeType::Enum => {
            let path = context.names.type_of(target)?.clone();
            let text = node.as_str()?;
            let EnumVariants::Strings(variants) = super::fields::variants(context, shape) else { return None };
            let known = variants.into_iter().find(|variant| variant.value == text);
            Some(Some(match known {
                Some(variant) => Default::Variant(path, variant.name),
                None => Default::Open(path, Box::new(Default::String(text.to_owned()))),
            }))
        }
        ShapeType::IntEnum => {
            let path = context.names.type_of(target)?.clone();
            let number: i32 = node.as_number()?.as_i128()?.try_into().ok()?;
            let EnumVariants::Integers(variants) = super::fields::variants(context, shape) else { return None };
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

/// Nanoseconds since 1970 from epoch seconds, or from RFC 3339 text in UTC.
fn nanoseconds(node: &Node) -> Option<i64> {
    if let Some(number) = node.as_number() {
        let nanoseconds = number.as_f64() * 1e9;
        return (nanoseconds.abs() < i64::MAX as f64).then_some(nanoseconds.round() as i64);
    }
    let moment = chrono::DateTime::parse_from_rfc3339(node.as_str()?).ok()?;
    moment.timestamp_nanos_opt()
}

/// Bytes from standard base64 with padding.
fn base64(text: &str) -> Option<Vec<u8>> {
    use base64::engine::{general_purpose::STANDARD, Engine};
    STANDARD.decode(text).ok()
}
