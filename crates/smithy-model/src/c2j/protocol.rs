//! The protocols: what each is called, and what of a model depends on it.

use crate::raw::RawTrait;
use crate::{Event, Location, NodeValue, Severity};

use super::properties::At;
use super::syntax::Metadata;
use super::traits;

/// A protocol that C2J files are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    RestJson,
    RestXml,
    Json,
    Query,
    Ec2,
    Cbor,
}

/// All protocols by C2J's names.
const PROTOCOLS: &[(&str, Protocol)] = &[
    ("rest-json", Protocol::RestJson),
    ("rest-xml", Protocol::RestXml),
    ("json", Protocol::Json),
    ("query", Protocol::Query),
    ("ec2", Protocol::Ec2),
    ("smithy-rpc-v2-cbor", Protocol::Cbor),
];

/// How members are named on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WireNames {
    Json,
    Xml,
    /// XML, and in requests names of its own.
    Ec2,
    /// Only members' own names.
    None,
}

impl Protocol {
    fn named(name: &str) -> Option<Self> {
        PROTOCOLS.iter().find(|(known, _)| *known == name).map(|(_, protocol)| *protocol)
    }

    /// Whether operations have HTTP methods, paths and bindings of their own.
    pub(super) fn binds_http(self) -> bool {
        matches!(self, Self::RestJson | Self::RestXml)
    }

    pub(super) fn wire_names(self) -> WireNames {
        match self {
            Self::RestJson | Self::Json => WireNames::Json,
            Self::RestXml | Self::Query => WireNames::Xml,
            Self::Ec2 => WireNames::Ec2,
            Self::Cbor => WireNames::None,
        }
    }

    /// Whether a payload has a name, as the root of an XML document.
    pub(super) fn names_payloads(self) -> bool {
        self == Self::RestXml
    }

    /// Whether errors have codes other than their shapes' names.
    pub(super) fn has_error_codes(self) -> bool {
        matches!(self, Self::Query | Self::Ec2)
    }

    /// The trait that a service of this protocol has. Only JSON comes in versions.
    fn trait_id(self, json_version: Option<&str>) -> &'static str {
        match self {
            Self::RestJson => "aws.protocols#restJson1",
            Self::RestXml => "aws.protocols#restXml",
            Self::Json if json_version == Some("1.0") => "aws.protocols#awsJson1_0",
            Self::Json => "aws.protocols#awsJson1_1",
            Self::Query => "aws.protocols#awsQuery",
            Self::Ec2 => "aws.protocols#ec2Query",
            Self::Cbor => "smithy.protocols#rpcv2Cbor",
        }
    }
}

/// The protocol that shapes are read for. Where it is unknown, that of most services, after an error.
pub(super) fn of(metadata: &Metadata, events: &mut Vec<Event>) -> Protocol {
    let Some(name) = metadata.protocol.as_ref().or(metadata.protocols.first()) else {
        let event = Event::error("Model", "the service has no `protocol`").at(metadata.at);
        events.push(event.help(known()));
        return Protocol::RestJson;
    };
    Protocol::named(&name.value).unwrap_or_else(|| {
        let message = format!("`{}` is not a known protocol", name.value);
        events.push(Event::error("Model", message).at(name.at).help(known()));
        Protocol::RestJson
    })
}

/// The traits of all protocols that a service has.
pub(super) fn traits(metadata: &Metadata, events: &mut Vec<Event>) -> Vec<RawTrait<'static>> {
    let json_version = metadata.json_version.as_ref().map(|version| version.value.as_str());
    let mut found: Vec<RawTrait<'static>> = Vec::new();
    let mut seen: Vec<Protocol> = Vec::new();
    for (position, name) in metadata.protocol.iter().chain(&metadata.protocols).enumerate() {
        match Protocol::named(&name.value) {
            Some(protocol) if seen.contains(&protocol) => {}
            Some(protocol) => {
                seen.push(protocol);
                let value = http_versions(protocol, metadata, name.at, events);
                found.push(traits::with(protocol.trait_id(json_version), value, name.at));
            }
            // The one that shapes are read for is an error already.
            None if position > 0 => events.push(unknown(name)),
            None => {}
        }
    }
    found.extend(traits::if_set("aws.protocols#awsQueryCompatible", metadata.query_compatible));
    found
}

/// The value of a protocol's trait: with HTTP 2 where the file says so. The query protocols speak only HTTP 1.1.
fn http_versions(
    protocol: Protocol,
    metadata: &Metadata,
    at: Location,
    events: &mut Vec<Event>,
) -> NodeValue {
    let queries = matches!(protocol, Protocol::Query | Protocol::Ec2);
    let Some(h2) = metadata.h2.as_ref().filter(|_| !queries) else { return traits::object(at, []) };
    let versions = |versions: &[&'static str]| Some(traits::strings(versions.iter().copied(), h2.at));
    match h2.value.as_str() {
        "optional" => traits::object(h2.at, [("http", versions(&["h2", "http/1.1"]))]),
        "eventstream" => {
            let all = versions(&["http/1.1", "h2"]);
            traits::object(h2.at, [("http", all), ("eventStreamHttp", versions(&["h2"]))])
        }
        "required" => traits::object(h2.at, [("http", versions(&["h2"]))]),
        other => {
            let message =
                format!("`{other}` says nothing known of when HTTP 2 is spoken, and is not carried over");
            events.push(Event::new(Severity::Warning, "C2j.Ignored", message).at(h2.at));
            traits::object(at, [])
        }
    }
}

fn unknown(name: &At<String>) -> Event {
    let message = format!("`{}` is not a known protocol", name.value);
    Event::new(Severity::Warning, "C2j.Ignored", message).at(name.at).help(known())
}

fn known() -> String {
    let names: Vec<_> = PROTOCOLS.iter().map(|(name, _)| format!("`{name}`")).collect();
    format!("known protocols are {}", names.join(", "))
}
