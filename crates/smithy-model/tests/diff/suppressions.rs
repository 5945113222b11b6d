//! Suppressions and severity overrides of the new model, and the order of events.

use smithy_model::diff;

use crate::{line, model};

fn lines(old: &str, new: &str) -> Vec<String> {
    diff(&model("old.smithy", old).model, &model("new.smithy", new).model).iter().map(line).collect()
}

#[test]
fn of_the_new_model() {
    let file =
        |metadata: &str, shapes: &str| format!("$version: \"2.0\"\n{metadata}\nnamespace a\n{shapes}\n");
    let suppress = "metadata suppressions = [{ id: \"ModifiedTrait.Remove\", namespace: \"a\" }]";
    let (old, new) = ("@deprecated string S", "string S");
    let id = "a#S ModifiedTrait.Remove.smithy.api#deprecated";
    assert_eq!(lines(&file("", old), &file("", new)), [format!("WARNING {id}")]);
    assert_eq!(lines(&file(suppress, old), &file(suppress, new)), [format!("SUPPRESSED {id}")]);
    // Those of the old model say nothing of the new one.
    let found = lines(&file(suppress, old), &file("", new));
    assert_eq!(found, ["DANGER - RemovedMetadata.suppressions".to_owned(), format!("WARNING {id}")]);
    let elsewhere = "metadata suppressions = [{ id: \"ModifiedTrait.Remove\", namespace: \"b\" }]";
    assert_eq!(lines(&file(elsewhere, old), &file(elsewhere, new)), [format!("WARNING {id}")]);
    let part = "metadata suppressions = [{ id: \"ModifiedTrait.Rem\", namespace: \"*\" }]";
    assert_eq!(lines(&file(part, old), &file(part, new)), [format!("WARNING {id}")]);
    let raise =
        "metadata severityOverrides = [{ id: \"ModifiedTrait\", namespace: \"*\", severity: \"DANGER\" }]";
    assert_eq!(lines(&file(raise, old), &file(raise, new)), [format!("DANGER {id}")]);
}

#[test]
fn by_trait() {
    let old = "union U { a: String, b: String }; structure S { a: String, b: String }";
    let new = "@suppress([\"ChangedMemberOrder\"]) union U { b: String, a: String }; \
               structure S { a: String, @suppress([\"AddedShape\"]) @required @clientOptional b: String, \
               @suppress([\"AddedShape\", \"AddedRequiredMember\"]) @required c: String }";
    let found = lines(old, new);
    let expected = [
        // An error cannot be suppressed.
        "ERROR a#S$c AddedRequiredMember",
        "NOTE a#S$b ModifiedTrait.Add.smithy.api#clientOptional",
        "NOTE a#S$b ModifiedTrait.Add.smithy.api#suppress",
        "NOTE a#U ModifiedTrait.Add.smithy.api#suppress",
        "SUPPRESSED a#S$c AddedShape",
        "SUPPRESSED a#U ChangedMemberOrder",
    ];
    assert_eq!(found, expected);
}

/// Worst first, then by shape and id; what is about no shape comes last among equals.
#[test]
fn order() {
    let file =
        |metadata: &str, shapes: &str| format!("$version: \"2.0\"\n{metadata}\nnamespace a\n{shapes}\n");
    let old = file(
        "metadata m = 1\nmetadata n = 1",
        "structure Z {}\nstructure Y { a: String, b: String }\nstring X\n",
    );
    let new = file(
        "metadata n = 2\nmetadata o = 1",
        "structure Y { b: String, a: String }\nstring A\n@length(min: 1); list L { member: String }",
    );
    let expected = [
        "ERROR a#Z RemovedShape",
        "DANGER a#Y ChangedMemberOrder",
        "DANGER - RemovedMetadata.m",
        "WARNING a#X RemovedShape.ScalarShape",
        "WARNING - ChangedMetadata",
        "NOTE a#A AddedShape",
        "NOTE a#L AddedShape",
        "NOTE - AddedMetadata",
    ];
    assert_eq!(lines(&old, &new), expected);
}
