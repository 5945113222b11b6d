//! Traits that are new, gone or changed: by `breakingChanges`, by tags, and where neither says anything.

use crate::check;

#[test]
fn nothing_said() {
    check(&[
        ("new", "string S", "@tags([\"a\"]) string S", &["NOTE a#S ModifiedTrait.Add.smithy.api#tags"]),
        (
            "changed",
            "/// a\nstring S",
            "/// b\nstring S",
            &["NOTE a#S ModifiedTrait.Update.smithy.api#documentation"],
        ),
        ("gone", "@deprecated string S", "string S", &["WARNING a#S \
         ModifiedTrait.Remove.smithy.api#deprecated"]),
        (
            "not defined",
            "@b#t string S; @b#u string R; @b#v(1) string U",
            "string S; @b#u(a: 1) string R; @b#v(2) @b#w string U",
            &[
                "WARNING a#S ModifiedTrait.Remove.b#t",
                "WARNING a#R ModifiedTrait.Update.b#u",
                "WARNING a#U ModifiedTrait.Update.b#v",
                "WARNING a#U ModifiedTrait.Add.b#w",
            ],
        ),
        (
            "no longer defined",
            "@trait structure t {}; @t string S",
            "string S",
            &["ERROR a#t RemovedShape", "ERROR a#t RemovedTraitDefinition", "WARNING a#S ModifiedTrait.Remove.a#t"],
        ),
        ("the order of keys", "@trait document t; @t(a: 1, b: 2) string S", "@trait document t; @t(b: 2, a: \
         1) string S", &[]),
        (
            "what is meant when nothing is said",
            "@http(method: \"POST\", uri: \"/\") operation O {}; @error(\"client\") @retryable structure E {}",
            "@http(method: \"POST\", uri: \"/\", code: 200) operation O {}; \
             @error(\"client\") @retryable(throttling: false) structure E {}",
            &[],
        ),
    ]);
}

/// `SEVERITY.CHANGE` tags of a definition, for each change of a trait.
#[test]
fn tags() {
    let severities = [("error", "ERROR"), ("danger", "DANGER"), ("warning", "WARNING")];
    for (tag, severity) in severities {
        for (change, kinds) in [
            ("add", &["Add"][..]),
            ("remove", &["Remove"]),
            ("update", &["Update"]),
            ("const", &["Add", "Remove", "Update"]),
        ] {
            let definition = format!("@tags([\"x\", \"diff.{tag}.{change}\", \"diff.x\"]) @trait string t\n");
            let shapes = |values: [&str; 3]| {
                let [a, b, c] = values;
                crate::model(
                    "new.smithy",
                    &format!("{definition}{a} string A\n{b}; string B\n{c}; string C\n"),
                )
            };
            let (old, new) = (shapes(["", "@t(\"1\")", "@t(\"1\")"]), shapes(["@t(\"1\")", "", "@t(\"2\")"]));
            let found = smithy_model::diff(&old.model, &new.model);
            let mut lines: Vec<_> = found.iter().map(crate::line).collect();
            lines.sort();
            let shape = |kind: &str| match kind {
                "Add" => "A",
                "Remove" => "B",
                _ => "C",
            };
            let expected: Vec<_> = kinds
                .iter()
                .map(|kind| format!("{severity} a#{} ModifiedTrait.{kind}.a#t", shape(kind)))
                .collect();
            assert_eq!(lines, expected, "{tag}.{change}");
        }
    }
}

