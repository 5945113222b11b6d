//! Values of a shape for tests: valid ones from a seed, and those at the limits of each constraint.
//!
//! The schema knows the constraints, so that nothing has to be written by hand: strings satisfy length and pattern
//! together, numbers their range, lists are as long as they may be, with unique items where they must be. The same
//! seed gives the same value on every machine.
//!
//! All this is for types of structures and unions. Any other type has no facts of its own: it stays blank, and has no
//! boundaries.
//!
//! ```
//! # use smithy_schema::{prelude, structure, Constraints, Kind, Length, Member, Schema};
//! use smithy_schema::sample;
//! # #[derive(Clone, PartialEq)]
//! # struct Tag { key: String }
//! # const LENGTH: Length = Length { min: Some(2), max: Some(64) };
//! # static KEY: Constraints = Constraints { length: Some(LENGTH), ..Constraints::EMPTY };
//! # static TAG: Schema = Schema {
//! #     id: "com.example#Tag",
//! #     kind: Kind::Structure(&[Member {
//! #         required: true, constraints: Some(&KEY), ..Member::new("Key", &prelude::STRING)
//! #     }]),
//! #     ..Schema::EMPTY
//! # };
//! # structure!(Tag: TAG { 0 key });
//!
//! // A generated structure with a required member `Key` of 2 to 64 characters.
//! let tag: Tag = sample::valid(7);
//! assert!(tag.validate().is_ok());
//! assert_eq!(sample::valid::<Tag>(0).key.chars().count(), 2);
//!
//! let limits = sample::boundaries::<Tag>();
//! let lengths: Vec<_> = limits.iter().map(|limit| (limit.value.key.chars().count(), limit.met)).collect();
//! assert_eq!(lengths, [(2, true), (1, false), (64, true), (65, false)]);
//! ```
//!
//! # Limits
//!
//! - Strings and blobs have 131,072 characters or bytes at most, lists and maps 4,096 items.
//! - A pattern is sampled by its text. Look-around, back-references and properties of Unicode are beyond that: then
//!   texts that leave them out, and a few common strings, are tried, and the pattern decides. When it takes none of
//!   them, a valid value is not to be had, and a boundary is left out.
//! - A shape that nothing satisfies (say, a length that no text of the pattern has) gives a value that does not
//!   validate, and no boundaries beside it.

mod boundary;
mod grow;
mod language;
mod number;
mod rng;
mod text;
mod tree;
mod unshaped;

use crate::path::{Path, Place};
use crate::validate::{self, Gaps, ValidationError};
use crate::{Constraint, Field, Kind, Schema, Slot};
use grow::{Amount, Sampler};
use tree::Tree;

/// A valid value, the same for the same seed on every machine.
///
/// Required members are set, others by the seed; 0 sets none of them, and makes what it sets as short as may be. Enums
/// have values that the model lists. A shape inside of itself has required members only.
///
/// Strings are mostly letters and digits, and not empty where they need not be; in HTTP headers, of visible ASCII.
pub fn valid<T: Field>(seed: u64) -> T {
    grown(seed, if seed == 0 { Amount::Least } else { Amount::Some })
}

/// A valid value with all members set, as [`valid`] makes them. Lists and maps have an item at least; a union has one
/// member, by the seed.
pub fn full<T: Field>(seed: u64) -> T {
    grown(seed, Amount::Most)
}

/// A value at the limit of a constraint.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Boundary<T> {
    /// The value, of which nothing else is set but what is required.
    pub value: T,
    /// The constrained place: the path of a [`Violation`](crate::Violation).
    pub path: String,
    /// The constraint, as validation reports it; of `@length`, with the actual length.
    pub constraint: Constraint,
    /// True where the constraint is just met: the value is valid. False where it is just missed: the value has this
    /// violation, and no other.
    pub met: bool,
}

/// The values at the limits of every constraint in a shape, and in those inside of it; of lists, in the first item.
///
/// | constraint | met | missed |
/// | --- | --- | --- |
/// | `@length` | at the least, at the most | one less, one more |
/// | `@range` | at both ends | one less, one more; the next float; not beyond what the type holds |
/// | `@pattern` | a text of it | another text, of a length that is allowed |
/// | `@uniqueItems` | distinct items | two that are equal |
/// | enums | each value | another value |
/// | `@required` | | unset, where the type can say so |
///
/// Each has been validated: what the other constraints of the same value make impossible is left out. A string whose
/// pattern has no text of a length just met or missed has the nearest that there is, on the same side of the limit.
pub fn boundaries<T: Field>() -> Vec<Boundary<T>> {
    let Some(schema) = schema::<T>() else { return Vec::new() };
    let mut sampler = Sampler::new(0, Amount::Least);
    let cases = boundary::shape(&mut sampler, schema, &Place::outermost(Path::Root, schema.sensitive));
    let boundaries = cases.into_iter().map(|case| {
        let boundary::Case { tree, path, constraint, met } = case;
        Boundary { value: written(&tree), path, constraint, met }
    });
    boundaries.filter(is_sound).collect()
}

fn is_sound<T: Field>(boundary: &Boundary<T>) -> bool {
    match validate::value(boundary.value.value(), &Gaps::default()) {
        Ok(()) => boundary.met,
        Err(error) => !boundary.met && is_only(&error, boundary),
    }
}

fn is_only<T>(error: &ValidationError, boundary: &Boundary<T>) -> bool {
    let [violation] = error.violations() else { return false };
    violation.path == boundary.path && violation.constraint == boundary.constraint
}

fn grown<T: Field>(seed: u64, amount: Amount) -> T {
    let Some(schema) = schema::<T>() else { return T::blank() };
    let mut sampler = Sampler::new(seed, amount);
    written(&match schema.kind {
        Kind::Union(_) => sampler.union(schema),
        _ => sampler.structure(schema),
    })
}

fn written<T: Field>(tree: &Tree) -> T {
    let mut value = T::blank();
    tree.write(value.slot());
    value
}

/// The facts of a type that has some.
fn schema<T: Field>() -> Option<&'static Schema> {
    match T::blank().slot() {
        Slot::Structure(structure) => Some(structure.schema()),
        Slot::Union(union) => Some(union.schema()),
        _ => None,
    }
}
