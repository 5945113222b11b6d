//! `PaginatedTrait` ([spec](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).

use super::context::{a, event, Context};
use crate::selector::Vertex;
use crate::{Event, Member, Node, Operation, Severity, Shape, ShapeType};

/// What one property of `@paginated` names, and what it may be.
struct Property {
    name: &'static str,
    in_input: bool,
    needed: bool,
    allowed: &'static [ShapeType],
    recommended: &'static [ShapeType],
}

const STRINGS: &[ShapeType] = &[ShapeType::String, ShapeType::Enum];
const TOKENS: &[ShapeType] = &[ShapeType::String, ShapeType::Enum, ShapeType::Map];
const SIZES: &[ShapeType] = &[ShapeType::Byte, ShapeType::Short, ShapeType::Integer, ShapeType::Long];
const ITEMS: &[ShapeType] = &[ShapeType::List, ShapeType::Map];

const PROPERTIES: &[Property] = &[
    Property { name: "inputToken", in_input: true, needed: true, allowed: TOKENS, recommended: STRINGS },
    Property { name: "outputToken", in_input: false, needed: true, allowed: TOKENS, recommended: STRINGS },
    Property {
        name: "pageSize",
        in_input: true,
        needed: false,
        allowed: SIZES,
        recommended: &[ShapeType::Integer],
    },
    Property { name: "items", in_input: false, needed: false, allowed: ITEMS, recommended: ITEMS },
];

pub(super) fn paginated(cx: &Context<'_>, events: &mut Vec<Event>) {
    let mut check = |shape: &Shape, operation: &Operation, service: Option<&Shape>| {
        let Some(own) = shape.traits.get("smithy.api#paginated") else { return };
        let inherited = service.and_then(|service| service.traits.get("smithy.api#paginated"));
        for property in PROPERTIES {
            let value = own.get(property.name).or_else(|| inherited?.get(property.name));
            let found = match (value.and_then(Node::as_str), service) {
                (Some(path), _) => check_path(cx, operation, property, path),
                (None, Some(service)) if property.needed => {
                    let message = format!(
                        "neither @paginated here nor that of `{}` has `{}`",
                        service.id, property.name
                    );
                    vec![(Severity::Error, "", message)]
                }
                (None, _) => continue,
            };
            for (severity, kind, message) in found {
                let id = match kind {
                    "" => "PaginatedTrait".to_owned(),
                    kind => format!("PaginatedTrait.{kind}.{}", property.name),
                };
                let found = event(severity, &id, Vertex::Shape(shape), message).at(own.location);
                if !events.contains(&found) {
                    events.push(found);
                }
            }
        }
    };
    for (shape, operation) in cx.operations() {
        check(shape, operation, None);
    }
    for service in cx.own_of(ShapeType::Service) {
        for shape in cx.bound_operations(&service.id) {
            if let Some(operation) = shape.as_operation() {
                check(shape, operation, Some(service));
            }
        }
    }
}

/// What is wrong with what a property names: how badly, which kind of problem, the message.
fn check_path(
    cx: &Context<'_>,
    operation: &Operation,
    property: &Property,
    path: &str,
) -> Vec<(Severity, &'static str, String)> {
    let name = property.name;
    let steps: Vec<_> = path.split('.').collect();
    if property.in_input && steps.len() > 1 {
        return vec![(
            Severity::Error,
            "",
            format!("`{name}` names a member of the input, it cannot be a path: {path}"),
        )];
    }
    let structure = if property.in_input { cx.input(operation) } else { cx.output(operation) };
    let Some(member) = structure.and_then(|structure| walk(cx, structure, &steps)) else {
        return vec![(Severity::Error, "", format!("`{name}` names a member that does not exist: {path}"))];
    };
    let mut found = Vec::new();
    if member.traits.has("smithy.api#required") {
        let message = format!("the member that `{name}` names should not be required: {path}");
        match name {
            "inputToken" => found.push((Severity::Error, "", message)),
            "outputToken" => found.push((Severity::Danger, "ShouldNotBeRequired", message)),
            "pageSize" => found.push((Severity::Warning, "ShouldNotBeRequired", message)),
            _ => {}
        }
    }
    if let Some(kind) = cx.target(member).map(|target| target.shape_type) {
        let names = |kinds: &[ShapeType]| super::context::list(kinds.iter().map(|kind| kind.as_str()));
        let what = format!("`{name}` names a member that targets {}", a(kind.as_str()));
        if !property.allowed.contains(&kind) {
            found.push((
                Severity::Error,
                "",
                format!("{what}, which has to be one of {}", names(property.allowed)),
            ));
        } else if !property.recommended.contains(&kind) {
            let message = format!("{what}, which should be one of {}", names(property.recommended));
            found.push((Severity::Danger, "WrongShapeType", message));
        }
    }
    if steps.len() > 2 {
        let message =
            format!("`{name}` is a path of more than two steps, which makes an API cumbersome: {path}");
        found.push((Severity::Warning, "DeeplyNested", message));
    }
    found
}

fn walk<'m>(cx: &Context<'m>, structure: &'m Shape, steps: &[&str]) -> Option<&'m Member> {
    let (first, rest) = steps.split_first()?;
    let mut member = structure.member(first)?;
    for step in rest {
        member = cx.target(member)?.member(step)?;
    }
    Some(member)
}
