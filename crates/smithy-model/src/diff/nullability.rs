//! Members that could be absent and no longer can, or the other way round, as clients see them
//! ([spec](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)).

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::differences::{Differences, MemberOf};
use super::{words, Difference};
use crate::selector::Vertex;
use crate::{Member, Model, Node, NodeValue, Severity, Shape, ShapeType};

const CLIENT_OPTIONAL: &str = "smithy.api#clientOptional";
const DEFAULT: &str = "smithy.api#default";
const INPUT: &str = "smithy.api#input";
const REQUIRED: &str = "smithy.api#required";

/// `ChangedNullability`, with the cause in its id where it is known.
pub(super) fn nullability<'m>(cx: &Context<'m>, differences: &Differences<'m>, found: &mut Vec<Difference>) {
    let mut seen = BTreeSet::new();
    for (old, new) in differences.members().chain(members_of_inputs(differences)) {
        let was_nullable = is_nullable(old);
        if was_nullable != is_nullable(new) && seen.insert((&old.1.id, &new.1.id)) {
            found.extend(
                causes(cx.new, old, new).into_iter().map(|cause| cause.difference(was_nullable, old, new)),
            );
        }
    }
}

/// Members of structures that became, or no longer are, the input of an operation.
fn members_of_inputs<'m, 'd>(
    differences: &'d Differences<'m>,
) -> impl Iterator<Item = (MemberOf<'m>, MemberOf<'m>)> + 'd {
    let structures = differences.shapes(ShapeType::Structure);
    let toggled = structures.filter(|(old, new)| old.traits.has(INPUT) != new.traits.has(INPUT));
    toggled.flat_map(|(old, new)| {
        let before: BTreeMap<&str, &Member> =
            old.members.iter().map(|member| (member.name(), member)).collect();
        let pairs = new.members.iter().filter_map(move |member| Some((*before.get(member.name())?, member)));
        pairs.map(move |(before, after)| ((old, before), (new, after)))
    })
}

/// Whether clients have to expect that the member is absent.
fn is_nullable((container, member): MemberOf<'_>) -> bool {
    let has = |id: &str| member.traits.has(id);
    match container.shape_type {
        ShapeType::Structure => {
            let always_there =
                has(REQUIRED) || member.traits.get(DEFAULT).is_some_and(|value| !is_null(value));
            has(CLIENT_OPTIONAL) || container.traits.has(INPUT) || !always_there
        }
        ShapeType::List => container.traits.has("smithy.api#sparse"),
        ShapeType::Map => member.name() != "key" && container.traits.has("smithy.api#sparse"),
        _ => false,
    }
}

/// Why the nullability of a member changed.
struct Cause {
    severity: Severity,
    /// What follows `ChangedNullability` in the event's id.
    id: &'static str,
    /// What happened, and what to do instead; nothing is known of a change without a cause.
    what: Option<(String, &'static str)>,
    /// Whether the structure is what changed, rather than the member.
    of_structure: bool,
}

impl Cause {
    fn error(id: &'static str, what: impl Into<String>, help: &'static str) -> Self {
        Self { severity: Severity::Error, id, what: Some((what.into(), help)), of_structure: false }
    }

