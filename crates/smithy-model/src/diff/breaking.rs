//! Traits that are new, gone or changed, as the `breakingChanges` of their definitions judge it
//! ([spec](https://smithy.io/2.0/spec/model.html#breaking-change-rules)).

use std::collections::BTreeMap;

use super::context::Context;
use super::differences::Differences;
use super::{words, Difference};
use crate::selector::Vertex;
use crate::{Model, Node, NodeValue, Severity, Shape, ShapeType};

/// An entry of `breakingChanges`.
struct Rule<'m> {
    changes: &'static [Change],
    /// The names of the members that lead to what is compared.
    path: Vec<String>,
    severity: Severity,
    message: Option<&'m str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Add,
    Remove,
    Update,
}

/// `TraitBreakingChange`, by the new model's definition of the trait.
pub(super) fn trait_breaking_changes<'m>(
    cx: &Context<'m>,
    differences: &Differences<'m>,
    found: &mut Vec<Difference>,
) {
    for changed in &differences.changed {
        for change in &changed.traits {
            let Some(definition) = cx.new.shapes.get(change.id) else { continue };
            for rule in rules(definition) {
                let check = Check { model: cx.new, definition, about: changed.new, rule };
                check.run(change.old, change.new, found);
            }
        }
    }
}

fn rules(definition: &Shape) -> Vec<Rule<'_>> {
    let definition = definition.traits.get("smithy.api#trait");
    let rules = definition.and_then(|node| node.get("breakingChanges")?.as_array()).unwrap_or_default();
    rules.iter().filter_map(rule).collect()
}

/// `None` for what is no rule, which is an error of the definition.
fn rule(node: &Node) -> Option<Rule<'_>> {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let changes: &[Change] = match text("change")?.to_ascii_lowercase().as_str() {
        "add" => &[Change::Add],
        "remove" => &[Change::Remove],
        "update" => &[Change::Update],
        "presence" => &[Change::Add, Change::Remove],
        "any" => &[Change::Add, Change::Remove, Change::Update],
        _ => return None,
    };
    let severity = match text("severity") {
        Some("NOTE") => Severity::Note,
        Some("WARNING") => Severity::Warning,
        Some("DANGER") => Severity::Danger,
        _ => Severity::Error,
    };
    Some(Rule { changes, path: steps(text("path").unwrap_or_default())?, severity, message: text("message") })
}

/// The steps of a JSON pointer (RFC 6901), also in the form of a fragment.
fn steps(pointer: &str) -> Option<Vec<String>> {
    let pointer = pointer.trim_start_matches('#');
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let steps = pointer.strip_prefix('/')?.split('/');
    Some(steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
}

/// A rule that is applied to a changed trait of a shape.
struct Check<'m> {
    model: &'m Model,
    definition: &'m Shape,
    about: Vertex<'m>,
    rule: Rule<'m>,
}

impl<'m> Check<'m> {
    fn run(&self, old: Option<&'m Node>, new: Option<&'m Node>, found: &mut Vec<Difference>) {
        // A value of null is the same as none.
        let (old, new) = (old.filter(not_null), new.filter(not_null));
        // What is inside a trait is only compared while the trait is there.
        if new.is_none() && !self.rule.path.is_empty() {
            return;
        }
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        self.extract(&mut before, self.definition, &self.rule.path, old, String::new());
        self.extract(&mut after, self.definition, &self.rule.path, new, String::new());
        for (path, &old) in &before {
            let new = after.get(path).copied().flatten();
            found.extend(self.compare(path, old, new));
        }
        for (path, &new) in after.iter().filter(|(path, _)| !before.contains_key(*path)) {
            found.extend(self.compare(path, None, new));
        }
    }

    /// Collects what the rest of the path leads to, with the path of each as it is in the value.
    fn extract(
        &self,
        into: &mut BTreeMap<String, Option<&'m Node>>,
        shape: &'m Shape,
        path: &[String],
        value: Option<&'m Node>,
        walked: String,
    ) {
        let Some((step, rest)) = path.split_first().filter(|(step, _)| !step.is_empty()) else {
            into.insert(walked, value);
            return;
        };
        let Some(target) = shape.member(step).and_then(|member| self.model.shapes.get(&member.target)) else {
            return;
        };
        let (array, object) = (value.and_then(Node::as_array), value.and_then(Node::as_object));
        match shape.shape_type {
            ShapeType::List => {
                for (at, item) in array.unwrap_or_default().iter().enumerate() {
                    self.extract(into, target, rest, Some(item).filter(not_null), format!("{walked}/{at}"));
                }
            }
            // The key as well as the value leads to the entry.
            ShapeType::Map => {
                for entry in object.into_iter().flat_map(|object| object.iter()) {
                    let value = Some(&entry.value).filter(not_null);
                    self.extract(into, target, rest, value, format!("{walked}/{}", entry.key));
                }
            }
            ShapeType::Structure | ShapeType::Union => {
                if let Some(object) = object {
                    let value = object.get(step).filter(not_null);
                    self.extract(into, target, rest, value, format!("{walked}/{step}"));
                }
            }
            _ => {}
        }
    }

    fn compare(&self, path: &str, old: Option<&Node>, new: Option<&Node>) -> Option<Difference> {
        let id = &self.definition.id;
        let change = match (old, new) {
            (None, Some(_)) => Change::Add,
            (Some(_), None) => Change::Remove,
            (Some(before), Some(after)) if before != after => Change::Update,
            _ => return None,
        };
        if !self.rule.changes.contains(&change) {
            return None;
        }
        let mut message = words::change(id, self.about.id(), path, old, new);
        if let Some(why) = self.rule.message {
            message = format!("{message}; {why}");
        }
        let event = format!("TraitBreakingChange.{change:?}.{id}");
        let difference = Difference::new(self.rule.severity, event, self.about, message);
        let difference = match new {
            Some(new) => difference.at(new.location),
            None => difference,
        };
        if self.rule.severity < Severity::Danger {
            return Some(difference);
        }
        let help = format!(
            "leave `@{}` as it was: its definition says that this change breaks its users",
            id.name()
        );
        Some(difference.help(help))
    }
}

fn not_null(node: &&Node) -> bool {
    !matches!(node.value, NodeValue::Null)
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn pointers_are_those_of_rfc_6901() {
        let list = |steps: &[&str]| Some(steps.iter().map(ToString::to_string).collect::<Vec<_>>());
        for (pointer, expected) in [
            ("", list(&[])),
            ("/a", list(&["a"])),
            ("#/a/b", list(&["a", "b"])),
            ("/", list(&[""])),
            ("/a~1b/~01", list(&["a/b", "~1"])),
            ("a", None),
        ] {
            assert_eq!(steps(pointer), expected, "{pointer}");
        }
    }
}
