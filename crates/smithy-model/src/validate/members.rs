//! Rules about the members of structures and unions, and what XML and JSON make of them.

use std::collections::BTreeMap;

use super::context::{event, is_unit, list, member_error, shape_error, Context};
use crate::selector::Vertex;
use crate::{Event, Node, Severity, ShapeType, Traits};

/// `JsonName`: members with the same name in JSON.
pub(super) fn json_names(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.model.own_shapes() {
        if !matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union) {
            continue;
        }
        let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for member in shape.members.iter().filter(|member| !is_bound_elsewhere(&member.traits)) {
            let name = member.traits.get("smithy.api#jsonName").and_then(Node::as_str);
            names.entry(name.unwrap_or_else(|| member.name())).or_default().push(member.name());
        }
        for (name, members) in names.iter().filter(|(_, members)| members.len() > 1) {
            let message = format!("several members are called `{name}` in JSON: {}", list(members));
            events.push(shape_error("JsonName", shape, message));
        }
    }
}

/// What HTTP puts into a label, the query, a header, the status or the whole payload has no name in a JSON body.
fn is_bound_elsewhere(traits: &Traits) -> bool {
    let bindings = [
        "smithy.api#httpLabel",
        "smithy.api#httpQuery",
        "smithy.api#httpQueryParams",
        "smithy.api#httpHeader",
        "smithy.api#httpPrefixHeaders",
        "smithy.api#httpPayload",
        "smithy.api#httpResponseCode",
    ];
    bindings.iter().any(|binding| traits.has(binding))
}

/// `XmlNamespaceTrait`: namespaces that are no URIs.
pub(super) fn xml_namespaces(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (_, vertex) in cx.own() {
        let uri = vertex.traits().get("smithy.api#xmlNamespace").and_then(|node| node.get("uri"));
        let Some((node, uri)) = uri.and_then(|node| Some((node, node.as_str()?))) else { continue };
        if !super::uri::is_uri(uri) {
            let message = format!("the XML namespace `{uri}` is no URI");
            events.push(event(Severity::Error, "XmlNamespaceTrait", vertex, message).at(node.location));
        }
    }
}

/// `XmlFlattenedTrait`: flattened lists lose the name that their member has.
pub(super) fn xml_flattened(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, member) in cx.own_members() {
        if !member.traits.has("smithy.api#xmlFlattened") || member.traits.has("smithy.api#xmlName") {
            continue;
        }
        let target = cx.target(member).filter(|target| target.shape_type == ShapeType::List);
        let item = target.and_then(|target| target.member("member"));
        let name = item.and_then(|item| item.traits.get("smithy.api#xmlName")?.as_str());
        if let Some(name) = name.filter(|name| *name != member.name()) {
            let message =
                format!("the flattened list's items are called `{}` in XML, not `{name}`", member.name());
            let warning =
                event(Severity::Warning, "XmlFlattenedTrait", Vertex::Member(shape, member), message);
            events.push(
                warning.help(format!("if `{name}` is what they should be called, add @xmlName(\"{name}\")")),
            );
        }
    }
}

/// `Union`: unions without members.
pub(super) fn unions(cx: &Context<'_>, events: &mut Vec<Event>) {
    for shape in cx.own_of(ShapeType::Union) {
        if shape.members.is_empty() && !shape.traits.has("smithy.api#mixin") {
            events.push(shape_error("Union", shape, "a union needs at least one member"));
        }
    }
}

/// `UnitType`: the unit type where there has to be a value.
pub(super) fn unit_types(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, member) in cx.own_members() {
        let allowed = matches!(shape.shape_type, ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum);
        if is_unit(&member.target) && !allowed {
            let message = "only members of unions can target the unit type";
            events.push(member_error("UnitType", member, message));
        }
    }
}

/// `PrivateMixinMember`: `@private` on a mixin's member does not keep anyone from inheriting it.
pub(super) fn private_mixin_members(cx: &Context<'_>, events: &mut Vec<Event>) {
    for (shape, member) in cx.own_members() {
        if shape.traits.has("smithy.api#mixin") && member.traits.has("smithy.api#private") {
            let message = "@private on a mixin's member keeps nobody from inheriting it";
            let warning =
                event(Severity::Warning, "PrivateMixinMember", Vertex::Member(shape, member), message);
            events.push(warning.help("apply @private to the mixin, or to the target of the member"));
        }
    }
}
