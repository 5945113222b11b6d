//! Linters of names.

use std::collections::BTreeMap;

use super::super::context::{event, list, Context};
use super::super::pattern::Pattern;
use super::options::Options;
use super::words::camel_case as split;
use crate::selector::Vertex;
use crate::{Event, Member, Severity, Shape, ShapeType};

/// The name that a shape or member has in its own right.
pub(super) fn own_name(vertex: Vertex<'_>) -> &str {
    match vertex {
        Vertex::Shape(shape) => shape.id.name(),
        Vertex::Member(_, member) => member.name(),
    }
}

fn is_enum(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum)
}

/// `AbbreviationName`: abbreviations in capitals, unless allowed.
pub(super) fn abbreviations(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let allowed = options.texts("allowedAbbreviations")?.unwrap_or_default();
    let mut events = Vec::new();
    for (_, vertex) in cx.own() {
        if matches!(vertex, Vertex::Member(shape, _) if is_enum(shape)) {
            continue;
        }
        let name = own_name(vertex);
        let better: String = split(name).into_iter().map(|word| recommended(word, &allowed)).collect();
        if better != name {
            let message = format!("the name `{name}` has abbreviations in capitals");
            let danger = event(Severity::Danger, "AbbreviationName", vertex, message);
            events.push(danger.help(format!("call it `{better}`")));
        }
    }
    Ok(events)
}

fn recommended(word: &str, allowed: &[&str]) -> String {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if capitals > 1 && !allowed.contains(&word) => {
            first.to_uppercase().chain(letters.as_str().to_lowercase().chars()).collect()
        }
        _ => word.to_owned(),
    }
}

fn is_upper_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

fn is_lower_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// `CamelCase`: shapes in UpperCamelCase, traits in lowerCamelCase, members all in one of the two.
pub(super) fn camel_case(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let members = match options.text("memberNames")?.unwrap_or("auto") {
        "auto" => None,
        "upper" => Some(true),
        "lower" => Some(false),
        other => return Err(format!("its `memberNames` is `upper`, `lower` or `auto`, not `{other}`")),
    };
    let mut events = Vec::new();
    for shape in cx.model.own_shapes() {
        let name = shape.id.name();
        let definition = shape.traits.has("smithy.api#trait");
        // Schemes and protocols are often called as they are elsewhere.
        let free = shape.traits.has("smithy.api#authDefinition")
            || shape.traits.has("smithy.api#protocolDefinition");
        let wanted = match definition {
            true if free || is_lower_camel(name) => continue,
            true => "lowerCamelCase, as a trait",
            false if is_upper_camel(name) => continue,
            false => "UpperCamelCase",
        };
        let message = format!("the name `{name}` is not in {wanted}");
        events.push(event(Severity::Danger, "CamelCase", Vertex::Shape(shape), message));
    }
    for group in member_groups(cx) {
        events.extend(check_members(&group, members));
    }
    Ok(events)
}

type MemberOf<'m> = (&'m Shape, &'m Member);

/// Members that should look alike: those of each service, and those of no service by namespace.
fn member_groups<'m>(cx: &Context<'m>) -> Vec<Vec<MemberOf<'m>>> {
    let mut seen = vec![false; cx.graph.len() as usize];
    let mut groups = Vec::new();
    for service in cx.own_of(ShapeType::Service) {
        let mut group = Vec::new();
        for at in cx.closure(&service.id) {
            if let Some(member) = named_member(cx.graph.vertex(at)) {
                seen[at as usize] = true;
                group.push(member);
            }
        }
        groups.push(group);
    }
    let mut rest: BTreeMap<&str, Vec<MemberOf<'m>>> = BTreeMap::new();
    for (_, vertex) in cx.own().filter(|(at, _)| !seen[*at as usize]) {
        if let Some(member) = named_member(vertex) {
            rest.entry(member.0.id.namespace()).or_default().push(member);
        }
    }
    groups.extend(rest.into_values());
    groups
}

/// A member whose name somebody chose and may choose otherwise.
fn named_member<'m>(vertex: Vertex<'m>) -> Option<MemberOf<'m>> {
    match vertex {
        Vertex::Member(shape, member) if !shape.built_in => {
            matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union).then_some((shape, member))
        }
        _ => None,
    }
}

fn check_members(group: &[MemberOf<'_>], upper: Option<bool>) -> Vec<Event> {
    let count = |test: fn(&str) -> bool| group.iter().filter(|(_, member)| test(member.name())).count();
    let upper = upper.unwrap_or_else(|| count(is_upper_camel) > count(is_lower_camel));
    let (test, wanted): (fn(&str) -> bool, _) =
        if upper { (is_upper_camel, "UpperCamelCase") } else { (is_lower_camel, "lowerCamelCase") };
    let wrong = group.iter().filter(|(_, member)| !test(member.name()));
    let report = |(shape, member): &MemberOf<'_>| {
        let message = format!("the name `{}` is not in {wanted}, as members around it are", member.name());
        event(Severity::Danger, "CamelCase", Vertex::Member(shape, member), message)
    };
    wrong.map(report).collect()
}

/// `RepeatedShapeName`: members called like their shape, or that begin like it.
pub(super) fn repeated(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let exact = options.flag("exactMatch")?;
    Ok(repetitions(cx, "RepeatedShapeName", exact))
}

