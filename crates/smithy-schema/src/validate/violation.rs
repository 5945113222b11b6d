//! What validation found, as data and in Smithy's standard wording.

use std::fmt;

use crate::Bound;

/// A value that does not meet a constraint.
///
/// `Display` is Smithy's standard wording. It never quotes a value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value is: a JSON pointer (RFC 6901) of serde's keys, in which a sensitive map key is `*`. That of a
    /// map's key is the path of its map.
    pub path: String,
    /// What it does not meet.
    pub constraint: Constraint,
}

/// A constraint, as data.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `@required`: the member is not set.
    Required,
    /// `@length`, with what it limits.
    #[allow(missing_docs)] // As in `Length`.
    Length { min: Option<u64>, max: Option<u64>, actual: u64 },
    /// `@range`.
    #[allow(missing_docs)] // As in `Range`.
    Range { min: Option<Bound>, max: Option<Bound> },
    /// `@pattern`, as the model has it.
    Pattern(&'static str),
    /// `@uniqueItems`.
    UniqueItems,
    /// One of an enum's values, without those that are internal.
    Enum(&'static [&'static str]),
    /// One of an intEnum's values.
    IntEnum(&'static [i32]),
    /// Nested deeper than this runtime goes: what is below was not checked.
    Depth(usize),
}

/// All violations of a value.
///
/// `Display` is Smithy's standard wording: how many there are, then each. No more than [`ValidationError::LISTED`] are
/// kept; [`ValidationError::total`] counts the others, too.
#[derive(Debug, Clone, PartialEq)]
pub struct ValidationError {
    violations: Vec<Violation>,
    total: usize,
}

impl ValidationError {
    /// How many violations are kept.
    pub const LISTED: usize = 100;

    /// An error when there is any violation.
    pub(crate) fn check(violations: Vec<Violation>, total: usize) -> Result<(), Self> {
        if total == 0 {
            Ok(())
        } else {
            Err(Self { violations, total })
        }
    }

    /// The violations, the first of each structure's members first.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// How many there are in all, those that are not listed included.
    pub fn total(&self) -> usize {
        self.total
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.total == 1 { "" } else { "s" };
        write!(f, "{} validation error{plural} detected. ", self.total)?;
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        match self.total.saturating_sub(self.violations.len()) {
            0 => Ok(()),
            more => write!(f, "; and {more} more, which are not listed"),
        }
    }
}

impl std::error::Error for ValidationError {}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value ")?;
        if let Constraint::Length { actual, .. } = self.constraint {
            write!(f, "with length {actual} ")?;
        }
        write!(f, "at '{}' failed to satisfy constraint: {}", self.path, self.constraint)
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Member must ")?;
        match *self {
            Self::Required => f.write_str("not be null"),
            Self::Length { min, max, .. } => bounds(f, "have length", min, max),
            Self::Range { min, max } => bounds(f, "be", min, max),
            Self::Pattern(source) => write!(f, "satisfy regular expression pattern: {source}"),
            Self::UniqueItems => f.write_str("have unique values"),
            Self::Enum(values) => value_set(f, values),
            Self::IntEnum(values) => value_set(f, values),
            Self::Depth(limit) => write!(f, "be nested no deeper than {limit} levels"),
        }
    }
}

fn bounds<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    verb: &str,
    min: Option<T>,
    max: Option<T>,
) -> fmt::Result {
    f.write_str(verb)?;
    match (min, max) {
        (Some(min), Some(max)) => write!(f, " between {min} and {max}, inclusive"),
        (Some(min), None) => write!(f, " greater than or equal to {min}"),
        (None, Some(max)) => write!(f, " less than or equal to {max}"),
        // A trait without an end allows everything, and is never violated.
        (None, None) => f.write_str(" of any size"),
    }
}

fn value_set(f: &mut fmt::Formatter<'_>, values: &[impl fmt::Display]) -> fmt::Result {
    f.write_str("satisfy enum value set: [")?;
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        value.fmt(f)?;
    }
    f.write_str("]")
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Decimal(value) => value.fmt(f),
        }
    }
}
