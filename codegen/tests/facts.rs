//! The hand-written model against what the service's owner publishes: shape by shape, member by member, trait by trait.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smithy_model::{Loaded, Model, Node, NodeValue, Severity, Shape, ShapeId, ShapeType, Sources, Traits};

const NAMESPACE: &str = "com.amazonaws.chimesdkmessaging";
const DOCUMENTATION: &str = "smithy.api#documentation";

#[test]
fn the_model_states_the_published_facts() {
    let Some(reference) = reference("smithy-ast/chime-sdk-messaging-2021-05-15.json") else { return };
    let published = facts(&load(&reference));
    let ours = facts(&load(&own_model()));

    let mut differences = Vec::new();
    for (fact, value) in &published {
        match ours.get(fact) {
            None => differences.push(format!("lacks {fact} = {value}")),
            Some(own) if own != value => differences.push(format!("{fact} is {own}, published as {value}")),
            Some(_) => {}
        }
    }
    for (fact, value) in &ours {
        if !published.contains_key(fact) {
            differences.push(format!("adds {fact} = {value}"));
        }
    }
    // The rename is ours. The network type comes from the newer C2J file, which the next test reads.
    let intended: Vec<&String> =
        differences.iter().filter(|line| line.contains("etworkType") || line.contains(" rename ")).collect();
    assert_eq!(intended.len(), differences.len(), "{differences:#?}");
    assert!(published.len() > 1500, "only {} facts were compared", published.len());
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

/// Every fact of a model as a line: what it is about, and its value.
fn facts(model: &Model) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let traits = |facts: &mut BTreeMap<String, String>, about: &str, traits: &Traits| {
        for (id, value) in traits.iter() {
            // Documentation is our own; endpoint rules are left out.
            if id.as_str() != DOCUMENTATION && id.namespace() != "smithy.rules" {
                facts.insert(format!("{about} @{id}"), text(value));
            }
        }
    };
    for shape in model.own_shapes() {
        let id = &shape.id;
        facts.insert(format!("{id} type"), shape.shape_type.as_str().to_owned());
        traits(&mut facts, id.as_str(), &shape.traits);
        facts.insert(format!("{id} members"), member_names(shape));
        for member in &shape.members {
            facts.insert(format!("{} target", member.id), member.target.to_string());
            traits(&mut facts, member.id.as_str(), &member.traits);
        }
        let targets = |references: &[smithy_model::Reference]| {
            references.iter().map(|reference| reference.target.to_string()).collect::<Vec<_>>().join(" ")
        };
        if let Some(operation) = shape.as_operation() {
            facts.insert(format!("{id} input"), operation.input.target.to_string());
            facts.insert(format!("{id} output"), operation.output.target.to_string());
            facts.insert(format!("{id} errors"), targets(&operation.errors));
        }
        if let Some(service) = shape.as_service() {
            facts.insert(format!("{id} version"), service.version.clone());
            facts.insert(format!("{id} operations"), targets(&service.operations));
            facts.insert(format!("{id} resources"), targets(&service.resources));
            facts.insert(format!("{id} errors"), targets(&service.errors));
            facts.insert(format!("{id} rename "), format!("{:?}", service.rename));
        }
    }
    for (key, value) in &model.metadata {
        facts.insert(format!("metadata {key}"), text(value));
    }
    facts
}

/// A node as text, its keys in order.
fn text(node: &Node) -> String {
    match &node.value {
        NodeValue::Null => "null".to_owned(),
        NodeValue::Bool(value) => value.to_string(),
        NodeValue::Number(number) => number.as_str().to_owned(),
        NodeValue::String(text) => format!("{text:?}"),
        NodeValue::Array(items) => format!("[{}]", items.iter().map(text).collect::<Vec<_>>().join(", ")),
        NodeValue::Object(object) => {
            let entries: BTreeMap<_, _> =
                object.iter().map(|entry| (&entry.key, text(&entry.value))).collect();
            format!("{entries:?}")
        }
    }
}

/// In their order, but for the member that the newer model adds.
fn member_names(shape: &Shape) -> String {
    let names = shape.members.iter().map(|member| member.name()).filter(|name| *name != "NetworkType");
    names.collect::<Vec<_>>().join(" ")
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
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/chime-sdk-messaging")
}

/// A file of the published facts, or nothing, said aloud, where they are not at hand.
fn reference(file: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("CODEGEN_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"));
    let path = shared.join("reference").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!(
        "SKIPPED: {} is not there; CODEGEN_SHARED names the folder that holds `reference`",
        path.display()
    );
    None
}