/// `StutteredShapeName`, the former name of `RepeatedShapeName`.
pub(super) fn stuttered(cx: &Context<'_>, _: &Options<'_>) -> Result<Vec<Event>, String> {
    Ok(repetitions(cx, "StutteredShapeName", false))
}

fn repetitions(cx: &Context<'_>, id: &str, exact: bool) -> Vec<Event> {
    let mut events = Vec::new();
    for (shape, member) in cx.own_members().filter(|(shape, _)| is_structure_or_union(shape)) {
        let (outer, inner) = (shape.id.name().to_lowercase(), member.name().to_lowercase());
        if inner == outer || (!exact && inner.starts_with(&outer)) {
            let message = format!("the member `{}` repeats the name of `{}`", member.name(), shape.id.name());
            events.push(event(Severity::Warning, id, Vertex::Member(shape, member), message));
        }
    }
    events
}

fn is_structure_or_union(shape: &Shape) -> bool {
    matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union)
}

/// `StandardOperationVerb`: operations that do not begin with one of the verbs that were agreed on.
pub(super) fn operation_verbs(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let verbs = options.texts("verbs")?.unwrap_or_default();
    let prefixes = options.texts("prefixes")?.unwrap_or_default();
    let alternatives = options.alternatives("suggestAlternatives")?;
    if verbs.is_empty() && alternatives.is_empty() {
        return Err("it needs `verbs` or `suggestAlternatives`".to_owned());
    }
    let mut events = Vec::new();
    for (shape, _) in cx.operations() {
        let name = shape.id.name();
        let mut words = split(name).into_iter();
        let first = words.next().unwrap_or_default();
        let verb = if prefixes.contains(&first) { words.next() } else { Some(first) };
        let better = verb.and_then(|verb| alternatives.iter().find(|(known, _)| *known == verb));
        let message = match (verb, better) {
            (None, _) => format!("the name `{name}` has a prefix and no verb"),
            (Some(verb), Some((_, better))) => {
                format!("instead of `{verb}`, `{name}` should say {}", list(better))
            }
            (Some(verb), None) if verbs.contains(&verb) => continue,
            (Some(verb), None) => {
                format!("the verb `{verb}` of `{name}` is none of those in use: {}", list(&verbs))
            }
        };
        events.push(event(Severity::Danger, "StandardOperationVerb", Vertex::Shape(shape), message));
    }
    Ok(events)
}

/// Names of timestamps: with `timestamp` in them, that begin or end with `time` or `date`, or that end with `at`, `on`
/// or `since`.
const TIMESTAMP_NAMES: &[&str] = &[
    "^.*[Tt]imestamp.*$",
    "^[Tt]ime([_A-Z].*)?$",
    "^[Dd]ate([_A-Z].*)?$",
    "^.*([a-z]T|_[Tt])ime$",
    "^.*([a-z]D|_[Dd])ate$",
    "^.*([a-z]A|_[Aa])t$",
    "^.*([a-z]O|_[Oo])n$",
    "^.*([a-z]S|_[Ss])ince$",
];

/// `ShouldHaveUsedTimestamp`: names of timestamps for something else.
pub(super) fn should_be_timestamp(cx: &Context<'_>, options: &Options<'_>) -> Result<Vec<Event>, String> {
    let additional = options.texts("additionalPatterns")?.unwrap_or_default();
    let mut patterns = Vec::new();
    for text in TIMESTAMP_NAMES.iter().chain(&additional) {
        patterns.push(
            Pattern::parse(&format!("^(?:{text})$"))
                .map_err(|_| format!("`{text}` is no regular expression"))?,
        );
    }
    let is_time = |name: &str| patterns.iter().any(|pattern| pattern.is_match(name) == Some(true));
    let mut events = Vec::new();
    for (_, vertex) in cx.own() {
        let kind = match vertex {
            Vertex::Shape(shape) => Some(shape.shape_type).filter(|kind| is_text_or_number(*kind)),
            Vertex::Member(shape, member) if is_structure_or_union(shape) => {
                let target = cx.target(member).filter(|target| !is_timestamp(cx, target));
                target.map(|target| target.shape_type)
            }
            Vertex::Member(..) => None,
        };
        let name = own_name(vertex);
        if let Some(kind) = kind.filter(|_| is_time(name)) {
            let message = format!("`{name}` is called like a timestamp, but is of type {}", kind.as_str());
            events.push(event(Severity::Danger, "ShouldHaveUsedTimestamp", vertex, message));
        }
    }
    Ok(events)
}

fn is_text_or_number(kind: ShapeType) -> bool {
    use ShapeType as T;
    matches!(
        kind,
        T::String
            | T::Byte
            | T::Short
            | T::Integer
            | T::IntEnum
            | T::Long
            | T::Float
            | T::Double
            | T::BigInteger
            | T::BigDecimal
    )
}

/// A timestamp, what holds timestamps only, or an enum, which says itself what it is.
fn is_timestamp(cx: &Context<'_>, shape: &Shape) -> bool {
    match shape.shape_type {
        ShapeType::Timestamp | ShapeType::Enum => true,
        ShapeType::Structure | ShapeType::List => {
            let mut targets = shape.members.iter().filter_map(|member| cx.target(member));
            targets.all(|target| target.shape_type == ShapeType::Timestamp)
        }
        _ => false,
    }
}
