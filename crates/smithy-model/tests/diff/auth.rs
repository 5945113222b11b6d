//! Changes between the authentication schemes SigV4 and SigV4A.

use smithy_model::diff;

use crate::{check, line, model};

const SIGV4: &str = "@aws.auth#sigv4(name: \"s\")";
const BOTH: &str = "@aws.auth#sigv4(name: \"s\") @aws.auth#sigv4a(name: \"s\")";

/// A service with these traits and an operation with those.
fn service(traits: &str, operation: &str) -> String {
    format!("{traits} service S {{ version: \"1\", operations: [O] }};{operation} operation O {{}}")
}

fn auth(schemes: &[&str]) -> String {
    format!(
        "@auth([{}])",
        schemes.iter().map(|scheme| format!("aws.auth#{scheme}")).collect::<Vec<_>>().join(", ")
    )
}

fn migrations(old: &str, new: &str) -> Vec<String> {
    let found = diff(&model("old.smithy", old).model, &model("new.smithy", new).model);
    let found = found.iter().filter(|found| found.event.id.ends_with("SigV4Migration"));
    found
        .map(|found| {
            assert!(found.event.help.is_some());
            line(found)
        })
        .collect()
}

#[test]
fn of_services_and_operations() {
    let (first, second) = (auth(&["sigv4", "sigv4a"]), auth(&["sigv4a", "sigv4"]));
    let (one, other) = (auth(&["sigv4"]), auth(&["sigv4a"]));
    let both = |order: &str| service(&format!("{BOTH} {order}"), "");
    let s = "DANGER a#S SigV4Migration";
    let cases: [(&str, String, String, &[&str]); 11] = [
        ("replaced", both(&one), both(&other), &[s]),
        ("replaced the other way", both(&other), both(&one), &[s]),
        ("SigV4A added in the order of their ids", service(SIGV4, ""), both(""), &[]),
        ("moved before", both(&first), both(&second), &[s]),
        ("moved behind", both(&second), both(&first), &[s]),
        ("the order of their ids", both(""), both(&second), &[s]),
        ("unchanged, in other words", both(""), both(&first), &[]),
        ("SigV4A added behind", both(&one), both(&first), &[]),
        ("SigV4A added before", both(&one), both(&second), &[s]),
        ("SigV4 added before", both(&other), both(&first), &[s]),
        ("SigV4 added behind", both(&other), both(&second), &[]),
    ];
    for (what, old, new, expected) in cases {
        assert_eq!(migrations(&old, &new), expected, "{what}");
    }
    let operation = |order: &str| service(&format!("{BOTH} {first}"), order);
    let o = "DANGER a#O SigV4Migration";
    for (what, old, new, expected) in [
        ("an operation's own order", operation(&first), operation(&second), &[o][..]),
        ("from the service's", operation(""), operation(&second), &[o]),
        ("as the service's", operation(""), operation(&first), &[]),
        ("none", operation(&first), operation("@auth([])"), &[]),
    ] {
        assert_eq!(migrations(&old, &new), expected, "{what}");
    }
    // An operation that did not change itself is judged with its service.
    let documented = |order: &str, docs: &str| service(&format!("{BOTH} {order}"), docs);
    let (old, new) = (documented(&one, "/// a\n"), documented(&other, "/// b\n"));
    assert_eq!(migrations(&old, &new), [o, s]);
    // An operation that no service has needs no authentication, and a new service breaks nobody.
    let free = |order: &str| format!("{};{order} operation P {{}}", both(&first));
    assert_eq!(migrations(&free(&first), &free(&second)), [""; 0]);
    let (old, new) = (format!("{first} operation O {{}}"), service(&format!("{BOTH} {first}"), &second));
    assert_eq!(migrations(&old, &new), [""; 0]);
}

/// A scheme that is gone: told of its trait.
#[test]
fn removed_schemes() {
    check(&[
        (
            "one of Smithy's own",
            "@httpBearerAuth service S { version: \"1\" }",
            "service S { version: \"1\" }",
            &["ERROR a#S TraitBreakingChange.Remove.smithy.api#httpBearerAuth"],
        ),
        (
            "SigV4",
            "@aws.auth#sigv4(name: \"s\") service S { version: \"1\" }",
            "service S { version: \"1\" }",
            &["ERROR a#S TraitBreakingChange.Remove.aws.auth#sigv4"],
        ),
        (
            "no preference",
            "@auth([httpBearerAuth]) @httpBearerAuth service S { version: \"1\" }",
            "@httpBearerAuth service S { version: \"1\" }",
            &["WARNING a#S ModifiedTrait.Remove.smithy.api#auth"],
        ),
    ]);
}

