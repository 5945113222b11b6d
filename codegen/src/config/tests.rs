//! Configurations beside what is read from them, or found wrong with them.

#![allow(clippy::unwrap_used)]

use smithy_model::NodeValue;

use super::*;

const GOOD: &str = r#"
[[crate]]
name = "x-types"
out = "crates/x-types"
model = ["model/x"]
service = "ns.x#X"
runtime = "crates/runtime"
version = "1.2.3-rc.1+x"
license = "MIT"
reference-url = "https://example.com/{operation}.html"

[[crate.patch]]
shape = "ns.x#Error"
trait = "smithy.api#retryable"
value = { throttling = true }
reason = "It is a throttle."

[[crate.patch]]
shape = "ns.x#Input$token"
trait = "smithy.api#idempotencyToken"
expect = {}
remove = true
reason = "It is an echo."
"#;

/// What is wrong with `text`, as `line:column message`.
fn problems(text: &str) -> Vec<String> {
    let events = parse("x.toml", text).map(|_| ()).unwrap_err();
    let place =
        |event: &Event| event.location.map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
    events.iter().map(|event| format!("{} {}", place(event), event.message)).collect()
}

#[test]
fn a_good_configuration() {
    let config = parse("x.toml", GOOD).unwrap();
    let [x] = config.crates.as_slice() else { panic!("one crate") };
    assert_eq!(x.name, "x-types");
    assert_eq!(x.model, ["model/x"]);
    assert_eq!(x.service.as_ref().unwrap().as_str(), "ns.x#X");
    assert_eq!(x.package.license.as_deref(), Some("MIT"));
    let patches = super::patches_in(FileId(7), &x.patches);
    let [retry, echo] = patches.as_slice() else { panic!("two patches") };
    assert_eq!(retry.value.as_ref().unwrap().get("throttling").unwrap().as_bool(), Some(true));
    assert_eq!(retry.expect, None);
    assert_eq!(echo.value, None);
    assert!(matches!(&echo.expect.as_ref().unwrap().value, NodeValue::Object(object) if object.is_empty()));
    assert_eq!((echo.location.file, echo.location.line, echo.location.column), (FileId(7), 19, 9));
}

#[test]
fn paths_are_relative_to_the_workspace() {
    assert_eq!(root(Path::new("codegen/codegen.toml")), Path::new(""));
    assert_eq!(root(Path::new("../../codegen/codegen.toml")), Path::new("../.."));
    assert_eq!(root(Path::new("a/mine.toml")), Path::new("a"));
    assert_eq!(root(Path::new("mine.toml")), Path::new(""));
}

#[test]
fn toml_that_is_none() {
    assert_eq!(problems("[[crate]]\nname = ").len(), 1);
    assert!(problems("[[crate]]\nname = ").concat().starts_with("2:8 "));
    assert_eq!(problems("crate = []"), ["- there is no [[crate]] to generate"]);
}

#[test]
fn unknown_and_missing_keys_have_their_places() {
    let unknown = problems(&GOOD.replace("license", "licence"));
    assert!(unknown.concat().starts_with("9:1 unknown field `licence`"), "{unknown:?}");
    let missing = problems(&GOOD.replace("reason = \"It is an echo.\"\n", ""));
    assert!(missing.concat().starts_with("18:1 missing field `reason`"), "{missing:?}");
}

#[test]
fn every_slip_is_reported_at_once() {
    let text = GOOD
        .replace("\"x-types\"", "\"type\"")
        .replace("1.2.3-rc.1+x", "1.2")
        .replace("ns.x#X", "X")
        .replace("{operation}", "op")
        .replace("remove = true", "")
        .replace("It is a throttle.", " ");
    assert_eq!(
        problems(&text),
        [
            "3:8 `type` is a word of the Rust language, so no code could name the crate",
            "6:11 `X` is not an absolute shape id like `ns.of.it#Shape`",
            "8:11 `1.2` is not a version like 1.2.3",
            "10:17 the address has no {operation} in it",
            "16:10 a patch needs a reason that its next reader can check",
            "18:1 a patch needs `value` or `remove = true`",
        ]
    );
}

#[test]
fn patches_that_make_no_sense() {
    let both = GOOD.replace("remove = true", "remove = true\nvalue = 1");
    assert_eq!(problems(&both), ["23:9 a patch has `value` or `remove = true`, not both"]);
    let blind = GOOD.replace("expect = {}\n", "");
    assert!(problems(&blind).concat().contains("removing needs `expect`"));
    let idle = GOOD.replace("expect = {}\nremove = true", "expect = [1, 2.0]\nvalue = [1.0, 2]");
    assert!(problems(&idle).concat().contains("the patch changes nothing"));
    let date = GOOD.replace("{ throttling = true }", "2020-01-01");
    assert!(problems(&date).concat().starts_with("15:9 no trait can hold this"));
}

