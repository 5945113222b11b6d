//! Decoding into slots.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::default;
use super::keys::Keys;
use super::number;
use super::rules::{parse_in, Rules};
use super::seen::Seen;
use super::skip::skip;
use super::GiveUp;
use crate::{timestamp, Blob, DateTime, Document, Kind, ListSlot, MapSlot, Member, Slot};
use crate::{Structure, TimestampFormat, Union, Utc};

/// How deep values may nest here: less deep than serde_json and the runtime allow.
const NESTING: usize = 100;

/// Reads all of a text into a slot, that of a member if it is one's; what was read when it gives up stays there.
pub(crate) fn decode(
    text: &str,
    slot: &mut Slot<'_>,
    member: Option<&'static Member>,
    rules: Rules,
) -> Result<(), GiveUp> {
    let mut decoder = Decoder { input: Cursor::new(text), keys: Keys::default(), rules };
    decoder.input.space();
    value(&mut decoder, slot, member, 0)?;
    decoder.input.end()
}

/// What is to be read, and what is known of the shapes that it is read into.
struct Decoder<'a> {
    input: Cursor<'a>,
    keys: Keys,
    rules: Rules,
}

/// The depth of what is in a list or map.
#[inline]
pub(super) fn deeper(depth: usize) -> Result<usize, GiveUp> {
    if depth < NESTING {
        Ok(depth + 1)
    } else {
        Err(GiveUp)
    }
}

/// Reads a value that is not null.
fn value(
    decoder: &mut Decoder<'_>,
    slot: &mut Slot<'_>,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    let input = &mut decoder.input;
    match slot {
        Slot::String(slot) => **slot = input.string()?.into_owned(),
        Slot::Enum(slot) => slot.set(&input.string()?),
        Slot::Timestamp(slot) => **slot = timestamp(input, member, decoder.rules)?,
        Slot::Structure(slot) => structure(decoder, &mut **slot, depth)?,
        Slot::List(slot) => list(decoder, &mut **slot, member, depth)?,
        Slot::Map(slot) => map(decoder, &mut **slot, member, depth)?,
        Slot::Union(slot) => union(decoder, &mut **slot, depth)?,
        Slot::Boolean(slot) => **slot = input.boolean()?,
        Slot::Byte(slot) => **slot = integer(input)?,
        Slot::Short(slot) => **slot = integer(input)?,
        Slot::Integer(slot) => **slot = integer(input)?,
        Slot::Long(slot) => **slot = integer(input)?,
        Slot::IntEnum(slot) => slot.set(integer(input)?),
        Slot::Float(slot) => **slot = float(input)?,
        Slot::Double(slot) => **slot = double(input)?,
        Slot::Blob(slot) => **slot = Blob::from_base64(&input.string()?).ok_or(GiveUp)?,
        Slot::Document(slot) => **slot = document(input, depth)?,
        Slot::Unit if !input.open(b'{', b'}')? => {}
        Slot::Unit | Slot::None | Slot::BigInteger(_) | Slot::BigDecimal(_) => return Err(GiveUp),
    }
    Ok(())
}

fn structure(decoder: &mut Decoder<'_>, structure: &mut dyn Structure, depth: usize) -> Result<(), GiveUp> {
    let depth = deeper(depth)?;
    let members = structure.schema().members();
    let mut seen = Seen::none_of(members.len());
    let rules = decoder.rules;
    // Names are: they are identifiers.
    let plain = !rules.json_names || decoder.keys.are_plain(members);
    let leaves_out = rules.leaves_out(depth);
    let mut hint = 0;
    let mut more = decoder.input.open(b'{', b'}')?;
    while more {
        let index = index_of(decoder, members, plain, hint)?;
        match members.get(index) {
            None => skip(&mut decoder.input, depth)?,
            // Another member may have the same key.
            Some(member) if leaves_out && !rules.outermost.holds(member) => return Err(GiveUp),
            Some(member) => {
                hint = index + 1;
                if !seen.insert(index) {
                    return Err(GiveUp);
                }
                if !decoder.input.null() {
                    value(decoder, &mut structure.slot(index), Some(member), depth)?;
                } else if member.must_be_set() {
                    // It is missing, unless it is a document.
                    return Err(GiveUp);
                }
            }
        }
        more = decoder.input.more(b'}')?;
    }
    let missing = |(index, member): (usize, &Member)| {
        member.must_be_set() && !seen.contains(index) && rules.holds(member, depth)
    };
    if members.iter().enumerate().any(missing) {
        return Err(GiveUp);
    }
    if rules.strict {
        default::fill(structure, |member| rules.holds(member, depth));
    }
    Ok(())
}

/// Takes a key, and says which member has it; one beyond the last, if none has.
#[inline]
fn index_of(
    decoder: &mut Decoder<'_>,
    members: &[Member],
    plain: bool,
    hint: usize,
) -> Result<usize, GiveUp> {
    if plain {
        // What follows in the input mostly follows in the schema, too, with gaps.
        let onwards = members.get(hint..).unwrap_or_default();
        // Each with a loop of its own: that is faster than to ask in the loop.
        let index = if decoder.rules.json_names {
            decoder.input.key_of(onwards, |member| member.key)?
        } else {
            decoder.input.key_of(onwards, |member| member.name)?
        };
        if let Some(index) = index {
            return Ok(hint + index);
        }
    }
    Ok(find(members, hint, &decoder.input.key()?, decoder.rules))
}

