//! Values as trees: the same for the same value, whatever its Rust type.

use std::collections::BTreeMap;

use smithy_schema::{timestamp, Active, DateTime, Location, Member, TimestampFormat, Utc, Value};

/// A value.
#[derive(Debug, Clone)]
pub enum Tree {
    /// Not set, or null.
    Absent,
    /// A scalar, as text.
    Scalar(String),
    /// A list.
    List(Vec<Tree>),
    /// A map or a union, by its keys.
    Map(BTreeMap<String, Tree>),
    /// A structure: all its members.
    Structure(Vec<(&'static Member, Tree)>),
}

/// The tree of a value.
pub fn tree(value: Value<'_>) -> Tree {
    match value {
        Value::Absent => Tree::Absent,
        Value::Unit => Tree::Map(BTreeMap::new()),
        Value::Boolean(value) => Tree::Scalar(value.to_string()),
        Value::Byte(value) => Tree::Scalar(value.to_string()),
        Value::Short(value) => Tree::Scalar(value.to_string()),
        Value::Integer(value) => Tree::Scalar(value.to_string()),
        Value::Long(value) => Tree::Scalar(value.to_string()),
        // The shortest digits that are this float.
        Value::Float(value) => Tree::Scalar(format!("{value:?}")),
        Value::Double(value) => Tree::Scalar(format!("{value:?}")),
        Value::BigInteger(value) => Tree::Scalar(value.to_string()),
        Value::BigDecimal(value) => Tree::Scalar(value.to_string()),
        Value::String(value) => Tree::Scalar(value.to_owned()),
        Value::Blob(value) => Tree::Scalar(smithy_schema::Blob::from(value).to_base64()),
        Value::Timestamp(value) => Tree::Scalar(seconds(value)),
        Value::Document(value) => document(value),
        Value::List(value) => Tree::List((0..value.len()).map(|index| tree(value.get(index))).collect()),
        Value::Map(value) => {
            Tree::Map(value.entries().map(|(key, value)| (key.to_owned(), tree(value))).collect())
        }
        Value::Structure(value) => {
            let members = value.schema().members().iter().enumerate();
            Tree::Structure(members.map(|(index, member)| (member, tree(value.get(index)))).collect())
        }
        Value::Union(value) => Tree::Map(BTreeMap::from([match value.active() {
            Active::Unknown(tag, value) => (tag.to_owned(), document(value)),
            Active::Known(index, inner) => {
                let member = value.schema().members().get(index).map(|member| member.key);
                (member.unwrap_or_default().to_owned(), tree(inner))
            }
        }])),
    }
}

fn document(value: &smithy_schema::Document) -> Tree {
    use smithy_schema::Document;
    match value {
        Document::Null => Tree::Absent,
        Document::Boolean(value) => Tree::Scalar(value.to_string()),
        Document::Number(value) => Tree::Scalar(value.to_string()),
        Document::String(value) => Tree::Scalar(value.clone()),
        Document::List(items) => Tree::List(items.iter().map(document).collect()),
        Document::Map(entries) => {
            Tree::Map(entries.iter().map(|(key, value)| (key.clone(), document(value))).collect())
        }
    }
}

/// The value of the member that another is: of its name, else of its key, else the other label.
fn of<'t>(member: &Member, members: &'t [(&'static Member, Tree)]) -> Option<&'t Tree> {
    let is_label = |member: &Member| member.location == Location::Label;
    let found = members.iter().find(|(other, _)| other.name == member.name);
    let found = found.or_else(|| members.iter().find(|(other, _)| other.key == member.key));
    let found = found.or_else(|| members.iter().find(|(other, _)| is_label(member) && is_label(other)));
    found.map(|(_, value)| value)
}

/// The value under a key.
fn under<'t>(key: &str, members: &'t [(&'static Member, Tree)]) -> Option<&'t Tree> {
    members.iter().find(|(other, _)| other.key == key).map(|(_, value)| value)
}

/// Whether who reads has what was written; what is filled on top is no matter.
pub fn has_all(written: &Tree, read: &Tree) -> bool {
    use Tree::{Absent, List, Map, Structure};
    match (written, read) {
        (Absent, _) => true,
        // A query has no place for a list without items.
        (List(written), Absent) => written.is_empty(),
        (Structure(written), Structure(read)) => written.iter().all(|(member, value)| {
            matches!(value, Absent) || of(member, read).is_some_and(|read| has_all(value, read))
        }),
        (Structure(written), Map(read)) => written.iter().all(|(member, value)| {
            matches!(value, Absent) || read.get(member.key).is_some_and(|read| has_all(value, read))
        }),
        (Map(written), Structure(read)) => {
            written.iter().all(|(key, value)| under(key, read).is_some_and(|read| has_all(value, read)))
        }
        (Map(written), Map(read)) => {
            written.len() == read.len()
                && written.iter().all(|(key, value)| read.get(key).is_some_and(|read| has_all(value, read)))
        }
        (List(written), List(read)) => {
            written.len() == read.len()
                && written.iter().zip(read).all(|(written, read)| has_all(written, read))
        }
        (Tree::Scalar(written), Tree::Scalar(read)) => is_same(written, read),
        _ => false,
    }
}

/// A value without what who reads it does not know.
pub fn known(written: &Tree, read: &Tree) -> Tree {
    use Tree::{List, Map, Structure};
    match (written, read) {
        (Map(written), Map(read)) => {
            let entries = written.iter().map(|(key, value)| match read.get(key) {
                Some(read) => (key.clone(), known(value, read)),
                None => (key.clone(), value.clone()),
            });
            Map(entries.collect())
        }
        (Structure(written), Structure(read)) => {
            let known =
                written.iter().filter_map(|(member, value)| Some((*member, known(value, of(member, read)?))));
            Structure(known.collect())
        }
        (List(written), List(read)) if written.len() == read.len() => {
            List(written.iter().zip(read).map(|(written, read)| known(written, read)).collect())
        }
        _ => written.clone(),
    }
}

/// Whether all that who reads knows is something that who writes knows.
pub fn knows_all(written: &Tree, read: &Tree) -> bool {
    use Tree::{List, Map, Structure};
    match (written, read) {
        (Map(written), Map(read)) => {
            read.iter().all(|(key, read)| written.get(key).is_none_or(|written| knows_all(written, read)))
        }
        (Structure(written), Structure(read)) => read
            .iter()
            .all(|(member, read)| of(member, written).is_some_and(|written| knows_all(written, read))),
        (List(written), List(read)) => {
            written.iter().zip(read).all(|(written, read)| knows_all(written, read))
        }
        _ => true,
    }
}

/// Seconds since 1970, as short as may be.
fn seconds(value: DateTime<Utc>) -> String {
    let nanoseconds = format!("{:09}", value.timestamp_subsec_nanos());
    let text = format!("{}.{nanoseconds}", value.timestamp());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether two texts say the same: the same text, digits of the same number, the same moment.
fn is_same(one: &str, other: &str) -> bool {
    let number = digits(one).is_some_and(|one| digits(other) == Some(one));
    one == other || number || is_infinite(one, other) || is_same_time(one, other)
}

/// Smithy's words for what Rust has others for.
fn is_infinite(one: &str, other: &str) -> bool {
    let word = |text: &str| text.replace("Infinity", "inf");
    word(one) == word(other)
}

/// A decimal number: whether it is negative, its digits without zeros around them, and the place of the first.
fn digits(text: &str) -> Option<(bool, String, i64)> {
    let negative = text.starts_with('-');
    let (mantissa, exponent) =
        text.trim_start_matches('-').split_once(['e', 'E']).unwrap_or((text.trim_start_matches('-'), "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = all.find(|digit| digit != '0').unwrap_or(all.len());
    let place = exponent.parse::<i64>().ok()? + whole.len() as i64 - first as i64;
    let significant = all.trim_matches('0').to_owned();
    let place = if significant.is_empty() { 0 } else { place };
    Some((negative && !significant.is_empty(), significant, place))
}

/// Whether two texts are the same moment.
fn is_same_time(one: &str, other: &str) -> bool {
    let read = |text: &str| {
        let date_time = timestamp::parse(text, TimestampFormat::DateTime);
        date_time.or_else(|_| timestamp::parse(text, TimestampFormat::HttpDate)).map(seconds)
    };
    match (read(one), read(other)) {
        (Ok(one), Err(_)) => one == other,
        (Err(_), Ok(other)) => one == other,
        _ => false,
    }
}
