//! Traits that are new, gone or changed, as the tags of their definitions judge it
//! ([readme](https://github.com/smithy-lang/smithy/tree/main/smithy-diff#deprecated-diff-tags)).

use std::collections::BTreeSet;

use super::context::Context;
use super::differences::{Differences, TraitChange};
use super::{words, Difference};
use crate::selector::Vertex;
use crate::{Member, Model, Node, Severity, Shape, ShapeType};

/// Traits that other evaluators judge by rules of their own.
const JUDGED_ELSEWHERE: &[&str] = &["smithy.api#box", "smithy.api#required"];

/// What a tag looks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Add,
    Remove,
    Update,
    /// Any of the three.
    Const,
    /// Changes inside the value, as the tags of members judge them.
    Contents,
}

type Strategy = (Change, Severity);

/// Where nothing is said about a trait.
const DEFAULT: &[Strategy] =
    &[(Change::Add, Severity::Note), (Change::Update, Severity::Note), (Change::Remove, Severity::Warning)];

/// Where a trait is not even defined.
const UNDEFINED: &[Strategy] = &[(Change::Const, Severity::Warning)];

/// `ModifiedTrait`.
pub(super) fn modified<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    for changed in &differences.changed {
        for &change in changed.traits.iter().filter(|change| !JUDGED_ELSEWHERE.contains(&change.id.as_str()))
        {
            let definition = cx.new.shapes.get(change.id);
            let mut report = Report { model: cx.new, about: changed.new, change, found };
            for &(look_for, severity) in &*strategies(definition) {
                match (look_for, definition) {
                    (Change::Contents, Some(definition)) => report.contents(definition),
                    (Change::Contents, None) => {}
                    _ => report.judge(look_for, severity, change.old, change.new, ""),
                }
            }
        }
    }
}

/// How changes of a trait are judged. One with `breakingChanges` and no tags is judged by those alone.
fn strategies(definition: Option<&Shape>) -> std::borrow::Cow<'static, [Strategy]> {
    let Some(definition) = definition else { return UNDEFINED.into() };
    let Some(says) = definition.traits.get("smithy.api#trait") else { return UNDEFINED.into() };
    let tagged = tagged(definition.traits.get("smithy.api#tags"), true);
    if !tagged.is_empty() {
        return tagged.into();
    }
    let has_rules =
        says.get("breakingChanges").and_then(Node::as_array).is_some_and(|rules| !rules.is_empty());
    if has_rules {
        Vec::new().into()
    } else {
        DEFAULT.into()
    }
}

/// What the `diff.…` tags among these say. On members they say nothing of contents.
fn tagged(tags: Option<&Node>, contents: bool) -> Vec<Strategy> {
    let tags = tags.and_then(Node::as_array).unwrap_or_default();
    // The same tag twice is one tag.
    let tags: BTreeSet<&str> = tags.iter().filter_map(Node::as_str).collect();
    tags.into_iter()
        .filter_map(strategy)
        .filter(|(change, _)| contents || *change != Change::Contents)
        .collect()
}

fn strategy(tag: &str) -> Option<Strategy> {
    let rest = tag.strip_prefix("diff.")?;
    if rest == "contents" {
        return Some((Change::Contents, Severity::Note));
    }
    let (severity, change) = rest.split_once('.')?;
    let severity = match severity {
        "error" => Severity::Error,
        "danger" => Severity::Danger,
        "warning" => Severity::Warning,
        _ => return None,
    };
    let change = match change {
        "add" => Change::Add,
        "remove" => Change::Remove,
        "update" => Change::Update,
        "const" => Change::Const,
        _ => return None,
    };
    Some((change, severity))
}

/// A changed trait of a shape, and what is found about it.
struct Report<'r, 'm> {
    model: &'m Model,
    about: Vertex<'m>,
    change: TraitChange<'m>,
    found: &'r mut Vec<Difference>,
}

impl Report<'_, '_> {
    /// Reports a value that is new, gone or changed, if that is what is looked for.
    fn judge(
        &mut self,
        look_for: Change,
        severity: Severity,
        old: Option<&Node>,
        new: Option<&Node>,
        path: &str,
    ) {
        let wanted = |change: Change| look_for == change || look_for == Change::Const;
        let id = self.change.id;
        let event = |kind: &str| {
            let message = words::change(id, self.about.id(), path, old, new);
            Difference::new(severity, format!("ModifiedTrait.{kind}.{id}"), self.about, message)
        };
        let difference = match (old, new) {
            (None, Some(new)) if wanted(Change::Add) => event("Add").at(new.location),
            (Some(old), None) if wanted(Change::Remove) => event("Remove").at_old(old.location),
            (Some(before), Some(after)) if wanted(Change::Update) && before != after => event("Update"),
            _ => return,
        };
        self.found.push(if severity >= Severity::Danger {
            difference.help(format!(
                "leave `@{}` as it was: its definition says what changes of it break",
                id.name()
            ))
        } else {
            difference
        });
    }

    /// Reports what changed inside a value that both models have.
    fn contents(&mut self, definition: &Shape) {
        if let (Some(old), Some(new)) = (self.change.old, self.change.new) {
            self.inside(definition, Some(old), Some(new), "");
        }
    }

    /// Follows two values into the shape that they are of. Values nest only so deep, whatever their shapes do.
    fn inside(&mut self, shape: &Shape, old: Option<&Node>, new: Option<&Node>, path: &str) {
        let (Some(old), Some(new)) = (old, new) else { return };
        match shape.shape_type {
            ShapeType::List => {
                let (Some(member), Some(before), Some(after)) =
                    (shape.member("member"), old.as_array(), new.as_array())
                else {
                    return;
                };
                for at in 0..before.len().max(after.len()) {
                    self.member(member, before.get(at), after.get(at), &format!("{path}/{at}"));
                }
            }
            ShapeType::Map => {
                let (Some(member), Some(before), Some(after)) =
                    (shape.member("value"), old.as_object(), new.as_object())
                else {
                    return;
                };
                let keys = before.iter().chain(after.iter()).map(|entry| entry.key.as_str());
                for key in keys.collect::<BTreeSet<_>>() {
                    self.member(member, before.get(key), after.get(key), &format!("{path}/{key}"));
                }
            }
            ShapeType::Structure | ShapeType::Union => {
                let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else { return };
                for member in &shape.members {
                    let name = member.name();
                    self.member(member, before.get(name), after.get(name), &format!("{path}/{name}"));
                }
            }
            _ => {}
        }
    }

    fn member(&mut self, member: &Member, old: Option<&Node>, new: Option<&Node>, path: &str) {
        for (change, severity) in tagged(member.traits.get("smithy.api#tags"), false) {
            self.judge(change, severity, old, new, path);
        }
        if let Some(target) = self.model.shapes.get(&member.target) {
            self.inside(target, old, new, path);
        }
    }
}
