//! Names on the wire that are not those of the model: of XML elements, of JSON keys, of EC2's parameters.

use crate::raw::RawTrait;
use crate::NodeValue;

use super::properties::At;
use super::protocol::WireNames;
use super::syntax::{Facts, Reference, XmlNamespace};
use super::usage::Target;
use super::{traits, Context};

/// The traits of a member of a structure that stands in the body.
///
/// `own` is what the member is called, in the file and in the model; these differ only where Smithy does not allow the
/// file's name.
pub(super) fn of_body_member(
    cx: &Context,
    own: (&At<String>, &str),
    reference: &Reference,
) -> Vec<RawTrait<'static>> {
    let (file_name, name) = own;
    let facts = &reference.facts;
    let wire_names = cx.protocol.wire_names();
    let given = facts.location_name.as_ref().unwrap_or(file_name);
    let mut found = Vec::new();
    match wire_names {
        WireNames::None => return found,
        WireNames::Json => {
            found.extend((given.value != name).then(|| traits::text("smithy.api#jsonName", given)));
            return found;
        }
        WireNames::Xml | WireNames::Ec2 => {}
    }
    let target = cx.usage.of(&reference.shape.value);
    let flattened = facts.flattened.or(target.and_then(|target| target.flattened));
    found.extend(traits::if_set("smithy.api#xmlFlattened", flattened));
    // Items that stand in the structure itself have the name of the list's items, not the list's.
    let item = target.filter(|_| flattened.is_some()).and_then(|target| target.item_name.as_ref());
    let given = item.unwrap_or(given);
    found.extend((given.value != name).then(|| traits::text("smithy.api#xmlName", given)));
    if let (WireNames::Ec2, Some(query_name)) = (wire_names, &facts.query_name) {
        found.push(traits::text("aws.protocols#ec2QueryName", query_name));
    }
    found
}

/// The traits of the item of a list, or the key or value of a map, which is called `usual` when nothing is said.
pub(super) fn of_item(
    cx: &Context,
    usual: &str,
    reference: &Reference,
    flattened: bool,
) -> Option<RawTrait<'static>> {
    let xml = matches!(cx.protocol.wire_names(), WireNames::Xml | WireNames::Ec2);
    let named = xml && !(flattened && usual == "member");
    let name = reference.facts.location_name.as_ref().filter(|name| named && name.value != usual)?;
    Some(traits::text("smithy.api#xmlName", name))
}

/// The traits of an input that is an XML document, whose root has the shape's name when nothing is said.
pub(super) fn of_input(cx: &Context, target: &Target, name: &str) -> Vec<RawTrait<'static>> {
    if !cx.protocol.names_payloads() {
        return Vec::new();
    }
    let root = target.root_name.as_ref().filter(|root| root.value != name);
    let mut found: Vec<_> = root.map(|root| traits::text("smithy.api#xmlName", root)).into_iter().collect();
    found.extend(target.root_namespace.as_ref().map(xml_namespace));
    found
}

/// What a shape and a member alike can say about XML.
pub(super) fn of_facts(facts: &Facts) -> Vec<RawTrait<'static>> {
    let mut found = Vec::new();
    found.extend(traits::if_set("smithy.api#xmlAttribute", facts.xml_attribute));
    found.extend(facts.xml_namespace.as_ref().map(xml_namespace));
    found
}

fn xml_namespace(namespace: &At<XmlNamespace>) -> RawTrait<'static> {
    let prefix = namespace.value.prefix.clone().map(NodeValue::String);
    let uri = Some(NodeValue::String(namespace.value.uri.clone()));
    let value = traits::object(namespace.at, [("uri", uri), ("prefix", prefix)]);
    traits::with("smithy.api#xmlNamespace", value, namespace.at)
}
