//! Default values of members that a message left out
//! ([spec](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait)).

use crate::{
    timestamp, BigDecimal, BigInteger, Blob, Document, Literal, Member, Slot, Structure, TimestampFormat,
};

/// Gives the members of a structure that are not set, and that this is true for, their defaults.
///
/// Members that cannot be unset have them from the beginning.
pub(crate) fn fill(structure: &mut dyn Structure, holds: impl Fn(&Member) -> bool) {
    for (index, member) in structure.schema().members().iter().enumerate() {
        let Some(default) = member.default else { continue };
        if default != Literal::Null && holds(member) && matches!(structure.get(index), crate::Value::Absent) {
            write(default, &mut structure.slot(index));
        }
    }
}

/// Writes a default that the model has made sure to be a value of the slot's shape; nothing, if it is none.
fn write(default: Literal, slot: &mut Slot<'_>) {
    match default {
        Literal::Null => {}
        Literal::Boolean(value) => match slot {
            Slot::Boolean(slot) => **slot = value,
            Slot::Document(slot) => **slot = value.into(),
            _ => {}
        },
        Literal::Integer(value) => integer(value, slot),
        Literal::Float(value) => float(value, slot),
        Literal::String(value) => string(value, slot),
        Literal::EmptyList => match slot {
            Slot::List(slot) => slot.reset(0),
            Slot::Document(slot) => **slot = Document::List(Vec::new()),
            _ => {}
        },
        Literal::EmptyMap => match slot {
            Slot::Map(slot) => slot.reset(),
            Slot::Document(slot) => **slot = Document::Map(std::collections::BTreeMap::new()),
            _ => {}
        },
    }
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // Floats are to be rounded.
fn integer(value: i128, slot: &mut Slot<'_>) {
    fn fit<T: TryFrom<i128>>(value: i128, slot: &mut T) {
        if let Ok(value) = T::try_from(value) {
            *slot = value;
        }
    }
    match slot {
        Slot::Byte(slot) => fit(value, *slot),
        Slot::Short(slot) => fit(value, *slot),
        Slot::Integer(slot) => fit(value, *slot),
        Slot::Long(slot) => fit(value, *slot),
        Slot::IntEnum(slot) => slot.set(i32::try_from(value).unwrap_or_default()),
        Slot::Float(slot) => **slot = value as f32,
        Slot::Double(slot) => **slot = value as f64,
        Slot::BigInteger(slot) => **slot = BigInteger::from(value),
        Slot::BigDecimal(slot) => **slot = BigDecimal::from(value),
        Slot::Document(slot) => **slot = value.into(),
        Slot::Timestamp(slot) => **slot = timestamp::from_epoch_integer(value).unwrap_or_default(),
        _ => {}
    }
}

#[allow(clippy::cast_possible_truncation)] // To be rounded.
fn float(value: f64, slot: &mut Slot<'_>) {
    match slot {
        Slot::Float(slot) => **slot = value as f32,
        Slot::Double(slot) => **slot = value,
        Slot::BigDecimal(slot) => **slot = BigDecimal::from_f64(value).unwrap_or_default(),
        Slot::Document(slot) => **slot = value.into(),
        Slot::Timestamp(slot) => **slot = timestamp::from_epoch_float(value).unwrap_or_default(),
        _ => {}
    }
}

fn string(value: &str, slot: &mut Slot<'_>) {
    match slot {
        Slot::String(slot) => value.clone_into(slot),
        Slot::Enum(slot) => slot.set(value),
        Slot::Blob(slot) => **slot = Blob::from_base64(value).unwrap_or_default(),
        Slot::BigInteger(slot) => **slot = value.parse().unwrap_or_default(),
        Slot::BigDecimal(slot) => **slot = value.parse().unwrap_or_default(),
        Slot::Document(slot) => **slot = value.into(),
        // Models have no other text for one.
        Slot::Timestamp(slot) => {
            **slot = timestamp::parse(value, TimestampFormat::DateTime).unwrap_or_default();
        }
        _ => {}
    }
}
