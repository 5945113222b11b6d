//! The facts that schemas state: of members, and of shapes without a Rust type of their own.

use smithy_model::{Member as ModelMember, Node, NodeValue, Shape, ShapeId, ShapeType};

use super::shapes::{has_default, Context};
use super::{constraints, Literal, Location, Member, Schema, SchemaKind, SchemaRef, TimestampFormat};

/// The schemas of the closure's simple shapes, lists and maps, in the order of their ids.
pub fn schemas(context: &Context<'_>) -> Vec<Schema> {
    let shapes = context.closure.shapes.iter().filter_map(|id| context.model.shape(id));
    shapes.filter_map(|shape| schema(context, shape)).collect()
}

fn schema(context: &Context<'_>, shape: &Shape) -> Option<Schema> {
    if context.names.type_of(&shape.id).is_some() {
        return None;
    }
    let path = context.names.schema_of(&shape.id)?;
    let member_named = |name: &str| shape.member(name).map(|m| Box::new(member(context, shape, m)));
    let sparse = shape.traits.has("smithy.api#sparse");
    let kind = match shape.shape_type {
        ShapeType::List => SchemaKind::List { member: member_named("member")?, sparse },
        ShapeType::Map => {
            SchemaKind::Map { key: member_named("key")?, value: member_named("value")?, sparse }
        }
        simple => match shape.traits.get("smithy.api#enum").and_then(Node::as_array) {
            Some(definitions) if simple == ShapeType::String => values(definitions),
            _ => SchemaKind::Simple(simple_kind(simple)?),
        },
    };
    Some(Schema {
        id: shape.id.to_string(),
        name: path.item.clone(),
        kind,
        constraints: constraints::of_shape(context.names, &shape.traits),
        sensitive: shape.traits.has("smithy.api#sensitive"),
        media_type: shape.traits.get("smithy.api#mediaType").and_then(Node::as_str).map(str::to_owned),
        streaming: shape.traits.has("smithy.api#streaming"),
    })
}

/// The values of `@enum`, which a string may have in place of being an enum. Values tagged `internal` are not listed.
fn values(definitions: &[Node]) -> SchemaKind {
    let value = |node: &Node| node.get("value").and_then(Node::as_str).map(str::to_owned);
    let internal = |node: &&Node| {
        let tags = node.get("tags").and_then(Node::as_array).unwrap_or_default();
        tags.iter().any(|tag| tag.as_str() == Some("internal"))
    };
    let all = definitions.iter().filter_map(value).collect();
    let some = definitions.iter().any(|node| internal(&node));
    let listed = || definitions.iter().filter(|node| !internal(node)).filter_map(value).collect();
    SchemaKind::Values(all, some.then(listed))
}

/// A member's facts.
pub fn member(context: &Context<'_>, shape: &Shape, member: &ModelMember) -> Member {
    let target = context.model.shape(&member.target);
    let trait_of_either =
        |id: &str| member.traits.get(id).or_else(|| target.and_then(|target| target.traits.get(id)));
    let default = member.traits.get("smithy.api#default").filter(|_| has_default(member));
    Member {
        name: member.name().to_owned(),
        key: key(member),
        target: schema_ref(context, &member.target),
        constraints: target.and_then(|target| constraints::of_member(context.names, &member.traits, target)),
        location: location(shape, member),
        timestamp_format: trait_of_either("smithy.api#timestampFormat").and_then(Node::as_str).and_then(
            |format| {
                Some(match format {
                    "epoch-seconds" => TimestampFormat::EpochSeconds,
                    "date-time" => TimestampFormat::DateTime,
                    "http-date" => TimestampFormat::HttpDate,
                    _ => return None,
                })
            },
        ),
        default: default.map(literal),
        required: member.traits.has("smithy.api#required"),
        sensitive: context.sensitive(&member.target) || member.traits.has("smithy.api#sensitive"),
        idempotency_token: member.traits.has("smithy.api#idempotencyToken"),
    }
}