/// A service with rules that give two endpoints.
fn rules(traits: &str, endpoint: &str) -> String {
    let rule_set = format!(
        "@smithy.rules#endpointRuleSet({{ version: \"1.0\", \
         parameters: {{ Region: {{ type: \"string\", documentation: \"a\" }} }}, \
         rules: [ {{ conditions: [{{ fn: \"isSet\", argv: [{{ ref: \"Region\" }}] }}], type: \"tree\", rules: [ \
         {{ conditions: [], type: \"endpoint\", endpoint: {endpoint} }} ] }}, \
         {{ conditions: [], type: \"endpoint\", endpoint: {{ url: \"https://a.example\" }} }} ] }})"
    );
    let parameters = "@smithy.rules#clientContextParams(Region: { type: \"string\" })";
    format!("{traits} {rule_set} {parameters} service S {{ version: \"1\" }}")
}

fn endpoint(schemes: &[&str]) -> String {
    let scopes = |name: &str| if name == "sigv4a" { ", signingRegionSet: [\"*\"]" } else { "" };
    let scheme = |name: &&str| format!("{{ name: \"{name}\", signingName: \"s\"{} }}", scopes(name));
    let schemes: Vec<_> = schemes.iter().map(scheme).collect();
    format!("{{ url: \"https://b.example\", properties: {{ authSchemes: [{}] }} }}", schemes.join(", "))
}

#[test]
fn of_endpoints() {
    let at = |schemes: &[&str]| rules(SIGV4, &endpoint(schemes));
    let s = "DANGER a#S EndpointSigV4Migration";
    let cases: [(&str, String, String, &[&str]); 11] = [
        ("replaced", at(&["sigv4"]), at(&["sigv4a"]), &[s]),
        ("replaced the other way", at(&["sigv4a"]), at(&["sigv4"]), &[s]),
        ("moved before", at(&["sigv4", "sigv4a"]), at(&["sigv4a", "sigv4"]), &[s]),
        ("moved behind", at(&["sigv4a", "sigv4"]), at(&["sigv4", "sigv4a"]), &[s]),
        ("added before", at(&["sigv4"]), at(&["sigv4a", "sigv4"]), &[s]),
        ("added behind", at(&["sigv4"]), at(&["sigv4", "sigv4a"]), &[]),
        ("SigV4 added before", at(&["sigv4a"]), at(&["sigv4", "sigv4a"]), &[s]),
        ("from the service's own", rules(SIGV4, "{ url: \"https://b.example\" }"), at(&["sigv4a"]), &[s]),
        ("as the service's own", rules(SIGV4, "{ url: \"https://b.example\" }"), at(&["sigv4"]), &[]),
        ("relatives of SigV4A", at(&["sigv4"]), at(&["sigv4-s3express"]), &[s]),
        ("relatives of SigV4", at(&["sigv4"]), at(&["sigv4-other"]), &[]),
    ];
    for (what, old, new, expected) in cases {
        assert_eq!(migrations(&old, &new), expected, "{what}");
    }
    // The rules are the same: what the service prefers is judged at the service.
    let same = "{ url: \"https://b.example\" }";
    let (one, other) = (format!("{BOTH} {}", auth(&["sigv4"])), format!("{BOTH} {}", auth(&["sigv4a"])));
    assert_eq!(migrations(&rules(&one, same), &rules(&other, same)), ["DANGER a#S SigV4Migration"]);
    // Properties and headers that are empty say nothing.
    let empty = "{ url: \"https://b.example\", properties: {}, headers: {} }";
    assert_eq!(migrations(&rules(&one, same), &rules(&other, empty)), ["DANGER a#S SigV4Migration"]);
    // The service's own schemes are those of an endpoint that names none.
    let header = "{ url: \"https://b.example\", headers: { a: [\"b\"] } }";
    let expected = ["DANGER a#S EndpointSigV4Migration", "DANGER a#S SigV4Migration"];
    assert_eq!(migrations(&rules(&one, same), &rules(&other, header)), expected);
    assert_eq!(migrations(&service(SIGV4, ""), &rules(SIGV4, &endpoint(&["sigv4a"]))), [""; 0]);
}