#[test]
fn tags_inside_a_trait() {
    check(&[
        (
            "members of a structure",
            "@tags([\"diff.contents\"]) @trait structure t { @tags([\"diff.error.remove\"]) a: String, \
             @tags([\"diff.warning.const\"]) b: String, c: String }; @t(a: \"1\", c: \"1\") string S",
            "@tags([\"diff.contents\"]) @trait structure t { @tags([\"diff.error.remove\"]) a: String, \
             @tags([\"diff.warning.const\"]) b: String, c: String }; @t(b: \"1\") string S",
            &["ERROR a#S ModifiedTrait.Remove.a#t", "WARNING a#S ModifiedTrait.Add.a#t"],
        ),
        (
            "a structure inside",
            "@tags([\"diff.contents\"]) @trait structure t { n: N }; structure N { \
             @tags([\"diff.danger.update\"]) a: String }; \
             @t(n: { a: \"1\" }) string S",
            "@tags([\"diff.contents\"]) @trait structure t { n: N }; structure N { \
             @tags([\"diff.danger.update\"]) a: String }; \
             @t(n: { a: \"2\" }) string S",
            &["DANGER a#S ModifiedTrait.Update.a#t"],
        ),
        (
            "a union",
            "@tags([\"diff.contents\"]) @trait union t { @tags([\"diff.danger.const\"]) a: String, b: \
             String }; @t(a: \"1\") string S",
            "@tags([\"diff.contents\"]) @trait union t { @tags([\"diff.danger.const\"]) a: String, b: \
             String }; @t(b: \"1\") string S",
            &["DANGER a#S ModifiedTrait.Remove.a#t"],
        ),
        (
            "items of a list",
            "@tags([\"diff.contents\"]) @trait list t { @tags([\"diff.danger.const\"]) member: String }; \
             @t([\"1\", \"2\", \"3\"]) string S",
            "@tags([\"diff.contents\"]) @trait list t { @tags([\"diff.danger.const\"]) member: String }; \
             @t([\"1\", \"4\"]) string S",
            &["DANGER a#S ModifiedTrait.Update.a#t", "DANGER a#S ModifiedTrait.Remove.a#t"],
        ),
        (
            "more items of a list",
            "@tags([\"diff.contents\"]) @trait list t { @tags([\"diff.error.add\"]) member: String }; \
             @t([\"1\"]) string S",
            "@tags([\"diff.contents\"]) @trait list t { @tags([\"diff.error.add\"]) member: String }; \
             @t([\"2\", \"3\"]) string S",
            &["ERROR a#S ModifiedTrait.Add.a#t"],
        ),
        (
            "values of a map, never its keys",
            "@tags([\"diff.contents\"]) @trait map t { @tags([\"diff.error.const\"]) key: String, \
             @tags([\"diff.warning.const\"]) value: String }; @t(a: \"1\", b: \"1\") string S",
            "@tags([\"diff.contents\"]) @trait map t { @tags([\"diff.error.const\"]) key: String, \
             @tags([\"diff.warning.const\"]) value: String }; @t(b: \"2\", c: \"1\") string S",
            &[
                "WARNING a#S ModifiedTrait.Remove.a#t",
                "WARNING a#S ModifiedTrait.Update.a#t",
                "WARNING a#S ModifiedTrait.Add.a#t",
            ],
        ),
        (
            "contents are looked at only where the trait stays",
            "@tags([\"diff.contents\"]) @trait structure t { @tags([\"diff.error.const\"]) a: String }; \
             string S; @t(a: \"1\") string U",
            "@tags([\"diff.contents\"]) @trait structure t { @tags([\"diff.error.const\"]) a: String }; \
             @t(a: \"1\") string S; string U",
            &[],
        ),
        (
            "tags of members say nothing without the definition's",
            "@trait structure t { @tags([\"diff.error.const\"]) a: String }; @t(a: \"1\") string S",
            "@trait structure t { @tags([\"diff.error.const\"]) a: String }; @t(a: \"2\") string S",
            &["NOTE a#S ModifiedTrait.Update.a#t"],
        ),
    ]);
}

