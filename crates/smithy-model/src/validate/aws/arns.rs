//! Rules about ARNs of resources ([spec](https://smithy.io/2.0/aws/aws-core.html#aws-api-arn-trait)).

use std::collections::BTreeSet;

use super::super::context::{list, trait_event, Context};
use super::{text, SERVICE};
use crate::{Event, Node, Resource, Severity, Shape};

pub(in super::super) const ARN: &str = "aws.api#arn";

/// `ArnTrait`: only an absolute ARN has a delimiter of its own.
pub(in super::super) fn delimiters(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, arn) in cx.users(ARN) {
        let absolute = arn.get("absolute").and_then(Node::as_bool) == Some(true);
        if let (Some(delimiter), false) = (arn.get("resourceDelimiter"), absolute) {
            let message = "only an ARN that is `absolute` has a `resourceDelimiter`";
            events.push(trait_event(Severity::Error, "ArnTrait", shape, delimiter, message));
        }
    }
}

/// `ArnTemplate`: templates whose labels are not the resource's identifiers.
pub(in super::super) fn templates(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (service, _) in cx.users(SERVICE) {
        for (shape, resource) in cx.bound_resources(&service.id) {
            let Some(arn) = shape.traits.get(ARN) else { continue };
            for message in mismatches(resource, text(arn, "template").unwrap_or_default()) {
                let error = trait_event(Severity::Error, "ArnTemplate", shape, arn, message);
                if !events.contains(&error) {
                    events.push(error);
                }
            }
        }
    }
}

/// What is wrong with a template as the ARN of this resource.
fn mismatches(resource: &Resource, template: &str) -> Vec<String> {
    let labels: BTreeSet<_> = labels(template).into_iter().collect();
    let invalid: Vec<_> = labels.iter().filter(|label| !is_label(label)).collect();
    if !invalid.is_empty() {
        return vec![format!("labels of the template `{template}` that are no names: {}", list(invalid))];
    }
    let names: BTreeSet<_> = resource.identifiers.iter().map(|(name, _)| name.as_str()).collect();
    let mut messages = Vec::new();
    let missing: Vec<_> = names.difference(&labels).collect();
    if !missing.is_empty() {
        messages.push(format!("identifiers that the template `{template}` lacks: {}", list(missing)));
    }
    let unknown: Vec<_> = labels.difference(&names).collect();
    if !unknown.is_empty() {
        messages
            .push(format!("labels of the template `{template}` that are no identifiers: {}", list(unknown)));
    }
    messages
}

/// What stands between braces.
fn labels(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(label, _)| label).filter(|label| !label.is_empty()).collect()
}

/// A name, after `!`, `|` or `+` if it likes.
fn is_label(label: &str) -> bool {
    let name = label.strip_prefix(['!', '|', '+']).unwrap_or(label);
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Why a template cannot be one, whatever its resource.
pub(in super::super) fn invalid_template(arn: &Node) -> Option<(String, &Node)> {
    let template = arn.get("template")?;
    let rooted = template.as_str()?.starts_with('/');
    rooted.then(|| ("the template of an ARN does not begin with `/`".to_owned(), template))
}

/// The parts of an ARN's template between `/` and `:`.
pub(in super::super) fn parts(shape: &Shape) -> Option<(&str, Vec<&str>)> {
    let template = text(shape.traits.get(ARN)?, "template")?;
    Some((template, template.split(['/', ':']).collect()))
}
