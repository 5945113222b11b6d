//! Schemas and patterns as statics.

use proc_macro2::TokenStream;
use quote::quote;

use super::matcher;
use super::tokens::{float, ident, integer, option};
use crate::plan::{
    Bound, Constraints, Literal, Location, Member, Path, Plan, Schema, SchemaKind, SchemaRef, TimestampFormat,
};

/// The schemas of shapes without a Rust type of their own.
pub fn schemas(plan: &Plan) -> TokenStream {
    let schemas = plan.schemas.iter().map(schema);
    quote! {
        #![doc = " Schemas of the simple shapes, lists and maps."]
        use smithy_schema as rt;
        #(#schemas)*
    }
}

/// The matchers of all patterns.
pub fn patterns(plan: &Plan) -> TokenStream {
    let statics = plan.patterns.iter().map(|pattern| {
        let (name, source) = (ident(&pattern.name), &pattern.source);
        let value = match pattern.matcher.as_ref().and_then(matcher::matcher) {
            Some(matcher) => quote! { rt::Pattern::compiled(#source, #matcher) },
            None => quote! { rt::Pattern::interpreted(#source) },
        };
        quote! { pub(crate) static #name: rt::Pattern = #value; }
    });
    quote! {
        #![doc = " Matchers of the model's patterns, each once."]
        use smithy_schema as rt;
        #(#statics)*
    }
}

fn schema(schema: &Schema) -> TokenStream {
    let kind = match &schema.kind {
        SchemaKind::Simple(kind) => {
            let kind = ident(kind);
            quote! { rt::Kind::#kind }
        }
        SchemaKind::Values(values, _) => quote! { rt::Kind::Enum(&[#(#values),*]) },
        SchemaKind::List { member: item, sparse } => {
            let item = member(item);
            quote! { rt::Kind::List { member: &#item, sparse: #sparse } }
        }
        SchemaKind::Map { key, value, sparse } => {
            let (key, value) = (member(key), member(value));
            quote! { rt::Kind::Map { key: &#key, value: &#value, sparse: #sparse } }
        }
    };
    let facts = (schema.constraints != Constraints::default()).then(|| {
        let facts = constraints(&schema.constraints);
        quote! { constraints: #facts, }
    });
    let media_type = schema.media_type.as_ref().map(|media_type| quote! { media_type: Some(#media_type), });
    let streaming = schema.streaming.then(|| quote! { streaming: true, });
    let listed = match &schema.kind {
        SchemaKind::Values(_, Some(values)) => Some(quote! { listed: Some(&[#(#values),*]), }),
        _ => None,
    };
    let facts = quote! { #facts #listed #media_type #streaming };
    item(&schema.name, &schema.id, &kind, Some(facts), schema.sensitive)
}

/// A schema's static; `facts` are those that few kinds have.
pub fn item(
    name: &str,
    id: &str,
    kind: &TokenStream,
    facts: Option<TokenStream>,
    sensitive: bool,
) -> TokenStream {
    let name = ident(name);
    let sensitive = sensitive.then(|| quote! { sensitive: true, });
    quote! {
        pub(crate) static #name: rt::Schema = rt::Schema { id: #id, kind: #kind, #facts #sensitive ..rt::Schema::EMPTY };
    }
}

/// A member's facts, those that are not as usual.
pub fn member(member: &Member) -> TokenStream {
    let name = &member.name;
    let target = match &member.target {
        SchemaRef::Prelude(name) => {
            let name = ident(name);
            quote! { rt::prelude::#name }
        }
        SchemaRef::Static(path) => quote! { #path },
    };
    let usual = quote! { rt::Member::new(#name, &#target) };
    let facts = facts(member);
    if facts.is_empty() {
        return usual;
    }
    quote! { rt::Member { #facts ..#usual } }
}

fn facts(member: &Member) -> TokenStream {
    let key = (member.key != member.name).then(|| {
        let key = &member.key;
        quote! { key: #key, }
    });
    let facts = member.constraints.as_ref().map(|facts| {
        let facts = constraints(facts);
        quote! { constraints: Some(&#facts), }
    });
    let place = (member.location != Location::Body).then(|| {
        let place = location(&member.location);
        quote! { location: #place, }
    });
    let format = member.timestamp_format.map(|format| {
        let format = ident(match format {
            TimestampFormat::EpochSeconds => "EpochSeconds",
            TimestampFormat::DateTime => "DateTime",
            TimestampFormat::HttpDate => "HttpDate",
        });
        quote! { timestamp_format: Some(rt::TimestampFormat::#format), }
    });
    let default = member.default.as_ref().map(|value| {
        let value = literal(value);
        quote! { default: Some(#value), }
    });
    let required = member.required.then(|| quote! { required: true, });
    let sensitive = member.sensitive.then(|| quote! { sensitive: true, });
    let token = member.idempotency_token.then(|| quote! { idempotency_token: true, });
    quote! { #key #facts #place #format #default #required #sensitive #token }
}

fn location(location: &Location) -> TokenStream {
    match location {
        Location::Body => quote! { rt::Location::Body },
        Location::Label => quote! { rt::Location::Label },
        Location::Query(key) => quote! { rt::Location::Query(#key) },
        Location::QueryParams => quote! { rt::Location::QueryParams },
        Location::Header(name) => quote! { rt::Location::Header(#name) },
        Location::PrefixHeaders(prefix) => quote! { rt::Location::PrefixHeaders(#prefix) },
        Location::Payload => quote! { rt::Location::Payload },
        Location::ResponseCode => quote! { rt::Location::ResponseCode },
    }
}

fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => quote! { rt::Literal::Null },
        Literal::Boolean(value) => quote! { rt::Literal::Boolean(#value) },
        Literal::Integer(value) => {
            let value = integer(*value);
            quote! { rt::Literal::Integer(#value) }
        }
        Literal::Float(value) => {
            let value = float(*value);
            quote! { rt::Literal::Float(#value) }
        }
        Literal::String(text) => quote! { rt::Literal::String(#text) },
        Literal::EmptyList => quote! { rt::Literal::EmptyList },
        Literal::EmptyMap => quote! { rt::Literal::EmptyMap },
    }
}

fn constraints(facts: &Constraints) -> TokenStream {
    let length = facts.length.map(|(min, max)| {
        let end = |value: Option<u64>| option(value.map(|value| integer(value.into())));
        let (min, max) = (end(min), end(max));
        quote! { length: Some(rt::Length { min: #min, max: #max }), }
    });
    let range = facts.range.as_ref().map(|(min, max)| {
        let end = |value: &Option<Bound>| option(value.as_ref().map(bound));
        let (min, max) = (end(min), end(max));
        quote! { range: Some(rt::Range { min: #min, max: #max }), }
    });
    let pattern = facts.pattern.as_ref().map(|(_, path): &(String, Path)| quote! { pattern: Some(&#path), });
    let unique = facts.unique_items.then(|| quote! { unique_items: true, });
    quote! { rt::Constraints { #length #range #pattern #unique ..rt::Constraints::EMPTY } }
}

fn bound(bound: &Bound) -> TokenStream {
    match bound {
        Bound::Integer(value) => {
            let value = integer(*value);
            quote! { rt::Bound::Integer(#value) }
        }
        Bound::Decimal(value) => {
            let value = float(*value);
            quote! { rt::Bound::Decimal(#value) }
        }
    }
}
