//! The page of a waiter: what is waited for, by calls of which operation, and what is looked for in its answers.

use smithy_model::{Node, Shape};

use super::commonmark::to_commonmark;
use super::{code, link, paragraphs};
use crate::plan::Context;

/// The page of a waiter, of which the model says `node`.
pub fn waiter(context: &Context<'_>, operation: &Shape, node: &Node) -> String {
    let own = to_commonmark(text(node, "documentation")).trim().to_owned();
    let types = operation.as_operation().map(|inner| {
        let name = |id| context.names.type_of(id).map(link);
        [("takes", name(&inner.input.target)), ("answers with", name(&inner.output.target))]
    });
    let types = types.into_iter().flatten().filter_map(|(verb, link)| Some(format!("{verb} {}", link?)));
    let types: Vec<String> = types.collect();
    let which = if types.is_empty() { String::new() } else { format!(", which {}", types.join(" and ")) };
    let calls = format!(
        "Calls {}{which}. The first of these that holds says what an answer means:",
        code(operation.id.name())
    );
    let acceptors = node.get("acceptors").and_then(Node::as_array).unwrap_or_default();
    let lines: Vec<String> = acceptors.iter().map(acceptor).collect();
    paragraphs([own, calls, lines.join("\n")])
}

fn acceptor(node: &Node) -> String {
    let matcher = node.get("matcher").and_then(|matcher| matcher.as_object()?.iter().next());
    let looked_for = match matcher.map(|entry| (entry.key.as_str(), &entry.value)) {
        Some(("success", value)) if value.as_bool() == Some(true) => "any output".to_owned(),
        Some(("success", _)) => "any error".to_owned(),
        Some(("errorType", name)) => format!("the error {}", code(name.as_str().unwrap_or_default())),
        Some((_, path)) => {
            let which = match text(path, "comparator") {
                "allStringEquals" => "each of ",
                "anyStringEquals" => "one of ",
                _ => "",
            };
            format!("{which}{} is {}", code(text(path, "path")), code(text(path, "expected")))
        }
        None => String::new(),
    };
    format!("- {looked_for}: {}", text(node, "state"))
}

fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::as_str).unwrap_or_default()
}
