//! The values of two enums. A value that is called otherwise is the same value.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{json, Value};
use smithy_model::{Member, Node, Shape};

use super::compare::{Comparison, Subject};
use super::value::json as value_of;
use super::Kind;

/// Compares the values of two enums or intEnums.
pub(super) fn members(comparison: &mut Comparison<'_>, old: &Shape, new: &Shape) {
    let by_name: BTreeMap<&str, &Member> = old.members.iter().map(|member| (member.name(), member)).collect();
    let names: BTreeSet<&str> = new.members.iter().map(Member::name).collect();
    let gone = || old.members.iter().filter(|member| !names.contains(member.name()));
    let gone_by_value: BTreeMap<String, &Member> =
        gone().map(|member| (value(member).to_string(), member)).collect();
    let mut renamed = BTreeSet::new();
    for member in &new.members {
        let subject = Subject { shape: &new.id, member: Some(member.name()) };
        let new_value = value(member);
        if let Some(old_member) = by_name.get(member.name()) {
            let old_value = value(old_member);
            if old_value != new_value {
                let fact = subject.fact(Kind::EnumValueChanged, Some(old_value), Some(new_value));
                comparison.facts.push(fact);
            }
            comparison.traits(subject, &old_member.traits, &member.traits);
        } else if let Some(old_member) = gone_by_value.get(&new_value.to_string()) {
            renamed.insert(old_member.name());
            let (old_name, new_name) = (json!(old_member.name()), json!(member.name()));
            comparison.facts.push(subject.fact(Kind::EnumValueRenamed, Some(old_name), Some(new_name)));
            comparison.traits(subject, &old_member.traits, &member.traits);
        } else {
            comparison.facts.push(subject.fact(Kind::EnumValueAdded, None, Some(new_value)));
        }
    }
    for member in gone().filter(|member| !renamed.contains(member.name())) {
        let subject = Subject { shape: &new.id, member: Some(member.name()) };
        comparison.facts.push(subject.fact(Kind::EnumValueRemoved, Some(value(member)), None));
    }
}

/// The value of a member of an enum: its name where it has none of its own.
fn value(member: &Member) -> Value {
    let node: Option<&Node> = member.traits.get("smithy.api#enumValue");
    node.map_or_else(|| json!(member.name()), value_of)
}
