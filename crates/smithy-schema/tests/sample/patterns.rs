//! Texts of patterns, and of patterns and lengths together.

use smithy_schema::sample::full;
use smithy_schema::{
    prelude, Constraints, Field, Kind, Length, Member, Pattern, Schema, Slot, Structure, Value,
};

use super::fixture::member;
use super::{check, limits, SEEDS};

/// Patterns, each a member of one structure: by hand, since they are all alike.
macro_rules! patterns {
    ($name:ident, $schema:ident: $($source:literal $(($min:expr, $max:expr))?)*) => {
        #[derive(Debug)]
        struct $name(Vec<Option<String>>);
        static $schema: Schema = Schema {
            id: concat!("test#", stringify!($name)),
            kind: Kind::Structure(&[$(Member {
                constraints: Some({
                    static PATTERN: Pattern = Pattern::interpreted($source);
                    static CONSTRAINTS: Constraints = Constraints {
                        pattern: Some(&PATTERN),
                        $(length: Some(Length { min: $min, max: $max }),)?
                        ..Constraints::EMPTY
                    };
                    &CONSTRAINTS
                }),
                ..member($source, &prelude::STRING)
            }),*]),
            ..Schema::EMPTY
        };
        impl Structure for $name {
            fn schema(&self) -> &'static Schema {
                &$schema
            }
            fn get(&self, index: usize) -> Value<'_> {
                self.0.get(index).map_or(Value::Absent, Field::value)
            }
            fn slot(&mut self, index: usize) -> Slot<'_> {
                self.0.get_mut(index).map_or(Slot::None, Field::slot)
            }
        }
        impl Field for $name {
            fn blank() -> Self {
                Self(vec![None; $schema.members().len()])
            }
            fn value(&self) -> Value<'_> {
                Value::Structure(self)
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::Structure(self)
            }
        }
    };
}

patterns! { Texts, TEXTS:
    "^abc$" "abc" "^a" "a$" "^a|b$" "(^a|b$)" "^(?:cat|dog|)x$" "[0-9]" "^[^a-z]+$" "^[a-z]{3}$" "^a{2,}$"
    "^(?:ab){2,4}$" "^(?:a|bc)*d+?$" "^(?:[a-z]+\\.){2,}[a-z]{2}$" "^((((x)))){5}$" "^a{0}$" "^x{,3}$" "^x{y$"
    "^\\d\\D\\w\\W\\s\\S$" "^[\\d_][^\\W\\d]$" "^[\\1-\\37]$" "^[\\08]$" "^.$" "^\\.\\*\\/\\-$" "^\\t\\n\\x41\\u0042\\u{1F600}\\cA\\0$"
    "^\\uD83D\\uDE00$" "^[\\uD83D\\uDE00-\\uD83D\\uDE4F]+$" "^[\\]\\-a-c-]+$" "^[-_]$" "^[^]$"
    "^\\p{L}\\p{Lu}\\p{Ll}\\p{N}\\P{L}$" "^(?<year>\\d{4})-\\d{2}$" "^\\bword\\b$" "^(?=a)[a-c]{2}$" "^(?!a)[a-c]{2}$"
    "^(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$" "^[\\s\\S]{1,4}x$"
    "^arn:[a-z0-9-\\.]{1,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[^/].{0,1023}$"
    "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$" "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)?$" "^([0-9]+)+$"
}

#[test]
fn patterns_give_texts_of_their_own() {
    for seed in 0..SEEDS {
        let value: Texts = full(seed);
        assert_eq!(check(&value), Ok(()), "seed {seed}: {value:?}");
    }
    let all = limits::<Texts>();
    for (line, member) in all.lines().zip(TEXTS.members()) {
        let path = member.name.replace('~', "~0").replace('/', "~1");
        assert_eq!(line, format!("/{path}: pattern+, pattern-"));
    }
    assert_eq!(all.lines().count(), TEXTS.members().len());
}

patterns! { Lengths, LENGTHS:
    "^(?:ab)*$" (Some(3), Some(7))
    "^[a-z]+(?:-[a-z]+)*$" (Some(2), Some(4096))
    "^a{5}$" (Some(2), Some(9))
    "x" (Some(3), Some(15_360))
    "^.{0,10}$" (None, Some(4))
    "^(?:a{3}|b{7})+$" (Some(4), Some(5))
    "^abcdef$" (Some(1), Some(3))
    "^(a+)\\1$" (Some(4), None)
}

const LENGTHS_LIMITS: &str = r"
/^(?:ab)*$: length 4+, length 2-, length 6+, length 8-, pattern+, pattern-
/^[a-z]+(?:-[a-z]+)*$: length 2+, length 1-, length 4096+, length 4097-, pattern+, pattern-
/^a{5}$: length 5+, length 5+, pattern+, pattern-
/x: length 3+, length 2-, length 15360+, length 15361-, pattern+, pattern-
/^.{0,10}$: length 4+, length 5-, pattern+, pattern-
/^(?:a{3}|b{7})+$: length 3-, length 6-, pattern-
/^abcdef$: length 6-, pattern-
/^(a+)\1$: length 4+, length 2-, pattern+, pattern-
";

#[test]
fn lengths_and_patterns_are_met_and_missed_together() {
    assert_eq!(limits::<Lengths>(), LENGTHS_LIMITS.trim_start());
}

/// Nothing satisfies them; nothing is to panic or to take forever either.
#[test]
fn what_cannot_be_had_is_left_out() {
    let value: Lengths = full(1);
    let error = check(&value).unwrap_err();
    let paths: Vec<&str> = error.violations().iter().map(|violation| violation.path.as_str()).collect();
    assert_eq!(
        paths,
        ["/^(?:a{3}|b{7})+$", "/^(?:a{3}|b{7})+$", "/^abcdef$", "/^abcdef$"],
        "length and pattern"
    );
}