/// The index of the member that has this key; one beyond the last, if none has.
#[inline]
fn find(members: &[Member], hint: usize, key: &str, rules: Rules) -> usize {
    // Onwards first: what follows in the input mostly follows in the schema, too, with gaps.
    let (before, after) = members.split_at(hint.min(members.len()));
    let is_key = |member: &Member| rules.key(member) == key;
    match after.iter().position(is_key) {
        Some(index) => before.len() + index,
        None => before.iter().position(is_key).unwrap_or(members.len()),
    }
}

/// Reads a union of which one member that the model knows is set, and nothing else said.
fn union(decoder: &mut Decoder<'_>, union: &mut dyn Union, depth: usize) -> Result<(), GiveUp> {
    let depth = deeper(depth)?;
    let members = union.schema().members();
    if !decoder.input.open(b'{', b'}')? {
        return Err(GiveUp);
    }
    let index = find(members, 0, &decoder.input.key()?, decoder.rules);
    let member = members.get(index).ok_or(GiveUp)?;
    value(decoder, &mut union.select(index), Some(member), depth)?;
    if decoder.input.more(b'}')? {
        return Err(GiveUp);
    }
    Ok(())
}

fn list(
    decoder: &mut Decoder<'_>,
    list: &mut dyn ListSlot,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    let depth = deeper(depth)?;
    let item = member.and_then(|member| member.target.item());
    list.reset(0);
    let mut more = decoder.input.open(b'[', b']')?;
    while more {
        if !decoder.input.null() {
            value(decoder, &mut list.push(), item, depth)?;
        } else if is_document(item) || (!list.push_null() && decoder.rules.strict) {
            return Err(GiveUp);
        }
        more = decoder.input.more(b']')?;
    }
    Ok(())
}

fn map(
    decoder: &mut Decoder<'_>,
    map: &mut dyn MapSlot,
    member: Option<&'static Member>,
    depth: usize,
) -> Result<(), GiveUp> {
    let depth = deeper(depth)?;
    let item = member.and_then(|member| member.target.entry()).map(|(_, item)| item);
    map.reset();
    let mut more = decoder.input.open(b'{', b'}')?;
    while more {
        let key = decoder.input.key()?.into_owned();
        if !decoder.input.null() {
            value(decoder, &mut map.insert(key), item, depth)?;
        } else if is_document(item) || (!map.insert_null(key) && decoder.rules.strict) {
            return Err(GiveUp);
        }
        more = decoder.input.more(b'}')?;
    }
    Ok(())
}

/// True for what null is a value of.
fn is_document(member: Option<&Member>) -> bool {
    member.is_some_and(|member| matches!(member.target.kind, Kind::Document))
}

fn integer<T: TryFrom<i64>>(input: &mut Cursor<'_>) -> Result<T, GiveUp> {
    T::try_from(number::read(input)?.integer()?).map_err(|_| GiveUp)
}

#[allow(clippy::cast_precision_loss)] // To be rounded.
fn double(input: &mut Cursor<'_>) -> Result<f64, GiveUp> {
    let number = number::read(input)?;
    if number.is_integer() {
        Ok(number.integer()? as f64)
    } else {
        number.fraction()
    }
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // To be rounded; it is not that big.
fn float(input: &mut Cursor<'_>) -> Result<f32, GiveUp> {
    let number = number::read(input)?;
    if number.is_integer() {
        Ok(number.integer()? as f32)
    } else {
        Ok(number.fraction()? as f32)
    }
}

fn timestamp(input: &mut Cursor<'_>, member: Option<&Member>, rules: Rules) -> Result<DateTime<Utc>, GiveUp> {
    let format =
        || member.and_then(|member| member.timestamp_format).unwrap_or(TimestampFormat::EpochSeconds);
    if input.peek() == b'"' {
        let text = input.string()?;
        if rules.strict {
            return match format() {
                TimestampFormat::EpochSeconds => Err(GiveUp),
                format => parse_in(&text, format).ok_or(GiveUp),
            };
        }
        return timestamp::parse(&text, TimestampFormat::DateTime)
            .or_else(|_| timestamp::parse(&text, TimestampFormat::HttpDate))
            .map_err(|_| GiveUp);
    }
    if rules.strict && format() != TimestampFormat::EpochSeconds {
        return Err(GiveUp);
    }
    number::read(input)?.seconds()
}

/// Reads a value of any kind.
fn document(input: &mut Cursor<'_>, depth: usize) -> Result<Document, GiveUp> {
    Ok(match input.peek() {
        b'"' => Document::String(input.string()?.into_owned()),
        b'{' => {
            let depth = deeper(depth)?;
            let mut entries = BTreeMap::new();
            let mut more = input.open(b'{', b'}')?;
            while more {
                let key = input.key()?.into_owned();
                entries.insert(key, document(input, depth)?);
                more = input.more(b'}')?;
            }
            Document::Map(entries)
        }
        b'[' => {
            let depth = deeper(depth)?;
            let mut items = Vec::new();
            let mut more = input.open(b'[', b']')?;
            while more {
                items.push(document(input, depth)?);
                more = input.more(b']')?;
            }
            Document::List(items)
        }
        b'n' if input.null() => Document::Null,
        b't' | b'f' => input.boolean()?.into(),
        _ => {
            let number = number::read(input)?;
            if number.is_integer() {
                number.integer()?.into()
            } else {
                number.fraction()?.into()
            }
        }
    })
}
