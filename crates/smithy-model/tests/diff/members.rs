//! Members of structures and unions: required ones, and their order.

use crate::check;

#[test]
fn new_required_members() {
    check(&[
        (
            "required",
            "structure S {}",
            "structure S { @required a: String }",
            &["ERROR a#S$a AddedRequiredMember", "NOTE a#S$a AddedShape"],
        ),
        (
            "required with a default",
            "structure S {}",
            "structure S { @required @default(\"\") a: String }",
            &["NOTE a#S$a AddedShape"],
        ),
        (
            "required, but not for clients",
            "structure S {}",
            "structure S { @required @clientOptional a: String }",
            &["NOTE a#S$a AddedShape"],
        ),
        ("of a new structure", "", "structure S { @required a: String }", &["NOTE a#S AddedShape"]),
    ]);
}

#[test]
fn order() {
    check(&[
        (
            "a new member at the end",
            "structure S { a: String }",
            "structure S { a: String, b: String }",
            &["NOTE a#S$b AddedShape"],
        ),
        (
            "a new member before others",
            "structure S { a: String }",
            "structure S { b: String, a: String }",
            &["DANGER a#S ChangedMemberOrder", "NOTE a#S$b AddedShape"],
        ),
        (
            "of a structure",
            "structure S { a: String, b: String }",
            "structure S { b: String, a: String }",
            &["DANGER a#S ChangedMemberOrder"],
        ),
        (
            "of a union",
            "union U { a: String, b: String }",
            "union U { b: String, a: String }",
            &["DANGER a#U ChangedMemberOrder"],
        ),
        (
            "the last one gone",
            "structure S { a: String, b: String }",
            "structure S { a: String }",
            &["ERROR a#S$b RemovedShape"],
        ),
        (
            "one in the middle gone",
            "structure S { a: String, b: String, c: String }",
            "structure S { a: String, c: String }",
            &["DANGER a#S ChangedMemberOrder", "ERROR a#S$b RemovedShape"],
        ),
        (
            "one gone and one at its place",
            "structure S { a: String }",
            "structure S { b: String }",
            &["DANGER a#S ChangedMemberOrder", "ERROR a#S$a RemovedShape", "NOTE a#S$b AddedShape"],
        ),
    ]);
}
