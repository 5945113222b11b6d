//! Values of lists, maps, structures and unions.

use super::super::constraints::element_count;
use super::{in_force, Check, InForce, Problem};
use crate::{Member, Node, NodeValue, Object, Severity, Shape};

impl Check<'_, '_> {
    pub(super) fn list(&mut self, shape: &Shape, member: Option<&Member>, node: &Node, items: &[Node]) {
        if let Some(limits) = in_force(shape, member, "smithy.api#length") {
            self.length(&limits, node, items.len() as u64, "items");
        }
        let sparse = shape.traits.has("smithy.api#sparse");
        for (index, item) in items.iter().enumerate() {
            self.within(index.to_string(), |check| check.element(shape, "member", sparse, item));
        }
        if shape.traits.has("smithy.api#uniqueItems") {
            let twice = items.iter().enumerate().find(|(index, item)| items[..*index].contains(item));
            if let Some((index, item)) = twice {
                let message =
                    format!("the items of `{}` are unique, but item {index} is there already", shape.id);
                self.constraint(item, message);
            }
        }
    }

    pub(super) fn map(&mut self, shape: &Shape, member: Option<&Member>, node: &Node, object: &Object) {
        if let Some(limits) = in_force(shape, member, "smithy.api#length") {
            self.length(&limits, node, object.len() as u64, "entries");
        }
        let sparse = shape.traits.has("smithy.api#sparse");
        for entry in object.iter() {
            let key = Node::new(NodeValue::String(entry.key.clone()), entry.key_location);
            self.within(entry.key.clone(), |check| {
                check.element(shape, "key", false, &key);
                check.element(shape, "value", sparse, &entry.value);
            });
        }
    }

    fn element(&mut self, shape: &Shape, member: &str, sparse: bool, node: &Node) {
        let null = matches!(node.value, NodeValue::Null);
        match shape.member(member) {
            Some(_) if null && sparse => {}
            Some(_) if null => {
                self.error(node, format!("a null value, but `{}` is not @sparse", shape.id));
            }
            Some(member) => self.member(member, node),
            None => {}
        }
    }

    pub(super) fn structure(&mut self, shape: &Shape, node: &Node, object: &Object) {
        for entry in object.iter() {
            let null = matches!(entry.value.value, NodeValue::Null);
            match shape.member(&entry.key) {
                Some(member) if null && member.traits.has("smithy.api#required") => {
                    let message = format!("`{}`, a required member of `{}`, is null", entry.key, shape.id);
                    self.error(&entry.value, message);
                }
                Some(_) if null && self.options.null_is_absent => {}
                Some(member) => self.within(entry.key.clone(), |check| check.member(member, &entry.value)),
                None => {
                    let message = format!("`{}` has no member `{}`", shape.id, entry.key);
                    let suffix = format!("UnknownMember.{}.{}", shape.id, entry.key);
                    self.problems.push(Problem {
                        path: self.path_text(),
                        message,
                        severity: Severity::Warning,
                        suffix: Some(suffix),
                        location: entry.key_location,
                        help: None,
                    });
                    self.suggest_member(shape, &entry.key);
                }
            }
        }
        for member in &shape.members {
            let required = member.traits.has("smithy.api#required");
            if required && object.get(member.name()).is_none() {
                let message = format!("`{}`, a required member of `{}`, is missing", member.name(), shape.id);
                self.constraint(node, message);
            }
        }
    }

    pub(super) fn union(&mut self, shape: &Shape, node: &Node, object: &Object) {
        if object.len() != 1 {
            let message =
                format!("a value of the union `{}` has one member, but this has {}", shape.id, object.len());
            self.error(node, message);
        }
        for entry in object.iter() {
            match shape.member(&entry.key) {
                Some(member) => self.within(entry.key.clone(), |check| check.member(member, &entry.value)),
                None => {
                    self.error(node, format!("the union `{}` has no member `{}`", shape.id, entry.key));
                    self.suggest_member(shape, &entry.key);
                }
            }
        }
    }

    pub(super) fn length(&mut self, limits: &InForce<'_>, node: &Node, length: u64, unit: &str) {
        let min = element_count(limits.value, "min").filter(|min| length < *min);
        let max = element_count(limits.value, "max").filter(|max| length > *max);
        let owner = limits.owner;
        let message = match (min, max) {
            (Some(min), _) => format!("{length} {unit} are fewer than {min}, the least that `{owner}` has"),
            (_, Some(max)) => format!("{length} {unit} are more than {max}, the most that `{owner}` has"),
            _ => return,
        };
        self.constraint(node, message);
    }
}
