//! Members that target another shape.

use crate::check;

#[test]
fn simple_targets() {
    check(&[
        (
            "alike",
            "structure S { a: A }; string A; string B",
            "structure S { a: B }; string A; string B",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "of another type",
            "structure S { a: String }",
            "structure S { a: Integer }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "with a trait that is a note",
            "structure S { a: String }; @length(min: 1) string B",
            "structure S { a: B }; @length(min: 1) string B",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "with a trait that is a warning",
            "structure S { a: String }; @pattern(\"^a$\") string B",
            "structure S { a: B }; @pattern(\"^a$\") string B",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "with a stricter length",
            "structure S { a: A }; @length(min: 1) string A; @length(min: 2) string B",
            "structure S { a: B }; @length(min: 1) string A; @length(min: 2) string B",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "with another media type",
            "structure S { a: A }; @mediaType(\"a/b\") blob A; @mediaType(\"a/c\") blob B",
            "structure S { a: B }; @mediaType(\"a/b\") blob A; @mediaType(\"a/c\") blob B",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "with a default",
            "structure S { a: Integer }",
            "structure S { a: PrimitiveInteger = null; }",
            &["ERROR a#S$a ChangedMemberTarget", "NOTE a#S$a ModifiedTrait.Add.smithy.api#default"],
        ),
        (
            "with @enum before",
            "structure S { a: A }; @enum([{ value: \"a\" }]) string A; @enum([{ value: \"a\" }]) string B",
            "structure S { a: B }; @enum([{ value: \"a\" }]) string A; @enum([{ value: \"a\" }]) string B",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "with @enum now",
            "structure S { a: String }; @enum([{ value: \"a\" }]) string B",
            "structure S { a: B }; @enum([{ value: \"a\" }]) string B",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
    ]);
}

#[test]
fn named_targets() {
    check(&[
        (
            "a structure",
            "structure S { a: A }; structure A {}; structure B {}",
            "structure S { a: B }; structure A {}; structure B {}",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "a union",
            "structure S { a: A }; union A { a: String }; union B { a: String }",
            "structure S { a: B }; union A { a: String }; union B { a: String }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "an enum",
            "structure S { a: A }; enum A { X }; enum B { X }",
            "structure S { a: B }; enum A { X }; enum B { X }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "an intEnum",
            "structure S { a: A }; intEnum A { X = 1; }; intEnum B { X = 1; }",
            "structure S { a: B }; intEnum A { X = 1; }; intEnum B { X = 1; }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
    ]);
}

#[test]
fn lists_and_maps() {
    check(&[
        (
            "alike lists",
            "structure S { a: A }; list A { member: String }; list B { member: String }",
            "structure S { a: B }; list A { member: String }; list B { member: String }",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "lists of alike strings",
            "structure S { a: A }; list A { member: String }; list B { member: T }; string T",
            "structure S { a: B }; list A { member: String }; list B { member: T }; string T",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "lists of other types",
            "structure S { a: A }; list A { member: String }; list B { member: Integer }",
            "structure S { a: B }; list A { member: String }; list B { member: Integer }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "lists of lists of other types",
            "structure S { a: A }; list A { member: C }; list B { member: D }; list C { member: String }; \
             list D { member: Integer }",
            "structure S { a: B }; list A { member: C }; list B { member: D }; list C { member: String }; \
             list D { member: Integer }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "a sparse list",
            "structure S { a: A }; list A { member: String }; @sparse list B { member: String }",
            "structure S { a: B }; list A { member: String }; @sparse list B { member: String }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "a list of unique items",
            "structure S { a: A }; list A { member: String }; @uniqueItems list B { member: String }",
            "structure S { a: B }; list A { member: String }; @uniqueItems list B { member: String }",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "a list with a stricter member",
            "structure S { a: A }; list A { @length(min: 1) member: String }; list B { @length(min: 2) \
             member: String }",
            "structure S { a: B }; list A { @length(min: 1) member: String }; list B { @length(min: 2) \
             member: String }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "maps with other keys",
            "structure S { a: A }; map A { key: String, value: String }; map B { key: E, value: String }; \
             enum E { X }",
            "structure S { a: B }; map A { key: String, value: String }; map B { key: E, value: String }; \
             enum E { X }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "maps with other values",
            "structure S { a: A }; map A { key: String, value: T }; map B { key: String, value: U }; \
             structure T {}; \
             structure U {}",
            "structure S { a: B }; map A { key: String, value: T }; map B { key: String, value: U }; \
             structure T {}; \
             structure U {}",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
        (
            "a list to a map",
            "structure S { a: A }; list A { member: String }; map B { key: String, value: String }",
            "structure S { a: B }; list A { member: String }; map B { key: String, value: String }",
            &["ERROR a#S$a ChangedMemberTarget"],
        ),
    ]);
}

/// What is suppressed on the new target counts no more.
#[test]
fn suppressed_differences() {
    const OTHERS: &str = "ERROR a#S$a ChangedMemberTarget";
    check(&[
        (
            "a danger",
            "structure S { a: A }; string A; @tags([\"diff.danger.add\"]) @trait structure t {}; @t string B",
            "structure S { a: B }; string A; @tags([\"diff.danger.add\"]) @trait structure t {}; @t string B",
            &["DANGER a#S$a ChangedMemberTarget"],
        ),
        (
            "a suppressed danger",
            "structure S { a: A }; string A; @tags([\"diff.danger.add\"]) @trait structure t {}; \
             @t @suppress([\"ModifiedTrait\"]) string B",
            "structure S { a: B }; string A; @tags([\"diff.danger.add\"]) @trait structure t {}; \
             @t @suppress([\"ModifiedTrait\"]) string B",
            &["WARNING a#S$a ChangedMemberTarget"],
        ),
        (
            "an error, which cannot be suppressed",
            "structure S { a: A }; string A; @tags([\"diff.error.add\"]) @trait structure t {}; \
             @t @suppress([\"ModifiedTrait\"]) string B",
            "structure S { a: B }; string A; @tags([\"diff.error.add\"]) @trait structure t {}; \
             @t @suppress([\"ModifiedTrait\"]) string B",
            &[OTHERS],
        ),
    ]);
}
