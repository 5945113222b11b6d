//! The hand-written models against what the services' owner publishes: shape by shape, member by member, trait by trait.
#![allow(clippy::unwrap_used)]

#[path = "../../crates/smithy-model/tests/common/facts.rs"]
mod facts;
#[path = "support/shared.rs"]
mod shared;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use facts::{differences, facts};
use shared::shared;
use smithy_model::{Detail, Loaded, Model, Reference, Severity, ShapeId, ShapeType, Sources, Traits};

const NAMESPACE: &str = "com.amazonaws.chimesdkmessaging";
const LEGACY_NAMESPACE: &str = "com.amazonaws.chime";
const DOCUMENTATION: &str = "smithy.api#documentation";

#[test]
fn the_model_states_the_published_facts() {
    let Some(reference) = reference("smithy-ast/chime-sdk-messaging-2021-05-15.json") else { return };
    let published = facts(&load(&reference));
    let differences = differences(&facts(&load(&own_model())), &published);
    // The rename is ours. The network type comes from the newer C2J file, which the next tests read.
    let intended = |line: &&String| line.contains("etworkType") || line.contains(" rename ");
    let unintended: Vec<_> = differences.iter().filter(|line| !intended(line)).collect();
    assert!(unintended.is_empty(), "{unintended:#?}");
    assert!(published.len() > 1500, "only {} facts were compared", published.len());
}

/// The same service in C2J, which is newer and has the network type, but knows less.
#[test]
fn the_model_states_the_facts_of_c2j() {
    let Some(reference) = reference("aws-c2j/chime-sdk-messaging/2021-05-15/service-2.json") else { return };
    let published = load(&reference);
    let own = load(&own_model());
    let service = format!("{NAMESPACE}#ChimeMessagingService");
    let differences = differences(&facts(&own), &facts(&called(&published, "ChimeSDKMessaging", &service)));
    let pages = "{inputToken: \"NextToken\", outputToken: \"NextToken\", pageSize: \"MaxResults\"}";
    let (pagination, others): (Vec<_>, Vec<_>) =
        differences.into_iter().partition(|line| line.ends_with(pages));
    assert_eq!(pagination.len(), 11, "{pagination:#?}");
    assert_eq!(
        others,
        [
            // Names for CloudFormation and CloudTrail are not in C2J.
            format!(
                "! {service} @aws.api#service = {{arnNamespace: \"chime\", cloudFormationName: \"ChimeSDKMessaging\", \
                 cloudTrailEventSource: \"chimesdkmessaging.amazonaws.com\", endpointPrefix: \"messaging-chime\", \
                 sdkId: \"Chime SDK Messaging\"}}, not {{arnNamespace: \"chime\", endpointPrefix: \"messaging-chime\", \
                 sdkId: \"Chime SDK Messaging\"}}"
            ),
            renamed(&service, NAMESPACE),
            format!("! {NAMESPACE}#UrlType @smithy.api#length = {{max: 4096, min: 0}}, not {{max: 4096}}"),
        ]
    );
}

/// All facts of `chime` that messaging has to do with: those that its operations lead to.
#[test]
fn the_legacy_model_states_the_published_facts() {
    let Some(reference) = reference("aws-c2j/chime/2018-05-01/botocore-1.20.63") else { return };
    let own = load(&model("chime"));
    let service = ShapeId::of(LEGACY_NAMESPACE, "UCBuzzConsoleService").unwrap();
    let mut published = called(&load(&reference), "Chime", service.as_str());
    let operations = &own.shape(&service).unwrap().as_service().unwrap().operations;
    assert_eq!(operations.len(), 33);
    restrict(&mut published, &service, operations);
    let published = facts(&published);
    assert_eq!(
        differences(&facts(&own), &published),
        [
            format!(
                "! {service} @aws.api#service = {{arnNamespace: \"chime\", cloudFormationName: \"Chime\", \
                 cloudTrailEventSource: \"chime.amazonaws.com\", endpointPrefix: \"chime\", sdkId: \"Chime\"}}, not \
                 {{arnNamespace: \"chime\", endpointPrefix: \"chime\", sdkId: \"Chime\"}}"
            ),
            renamed(service.as_str(), LEGACY_NAMESPACE),
        ]
    );
    assert!(published.len() > 900, "only {} facts were compared", published.len());
}

#[test]
fn the_network_type_is_that_of_the_newer_model() {
    let Some(reference) = reference("aws-c2j/chime-sdk-messaging/2021-05-15/service-2.json") else { return };
    let published: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(reference).unwrap()).unwrap();
    let shapes = &published["shapes"];
    let model = load(&own_model());
    let shape = |name: &str| model.shape(&ShapeId::of(NAMESPACE, name).unwrap()).unwrap();

    let values: Vec<&str> = shape("NetworkType")
        .members
        .iter()
        .map(|member| member.traits.get("smithy.api#enumValue").unwrap().as_str().unwrap())
        .collect();
    assert_eq!(serde_json::json!(values), shapes["NetworkType"]["enum"]);

    let request = shape("GetMessagingSessionEndpointRequest");
    let published_members = shapes["GetMessagingSessionEndpointRequest"]["members"].as_object().unwrap();
    assert_eq!(request.members.len(), published_members.len());
    for member in &request.members {
        let published = &published_members[member.name()];
        assert_eq!(published["location"], "querystring");
        let query = member.traits.get("smithy.api#httpQuery").unwrap().as_str();
        assert_eq!(published["locationName"].as_str(), query);
        assert_eq!(published["shape"].as_str(), Some(member.target.name()));
    }
}

