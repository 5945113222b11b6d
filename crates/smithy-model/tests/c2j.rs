//! AWS's C2J: what it says beside what AWS's own Smithy models say, and what each of its words becomes.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/facts.rs"]
mod facts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use facts::{differences, facts};
use proptest::prelude::*;
use smithy_model::{load, render, write_ast, Event, Loaded, Model, Severity, ShapeId, Sources};

/// What C2J loses of the published Smithy model of the same service: the difference, and why.
///
/// Everything else is equal, anchors of patterns, names of values, `min` of 0 in all lengths but one, and defaults
/// included. Endpoint rules are left out of the comparison.
const LOSSES: &[(&str, &str)] = &[
    // The shape's own name is nowhere in C2J, nor are names for CloudFormation and CloudTrail.
    (
        "! #Service @aws.api#service",
        "{arnNamespace: \"chime\", endpointPrefix: \"messaging-chime\", sdkId: \"Chime SDK Messaging\"}, not \
         {arnNamespace: \"chime\", cloudFormationName: \"ChimeSDKMessaging\", cloudTrailEventSource: \
         \"chimesdkmessaging.amazonaws.com\", endpointPrefix: \"messaging-chime\", sdkId: \"Chime SDK Messaging\"}",
    ),
    // `paginators-1.json` of this service is empty.
    ("- #ListChannelBans @smithy.api#paginated", PAGES),
    ("- #ListChannelFlows @smithy.api#paginated", PAGES),
    ("- #ListChannelMemberships @smithy.api#paginated", PAGES),
    ("- #ListChannelMembershipsForAppInstanceUser @smithy.api#paginated", PAGES),
    ("- #ListChannelMessages @smithy.api#paginated", PAGES),
    ("- #ListChannelModerators @smithy.api#paginated", PAGES),
    ("- #ListChannels @smithy.api#paginated", PAGES),
    ("- #ListChannelsAssociatedWithChannelFlow @smithy.api#paginated", PAGES),
    ("- #ListChannelsModeratedByAppInstanceUser @smithy.api#paginated", PAGES),
    ("- #ListSubChannels @smithy.api#paginated", PAGES),
    ("- #SearchChannels @smithy.api#paginated", PAGES),
    // A length of 0 that says nothing: the file has it in other places, but not here.
    ("! #UrlType @smithy.api#length", "{max: 4096}, not {max: 4096, min: 0}"),
    // Not lost: the C2J file is newer.
    ("! #GetMessagingSessionEndpointRequest members", "NetworkType, not "),
    ("+ #GetMessagingSessionEndpointRequest$NetworkType @smithy.api#httpQuery", "\"network-type\""),
    ("+ #GetMessagingSessionEndpointRequest$NetworkType target", "#NetworkType"),
    ("+ #NetworkType members", "IPV4_ONLY DUAL_STACK"),
    ("+ #NetworkType type", "enum"),
    ("+ #NetworkType$DUAL_STACK @smithy.api#enumValue", "\"DUAL_STACK\""),
    ("+ #NetworkType$DUAL_STACK target", "smithy.api#Unit"),
    ("+ #NetworkType$IPV4_ONLY @smithy.api#enumValue", "\"IPV4_ONLY\""),
    ("+ #NetworkType$IPV4_ONLY target", "smithy.api#Unit"),
];

const PAGES: &str = "{inputToken: \"NextToken\", outputToken: \"NextToken\", pageSize: \"MaxResults\"}";

#[test]
fn c2j_is_the_published_smithy_model_but_for_listed_losses() {
    let Some(shared) = common::shared_or_skip("C2J against the AST of the same service") else { return };
    let reference = shared.join("reference");
    let named = |model: &Model, service: &str| -> BTreeMap<String, String> {
        let service = format!("com.amazonaws.chimesdkmessaging#{service}");
        let rename = |text: String| {
            text.replace(&service, "#Service").replace("com.amazonaws.chimesdkmessaging#", "#")
        };
        facts(model).into_iter().map(|(fact, value)| (rename(fact), rename(value))).collect()
    };
    let c2j = named(&model(&reference.join("aws-c2j/chime-sdk-messaging/2021-05-15")), "ChimeSDKMessaging");
    let ast = reference.join("smithy-ast/chime-sdk-messaging-2021-05-15.json");
    let ast = named(&model(&ast), "ChimeMessagingService");
    let mut expected: Vec<_> = LOSSES.iter().map(|(fact, value)| format!("{fact} = {value}")).collect();
    let mut found = differences(&c2j, &ast);
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert!(ast.len() > 1500, "only {} facts were compared", ast.len());
}

