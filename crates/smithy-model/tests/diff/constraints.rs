//! Lengths, ranges and defaults.

use smithy_model::{diff, load, Sources};

use crate::{check, line};

#[test]
fn lengths() {
    check(&[
        (
            "a greater minimum",
            "@length(min: 1) string S",
            "@length(min: 2) string S",
            &["ERROR a#S ChangedLengthTrait", "NOTE a#S ModifiedTrait.Update.smithy.api#length"],
        ),
        (
            "a smaller maximum",
            "@length(max: 2) string S",
            "@length(max: 1) string S",
            &["ERROR a#S ChangedLengthTrait", "NOTE a#S ModifiedTrait.Update.smithy.api#length"],
        ),
        (
            "a maximum",
            "@length(min: 1) string S",
            "@length(min: 1, max: 5) string S",
            &["ERROR a#S ChangedLengthTrait", "NOTE a#S ModifiedTrait.Update.smithy.api#length"],
        ),
        (
            "both",
            "@length(min: 1, max: 9) string S",
            "@length(min: 2, max: 8) string S",
            &[
                "ERROR a#S ChangedLengthTrait",
                "ERROR a#S ChangedLengthTrait",
                "NOTE a#S ModifiedTrait.Update.smithy.api#length",
            ],
        ),
        (
            "a wider one",
            "@length(min: 2, max: 3) string S",
            "@length(min: 1) string S",
            &["NOTE a#S ModifiedTrait.Update.smithy.api#length"],
        ),
        (
            "a minimum of nothing",
            "@length(max: 3) string S",
            "@length(min: 0, max: 3) string S",
            &["NOTE a#S ModifiedTrait.Update.smithy.api#length"],
        ),
        (
            "a new one",
            "string S",
            "@length(min: 1) string S",
            &["NOTE a#S ModifiedTrait.Add.smithy.api#length"],
        ),
        (
            "none",
            "@length(min: 1) string S",
            "string S",
            &["WARNING a#S ModifiedTrait.Remove.smithy.api#length"],
        ),
        (
            "of a member",
            "structure S { @length(min: 1) a: String }",
            "structure S { @length(min: 2) a: String }",
            &["ERROR a#S$a ChangedLengthTrait", "NOTE a#S$a ModifiedTrait.Update.smithy.api#length"],
        ),
    ]);
}

#[test]
fn ranges() {
    check(&[
        (
            "a greater minimum",
            "@range(min: 0.5) double D",
            "@range(min: 0.75) double D",
            &["ERROR a#D ChangedRangeTrait", "NOTE a#D ModifiedTrait.Update.smithy.api#range"],
        ),
        (
            "a smaller maximum",
            "@range(max: 9223372036854775807) long L",
            "@range(max: 9223372036854775806) long L",
            &["ERROR a#L ChangedRangeTrait", "NOTE a#L ModifiedTrait.Update.smithy.api#range"],
        ),
        (
            "a wider one",
            "@range(min: -1, max: 1) integer I",
            "@range(min: -2, max: 2) integer I",
            &["NOTE a#I ModifiedTrait.Update.smithy.api#range"],
        ),
        (
            "a negative minimum where none was",
            "@range(max: 1) integer I",
            "@range(min: -1, max: 1) integer I",
            &["NOTE a#I ModifiedTrait.Update.smithy.api#range"],
        ),
        (
            "no minimum, which counts as 0",
            "@range(min: -1, max: 1) integer I",
            "@range(max: 1) integer I",
            &["ERROR a#I ChangedRangeTrait", "NOTE a#I ModifiedTrait.Update.smithy.api#range"],
        ),
        ("the same number", "@range(min: 1) double D", "@range(min: 1.0) double D", &[]),
    ]);
}

