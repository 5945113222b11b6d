//! Where in a message a member is: that, and not its name, decides who reads it as what.

use std::collections::BTreeMap;

use smithy_model::{Member, Node};

use super::Part;
use crate::plan::key;

/// Which message a structure is, on its top level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Message {
    /// A request, of an input.
    Request,
    /// A response, of an output or error.
    Response,
    /// None: it is inside of another shape.
    Nested,
}

/// A member's place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Under this key of the document.
    Body(String),
    /// The whole body.
    Payload,
    /// So many labels from the start of the path.
    Label(usize),
    /// The query under this key.
    Query(String),
    /// The rest of the query.
    QueryParams,
    /// The header of this name, in lower case.
    Header(String),
    /// The headers with this prefix, in lower case.
    PrefixHeaders(String),
    /// The status.
    Status,
}

impl Place {
    /// Whether it is a text, and not a value of a document.
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Body(_) | Self::Payload)
    }

    /// In a few words.
    pub fn words(&self) -> String {
        match self {
            Self::Body(key) => format!("the key `{key}`"),
            Self::Payload => "the whole body".to_owned(),
            Self::Label(_) => "the path".to_owned(),
            Self::Query(key) => format!("the query parameter `{key}`"),
            Self::QueryParams => "the query".to_owned(),
            Self::Header(name) => format!("the header `{name}`"),
            Self::PrefixHeaders(prefix) => format!("the headers `{prefix}*`"),
            Self::Status => "the status".to_owned(),
        }
    }
}

/// The labels of an operation's path, by the names of their members.
pub type Labels = BTreeMap<String, usize>;

/// Where a member is ([spec](https://smithy.io/2.0/spec/http-bindings.html)). A binding that has no meaning in a message is
/// ignored.
pub fn place(part: &Part<'_>, message: Message, labels: &Labels, member: &Member) -> Place {
    let key = if part.has_json_names() { key(member) } else { member.name().to_owned() };
    if !part.has_bindings() || message == Message::Nested {
        return Place::Body(key);
    }
    let text = |id: &str| member.traits.get(id).and_then(Node::as_str);
    let has = |id: &str| member.traits.has(id);
    if let Some(name) = text("smithy.api#httpHeader") {
        return Place::Header(name.to_lowercase());
    }
    if let Some(prefix) = text("smithy.api#httpPrefixHeaders") {
        return Place::PrefixHeaders(prefix.to_lowercase());
    }
    if has("smithy.api#httpPayload") {
        return Place::Payload;
    }
    match message {
        Message::Request => match text("smithy.api#httpQuery") {
            Some(key) => Place::Query(key.to_owned()),
            None if has("smithy.api#httpQueryParams") => Place::QueryParams,
            None if has("smithy.api#httpLabel") => {
                Place::Label(labels.get(member.name()).copied().unwrap_or(usize::MAX))
            }
            None => Place::Body(key),
        },
        Message::Response if has("smithy.api#httpResponseCode") => Place::Status,
        _ => Place::Body(key),
    }
}
