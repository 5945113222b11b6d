//! Shapes, members, trait definitions and metadata that are new, gone or of another type.

use crate::{check, model};
use smithy_model::{diff, Side};

#[test]
fn added() {
    check(&[
        ("a shape", "", "string S", &["NOTE a#S AddedShape"]),
        ("a shape with members", "", "structure S { a: String }", &["NOTE a#S AddedShape"]),
        ("a private shape", "", "@private structure S {}", &["NOTE a#S AddedShape"]),
        ("a member", "structure S {}", "structure S { a: String }", &["NOTE a#S$a AddedShape"]),
        (
            "a member of a union",
            "union U { a: String }",
            "union U { a: String, b: String }",
            &["NOTE a#U$b AddedShape"],
        ),
        (
            "a member by way of a mixin",
            "@mixin structure M {}; structure S with [M] {}",
            "@mixin structure M { a: String }; structure S with [M] {}",
            &["NOTE a#M$a AddedShape", "NOTE a#S$a AddedShape"],
        ),
        (
            "a trait definition",
            "",
            "@trait structure t {}",
            &["NOTE a#t AddedShape", "NOTE a#t AddedTraitDefinition"],
        ),
        (
            "a trait definition of another shape",
            "structure t {}",
            "@trait structure t {}",
            &["ERROR a#t TraitBreakingChange.Add.smithy.api#trait"],
        ),
    ]);
}

#[test]
fn removed() {
    check(&[
        ("a structure", "structure S { a: String }", "", &["ERROR a#S RemovedShape"]),
        ("a list", "list L { member: String }", "", &["ERROR a#L RemovedShape"]),
        ("a document", "document D", "", &["ERROR a#D RemovedShape"]),
        ("an enum", "enum E { A }", "", &["ERROR a#E RemovedShape"]),
        ("an intEnum", "intEnum E { A = 1; }", "", &["ERROR a#E RemovedShape"]),
        ("a string with @enum", "@enum([{ value: \"a\" }]) string E", "", &["ERROR a#E RemovedShape"]),
        ("an operation", "operation O {}", "", &["ERROR a#O RemovedShape"]),
        ("a private shape", "@private structure S { a: String }", "", &[]),
        ("a private scalar", "@private string S", "", &[]),
        ("a member", "structure S { a: String }", "structure S {}", &["ERROR a#S$a RemovedShape"]),
        (
            "scalars",
            "bigDecimal A; bigInteger B; blob C; boolean D; byte E; double F; float G; integer H; long I; \
             short J; timestamp K; \
             string L",
            "",
            &[
                "WARNING a#A RemovedShape.ScalarShape",
                "WARNING a#B RemovedShape.ScalarShape",
                "WARNING a#C RemovedShape.ScalarShape",
                "WARNING a#D RemovedShape.ScalarShape",
                "WARNING a#E RemovedShape.ScalarShape",
                "WARNING a#F RemovedShape.ScalarShape",
                "WARNING a#G RemovedShape.ScalarShape",
                "WARNING a#H RemovedShape.ScalarShape",
                "WARNING a#I RemovedShape.ScalarShape",
                "WARNING a#J RemovedShape.ScalarShape",
                "WARNING a#K RemovedShape.ScalarShape",
                "WARNING a#L RemovedShape.ScalarShape",
            ],
        ),
        (
            "a trait definition",
            "@trait structure t {}",
            "",
            &["ERROR a#t RemovedShape", "ERROR a#t RemovedTraitDefinition"],
        ),
        (
            "a private trait definition",
            "@private @trait structure t {}",
            "",
            &["ERROR a#t \
         RemovedTraitDefinition"],
        ),
    ]);
}

#[test]
fn other_types() {
    check(&[
        ("a string to an integer", "string S", "integer S", &["ERROR a#S ChangedShapeType"]),
        (
            "a structure to a union",
            "structure S { a: String }",
            "union S { a: String }",
            &["ERROR a#S ChangedShapeType"],
        ),
        (
            "a list to a map",
            "list S { member: String }",
            "map S { key: String, value: String }",
            &[
                "ERROR a#S ChangedShapeType",
                "ERROR a#S$member RemovedShape",
                "NOTE a#S$key AddedShape",
                "NOTE a#S$value AddedShape",
            ],
        ),
        (
            "a string without @enum to an enum",
            "string S",
            "enum S { A }",
            &["ERROR a#S ChangedShapeType", "NOTE a#S$A AddedShape"],
        ),
        (
            "a string with @enum to an intEnum",
            "@enum([{ value: \"a\", name: \"A\" }]) string S",
            "intEnum S { A = 1; }",
            &[
                "ERROR a#S ChangedShapeType",
                "ERROR a#S TraitBreakingChange.Remove.smithy.api#enum",
                "NOTE a#S$A AddedShape",
            ],
        ),
        (
            "an enum to a string with @enum",
            "enum S { A = \"a\"; }",
            "@enum([{ value: \"a\", name: \"A\" }]) string S",
            &["ERROR a#S ChangedShapeType", "ERROR a#S$A RemovedShape"],
        ),
        (
            "a string with @enum to an enum",
            "@enum([{ value: \"a\", name: \"A\" }]) string S",
            "enum S { A = \"a\"; }",
            &[],
        ),
        (
            "a service to a resource",
            "service S { version: \"1\" }",
            "resource S {}",
            &["ERROR a#S ChangedShapeType"],
        ),
        (
            "a set to a list of unique items",
            "$version: \"1.0\"\nnamespace a\nset S { member: String }",
            "@uniqueItems list S { member: String }",
            &[],
        ),
    ]);
}

#[test]
fn metadata() {
    let with = |metadata: &str| format!("$version: \"2.0\"\n{metadata}\nnamespace a\n");
    let rows: [(&str, &str, &[&str], Side); 4] = [
        ("", "metadata m = [1]", &["NOTE - AddedMetadata"], Side::New),
        ("metadata m = 1", "metadata m = 2", &["WARNING - ChangedMetadata"], Side::New),
        ("metadata m = 1", "", &["DANGER - RemovedMetadata.m"], Side::Old),
        ("metadata m = {a: 1, b: 2}", "metadata m = {b: 2.0, a: 1}", &[], Side::New),
    ];
    for (old, new, expected, side) in rows {
        let found = diff(&model("old.smithy", &with(old)).model, &model("new.smithy", &with(new)).model);
        assert_eq!(found.iter().map(crate::line).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|found| found.side == side && found.event.location.is_some()));
    }
}

/// Whoever renders an event has to know whose file its place is in.
#[test]
fn sides() {
    let old = model("old.smithy", "structure Gone {}\nstructure S { @required a: String }");
    let new = model("new.smithy", "structure New {}\nstructure S { a: String }");
    let found = diff(&old.model, &new.model);
    let sides: Vec<_> = found.iter().map(|found| (crate::line(found), found.side)).collect();
    let expected = [
        ("ERROR a#Gone RemovedShape", Side::Old),
        ("ERROR a#S$a ChangedNullability.RemovedRequiredTrait", Side::Old),
        ("NOTE a#New AddedShape", Side::New),
    ];
    assert_eq!(sides, expected.map(|(line, side)| (line.to_owned(), side)));
}