/// On 2021-05-03 `chime` got an operation of messaging and, by the way, an error that another one can return.
#[test]
fn versions_of_the_legacy_service_differ_as_its_history_says() {
    let Some(shared) = common::shared_or_skip("two versions of a C2J file") else { return };
    let version = |name: &str| {
        let all = model(&shared.join("reference/aws-c2j/chime/2018-05-01").join(name));
        facts(&all)
    };
    let (old, new) = (version("botocore-1.20.62"), version("botocore-1.20.63"));
    let lines = differences(&new, &old);
    let changed: BTreeSet<String> = lines
        .iter()
        .map(|line| {
            let (fact, _) = line[2..].split_once(' ').unwrap();
            let shape = fact.split('$').next().unwrap().rsplit('#').next().unwrap();
            format!("{}{shape}", &line[..2])
        })
        .collect();
    let expected = [
        "! Chime", // Its list of operations.
        "! DeleteChannelMembership",
        "+ BatchChannelMemberships",
        "+ BatchCreateChannelMembership",
        "+ BatchCreateChannelMembershipError",
        "+ BatchCreateChannelMembershipErrors",
        "+ BatchCreateChannelMembershipRequest",
        "+ BatchCreateChannelMembershipResponse",
        "+ MemberArns",
        "+ Members",
    ];
    assert_eq!(changed.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    let errors = "com.amazonaws.chime#DeleteChannelMembership errors";
    let conflict = "com.amazonaws.chime#ConflictException ";
    assert!(new[errors].contains(conflict));
    assert_eq!(new[errors].replace(conflict, ""), old[errors]);
}

#[test]
fn paginators_beside_a_service_are_read_with_it() {
    let folder = fixtures("valid").join("pagination");
    let alone = model(&folder.join("service-2.json"));
    assert!(alone == model(&folder));
    let operation = alone.shape(&ShapeId::parse("com.amazonaws.e#ListItems").unwrap()).unwrap();
    assert!(operation.traits.has("smithy.api#paginated"));
    // Given once more, the same file says the same.
    let mut sources = Sources::new();
    sources.add_path(&folder.join("service-2.json")).unwrap();
    sources.add_path(&folder.join("paginators-1.json")).unwrap();
    assert!(load(sources).model == alone);
}

#[test]
fn paginators_without_a_service_are_no_model() {
    let mut sources = Sources::new();
    sources.add("paginators-1.json", "{ \"pagination\": {} }");
    sources.add("other/service-2.json", "{ \"metadata\": {}, \"operations\": {}, \"shapes\": {} }");
    let loaded = load(sources);
    let message = "this is no Smithy model: it has no version";
    assert!(loaded.events.iter().any(|event| event.message == message), "{:?}", loaded.events);
}

#[test]
fn ids_that_break_the_rule_for_ids_are_suppressed_and_no_others() {
    for (id, suppressed) in [
        ("Cities", false),
        ("Service Quotas", false),
        ("Cities Service", true),
        ("Amazon Cities", true),
        ("Cities-2", true),
    ] {
        let metadata = format!("{{ \"serviceId\": \"{id}\", \"endpointPrefix\": \"cities\" }}");
        let text = format!("{{ \"metadata\": {metadata}, \"operations\": {{}}, \"shapes\": {{}} }}");
        let mut sources = Sources::new();
        sources.add("service-2.json", text);
        let Loaded { model, events, .. } = load(sources);
        assert!(write_ast(&model).contains(&format!("\"sdkId\": \"{id}\"")), "{events:?}");
        assert_eq!(write_ast(&model).contains("SdkServiceId"), suppressed, "{id}");
        let told = |event: &Event| event.id == "SdkServiceId" && event.severity > Severity::Suppressed;
        assert!(!events.iter().any(told), "{events:?}");
    }
}

#[test]
fn words_of_c2j_and_what_they_become() {
    for (name, loaded) in all_fixtures("valid") {
        let errors = loaded.events.iter().filter(|event| event.severity >= Severity::Danger);
        let errors: Vec<_> = errors.map(|event| render(event, &loaded.sources)).collect();
        assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n\n"));
        // What the loader says of every such model is no news.
        let news = |id: &str| id.starts_with("C2j") || id == "Model";
        let events = loaded.events.iter().filter(|event| news(&event.id));
        let events: Vec<_> = events.map(|event| render(event, &loaded.sources)).collect();
        // The suppressions are the same everywhere, and shown in one place.
        let mut shown = loaded.model.clone();
        if name != "service" {
            shown.metadata.clear();
        }
        let text = [write_ast(&shown), events.join("\n\n")].join("\n");
        snapshot("snapshots/c2j/valid", &name, text.trim_end());
        // Nothing that comes later can tell which format was read.
        let mut sources = Sources::new();
        sources.add("written.json", write_ast(&loaded.model));
        assert!(load(sources).model == loaded.model, "{name}");
    }
}

#[test]
fn broken_files() {
    for (name, loaded) in all_fixtures("broken") {
        let text: Vec<_> = loaded.events.iter().map(|event| render(event, &loaded.sources)).collect();
        assert!(!text.is_empty(), "nothing is wrong with {name}");
        snapshot("snapshots/c2j/broken", &name, &text.join("\n\n"));
    }
}

#[test]
fn nesting_has_an_end() {
    let deep = format!("{{\"metadata\": {{}}, \"shapes\": {{}}, \"operations\": {}", "[".repeat(1_000_000));
    let mut sources = Sources::new();
    sources.add("service-2.json", deep);
    assert_eq!(load(sources).events.len(), 1);
}

/// Loads texts as a service and its paginators, and does with the result all that can be done with it.
fn survive(service: &str, paginators: &str) {
    let mut sources = Sources::new();
    sources.add("service-2.json", service);
    sources.add("paginators-1.json", paginators);
    let loaded = load(sources);
    for event in &loaded.events {
        render(event, &loaded.sources);
    }
    write_ast(&loaded.model);
}

/// JSON of C2J's words, in and out of their places.
fn json(depth: u32) -> impl Strategy<Value = String> {
    let words = vec![
        "shape",
        "type",
        "members",
        "member",
        "key",
        "value",
        "required",
        "enum",
        "http",
        "method",
        "requestUri",
        "responseCode",
        "input",
        "output",
        "errors",
        "error",
        "exception",
        "fault",
        "httpStatusCode",
        "location",
        "locationName",
        "payload",
        "min",
        "max",
        "pattern",
        "box",
        "union",
        "document",
        "eventstream",
        "streaming",
        "flattened",
        "sensitive",
        "jsonvalue",
        "timestampFormat",
        "xmlNamespace",
        "retryable",
        "auth",
        "authtype",
        "endpoint",
        "hostPrefix",
        "httpChecksum",
        "requestcompression",
        "structure",
        "list",
        "map",
        "string",
        "boolean",
        "blob",
        "timestamp",
        "integer",
        "uri",
        "querystring",
        "header",
        "headers",
        "statusCode",
        "A",
        "B",
        "a",
        "",
        "/{A}/{",
        "}{+}?",
        "^a|[",
        "\u{1F600}",
        "input_token",
        "output_token",
        "result_key",
        "none",
    ];
    let word = prop::sample::select(words);
    let leaf = prop_oneof![
        word.clone().prop_map(|word| format!("{word:?}")),
        (-2_i64..1000).prop_map(|number| number.to_string()),
        any::<f64>()
            .prop_filter("JSON has no NaN", |number| number.is_finite())
            .prop_map(|n| format!("{n:e}")),
        Just("null".to_string()),
        any::<bool>().prop_map(|flag| flag.to_string()),
    ];
    leaf.prop_recursive(depth, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((word.clone(), inner), 0..6).prop_map(|entries| {
                let entries: Vec<_> =
                    entries.iter().map(|(key, value)| format!("{key:?}: {value}")).collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_json_ends_in_events(
        metadata in json(2), operation in json(4), shapes in prop::collection::vec(json(4), 3), pages in json(3),
    ) {
        let shapes: Vec<_> = ["A", "B", "a"].iter().zip(&shapes).map(|(name, shape)| format!("{name:?}: {shape}")).collect();
        let rest = format!("\"operations\": {{\"A\": {operation}}}, \"shapes\": {{{}}}", shapes.join(","));
        let pages = format!("{{\"pagination\": {{\"A\": {pages}}}}}");
        survive(&format!("{{\"metadata\": {metadata}, {rest}}}"), &pages);
        survive(&format!("{{\"metadata\": {{\"protocol\": \"rest-json\", \"serviceId\": \"A\"}}, {rest}}}"), &pages);
    }

    /// Files cut off or changed at any place.
    #[test]
    fn damaged_files_end_in_events(
        file in 0_usize..4, at in any::<prop::sample::Index>(), with in "[\\PC]{0,3}", keep in any::<bool>(),
    ) {
        let text = [
            include_str!("fixtures/c2j/valid/http-bindings.json"),
            include_str!("fixtures/c2j/valid/names.json"),
            include_str!("fixtures/c2j/valid/xml.json"),
            include_str!("fixtures/c2j/valid/streams.json"),
        ][file];
        let (before, after) = text.split_at(at.index(text.len()));
        survive(&format!("{before}{with}{}", if keep { after } else { "" }), "{\"pagination\": {}}");
    }
}

/// The model of a file or folder, which has to be valid.
fn model(path: &Path) -> Model {
    let mut sources = Sources::new();
    sources.add_path(path).unwrap();
    let Loaded { model, events, sources } = load(sources);
    let serious = events.iter().filter(|event| event.severity >= Severity::Danger);
    let serious: Vec<_> = serious.map(|event| render(event, &sources)).collect();
    assert!(serious.is_empty(), "{}", serious.join("\n\n"));
    model
}

fn fixtures(kind: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/c2j").join(kind)
}

/// Every fixture by its name: a file, or all files of a folder.
fn all_fixtures(kind: &str) -> Vec<(String, Loaded)> {
    let mut fixtures: Vec<_> =
        fs::read_dir(fixtures(kind)).unwrap().map(|entry| entry.unwrap().path()).collect();
    fixtures.sort();
    assert!(fixtures.len() > 5);
    let load_fixture = |path: PathBuf| {
        let mut sources = Sources::new();
        sources.add_path(&path).unwrap();
        let mut relative = Sources::new();
        for (_, file) in sources.iter() {
            let name = Path::new(&*file.name).strip_prefix(path.parent().unwrap()).unwrap();
            relative.add(name.to_str().unwrap().replace('\\', "/"), file.text.clone());
        }
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), load(relative))
    };
    fixtures.into_iter().map(load_fixture).collect()
}

fn snapshot(folder: &str, name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}
