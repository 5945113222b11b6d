//! Lengths and ranges that leave out values which were valid before.

use std::cmp::Ordering;

use super::context::Context;
use super::differences::Differences;
use super::Difference;
use crate::validate::limit;
use crate::{Number, Severity};

/// `ChangedLengthTrait`.
pub(super) fn lengths<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    narrowed(differences, "smithy.api#length", "ChangedLengthTrait", found);
}

/// `ChangedRangeTrait`.
pub(super) fn ranges<'m>(_: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    narrowed(differences, "smithy.api#range", "ChangedRangeTrait", found);
}

/// Limits of a trait that was there before and is stricter now. A minimum that is not given counts as 0, also of a
/// range, as Smithy's own comparison has it.
fn narrowed(differences: &Differences<'_>, id: &str, event: &str, found: &mut Vec<Difference>) {
    for changed in &differences.changed {
        let Some((old, new)) = changed.updated_trait(id) else { continue };
        let name = id.trim_start_matches("smithy.api#");
        let mut error = |limit: &str, was: Option<&Number>, is: Option<&Number>| {
            let said = |limit: Option<&Number>| limit.map_or("not given", Number::as_str).to_owned();
            let message = format!(
                "`{limit}` of @{name} of `{}` is {} now, and was {}",
                changed.new.id(),
                said(is),
                said(was)
            );
            let error = Difference::new(Severity::Error, event, changed.new, message);
            found.push(error.help("keep the limit: values that were valid before are rejected now"));
        };
        let zero = Number::from_text("0");
        let (old_min, new_min) = (limit(old, "min"), limit(new, "min"));
        if compare(new_min.as_ref().unwrap_or(&zero), old_min.as_ref().unwrap_or(&zero)) == Ordering::Greater
        {
            error("min", old_min.as_ref(), new_min.as_ref());
        }
        let (old_max, new_max) = (limit(old, "max"), limit(new, "max"));
        let lower = |is: &Number| old_max.as_ref().is_none_or(|was| compare(was, is) == Ordering::Greater);
        if new_max.as_ref().is_some_and(lower) {
            error("max", old_max.as_ref(), new_max.as_ref());
        }
    }
}

/// Exact for integers; other numbers as doubles.
fn compare(a: &Number, b: &Number) -> Ordering {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64().partial_cmp(&b.as_f64()).unwrap_or(Ordering::Equal),
    }
}
