//! A shape without its secrets, for logs.

use std::fmt::{self, Write};

use super::node::{Encoding, Node};
use super::text;
use crate::{Field, REDACTED};

/// A shape without its secrets: as serde writes it, with [`REDACTED`] in place of everything sensitive.
///
/// Sensitive are what the model says: members, items, keys and values of maps, enums, whole shapes, at any depth. A
/// member of a union that the model does not know shows.
///
/// `Display` writes the same as one line of JSON, with no need for serde: control characters are escaped, so that no
/// value begins a line of a log, and big numbers have all their digits. What nests deeper than 128 levels is `…` there,
/// and an error in a serializer.
///
/// ```
/// # use smithy_schema::{encode::Redacted, prelude, Kind, Member, Schema};
/// # #[derive(Clone, PartialEq)]
/// # struct Login { user: String, password: String }
/// # static LOGIN: Schema = Schema {
/// #     id: "example#Login",
/// #     kind: Kind::Structure(&[
/// #         Member::new("User", &prelude::STRING),
/// #         Member { sensitive: true, ..Member::new("Password", &prelude::STRING) },
/// #     ]),
/// #     ..Schema::EMPTY
/// # };
/// # smithy_schema::structure!(Login: LOGIN { 0 user, 1 password });
/// let login = Login { user: "ada".into(), password: "analytical".into() };
/// assert_eq!(Redacted(&login).to_string(), r#"{"User":"ada","Password":"[redacted]"}"#);
/// ```
pub struct Redacted<'a, T>(pub &'a T);

impl<T: Field + fmt::Debug> Redacted<'_, T> {
    pub(super) fn root(&self) -> Node<'_> {
        if is_hidden(self.0) {
            Node::Hidden
        } else {
            Node::Value(self.0.value(), None)
        }
    }
}

impl<T> Clone for Redacted<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Redacted<'_, T> {}

/// As JSON on one line.
impl<T: Field + fmt::Debug> fmt::Display for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write(&self.root(), Encoding::Redacted, f)
    }
}

/// As [`Display`](fmt::Display).
impl<T: Field + fmt::Debug> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// True when the shape as a whole is sensitive. An enum by itself has no schema to say so, but its `Debug` knows.
fn is_hidden(value: &impl fmt::Debug) -> bool {
    struct Rest(&'static str);
    impl Write for Rest {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
            Ok(())
        }
    }
    let mut rest = Rest(REDACTED);
    write!(rest, "{value:?}").is_ok() && rest.0.is_empty()
}
