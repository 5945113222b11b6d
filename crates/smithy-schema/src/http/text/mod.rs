//! Scalars as text: in path labels, in queries and in header values
//! ([spec](https://smithy.io/2.0/spec/http-bindings.html)).
//!
//! | kind | text |
//! | --- | --- |
//! | boolean | `true`, `false` |
//! | integers, intEnum | digits, `-` before a negative number |
//! | float, double | digits, with fraction and exponent; `NaN`, `Infinity`, `-Infinity` |
//! | string, enum | itself; in headers base64 where it has `@mediaType` |
//! | blob | base64 |
//! | timestamp | `@timestampFormat`, else `date-time` in labels and queries, `http-date` in headers |
//!
//! Problems name the member, and quote no value.

mod escape;
mod header;
mod label;
mod list;
mod query;
mod scalar;

pub(crate) use escape::{escape, unescape};
pub(crate) use header::{check_header, read_header, write_header};
pub(crate) use label::{label_text, read_label, write_label};
pub(crate) use query::{query_pairs, read_query, write_query, write_query_pair};

/// Where in a message a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Label,
    Query,
    Header,
}

#[cfg(test)]
mod tests;
