//! Values of enums.

use crate::check;

#[test]
fn enum_shapes() {
    check(&[
        (
            "a value at the end",
            "enum E { A }",
            "enum E { A, B }",
            &["NOTE a#E ChangedEnumTrait.Appended.1", "NOTE a#E$B AddedShape"],
        ),
        (
            "two values at the beginning",
            "enum E { A }",
            "enum E { B, C, A }",
            &[
                "ERROR a#E ChangedEnumTrait.OrderChanged.0",
                "ERROR a#E ChangedEnumTrait.OrderChanged.1",
                "NOTE a#E$B AddedShape",
                "NOTE a#E$C AddedShape",
            ],
        ),
        (
            "a value gone",
            "enum E { A, B }",
            "enum E { A }",
            &["ERROR a#E ChangedEnumTrait.Removed.1", "ERROR a#E$B RemovedShape"],
        ),
        (
            "a value gone and one at its place",
            "enum E { A, B }",
            "enum E { A, C }",
            &[
                "ERROR a#E ChangedEnumTrait.Removed.1",
                "ERROR a#E$B RemovedShape",
                "NOTE a#E ChangedEnumTrait.Appended.1",
                "NOTE a#E$C AddedShape",
            ],
        ),
        (
            "another name",
            "enum E { A = \"a\"; }",
            "enum E { B = \"a\"; }",
            &[
                "ERROR a#E ChangedEnumTrait.NameChanged.0",
                "ERROR a#E$A RemovedShape",
                "NOTE a#E$B AddedShape",
            ],
        ),
        (
            "another value",
            "enum E { A }",
            "enum E { A = \"a\"; }",
            &[
                "ERROR a#E ChangedEnumTrait.Removed.0",
                "ERROR a#E$A ModifiedTrait.Update.smithy.api#enumValue",
                "NOTE a#E ChangedEnumTrait.Appended.0",
            ],
        ),
        ("the value that it has anyway", "enum E { A }", "enum E { A = \"A\"; }", &[]),
        ("another order", "enum E { A, B }", "enum E { B, A }", &[]),
        (
            "an intEnum's values",
            "intEnum E { A = 1; }",
            "intEnum E { A = 2,; B = 1; }",
            &["ERROR a#E$A ModifiedTrait.Update.smithy.api#enumValue", "NOTE a#E$B AddedShape"],
        ),
    ]);
}

#[test]
fn strings_with_enum() {
    check(&[
        (
            "a value at the end",
            "@enum([{ value: \"a\" }]) string E",
            "@enum([{ value: \"a\" }, { value: \"b\" }]) string E",
            &["NOTE a#E ChangedEnumTrait.Appended.1"],
        ),
        (
            "a value gone",
            "@enum([{ value: \"a\" }, { value: \"b\" }]) string E",
            "@enum([{ value: \"b\" }]) string E",
            &["ERROR a#E ChangedEnumTrait.Removed.0"],
        ),
        (
            "a name",
            "@enum([{ value: \"a\" }]) string E",
            "@enum([{ value: \"a\", name: \"A\" }]) string E",
            &["ERROR a#E ChangedEnumTrait.NameChanged.0"],
        ),
        (
            "documentation",
            "@enum([{ value: \"a\" }]) string E",
            "@enum([{ value: \"a\", documentation: \"b\" }]) string E",
            &[],
        ),
        (
            "@enum itself",
            "string E",
            "@enum([{ value: \"a\" }]) string E",
            &["ERROR a#E TraitBreakingChange.Add.smithy.api#enum"],
        ),
        (
            "no @enum",
            "@enum([{ value: \"a\" }]) string E",
            "string E",
            &["ERROR a#E TraitBreakingChange.Remove.smithy.api#enum"],
        ),
        (
            "an enum, and more",
            "@enum([{ value: \"a\", name: \"A\" }, { value: \"b\", name: \"B\" }]) string E",
            "enum E { A = \"a\",; C = \"c\"; }",
            &["ERROR a#E ChangedEnumTrait.Removed.1", "NOTE a#E ChangedEnumTrait.Appended.1"],
        ),
        (
            "an enum with other names",
            "@enum([{ value: \"a\" }]) string E",
            "enum E { A = \"a\"; }",
            &["ERROR a#E ChangedEnumTrait.NameChanged.0"],
        ),
    ]);
}
