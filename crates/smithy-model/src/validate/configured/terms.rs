//! Linters of words in names and texts: reserved ones, those that tell of sensitive data, those that exclude people.

use super::super::context::{event, list, trait_name, Context};
use super::names::own_name;
use super::options::Options;
use super::words::{Terms, Wildcard};
use crate::selector::Vertex;
use crate::{Event, Model, Node, NodeValue, Severity, Shape, ShapeType};

/// `ReservedWords`: names that somebody keeps for something else.
pub(super) fn reserved(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let mut events = Vec::new();
    for group in options.list("reserved")? {
        let words = group.texts("words")?.unwrap_or_default();
        let words = words.into_iter().map(Wildcard::new).collect::<Result<Vec<_>, _>>()?;
        let terms = Terms::new(group.texts("terms")?.unwrap_or_default())?;
        let matches = super::selectors::select(cx, group.text("selector")?.unwrap_or("*"))?;
        let reason = group.text("reason")?.unwrap_or_default();
        for (_, vertex) in cx.own().filter(|(at, _)| matches[*at as usize]) {
            let name = own_name(vertex);
            if words.iter().any(|word| word.is_match(name)) || terms.find(name).is_some() {
                let mut found = event(
                    Severity::Danger,
                    "ReservedWords",
                    vertex,
                    format!("the name `{name}` is reserved"),
                );
                found.help = (!reason.is_empty()).then(|| reason.to_owned());
                events.push(found);
            }
        }
    }
    Ok(events)
}

const SENSITIVE: &[&str] = &[
    "account number",
    "bank",
    "billing address",
    "birth",
    "birth day",
    "citizenship",
    "credentials",
    "credit card",
    "csc",
    "driver license",
    "drivers license",
    "email",
    "ethnicity",
    "first name",
    "gender",
    "insurance",
    "ip address",
    "last name",
    "maiden name",
    "mailing address",
    "pass phrase",
    "pass word",
    "passport",
    "phone",
    "religion",
    "secret",
    "sexual orientation",
    "social security",
    "ssn",
    "tax payer",
    "telephone",
    "zip code",
];

/// Whether only what the model names itself counts; that has to be something.
fn without_defaults(options: &Options<'_>, own: bool) -> Result<bool, String> {
    let without = options.flag("excludeDefaults")?;
    if without && !own {
        return Err("with `excludeDefaults` it needs `terms` of its own".to_owned());
    }
    Ok(without)
}

/// `MissingSensitiveTrait`: names of sensitive data for what is not marked so.
pub(super) fn missing_sensitive(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let own = options.texts("terms")?.unwrap_or_default();
    let defaults = if without_defaults(options, !own.is_empty())? { &[] } else { SENSITIVE };
    let terms = Terms::new(own.into_iter().chain(defaults.iter().copied()))?;
    let sensitive = |shape: &Shape| shape.traits.has("smithy.api#sensitive");
    let mut events = Vec::new();
    for (_, vertex) in cx.own() {
        let excused = match vertex {
            Vertex::Shape(shape) => {
                let kind = shape.shape_type;
                matches!(kind, ShapeType::Operation | ShapeType::Service | ShapeType::Resource)
                    || sensitive(shape)
            }
            Vertex::Member(shape, member) => {
                shape.shape_type == ShapeType::Enum
                    || sensitive(shape)
                    || cx.target(member).is_some_and(sensitive)
            }
        };
        if excused {
            continue;
        }
        if let Some(term) = terms.find(own_name(vertex)) {
            let what = if matches!(vertex, Vertex::Member(..)) {
                "neither its shape nor its target is"
            } else {
                "it is not"
            };
            let message = format!("`{term}` in the name tells of sensitive data, but {what} @sensitive");
            events.push(event(Severity::Warning, "MissingSensitiveTrait", vertex, message));
        }
    }
    Ok(events)
}

const EXCLUDING: &[(&str, &[&str])] = &[
    ("blacklist", &["denyList"]),
    ("master", &["primary", "parent", "main"]),
    ("slave", &["secondary", "replica", "clone", "child"]),
    ("whitelist", &["allowList"]),
];