#[test]
fn breaking_changes() {
    check(&[
        (
            "add, an error unless it says otherwise",
            "@trait(breakingChanges: [{ change: \"add\" }]) structure t {}; string A; @t string B",
            "@trait(breakingChanges: [{ change: \"add\" }]) structure t {}; @t string A; string B",
            &["ERROR a#A TraitBreakingChange.Add.a#t"],
        ),
        (
            "remove, of other severities",
            "@trait(breakingChanges: [{ change: \"remove\", severity: \"NOTE\" }, \
             { change: \"remove\", severity: \"WARNING\" }, { change: \"remove\", severity: \"DANGER\" }]) \
             structure t {}; \
             string A; @t string B",
            "@trait(breakingChanges: [{ change: \"remove\", severity: \"NOTE\" }, \
             { change: \"remove\", severity: \"WARNING\" }, { change: \"remove\", severity: \"DANGER\" }]) \
             structure t {}; \
             @t string A; string B",
            &[
                "NOTE a#B TraitBreakingChange.Remove.a#t",
                "WARNING a#B TraitBreakingChange.Remove.a#t",
                "DANGER a#B TraitBreakingChange.Remove.a#t",
            ],
        ),
        (
            "update",
            "@trait(breakingChanges: [{ change: \"update\" }]) string t; string A; @t(\"1\") string B; \
             @t(\"1\") string C",
            "@trait(breakingChanges: [{ change: \"update\" }]) string t; @t(\"1\") string A; string B; \
             @t(\"2\") string C",
            &["ERROR a#C TraitBreakingChange.Update.a#t"],
        ),
        (
            "presence",
            "@trait(breakingChanges: [{ change: \"presence\" }]) string t; string A; @t(\"1\") string B; \
             @t(\"1\") string C",
            "@trait(breakingChanges: [{ change: \"presence\" }]) string t; @t(\"1\") string A; string B; \
             @t(\"2\") string C",
            &["ERROR a#A TraitBreakingChange.Add.a#t", "ERROR a#B TraitBreakingChange.Remove.a#t"],
        ),
        (
            "any",
            "@trait(breakingChanges: [{ change: \"any\" }]) string t; string A; @t(\"1\") string B; \
             @t(\"1\") string C",
            "@trait(breakingChanges: [{ change: \"any\" }]) string t; @t(\"1\") string A; string B; \
             @t(\"2\") string C",
            &[
                "ERROR a#A TraitBreakingChange.Add.a#t",
                "ERROR a#B TraitBreakingChange.Remove.a#t",
                "ERROR a#C TraitBreakingChange.Update.a#t",
            ],
        ),
        (
            "beside tags",
            "@tags([\"diff.warning.add\"]) @trait(breakingChanges: [{ change: \"add\" }]) structure t {}; \
             string A",
            "@tags([\"diff.warning.add\"]) @trait(breakingChanges: [{ change: \"add\" }]) structure t {}; \
             @t string A",
            &["ERROR a#A TraitBreakingChange.Add.a#t", "WARNING a#A ModifiedTrait.Add.a#t"],
        ),
        (
            "a value of null is none",
            "@trait(breakingChanges: [{ change: \"any\" }]) document t; string A; @t(1) string B",
            "@trait(breakingChanges: [{ change: \"any\" }]) document t; @t(null) string A; @t(null) string B",
            &["ERROR a#B TraitBreakingChange.Remove.a#t"],
        ),
        (
            "by the new definition",
            "@trait structure t {}; string A",
            "@trait(breakingChanges: [{ change: \"add\" }]) structure t {}; @t string A",
            &["ERROR a#A TraitBreakingChange.Add.a#t"],
        ),
    ]);
}

