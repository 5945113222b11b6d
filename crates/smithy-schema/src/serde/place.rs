//! Where the decoder stands, and what it does about missing members there.

use std::cell::RefCell;

use serde_core::de::Error;

use crate::path::{Path, MAX_DEPTH};
use crate::validate::Gaps;
use crate::Member;

/// What holds for a whole decode.
///
/// By default the first missing member is an error, which is what a type's `Deserialize` does. A server collects them.
#[derive(Default)]
pub(crate) struct Context {
    gaps: Option<RefCell<Gaps>>,
}

impl Context {
    /// Notes missing members and goes on.
    pub(crate) fn collecting() -> Self {
        Self { gaps: Some(RefCell::default()) }
    }

    /// The missing members that were noted.
    pub(crate) fn into_gaps(self) -> Gaps {
        self.gaps.map(RefCell::into_inner).unwrap_or_default()
    }
}

/// A value's place, with what it inherits from those around it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) path: Path<'a>,
    context: &'a Context,
    depth: usize,
    /// True inside of something sensitive: errors quote nothing.
    pub(super) sensitive: bool,
}

impl<'a> Place<'a> {
    pub(super) fn root(context: &'a Context) -> Self {
        Self { path: Path::Root, context, depth: 0, sensitive: false }
    }

    /// The place of a value directly inside.
    #[inline]
    pub(super) fn below(&'a self, path: Path<'a>, member: Option<&'static Member>) -> Self {
        Self {
            path,
            context: self.context,
            depth: self.depth + 1,
            sensitive: self.sensitive || member.is_some_and(Member::is_sensitive),
        }
    }

    /// The levels that a document here may still have.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Makes sure that another level may begin here.
    #[inline]
    pub(super) fn check_depth<E: Error>(&self) -> Result<(), E> {
        if self.depth < MAX_DEPTH {
            Ok(())
        } else {
            Err(too_deep())
        }
    }

    /// The structure here lacks a required member.
    pub(super) fn missing<E: Error>(&self, index: usize, member: &'static Member) -> Result<(), E> {
        match (&self.context.gaps, &self.path) {
            (Some(gaps), path) => {
                gaps.borrow_mut().add(path, index);
                Ok(())
            }
            (None, Path::Root) => Err(E::missing_field(member.key)),
            (None, path) => Err(E::custom(format_args!("missing field `{}` at '{path}'", member.key))),
        }
    }

    /// A value begins here that replaces any other of the same place.
    pub(super) fn replace(&self) {
        if let Some(gaps) = &self.context.gaps {
            gaps.borrow_mut().forget(&self.path);
        }
    }
}

/// The error of a value that nests too deep.
pub(super) fn too_deep<E: Error>() -> E {
    E::custom(format_args!("the value nests deeper than {MAX_DEPTH} levels"))
}
