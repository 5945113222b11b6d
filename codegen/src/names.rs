//! Rust names from the model's names: cases, keywords, and no two alike.

use std::collections::BTreeSet;

/// Names that may not be given twice in one scope.
///
/// Names are compared without case, so that files named after them do not meet on file systems that fold case.
#[derive(Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// A scope in which `reserved` are taken.
    pub fn new<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: reserved.into_iter().map(str::to_lowercase).collect() }
    }

    /// Takes `wanted`, or nothing where that is taken.
    pub fn take_exactly(&mut self, wanted: &str) -> Option<String> {
        self.taken.insert(wanted.to_lowercase()).then(|| wanted.to_owned())
    }

    /// Takes `wanted`; where that is taken, `wanted` with `suffix`; else with the first number that is free.
    pub fn take(&mut self, wanted: &str, suffix: &str) -> String {
        let numbered = (2u32..).map(|number| format!("{wanted}{suffix}{number}"));
        let candidates = [wanted.to_owned(), format!("{wanted}{suffix}")];
        for candidate in candidates.into_iter().chain(numbered) {
            if self.taken.insert(candidate.to_lowercase()) {
                return candidate;
            }
        }
        // The numbers do not end before memory does.
        wanted.to_owned()
    }
}

/// Type names that every Rust file has in scope, or that generated code imports.
///
/// What generated code takes from the runtime it names by path, so that a shape may be called `Range` or `Member`.
pub const RESERVED_TYPES: &[&str] = &[
    "Self",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "BTreeMap",
    "Clone",
    "Copy",
    "Send",
    "Sync",
    "Sized",
    "Drop",
    "Fn",
    "FnMut",
    "FnOnce",
    "Iterator",
    "IntoIterator",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "Extend",
    "From",
    "Into",
    "TryFrom",
    "TryInto",
    "FromIterator",
    "AsRef",
    "AsMut",
    "Default",
    "Eq",
    "PartialEq",
    "Ord",
    "PartialOrd",
    "ToString",
    "ToOwned",
];

/// Keywords of all editions, strict and reserved.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["crate", "self", "super"];

/// A type's name: the model's, begun in upper case and without underscores between words.
pub fn type_name(name: &str) -> String {
    words_joined(name, upper_first)
}

/// The text with a capital letter at its beginning.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A variant's name: like [`type_name`], and words in capitals (`NON_PERSISTENT`) become `NonPersistent`.
pub fn variant_name(name: &str) -> String {
    let shouting = !name.chars().any(char::is_lowercase);
    words_joined(name, |word| {
        let mut chars = word.chars();
        let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
        let rest: String = if shouting || word.len() > 1 && is_upper(word) && name.contains('_') {
            chars.flat_map(char::to_lowercase).collect()
        } else {
            chars.collect()
        };
        first + &rest
    })
}

/// A field's, module's or function's name, which may be a keyword: see [`raw_if_keyword`] and [`module_name`].
pub fn snake_case(name: &str) -> String {
    let words = split_words(name);
    let joined = words.join("_");
    after_underscore_if_digit(&joined)
}

/// A static's name.
pub fn screaming_case(name: &str) -> String {
    snake_case(name).to_uppercase()
}

/// The identifier for a snake-case name: raw for keywords, with an underscore for those that cannot be raw.
pub fn raw_if_keyword(name: &str) -> String {
    if NEVER_RAW.contains(&name) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// A module's name and its file's: keywords get an underscore, since `mod.rs` and `self.rs` have meanings.
pub fn module_name(type_name: &str) -> String {
    let name = snake_case(type_name);
    if KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

fn words_joined(name: &str, case: impl Fn(&str) -> String) -> String {
    let joined: String = name.split('_').filter(|word| !word.is_empty()).map(case).collect();
    after_underscore_if_digit(&joined)
}

/// An identifier cannot begin with a digit; nothing at all (`__`) becomes a lone letter.
fn after_underscore_if_digit(name: &str) -> String {
    match name.chars().next() {
        None => "x".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name.to_owned(),
    }
}

fn is_upper(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// Splits at underscores and case changes: `ListARNs` is `list`, `arns`; `IPv4Address` is `ipv4`, `address`.
fn split_words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let chars: Vec<char> = part.chars().collect();
        let mut start = 0;
        for at in 1..chars.len() {
            if begins_word(&chars, start, at) {
                words.push(lowercase(&chars[start..at]));
                start = at;
            }
        }
        words.push(lowercase(&chars[start..]));
    }
    words
}

fn begins_word(chars: &[char], start: usize, at: usize) -> bool {
    if !chars[at].is_uppercase() {
        return false;
    }
    if !chars[at - 1].is_uppercase() {
        return true;
    }
    // The last capital of a run begins the next word (`HTTPServer`), unless what follows it is a plural or a
    // version rather than a word (`ARNs`, `IPv4`).
    let tail: Vec<char> = chars[at + 1..].iter().copied().take_while(|c| c.is_lowercase()).collect();
    let suffix = match tail.as_slice() {
        ['s'] => true,
        ['v'] => chars.get(at + 2).is_some_and(char::is_ascii_digit),
        _ => false,
    };
    let next_is_lower = !tail.is_empty();
    next_is_lower && !suffix && at > start
}

fn lowercase(chars: &[char]) -> String {
    chars.iter().flat_map(|c| c.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake() {
        for (name, expected) in [
            ("ChannelArn", "channel_arn"),
            ("memberARNs", "member_arns"),
            ("IPv4Address", "ipv4_address"),
            ("HTTPServer", "http_server"),
            ("EC2InstanceId", "ec2_instance_id"),
            ("S3Url", "s3_url"),
            ("foo_bar", "foo_bar"),
            ("_1080p", "_1080p"),
            ("__", "x"),
            ("Type", "type"),
            ("URL", "url"),
            ("aBTest", "a_b_test"),
            ("IDs", "ids"),
            ("ALL_CAPS", "all_caps"),
        ] {
            assert_eq!(snake_case(name), expected, "{name}");
        }
    }

    #[test]
    fn variants() {
        for (name, expected) in [
            ("UNRESTRICTED", "Unrestricted"),
            ("NON_PERSISTENT", "NonPersistent"),
            ("BadRequest", "BadRequest"),
            ("IPV4_ONLY", "Ipv4Only"),
            ("t2_micro", "T2Micro"),
            ("_1080p", "_1080p"),
            ("A", "A"),
        ] {
            assert_eq!(variant_name(name), expected, "{name}");
        }
    }

    #[test]
    fn types() {
        for (name, expected) in
            [("DBInstance", "DBInstance"), ("foo", "Foo"), ("foo_bar", "FooBar"), ("_9", "_9")]
        {
            assert_eq!(type_name(name), expected, "{name}");
        }
    }

    #[test]
    fn keywords() {
        assert_eq!(raw_if_keyword("type"), "r#type");
        assert_eq!(raw_if_keyword("self"), "self_");
        assert_eq!(raw_if_keyword("name"), "name");
        assert_eq!(module_name("Mod"), "mod_");
    }

    #[test]
    fn scopes_compare_without_case() {
        let mut scope = Scope::new(["Option"]);
        assert_eq!(scope.take("Option", "Shape"), "OptionShape");
        assert_eq!(scope.take("Foo", ""), "Foo");
        assert_eq!(scope.take("FOO", ""), "FOO2");
    }
}
