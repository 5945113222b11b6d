//! What a value looks like in other encodings, one level at a time, for the drivers that write it.

use std::borrow::Cow;

use crate::{Active, Document, Map, Member, Schema, Structure, TimestampFormat, Union, Value, REDACTED};

/// How values are encoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As serde writes them, without what is sensitive.
    Redacted,
    /// As CloudTrail writes them.
    #[cfg(feature = "serde")]
    CloudTrail,
}

/// A value that has not been looked into.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    /// With the member that holds it, where one does.
    Value(Value<'a>, Option<&'static Member>),
    Document(&'a Document),
    Hidden,
}

/// A value with what is directly in it.
pub(super) enum Form<'a> {
    Null,
    /// Neither a list nor a map; a timestamp has its format beside it.
    Scalar(Value<'a>, Option<TimestampFormat>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Map(Vec<(Cow<'a, str>, Node<'a>)>),
    /// It cannot be written, and why.
    #[cfg(feature = "serde")]
    Problem(&'static str),
}

impl Encoding {
    /// Looks into a value.
    pub(super) fn form<'a>(self, node: &Node<'a>) -> Form<'a> {
        match *node {
            Node::Hidden => Form::Text(self.hidden().into()),
            Node::Document(document) => form_of_document(document),
            Node::Value(value, member) => {
                if value.is_sensitive_shape() || member.is_some_and(|member| self.hides(member)) {
                    Form::Text(self.hidden().into())
                } else {
                    self.form_of_value(value, member)
                }
            }
        }
    }

    fn form_of_value<'a>(self, value: Value<'a>, member: Option<&'static Member>) -> Form<'a> {
        let target = member.map(|member| member.target);
        match value {
            Value::Absent => Form::Null,
            Value::Unit => Form::Map(Vec::new()),
            Value::Document(document) => form_of_document(document),
            Value::Timestamp(_) => self.form_of_timestamp(value, member),
            Value::List(list) => {
                let member = target.and_then(Schema::item);
                Form::List((0..list.len()).map(|index| Node::Value(list.get(index), member)).collect())
            }
            Value::Map(map) => entries(map, target.and_then(Schema::entry)),
            Value::Structure(structure) => self.members(structure),
            Value::Union(union) => Form::Map(vec![self.active(union)]),
            scalar => Form::Scalar(scalar, None),
        }
    }

    fn form_of_timestamp<'a>(self, value: Value<'a>, member: Option<&'static Member>) -> Form<'a> {
        match (self, value) {
            #[cfg(feature = "serde")]
            (Self::CloudTrail, Value::Timestamp(value)) => match super::cloud_trail::time::format(value) {
                Some(text) => Form::Text(text.into()),
                None => Form::Problem("the timestamp is out of range: its format ends with the year 9999"),
            },
            _ => Form::Scalar(value, member.and_then(|member| member.timestamp_format)),
        }
    }

    fn members(self, structure: &dyn Structure) -> Form<'_> {
        let members = structure.schema().members().iter().enumerate();
        let set = members.filter_map(|(index, member)| match structure.get(index) {
            Value::Absent => None,
            value => Some((self.key(member), Node::Value(value, Some(member)))),
        });
        Form::Map(set.collect())
    }

    fn active(self, union: &dyn Union) -> (Cow<'_, str>, Node<'_>) {
        match union.active() {
            Active::Unknown(tag, document) => (tag.into(), Node::Document(document)),
            Active::Known(index, value) => {
                let member = union.schema().members().get(index);
                (member.map_or("".into(), |member| self.key(member)), Node::Value(value, member))
            }
        }
    }

    /// What stands in for a sensitive value.
    fn hidden(self) -> &'static str {
        match self {
            Self::Redacted => REDACTED,
            #[cfg(feature = "serde")]
            Self::CloudTrail => super::HIDDEN,
        }
    }

    /// True when nothing of a member's value may show.
    fn hides(self, member: &'static Member) -> bool {
        match self {
            Self::Redacted => member.is_sensitive(),
            // The whole collection, as in the records of `sns:Publish`, whose attributes have names as sensitive as their
            // values.
            #[cfg(feature = "serde")]
            Self::CloudTrail => member.is_sensitive() || member.target.holds_sensitive(),
        }
    }

    fn key(self, member: &'static Member) -> Cow<'static, str> {
        match self {
            Self::Redacted => member.key.into(),
            #[cfg(feature = "serde")]
            Self::CloudTrail => super::cloud_trail::key(member.name),
        }
    }
}

fn form_of_document(document: &Document) -> Form<'_> {
    match document {
        Document::Null => Form::Null,
        Document::List(items) => Form::List(items.iter().map(Node::Document).collect()),
        Document::Map(entries) => {
            Form::Map(entries.iter().map(|(key, value)| (key.into(), Node::Document(value))).collect())
        }
        Document::String(text) => Form::Text(text.into()),
        Document::Boolean(_) | Document::Number(_) => Form::Scalar(Value::Document(document), None),
    }
}

fn entries<'a>(map: &'a dyn Map, members: Option<(&'static Member, &'static Member)>) -> Form<'a> {
    let (key, value) = members.unzip();
    let hidden = key.is_some_and(Member::is_sensitive);
    let entry = |(index, (key, item))| {
        let key = if hidden { hidden_key(index) } else { Cow::Borrowed(key) };
        (key, Node::Value(item, value))
    };
    Form::Map(map.entries().enumerate().map(entry).collect())
}

/// The stand-in for the sensitive key at `index`: readers of maps want keys to differ.
fn hidden_key(index: usize) -> Cow<'static, str> {
    match index {
        0 => REDACTED.into(),
        _ => format!("{REDACTED} {}", index + 1).into(),
    }
}