/// `NoninclusiveTerms`: words that exclude people, in names, namespaces and the values of traits.
pub(super) fn noninclusive(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let own = options.alternatives("terms")?;
    let without = without_defaults(options, !own.is_empty())?;
    let replaced = |term: &str| without || own.iter().any(|(own, _)| *own == term);
    let defaults = EXCLUDING.iter().filter(|(term, _)| !replaced(term));
    let defaults = defaults.map(|(term, better)| (*term, better.to_vec()));
    let terms: Vec<_> =
        own.iter().cloned().chain(defaults).map(|(term, better)| (term.to_lowercase(), better)).collect();
    let mut events = Vec::new();
    let mut namespace = "";
    for (_, vertex) in cx.own() {
        // Shapes come in the order of their ids, so each namespace is seen once.
        if vertex.id().namespace() != namespace {
            namespace = vertex.id().namespace();
            for (term, better) in found(&terms, namespace) {
                let id = format!("NoninclusiveTerms.Namespace.{namespace}.{term}");
                let message = format!("the namespace `{namespace}` has the term `{term}` in it");
                events.push(with_help(Event::new(Severity::Warning, id, message), better));
            }
        }
        for (term, better) in found(&terms, own_name(vertex)) {
            let id = format!("NoninclusiveTerms.Shape.{term}");
            let message = format!("the name `{}` has the term `{term}` in it", own_name(vertex));
            events.push(with_help(event(Severity::Warning, &id, vertex, message), better));
        }
        for (id, value) in vertex.traits().iter() {
            let Some(definition) = cx.model.shapes.get(id) else { continue };
            if id.as_str() == "smithy.api#references" {
                continue;
            }
            let name = trait_name(id.as_str());
            let mut texts = Vec::new();
            collect(cx.model, Some(definition), value, &mut Vec::new(), &mut texts);
            for (path, text, node) in texts {
                for (term, better) in found(&terms, text) {
                    let place = if path.is_empty() { String::new() } else { format!(".{path}") };
                    let event_id = format!("NoninclusiveTerms.Trait.{term}.{name}{place}");
                    let message = format!("the value of @{name} has the term `{term}` in it");
                    let warning = event(Severity::Warning, &event_id, vertex, message).at(node.location);
                    events.push(with_help(warning, better));
                }
            }
        }
    }
    Ok(events)
}

type Term<'t> = (String, Vec<&'t str>);

fn found<'a, 't>(terms: &'a [Term<'t>], text: &str) -> impl Iterator<Item = &'a Term<'t>> {
    let text = text.to_lowercase();
    terms.iter().filter(move |(term, _)| text.contains(term.as_str()))
}

fn with_help(mut event: Event, better: &[&str]) -> Event {
    event.help = (!better.is_empty()).then(|| format!("say instead: {}", list(better)));
    event
}

/// The texts in a trait's value, each with its path. Keys that are no names of members are texts too.
fn collect<'n>(
    model: &Model,
    shape: Option<&Shape>,
    node: &'n Node,
    path: &mut Vec<String>,
    into: &mut Vec<(String, &'n str, &'n Node)>,
) {
    let inner = |name: &str| {
        let member = shape?.members.iter().find(|member| member.name() == name)?;
        model.shapes.get(&member.target)
    };
    match &node.value {
        NodeValue::String(text) => into.push((path.join("/"), text, node)),
        NodeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                // Inside an array every key counts, whether or not it is a member's name.
                collect(model, None, item, path, into);
                path.pop();
            }
        }
        NodeValue::Object(object) => {
            for entry in object.iter() {
                let target = inner(&entry.key);
                path.push(entry.key.clone());
                if target.is_none() {
                    into.push((format!("{}/key", path.join("/")), &entry.key, &entry.value));
                }
                collect(model, target, &entry.value, path, into);
                path.pop();
            }
        }
        NodeValue::Null | NodeValue::Bool(_) | NodeValue::Number(_) => {}
    }
}