#[test]
fn defaults_of_members() {
    const NO: &str = "structure S { a: Integer }";
    check(&[
        (
            "a default without @addedDefault",
            NO,
            "structure S { a: Integer = 1; }",
            &[
                "ERROR a#S$a ChangedDefault",
                "ERROR a#S$a ChangedNullability.AddedDefaultTrait",
                "NOTE a#S$a ModifiedTrait.Add.smithy.api#default",
            ],
        ),
        (
            "a default with @addedDefault",
            NO,
            "structure S { @addedDefault a: Integer = 1; }",
            &[
                "ERROR a#S$a ChangedNullability.AddedDefaultTrait",
                "NOTE a#S$a ModifiedTrait.Add.smithy.api#default",
            ],
        ),
        (
            "a default of null",
            NO,
            "structure S { a: Integer = null; }",
            &["NOTE a#S$a ModifiedTrait.Add.smithy.api#default"],
        ),
        (
            "no default of null",
            "structure S { a: Integer = null; }",
            NO,
            &["WARNING a#S$a ModifiedTrait.Remove.smithy.api#default"],
        ),
        (
            "no default",
            "structure S { a: Integer = 1; }",
            NO,
            &[
                "ERROR a#S$a ChangedDefault",
                "ERROR a#S$a ChangedNullability",
                "WARNING a#S$a ModifiedTrait.Remove.smithy.api#default",
            ],
        ),
        (
            "no @addedDefault",
            "structure S { @addedDefault a: Integer = 1; }",
            "structure S { a: Integer = 1; }",
            &["ERROR a#S$a TraitBreakingChange.Remove.smithy.api#addedDefault"],
        ),
        (
            "another default",
            "structure S { a: Integer = 1; }",
            "structure S { a: Integer = 2; }",
            &["DANGER a#S$a ChangedDefault", "NOTE a#S$a ModifiedTrait.Update.smithy.api#default"],
        ),
        (
            "another default of a string",
            "structure S { a: String = \"\"; }",
            "structure S { a: String = \"a\"; }",
            &["DANGER a#S$a ChangedDefault", "NOTE a#S$a ModifiedTrait.Update.smithy.api#default"],
        ),
        (
            "from zero",
            "structure S { a: Integer = 0; }",
            "structure S { a: Integer = 2; }",
            &["ERROR a#S$a ChangedDefault", "NOTE a#S$a ModifiedTrait.Update.smithy.api#default"],
        ),
        (
            "to false",
            "structure S { a: Boolean = true; }",
            "structure S { a: Boolean = false; }",
            &["ERROR a#S$a ChangedDefault", "NOTE a#S$a ModifiedTrait.Update.smithy.api#default"],
        ),
        ("the same number", "structure S { a: Double = 1; }", "structure S { a: Double = 1.0; }", &[]),
    ]);
}

/// Only a model that is not valid itself leaves out a default that the target has.
#[test]
fn a_default_of_null_is_gone_and_the_target_has_another() {
    let model = |member: &str| {
        let mut sources = Sources::new();
        sources.add("a.smithy", format!("$version: \"2.0\"\nnamespace a\nstructure S {{ {member}\n}}\n"));
        load(sources).model
    };
    let found = diff(&model("a: PrimitiveInteger = null"), &model("a: PrimitiveInteger"));
    let lines: Vec<_> = found.iter().map(line).collect();
    assert_eq!(
        lines,
        ["ERROR a#S$a ChangedDefault", "WARNING a#S$a ModifiedTrait.Remove.smithy.api#default"]
    );
}

#[test]
fn defaults_of_shapes() {
    check(&[
        (
            "a default",
            "integer I",
            "@default(1) integer I",
            &["ERROR a#I ChangedDefault", "NOTE a#I ModifiedTrait.Add.smithy.api#default"],
        ),
        (
            "no default",
            "@default(1) integer I",
            "integer I",
            &["ERROR a#I ChangedDefault", "WARNING a#I ModifiedTrait.Remove.smithy.api#default"],
        ),
        (
            "another default",
            "@default(1) integer I",
            "@default(2) integer I",
            &["ERROR a#I ChangedDefault", "NOTE a#I ModifiedTrait.Update.smithy.api#default"],
        ),
        (
            "what 1.0 means without saying so",
            "$version: \"1.0\"\nnamespace a\ninteger I\nstructure S { a: Integer, b: PrimitiveInteger, @box \
             c: PrimitiveInteger }",
            "@default(0) integer I\nstructure S { a: Integer, b: PrimitiveInteger = 0,; c: PrimitiveInteger \
             = null; }",
            &[],
        ),
    ]);
}