/// The key in serde's formats: `@jsonName`, else the member's name, wherever HTTP puts it.
pub fn key(member: &ModelMember) -> String {
    let json_name = member.traits.get("smithy.api#jsonName").and_then(Node::as_str);
    json_name.unwrap_or(member.name()).to_owned()
}

fn schema_ref(context: &Context<'_>, id: &ShapeId) -> SchemaRef {
    if let Some(path) = context.names.schema_of(id) {
        return SchemaRef::Static(path.clone());
    }
    let kind = context.model.shape(id).and_then(|shape| prelude_name(shape.shape_type));
    SchemaRef::Prelude(kind.unwrap_or("UNIT"))
}

fn location(shape: &Shape, member: &ModelMember) -> Location {
    // Bindings mean something on the top level of inputs, outputs and errors; elsewhere they are ignored.
    if shape.shape_type != ShapeType::Structure {
        return Location::Body;
    }
    let text = |id: &str| member.traits.get(id).and_then(Node::as_str).map(str::to_owned);
    let has = |id: &str| member.traits.has(id);
    let named = text("smithy.api#httpQuery").map(Location::Query);
    let named = named.or_else(|| text("smithy.api#httpHeader").map(Location::Header));
    let named = named.or_else(|| text("smithy.api#httpPrefixHeaders").map(Location::PrefixHeaders));
    named.unwrap_or_else(|| match () {
        () if has("smithy.api#httpLabel") => Location::Label,
        () if has("smithy.api#httpPayload") => Location::Payload,
        () if has("smithy.api#httpQueryParams") => Location::QueryParams,
        () if has("smithy.api#httpResponseCode") => Location::ResponseCode,
        () => Location::Body,
    })
}

/// A default as the schema states it. Collections can only be empty.
pub fn literal(node: &Node) -> Literal {
    match &node.value {
        NodeValue::Null => Literal::Null,
        NodeValue::Bool(value) => Literal::Boolean(*value),
        NodeValue::Number(number) => {
            number.as_i128().map_or_else(|| Literal::Float(number.as_f64()), Literal::Integer)
        }
        NodeValue::String(text) => Literal::String(text.clone()),
        NodeValue::Array(_) => Literal::EmptyList,
        NodeValue::Object(_) => Literal::EmptyMap,
    }
}

/// The runtime's variant for a simple kind.
fn simple_kind(kind: ShapeType) -> Option<&'static str> {
    Some(match kind {
        ShapeType::Blob => "Blob",
        ShapeType::Boolean => "Boolean",
        ShapeType::String => "String",
        ShapeType::Byte => "Byte",
        ShapeType::Short => "Short",
        ShapeType::Integer => "Integer",
        ShapeType::Long => "Long",
        ShapeType::Float => "Float",
        ShapeType::Double => "Double",
        ShapeType::BigInteger => "BigInteger",
        ShapeType::BigDecimal => "BigDecimal",
        ShapeType::Timestamp => "Timestamp",
        ShapeType::Document => "Document",
        _ => return None,
    })
}

/// The runtime's constant for a simple shape of the prelude.
fn prelude_name(kind: ShapeType) -> Option<&'static str> {
    Some(match kind {
        ShapeType::Blob => "BLOB",
        ShapeType::Boolean => "BOOLEAN",
        ShapeType::String => "STRING",
        ShapeType::Byte => "BYTE",
        ShapeType::Short => "SHORT",
        ShapeType::Integer => "INTEGER",
        ShapeType::Long => "LONG",
        ShapeType::Float => "FLOAT",
        ShapeType::Double => "DOUBLE",
        ShapeType::BigInteger => "BIG_INTEGER",
        ShapeType::BigDecimal => "BIG_DECIMAL",
        ShapeType::Timestamp => "TIMESTAMP",
        ShapeType::Document => "DOCUMENT",
        _ => return None,
    })
}