#[test]
fn paths_of_breaking_changes() {
    check(&[
        (
            "members",
            "@trait(breakingChanges: [{ change: \"update\", path: \"/foo\", severity: \"DANGER\" }, \
             { change: \"remove\", path: \"/baz\" }]) structure t { foo: String, baz: String }; @t(foo: \
             \"a\", baz: \"b\") string S",
            "@trait(breakingChanges: [{ change: \"update\", path: \"/foo\", severity: \"DANGER\" }, \
             { change: \"remove\", path: \"/baz\" }]) structure t { foo: String, baz: String }; @t(foo: \
             \"b\") string S",
            &["DANGER a#S TraitBreakingChange.Update.a#t", "ERROR a#S TraitBreakingChange.Remove.a#t"],
        ),
        (
            "nothing inside a trait that is gone",
            "@trait(breakingChanges: [{ change: \"any\", path: \"/foo\" }]) structure t { foo: String }; \
             @t(foo: \"a\") string S",
            "@trait(breakingChanges: [{ change: \"any\", path: \"/foo\" }]) structure t { foo: String }; \
             string S",
            &[],
        ),
        (
            "what is inside a new one",
            "@trait(breakingChanges: [{ change: \"any\", path: \"/foo\" }]) structure t { foo: String }; \
             string S; string U",
            "@trait(breakingChanges: [{ change: \"any\", path: \"/foo\" }]) structure t { foo: String }; \
             @t(foo: \"a\") string S; @t string U",
            &["ERROR a#S TraitBreakingChange.Add.a#t"],
        ),
        (
            "items of a list",
            "@trait(breakingChanges: [{ change: \"update\", path: \"/names/member\" }]) structure t { \
             names: Names }; \
             list Names { member: String }; @t(names: [\"a\", \"b\"]) string S",
            "@trait(breakingChanges: [{ change: \"update\", path: \"/names/member\" }]) structure t { \
             names: Names }; \
             list Names { member: String }; @t(names: [\"a\", \"c\", \"d\"]) string S",
            &["ERROR a#S TraitBreakingChange.Update.a#t"],
        ),
        (
            "members of items that are more, and fewer",
            "@trait(breakingChanges: [{ change: \"presence\", path: \"/member/a\" }]) list t { member: N }; \
             structure N { a: String }; @t([{ a: \"1\" }]) string S; @t([{ a: \"1\" }, {}, { a: \"1\" }]) \
             string U",
            "@trait(breakingChanges: [{ change: \"presence\", path: \"/member/a\" }]) list t { member: N }; \
             structure N { a: String }; @t([{ a: \"2\" }, { a: \"1\" }]) string S; @t([]) string U",
            &[
                "ERROR a#S TraitBreakingChange.Add.a#t",
                "ERROR a#U TraitBreakingChange.Remove.a#t",
                "ERROR a#U TraitBreakingChange.Remove.a#t",
            ],
        ),
        (
            "keys of a map",
            "@trait(breakingChanges: [{ change: \"remove\", path: \"/key\" }]) map t { key: String, value: \
             String }; \
             @t(a: \"1\", b: \"1\") string S",
            "@trait(breakingChanges: [{ change: \"remove\", path: \"/key\" }]) map t { key: String, value: \
             String }; \
             @t(b: \"2\", c: \"1\") string S",
            &["ERROR a#S TraitBreakingChange.Remove.a#t"],
        ),
        (
            "values of a map",
            "@trait(breakingChanges: [{ change: \"update\", path: \"/value\" }]) map t { key: String, \
             value: String }; \
             @t(a: \"1\", b: \"1\") string S",
            "@trait(breakingChanges: [{ change: \"update\", path: \"/value\" }]) map t { key: String, \
             value: String }; \
             @t(b: \"2\", c: \"1\") string S",
            &["ERROR a#S TraitBreakingChange.Update.a#t"],
        ),
        (
            "a union",
            "@trait(breakingChanges: [{ change: \"any\", path: \"/a\" }]) union t { a: String, b: String }; \
             @t(a: \"1\") string S",
            "@trait(breakingChanges: [{ change: \"any\", path: \"/a\" }]) union t { a: String, b: String }; \
             @t(b: \"1\") string S",
            &["ERROR a#S TraitBreakingChange.Remove.a#t"],
        ),
    ]);
}

/// Definitions of traits are shapes with a trait.
#[test]
fn definitions() {
    check(&[
        (
            "no longer a trait",
            "@trait structure t {}",
            "structure t {}",
            &["ERROR a#t TraitBreakingChange.Remove.smithy.api#trait"],
        ),
        (
            "exclusive now",
            "@trait structure t {}",
            "@trait(structurallyExclusive: \"member\") structure t {}",
            &["ERROR a#t TraitBreakingChange.Add.smithy.api#trait"],
        ),
        (
            "other conflicts",
            "@trait(conflicts: [sensitive]) structure t {}",
            "@trait(conflicts: [sensitive, internal]) structure t {}",
            &["NOTE a#t TraitBreakingChange.Update.smithy.api#trait"],
        ),
        (
            "the selector of everything",
            "@trait structure t {}",
            "@trait(selector: \"*\") structure t {}",
            &[],
        ),
    ]);
}
