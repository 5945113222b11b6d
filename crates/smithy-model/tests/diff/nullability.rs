//! Members that could be absent and no longer can, or the other way round.

use crate::check;

#[test]
fn required() {
    check(&[
        (
            "@required",
            "structure S { a: String }",
            "structure S { @required a: String }",
            &["ERROR a#S$a ChangedNullability.AddedRequiredTrait"],
        ),
        (
            "@required of a structure",
            "structure S { a: T }; structure T {}",
            "structure S { @required a: T }; structure T {}",
            &["WARNING a#S$a ChangedNullability.AddedRequiredTrait.StructureOrUnion"],
        ),
        (
            "@required of a union",
            "structure S { a: U }; union U { a: String }",
            "structure S { @required a: U }; union U { a: String }",
            &["WARNING a#S$a ChangedNullability.AddedRequiredTrait.StructureOrUnion"],
        ),
        (
            "@required, but not for clients",
            "structure S { a: String }",
            "structure S { @required @clientOptional a: String }",
            &["NOTE a#S$a ModifiedTrait.Add.smithy.api#clientOptional"],
        ),
        (
            "@required of an input",
            "@input structure S { a: String }",
            "@input structure S { @required a: String }",
            &[],
        ),
        (
            "no @required",
            "structure S { @required a: String }",
            "structure S { a: String }",
            &["ERROR a#S$a ChangedNullability.RemovedRequiredTrait"],
        ),
        (
            "no @required of a structure",
            "structure S { @required a: T }; structure T {}",
            "structure S { a: T }; structure T {}",
            &["WARNING a#S$a ChangedNullability.RemovedRequiredTrait.StructureOrUnion"],
        ),
        (
            "a default instead of @required",
            "structure S { @required a: String }",
            "structure S { @addedDefault a: String = \"\"; }",
            &["NOTE a#S$a ModifiedTrait.Add.smithy.api#default"],
        ),
        (
            "no @required where clients did not count on it",
            "structure S { @required @clientOptional a: String }",
            "structure S { @clientOptional a: String }",
            &[],
        ),
    ]);
}

#[test]
fn client_optional() {
    check(&[
        (
            "@clientOptional",
            "structure S { @required a: String }",
            "structure S { @required @clientOptional a: String }",
            &[
                "ERROR a#S$a ChangedNullability.AddedClientOptionalTrait",
                "NOTE a#S$a ModifiedTrait.Add.smithy.api#clientOptional",
            ],
        ),
        (
            "no @clientOptional",
            "structure S { @required @clientOptional a: String }",
            "structure S { @required a: String }",
            &[
                "ERROR a#S$a ChangedNullability.RemovedClientOptionalTrait",
                "WARNING a#S$a ModifiedTrait.Remove.smithy.api#clientOptional",
            ],
        ),
        (
            "@clientOptional beside a default",
            "structure S { a: Integer = 1; }",
            "structure S { @clientOptional a: Integer = 1; }",
            &["ERROR a#S$a ChangedNullability", "NOTE a#S$a ModifiedTrait.Add.smithy.api#clientOptional"],
        ),
    ]);
}

#[test]
fn inputs() {
    check(&[
        (
            "@input",
            "structure S { @required a: String, b: String }",
            "@input structure S { @required a: String, b: String }",
            &[
                "DANGER a#S$a ChangedNullability.AddedInputTrait",
                "ERROR a#S TraitBreakingChange.Add.smithy.api#input",
            ],
        ),
        (
            "no @input",
            "@input structure S { @required a: String, b: Integer = 1; }",
            "structure S { @required a: String, b: Integer = 1; }",
            &[
                "ERROR a#S$a ChangedNullability.RemovedInputTrait",
                "ERROR a#S$b ChangedNullability.RemovedInputTrait",
                "ERROR a#S TraitBreakingChange.Remove.smithy.api#input",
            ],
        ),
        (
            "@input, and a member that changes as well",
            "structure S { @required a: String }",
            "@input structure S { @required @length(min: 1) a: String, @required b: String }",
            &[
                "DANGER a#S$a ChangedNullability.AddedInputTrait",
                "ERROR a#S TraitBreakingChange.Add.smithy.api#input",
                "ERROR a#S$b AddedRequiredMember",
                "NOTE a#S$a ModifiedTrait.Add.smithy.api#length",
                "NOTE a#S$b AddedShape",
            ],
        ),
    ]);
}

#[test]
fn defaults() {
    check(&[
        (
            "a default of null",
            "structure S { a: Integer = 1; }",
            "structure S { a: Integer = null; }",
            &[
                "DANGER a#S$a ChangedDefault",
                "ERROR a#S$a ChangedNullability.AddedNullDefault",
                "NOTE a#S$a ModifiedTrait.Update.smithy.api#default",
            ],
        ),
        (
            "a default instead of null",
            "structure S { a: Integer = null; }",
            "structure S { a: Integer = 0; }",
            &[
                "ERROR a#S$a ChangedDefault",
                "ERROR a#S$a ChangedNullability.RemovedNullDefault",
                "NOTE a#S$a ModifiedTrait.Update.smithy.api#default",
            ],
        ),
        (
            "@required and a default at once",
            "structure S { a: Integer }",
            "structure S { @required @addedDefault a: Integer = 1; }",
            &[
                "ERROR a#S$a ChangedNullability.AddedRequiredTrait",
                "ERROR a#S$a ChangedNullability.AddedDefaultTrait",
                "NOTE a#S$a ModifiedTrait.Add.smithy.api#default",
            ],
        ),
    ]);
}

#[test]
fn lists_and_maps() {
    check(&[
        (
            "@sparse, which is the list's",
            "list L { member: String }",
            "@sparse list L { member: String }",
            &["ERROR a#L TraitBreakingChange.Add.smithy.api#sparse"],
        ),
        (
            "@sparse, and a member that changes as well",
            "map M { key: String, value: String }",
            "@sparse map M { @length(min: 1) key: String, @length(min: 1) value: String }",
            &[
                "ERROR a#M TraitBreakingChange.Add.smithy.api#sparse",
                "ERROR a#M$value ChangedNullability",
                "NOTE a#M$key ModifiedTrait.Add.smithy.api#length",
                "NOTE a#M$value ModifiedTrait.Add.smithy.api#length",
            ],
        ),
    ]);
}
