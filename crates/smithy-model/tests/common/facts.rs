//! A model as a list of facts, to compare what two sources say of one service.

use std::collections::BTreeMap;

use smithy_model::{Model, Node, NodeValue, Reference, Traits};

/// Every fact of a model: what it is about, and its value. Documentation and endpoint rules are left out: the former
/// is stripped from the published files, the latter are in the AST only.
pub fn facts(model: &Model) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    for shape in model.own_shapes() {
        let id = &shape.id;
        facts.insert(format!("{id} type"), shape.shape_type.as_str().to_owned());
        traits(&mut facts, id.as_str(), &shape.traits);
        let names: Vec<&str> = shape.members.iter().map(|member| member.name()).collect();
        facts.insert(format!("{id} members"), names.join(" "));
        for member in &shape.members {
            facts.insert(format!("{} target", member.id), member.target.to_string());
            traits(&mut facts, member.id.as_str(), &member.traits);
        }
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
            facts.insert(format!("{id} rename"), format!("{:?}", service.rename));
        }
    }
    for (key, value) in &model.metadata {
        facts.insert(format!("metadata {key}"), text(value));
    }
    facts
}

fn traits(facts: &mut BTreeMap<String, String>, about: &str, traits: &Traits) {
    for (id, value) in traits.iter() {
        if id.as_str() != "smithy.api#documentation" && id.namespace() != "smithy.rules" {
            facts.insert(format!("{about} @{id}"), text(value));
        }
    }
}

fn targets(references: &[Reference]) -> String {
    references.iter().map(|reference| reference.target.to_string()).collect::<Vec<_>>().join(" ")
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
            let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// What `ours` lacks, has otherwise, and adds, a line each: `- fact = value`, `! fact = ours, not theirs`, `+ fact =
/// value`.
pub fn differences(ours: &BTreeMap<String, String>, theirs: &BTreeMap<String, String>) -> Vec<String> {
    let mut lines = Vec::new();
    for (fact, value) in theirs {
        match ours.get(fact) {
            None => lines.push(format!("- {fact} = {value}")),
            Some(own) if own != value => lines.push(format!("! {fact} = {own}, not {value}")),
            Some(_) => {}
        }
    }
    let added = ours.iter().filter(|(fact, _)| !theirs.contains_key(*fact));
    lines.extend(added.map(|(fact, value)| format!("+ {fact} = {value}")));
    lines
}