    fn difference(self, was_nullable: bool, old: MemberOf<'_>, new: MemberOf<'_>) -> Difference {
        let member = &old.1.id;
        let mut message = if was_nullable {
            format!("`{member}` could be absent, and no longer can")
        } else {
            format!("`{member}` was always there, and can be absent now")
        };
        if let Some((what, _)) = &self.what {
            message = format!("{message}: {what}");
        }
        let id = if self.id.is_empty() {
            "ChangedNullability".to_owned()
        } else {
            format!("ChangedNullability.{}", self.id)
        };
        let difference = Difference::gone(self.severity, id, Vertex::Member(old.0, old.1), message);
        let difference = if self.of_structure { difference.at(new.0.location) } else { difference };
        match self.what {
            Some((_, help)) if self.severity >= Severity::Danger => difference.help(help),
            None => difference.help("keep it as it was: the type of the member changes in generated code"),
            Some(_) => difference,
        }
    }
}

/// All causes of a change of nullability; one without a name where none of them fits.
fn causes(model: &Model, old: MemberOf<'_>, new: MemberOf<'_>) -> Vec<Cause> {
    let mut causes = Vec::new();
    match (old.0.traits.has(INPUT), new.0.traits.has(INPUT)) {
        (true, false) => causes.push(Cause {
            of_structure: true,
            ..Cause::error(
                "RemovedInputTrait",
                format!("`@input` was removed from `{}`", new.0.id),
                "bring `@input` back, or make the member optional",
            )
        }),
        (false, true) => causes.push(Cause {
            severity: Severity::Danger,
            of_structure: true,
            ..Cause::error(
                "AddedInputTrait",
                format!("`@input` was added to `{}`", new.0.id),
                "remove `@input`, unless all generators in use make structures of their own for inputs",
            )
        }),
        (false, false) => changed_traits(model, old.1, new.1, &mut causes),
        (true, true) => {}
    }
    causes.extend(changed_default(old.1, new.1));
    if causes.is_empty() {
        causes.push(Cause { severity: Severity::Error, id: "", what: None, of_structure: false });
    }
    causes
}

/// What the member's own traits say, where its structure is no input.
fn changed_traits(model: &Model, old: &Member, new: &Member, causes: &mut Vec<Cause>) {
    let added = |id: &str| !old.traits.has(id) && new.traits.has(id);
    let removed = |id: &str| old.traits.has(id) && !new.traits.has(id);
    let kept = |id: &str| old.traits.has(id) && new.traits.has(id);
    let target = model.shapes.get(&new.target).and_then(structure_or_union);
    if added(CLIENT_OPTIONAL) && kept(REQUIRED) {
        causes.push(Cause::error(
            "AddedClientOptionalTrait",
            "`@clientOptional` was added, and it is required",
            "remove `@clientOptional`: it has to be there from the beginning",
        ));
    } else if removed(CLIENT_OPTIONAL) && kept(REQUIRED) {
        causes.push(Cause::error(
            "RemovedClientOptionalTrait",
            "`@clientOptional` was removed, and it is required",
            "bring `@clientOptional` back",
        ));
    } else if added(REQUIRED) && !new.traits.has(CLIENT_OPTIONAL) {
        causes.push(match target {
            Some(kind) => lenient(
                "AddedRequiredTrait.StructureOrUnion",
                format!("`@required` was added; {}", careful(kind)),
            ),
            None => Cause::error(
                "AddedRequiredTrait",
                "`@required` was added",
                "remove `@required`, or add `@clientOptional` as well",
            ),
        });
    }
    if added(DEFAULT) && !removed(REQUIRED) {
        causes.push(Cause::error(
            "AddedDefaultTrait",
            "`@default` was added, and it was not required before",
            "remove `@default`: only what was required can get one",
        ));
    }
    if removed(REQUIRED) && !new.traits.has(DEFAULT) && !old.traits.has(CLIENT_OPTIONAL) {
        causes.push(match target {
            Some(kind) => lenient(
                "RemovedRequiredTrait.StructureOrUnion",
                format!("`@required` was removed; {}", careful(kind)),
            ),
            None => Cause::error(
                "RemovedRequiredTrait",
                "`@required` was removed",
                "write `@default` and `@addedDefault` instead of `@required`",
            ),
        });
    }
}

/// A default that became null, or no longer is.
fn changed_default(old: &Member, new: &Member) -> Option<Cause> {
    let (before, after) = (old.traits.get(DEFAULT)?, new.traits.get(DEFAULT)?);
    let message = format!("the default was {} and is {} now", words::value(before), words::value(after));
    match (is_null(before), is_null(after)) {
        (false, true) => Some(Cause::error("AddedNullDefault", message, "keep the default")),
        (true, false) => Some(Cause::error("RemovedNullDefault", message, "keep `null` as the default")),
        _ => None,
    }
}

fn lenient(id: &'static str, what: String) -> Cause {
    Cause { severity: Severity::Warning, ..Cause::error(id, what, "") }
}

fn careful(kind: &str) -> String {
    format!("that breaks nobody whose generator takes every {kind} for optional, as those for AWS do")
}

fn structure_or_union(target: &Shape) -> Option<&'static str> {
    let named = matches!(target.shape_type, ShapeType::Structure | ShapeType::Union);
    named.then_some(target.shape_type.as_str())
}

fn is_null(node: &Node) -> bool {
    matches!(node.value, NodeValue::Null)
}