#[test]
fn a_module_is_of_a_service_or_of_a_namespace() {
    let module = |keys: &str| {
        format!(
            "{GOOD}\n[[crate.module]]\nname = \"events\"\nmodel = [\"e\"]\ndescription = \"E.\"\n{keys}\n"
        )
    };
    let config = parse("x.toml", module("namespace = \"ns.e\"\nfront-page = \"e.md\"")).unwrap();
    let [events] = config.crates[0].modules.as_slice() else { panic!("one module") };
    assert_eq!((events.namespace.as_deref(), events.front_page.as_deref()), (Some("ns.e"), Some("e.md")));
    assert_eq!(
        problems(&module("namespace = \"ns.e\"\nservice = \"ns.e#E\"")),
        ["29:13 a module has `service` or `namespace`, not both"]
    );
}

#[test]
fn http_settings() {
    let http = r#"
[crate.http]
protocol = "aws.protocols#awsJson1_1"
error-code = { member = "Code", suffix = "Exception" }
rejection = { shape = "ns.x#Bad", message = "Message", set = { Kind = "b", Code = "a" } }
headers = { X-Version = "1" }
digests = { X-Tree = "tree-sha256", X-All = "sha256" }
stand-ins = { account = "-" }
endpoint = "where"
"#;
    let text = GOOD.replacen("\n[[crate.patch]]", &format!("{http}\n[[crate.patch]]"), 1);
    let config = parse("x.toml", text.as_str()).unwrap();
    let http = super::http_in(Some(FileId(7)), &config.crates[0].http);
    assert_eq!(http.protocol, Some(crate::Protocol::AwsJson1_1));
    assert_eq!(http.headers, [("X-Version".to_owned(), "1".to_owned())]);
    let digests: Vec<_> = http.digests.iter().map(|(header, digest)| (header.as_str(), *digest)).collect();
    assert_eq!(digests, [("X-All", crate::Digest::Sha256), ("X-Tree", crate::Digest::TreeSha256)]);
    assert_eq!(http.stand_ins, [("account".to_owned(), "-".to_owned())]);
    assert_eq!(http.endpoint.as_deref(), Some("where"));
    let code = http.error_code.unwrap();
    assert_eq!((code.member.as_str(), code.suffix.as_str()), ("Code", "Exception"));
    let rejection = http.rejection.unwrap();
    assert_eq!((rejection.shape.as_str(), rejection.message.as_str()), ("ns.x#Bad", "Message"));
    let set: Vec<_> = rejection.set.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(set, [("Code", "a"), ("Kind", "b")]);
    assert_eq!(http.location.map(|location| (location.file, location.line)), Some((FileId(7), 12)));

    let bad = text.replace("awsJson1_1", "restXml").replace("ns.x#Bad", "Bad");
    let [protocol, shape] = problems(&bad).try_into().unwrap();
    assert!(
        protocol.starts_with("13:12 `aws.protocols#restXml` is no protocol of generated crates"),
        "{protocol}"
    );
    assert_eq!(shape, "15:23 `Bad` is not an absolute shape id like `ns.of.it#Shape`");
    let digest = problems(&text.replace("tree-sha256", "md5"));
    assert_eq!(digest, ["17:22 `md5` is no digest, which are `sha256` and `tree-sha256`"]);
    let unknown = problems(&text.replace("error-code", "error-codes")).concat();
    assert!(unknown.starts_with("14:1 unknown field `error-codes`"), "{unknown}");
}

#[test]
fn no_module_is_called_like_a_feature() {
    let module = |name: &str| {
        format!("{GOOD}\n[[crate.module]]\nname = \"{name}\"\nmodel = [\"m\"]\ndescription = \"More.\"\n")
    };
    assert!(parse("x.toml", module("legacy")).is_ok());
    for name in ["http", "json", "sample", "encode", "serde", "operation"] {
        assert_eq!(problems(&module(name)).len(), 1, "{name}");
    }
}

#[test]
fn names_are_unique() {
    let twice = format!("{GOOD}{GOOD}").replacen("crates/x-types", "crates/y/", 1);
    assert_eq!(problems(&twice), ["26:8 `x-types` is another crate's already"]);
}

#[test]
fn crate_names() {
    for good in ["a", "chime-messaging-types", "_x", "x2", "a_b"] {
        assert_eq!(crate_name_problem(good), None, "{good}");
    }
    for bad in ["", "2x", "a b", "ä", "-a", "crate", "self", "std", "proc-macro", "_", "a/b", "dyn"] {
        assert!(crate_name_problem(bad).is_some(), "{bad}");
    }
}