#[test]
fn everything_is_documented_without_html() {
    let model = load(&own_model());
    let mut texts = 0;
    let mut bad = Vec::new();
    let mut check = |what: String, traits: &Traits| {
        let text = traits.get(DOCUMENTATION).and_then(|node| node.as_str()).unwrap_or_default();
        texts += 1;
        if text.trim().is_empty() {
            bad.push(format!("{what} has no documentation"));
        }
        if text.contains("</") || text.contains("<p>") {
            bad.push(format!("{what} has HTML in its documentation"));
        }
    };
    for shape in model.own_shapes() {
        if shape.shape_type != ShapeType::List && shape.shape_type != ShapeType::Map {
            check(shape.id.to_string(), &shape.traits);
            shape.members.iter().for_each(|member| check(member.id.to_string(), &member.traits));
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
    assert!(texts > 600, "only {texts} texts were read");
}

#[test]
fn the_mandatory_header_is_noted_where_it_is_sent() {
    let model = load(&own_model());
    let mut with_header = 0;
    for operation in model.own_shapes().filter(|shape| shape.shape_type == ShapeType::Operation) {
        let input = model.shape(&operation.as_operation().unwrap().input.target).unwrap();
        let header = input.members.iter().any(|member| {
            member.traits.get("smithy.api#httpHeader").and_then(|node| node.as_str())
                == Some("x-amz-chime-bearer")
        });
        let text = operation.traits.get(DOCUMENTATION).and_then(|node| node.as_str()).unwrap_or_default();
        assert_eq!(text.contains("`x-amz-chime-bearer`"), header, "{}", operation.id);
        with_header += usize::from(header);
    }
    assert_eq!(with_header, 37);
}

/// The difference that the service's `rename` makes.
fn renamed(service: &str, namespace: &str) -> String {
    let names = [("ChannelMode", "Mode"), ("ChannelPrivacy", "Privacy"), ("ChannelMembershipType", "Type")];
    let names: Vec<_> =
        names.iter().map(|(shape, name)| format!("({namespace}#{shape}, {name:?})")).collect();
    format!("! {service} rename = [{}], not []", names.join(", "))
}

/// The model with its service under another name: C2J does not say what the shape is called.
fn called(model: &Model, service: &str, name: &str) -> Model {
    let mut model = model.clone();
    let name = ShapeId::parse(name).unwrap();
    let mut shape = model.shapes.remove(format!("{}#{service}", name.namespace()).as_str()).unwrap();
    shape.id = name.clone();
    model.shapes.insert(name, shape);
    model
}

/// Leaves nothing but these operations of a service and what they lead to.
fn restrict(model: &mut Model, service: &ShapeId, operations: &[Reference]) {
    let keep: BTreeSet<&ShapeId> = operations.iter().map(|operation| &operation.target).collect();
    let Detail::Service(detail) = &mut model.shapes.get_mut(service).unwrap().detail else { unreachable!() };
    detail.operations.retain(|operation| keep.contains(&operation.target));
    let mut reached = BTreeSet::from([service.clone()]);
    let mut next: Vec<ShapeId> = detail.operations.iter().map(|operation| operation.target.clone()).collect();
    while let Some(id) = next.pop() {
        if !reached.insert(id.clone()) {
            continue;
        }
        let shape = model.shape(&id).unwrap();
        next.extend(shape.members.iter().map(|member| member.target.clone()));
        if let Some(operation) = shape.as_operation() {
            let ends = [&operation.input, &operation.output];
            next.extend(ends.into_iter().chain(&operation.errors).map(|reference| reference.target.clone()));
        }
    }
    model.shapes.retain(|id, shape| shape.built_in || reached.contains(id));
}

fn load(path: &Path) -> Model {
    let mut sources = Sources::new();
    sources.add_path(path).unwrap();
    let Loaded { model, events, sources } = smithy_model::load(sources);
    let serious = events.iter().filter(|event| event.severity >= Severity::Danger);
    let rendered: Vec<String> = serious.map(|event| smithy_model::render(event, &sources)).collect();
    assert!(rendered.is_empty(), "{}", rendered.join("\n"));
    model
}

fn own_model() -> PathBuf {
    model("chime-sdk-messaging")
}

fn model(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../model").join(name)
}

/// A file of the published facts, or nothing, said aloud, where they are not at hand.
fn reference(file: &str) -> Option<PathBuf> {
    shared(&format!("reference/{file}"))
}
