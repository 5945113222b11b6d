//! Where in a value a driver stands: a list of segments on the stack, rendered only when there is something to say.

use std::fmt;

use crate::Member;

/// How deep lists, maps, structures, unions and documents may nest, for every driver.
///
/// serde_json's own limit; it keeps drivers, which recurse, from running out of stack on any input.
pub(crate) const MAX_DEPTH: usize = 128;

/// A value's place below the one that a driver was called with.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// That value itself.
    Root,
    /// A member of a structure or union.
    Member(&'a Path<'a>, &'static Member),
    /// An item of a list.
    Index(&'a Path<'a>, usize),
    /// The value of a map's entry, by its key; true when the key is sensitive.
    Key(&'a Path<'a>, &'a str, bool),
}

/// A value's place, with what it inherits from those around it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) path: Path<'a>,
    pub(crate) depth: usize,
    /// True inside of something sensitive: the keys of maps are, too.
    pub(crate) sensitive: bool,
}

impl<'a> Place<'a> {
    /// The place of the value that a driver was called with.
    pub(crate) fn outermost(path: Path<'a>, sensitive: bool) -> Self {
        Self { path, depth: 0, sensitive }
    }

    /// The place of something in it, which is a value of this member, if it is one's.
    #[inline]
    pub(crate) fn below<'b>(&self, path: Path<'b>, member: Option<&'static Member>) -> Place<'b> {
        let sensitive = self.sensitive || member.is_some_and(Member::is_sensitive);
        Place { path, depth: self.depth + 1, sensitive }
    }
}

impl Path<'_> {
    /// The JSON pointer that people may see: a sensitive key is `*`.
    pub(crate) fn pointer(&self) -> String {
        self.to_string()
    }

    /// The JSON pointer that tells places apart, sensitive keys included. Never to be shown.
    pub(crate) fn identity(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = self.write(&mut text, true);
        text
    }

    fn write(&self, out: &mut dyn fmt::Write, reveal: bool) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Member(parent, member) => {
                parent.write(out, reveal)?;
                write_segment(out, member.key)
            }
            Path::Index(parent, index) => {
                parent.write(out, reveal)?;
                write!(out, "/{index}")
            }
            Path::Key(parent, _, true) if !reveal => {
                parent.write(out, reveal)?;
                out.write_str("/*")
            }
            Path::Key(parent, key, _) => {
                parent.write(out, reveal)?;
                write_segment(out, key)
            }
        }
    }
}

/// Writes the JSON pointer that people may see.
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, false)
    }
}

/// Writes a segment with RFC 6901's escapes.
fn write_segment(out: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    out.write_char('/')?;
    for character in text.chars() {
        match character {
            '~' => out.write_str("~0")?,
            '/' => out.write_str("~1")?,
            other => out.write_char(other)?,
        }
    }
    Ok(())
}
