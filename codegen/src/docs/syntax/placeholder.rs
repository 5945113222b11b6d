//! What stands for the value of a simple shape.

use smithy_model::{Member, Node, Shape, ShapeType};

use crate::docs::value;

/// What stands for the value of a member that targets a simple shape: of an enum its values, so many of them at most, and
/// those that are wanted anyway.
pub(super) fn placeholder(member: &Member, shape: &Shape, most: usize, wanted: &[&str]) -> String {
    match shape.shape_type {
        ShapeType::Enum | ShapeType::IntEnum => values(shape, most, wanted),
        ShapeType::Boolean => "true|false".to_owned(),
        ShapeType::Byte | ShapeType::Short | ShapeType::Integer | ShapeType::Long | ShapeType::BigInteger => {
            "123".to_owned()
        }
        ShapeType::Float | ShapeType::Double | ShapeType::BigDecimal => "123.4".to_owned(),
        ShapeType::Timestamp => timestamp(member, shape).to_owned(),
        ShapeType::Blob => "\"base64\"".to_owned(),
        ShapeType::Document => "any JSON".to_owned(),
        _ => "\"string\"".to_owned(),
    }
}

fn values(shape: &Shape, most: usize, wanted: &[&str]) -> String {
    let value = |member: &Member| match shape.shape_type {
        ShapeType::IntEnum => value(member),
        _ => format!("{:?}", value(member)),
    };
    let mut shown: Vec<String> = Vec::new();
    let mut left_out = false;
    for (index, member) in shape.members.iter().enumerate() {
        if index < most || wanted.contains(&member.name()) {
            shown.push(value(member));
            left_out = false;
        } else if !left_out {
            shown.push("…".to_owned());
            left_out = true;
        }
    }
    shown.join("|")
}

fn timestamp(member: &Member, shape: &Shape) -> &'static str {
    let format = member.traits.get("smithy.api#timestampFormat");
    let format = format.or_else(|| shape.traits.get("smithy.api#timestampFormat"));
    match format.and_then(Node::as_str) {
        Some("date-time") => "\"2025-01-31T12:00:00Z\"",
        Some("http-date") => "\"Fri, 31 Jan 2025 12:00:00 GMT\"",
        _ => "1738324800.123",
    }
}
