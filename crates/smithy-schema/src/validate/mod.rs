//! Checks values against the constraint traits of their model.
//!
//! Every violation is collected, with its path and in Smithy's standard wording. A valid value costs no allocation,
//! but for `@uniqueItems`.

mod check;
mod unique;
mod violation;

pub use violation::{Constraint, ValidationError, Violation};

use std::collections::BTreeMap;

use crate::path::{Path, Place};
use crate::{Structure, Union, Value};

/// Checks a structure and all that is in it.
///
/// # Errors
/// All violations, in the order of the schema's members.
pub fn structure(structure: &dyn Structure) -> Result<(), ValidationError> {
    value(Value::Structure(structure), &Gaps::default())
}

/// Checks a union and all that is in it. A member that the model does not know is not checked: the enum is open.
///
/// # Errors
/// All violations.
pub fn union(union: &dyn Union) -> Result<(), ValidationError> {
    value(Value::Union(union), &Gaps::default())
}

/// Checks a value that was decoded, and reports the required members that the input lacked.
pub(crate) fn value(value: Value<'_>, gaps: &Gaps) -> Result<(), ValidationError> {
    let mut report = check::Report::new(gaps);
    check::value(value, None, &Place::outermost(Path::Root, value.is_sensitive_shape()), &mut report);
    report.finish()
}

/// Required members that an input lacked, of which a decoded value shows no trace: the structure that it has in
/// their place is blank.
#[derive(Debug, Default)]
pub(crate) struct Gaps {
    /// The indices of members, by the identity of their structure's path.
    by_structure: BTreeMap<String, Vec<usize>>,
}

impl Gaps {
    /// The members that the structure at this path lacks.
    fn of(&self, path: &Path<'_>) -> &[usize] {
        if self.by_structure.is_empty() {
            return &[];
        }
        self.by_structure.get(&path.identity()).map_or(&[], Vec::as_slice)
    }

    /// Notes that the structure at this path lacks a member.
    #[cfg(feature = "serde")]
    pub(crate) fn add(&mut self, path: &Path<'_>, index: usize) {
        self.by_structure.entry(path.identity()).or_default().push(index);
    }

    /// Forgets what was below this path: another value replaces the one that was there.
    #[cfg(feature = "serde")]
    pub(crate) fn forget(&mut self, path: &Path<'_>) {
        if self.by_structure.is_empty() {
            return;
        }
        let identity = path.identity();
        // `0` follows `/`, so that this range is the path itself and all that is below it.
        let below = (identity.clone() + "/")..(identity.clone() + "0");
        let stale: Vec<String> = self.by_structure.range(below).map(|(path, _)| path.clone()).collect();
        for path in stale.iter().chain([&identity]) {
            self.by_structure.remove(path);
        }
    }
}
