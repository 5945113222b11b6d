//! Keys that stand in JSON as they are, without an escape.

use super::scan::special;
use crate::Member;

/// The structures that were met, with whether all of their keys are plain: looked at once a message, not once a member.
#[derive(Default)]
pub(super) struct Keys {
    met: Vec<(&'static [Member], bool)>,
}

impl Keys {
    /// True when no key of these members needs an escape.
    #[inline]
    pub(super) fn are_plain(&mut self, members: &'static [Member]) -> bool {
        match self.met.iter().find(|(met, _)| std::ptr::eq(*met, members)) {
            Some((_, plain)) => *plain,
            None => self.meet(members),
        }
    }

    #[cold]
    fn meet(&mut self, members: &'static [Member]) -> bool {
        let plain = members.iter().all(|member| special(member.key.as_bytes(), 0) == member.key.len());
        self.met.push((members, plain));
        plain
    }
}
