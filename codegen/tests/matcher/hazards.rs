//! What is reported about patterns, and what is not.

use codegen::matcher::{hazards, Hazard, HazardKind, Severity};

use crate::sources;

fn listing(source: &str) -> String {
    let line = |hazard: &Hazard| {
        format!(
            "  {:?} {:?} at {}: {}\n    {}\n",
            hazard.severity, hazard.kind, hazard.offset, hazard.message, hazard.suggestion
        )
    };
    format!("{source}\n{}", hazards(source).iter().map(line).collect::<String>())
}

#[test]
fn hazards_have_their_place_and_a_way_out() {
    let sources = [
        ".*",
        r"^[\s\S]*$",
        "a^b",
        r"^[]+$",
        r"^[\u0020-\uFFFD\u10000-\u10FFFF]*$",
        r"^\u1F600$",
        r"^\AFoo\Z\-$",
        r"^\p{L}+\_$",
        r"^\u{61}\_$",
        r"^a{,5}$",
        r"^(a)\2$",
        r"^\x4$",
        r"^\c$",
        "^[[:alpha:]]+$",
        "^[a-z&&[^b]]+$",
        "^[a-z[0-9]]+$",
        "^[A-z]+$",
        "^[a-z+-=]+$",
        r"^[\p{L}\d]+$",
        "[a-z]{1,63}",
        r"\+?[0-9]+$",
        "^[0-9]+|[a-z]+$",
    ];
    insta::assert_snapshot!(sources.map(listing).join(""));
}

#[test]
fn usual_patterns_are_no_hazard() {
    for source in [
        "^[ -~]*$",
        "^[!-~]+$",
        r"^[\w-.]+$",
        r"^[\w+=,.@-]+$",
        r"^[a-zA-Z0-9\_\@\:]+$",
        r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$",
        r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*$",
        r"^\u00e9a$",
        "^$|^[0-9]{3}$",
        ".+@.+",
        "[A-Z]{2}",
        r"^arn:aws[a-z-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+$",
        "^(?!x)a",
        r"[!-/:-@\[-`{-~]",
    ] {
        assert_eq!(hazards(source), [], "{source}");
    }
}

/// In the published models of the service there is one slip. C2J's patterns mean the whole text.
#[test]
fn published_patterns_have_one_true_hazard() {
    for source in sources::published() {
        let whole = source.starts_with('^') || source == ".*";
        for hazard in hazards(&source).iter().filter(|hazard| whole && hazard.severity > Severity::Note) {
            assert_eq!(hazard.kind, HazardKind::AstralEscape, "{source}: {hazard:?}");
            assert!(source.contains(r"\u10000-\u10FFFF"), "{source}");
            assert_eq!(source.get(hazard.offset..hazard.offset + 7), Some(r"\u10000"));
            assert_eq!(hazard.suggestion, r"write `\u{10000}-\u{10FFFF}`");
        }
    }
}
