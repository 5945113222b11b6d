//! How much a change asks of a crate's users, and the version that says so.

/// How much a change asks of a crate's users, least first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing: the crate is the same to the byte.
    #[default]
    None,
    /// Nothing: only documentation, or the facts that the runtime acts on.
    Patch,
    /// Nothing, but there is more that they can use, or that they are told to use no longer.
    Minor,
    /// Their code may no longer compile, or may mean something else.
    Major,
}

impl Level {
    /// In a word: `none`, `patch`, `minor`, `major`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The version after `version` ([Cargo's rules](https://doc.rust-lang.org/cargo/reference/semver.html)); nothing for what
/// is no version.
pub fn release(level: Level, version: &str) -> Option<String> {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let mut numbers = core.split('.').map(number);
    let (Some(major), Some(minor), Some(patch), None) =
        (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next())
    else {
        return None;
    };
    let is_pre_release = version.split('+').next().is_some_and(|version| version.contains('-'));
    let next = match (level, major, minor) {
        (Level::None, ..) => return Some(version.to_owned()),
        // What breaks, breaks before the release.
        _ if is_pre_release => (major, minor, patch),
        (Level::Major, 0, 0) => (0, 0, patch.checked_add(1)?),
        (Level::Major, 0, _) => (0, minor.checked_add(1)?, 0),
        (Level::Major, ..) => (major.checked_add(1)?, 0, 0),
        (Level::Minor, 1.., _) => (major, minor.checked_add(1)?, 0),
        _ => (major, minor, patch.checked_add(1)?),
    };
    Some(format!("{}.{}.{}", next.0, next.1, next.2))
}

/// Digits without a sign or a zero in front.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = text == "0" || !text.starts_with('0');
    text.parse().ok().filter(|_| digits && canonical)
}

#[cfg(test)]
mod tests {
    use super::{release, Level};

    #[test]
    fn versions() {
        use Level::{Major, Minor, None, Patch};
        for (version, level, expected) in [
            ("0.1.3", Major, Some("0.2.0")),
            ("0.1.3", Minor, Some("0.1.4")),
            ("0.1.3", Patch, Some("0.1.4")),
            ("0.1.3", None, Some("0.1.3")),
            ("0.0.7", Major, Some("0.0.8")),
            ("0.0.7", Patch, Some("0.0.8")),
            ("1.2.3", Major, Some("2.0.0")),
            ("1.2.3", Minor, Some("1.3.0")),
            ("1.2.3", Patch, Some("1.2.4")),
            ("1.2.3+build-7", Patch, Some("1.2.4")),
            ("1.0.0-rc.1", Major, Some("1.0.0")),
            ("1.0.0-rc.1", None, Some("1.0.0-rc.1")),
            ("1.2", Patch, Option::None),
            ("1.2.3.4", Patch, Option::None),
            ("1.02.3", Patch, Option::None),
            ("+1.2.3", Patch, Option::None),
            ("18446744073709551615.0.0", Major, Option::None),
            ("", Patch, Option::None),
        ] {
            assert_eq!(release(level, version).as_deref(), expected, "{version} after {level:?}");
        }
    }
}
