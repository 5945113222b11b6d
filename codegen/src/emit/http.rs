//! The module `http`: a marker type and the facts of each operation, and the facts of their service.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::tokens::{ident, option, page, root_name};
use crate::plan::http::{HostPart, Http, HttpError, HttpOperation, Message, Segment};
use crate::{Digest, Protocol};

/// The `mod.rs` of the module: the service, its errors, and any request to it.
pub fn service(plan: &Http) -> TokenStream {
    let modules = plan.operations.iter().map(|operation| {
        let module = ident(&operation.module);
        quote! { mod #module; }
    });
    let exports = plan.operations.iter().map(|operation| {
        let (module, marker) = (ident(&operation.module), ident(&operation.marker));
        quote! { pub use #module::#marker; }
    });
    let markers = plan.operations.iter().map(|operation| ident(&operation.marker));
    let facts = service_facts(plan);
    let errors = plan.errors.iter().map(error);
    quote! {
        #![doc = " Operations as HTTP requests and responses: a type for each, whose functions are those of"]
        #![doc = " [`runtime::http::Operation`](crate::runtime::http::Operation)."]
        #![allow(clippy::needless_update)]
        use smithy_schema as rt;
        #(#modules)*
        #(#exports)*
        #facts
        rt::http_service!(
            #[doc = " A request to the service, as [`Call::receive`] reads it."]
            Call: SERVICE { #(#markers),* }
        );
        #(#errors)*
    }
}

/// An operation's file.
pub fn operation(plan: &HttpOperation) -> TokenStream {
    let (marker, about) = (ident(&plan.marker), page(&plan.docs));
    let facts = operation_facts(plan);
    let message = |message: &Option<Message>| match message {
        Some(message) => root_name(&message.rust_type),
        None => quote! { rt::http::Unit },
    };
    let (input, output) = (message(&plan.input), message(&plan.output));
    let error = match &plan.error {
        Some(error) => root_name(&error.rust_type),
        None => quote! { rt::http::NoError },
    };
    quote! {
        use smithy_schema as rt;
        #about
        #[derive(Debug, Clone, Copy)]
        pub struct #marker;
        #facts
        rt::http_operation!(#marker: OPERATION { #input => #output, #error });
    }
}

fn service_facts(plan: &Http) -> TokenStream {
    let id = &plan.id;
    let about = page(&format!("The facts of `{id}`."));
    let version = (!plan.version.is_empty()).then(|| {
        let version = &plan.version;
        quote! { version: #version, }
    });
    let protocol = ident(match plan.protocol {
        Protocol::RestJson1 => "RestJson1",
        Protocol::AwsJson1_0 => "AwsJson1_0",
        Protocol::AwsJson1_1 => "AwsJson1_1",
    });
    let query_compatible = plan.query_compatible.then(|| quote! { query_compatible: true, });
    let texts = [
        ("sdk_id", &plan.sdk_id),
        ("endpoint_prefix", &plan.endpoint_prefix),
        ("signing_name", &plan.signing_name),
    ];
    let texts = texts.into_iter().filter_map(|(fact, text)| {
        let (fact, text) = (ident(fact), text.as_ref()?);
        Some(quote! { #fact: Some(#text), })
    });
    let error_code = plan.error_code.as_ref().map(|(key, suffix)| {
        quote! { error_code: Some(rt::http::facts::ErrorCode { key: #key, suffix: #suffix }), }
    });
    let rejection = plan.rejection.as_ref().map(|rejection| {
        let (error, message) = (ident(&rejection.error), &rejection.message);
        let set = rejection.set.iter().map(|(name, value)| quote! { (#name, #value) });
        quote! {
            rejection: Some(rt::http::facts::Rejection { error: &#error, message: #message, set: &[#(#set),*] }),
        }
    });
    let headers = plan.headers.iter().map(|(name, value)| quote! { (#name, #value) });
    let headers = listed("headers", headers);
    let operations = plan.operations.iter().map(|operation| {
        let module = ident(&operation.module);
        quote! { &#module::OPERATION }
    });
    quote! {
        #about
        pub static SERVICE: rt::http::facts::Service = rt::http::facts::Service {
            id: #id,
            #version
            protocol: rt::http::facts::Protocol::#protocol,
            #query_compatible
            #(#texts)*
            #error_code
            #rejection
            #headers
            operations: &[#(#operations),*],
            ..rt::http::facts::Service::EMPTY
        };
    }
}

fn error(plan: &HttpError) -> TokenStream {
    let (name, schema, rust_type) = (ident(&plan.name), &plan.schema, root_name(&plan.rust_type));
    let query_code = plan.query_code.as_ref().map(|code| quote! { query_code: Some(#code), });
    quote! {
        static #name: rt::http::facts::ErrorShape = rt::http::facts::ErrorShape {
            schema: &#schema,
            facts: &#rust_type::FACTS,
            #query_code
            ..rt::http::facts::ErrorShape::EMPTY
        };
    }
}

fn operation_facts(plan: &HttpOperation) -> TokenStream {
    let HttpOperation { id, method, .. } = plan;
    let path = listed("path", plan.path.iter().map(segment));
    let query = plan.query.iter().map(|(key, value)| {
        let value = option(value.as_ref().map(|value| quote! { #value }));
        quote! { (#key, #value) }
    });
    let query = listed("query", query);
    let status = (plan.status != 200).then(|| {
        let status = Literal::u16_unsuffixed(plan.status);
        quote! { status: #status, }
    });
    let message = |fact: &str, message: &Option<Message>| {
        let (fact, schema) = (ident(fact), &message.as_ref()?.schema);
        Some(quote! { #fact: Some(&#schema), })
    };
    let (input, output) = (message("input", &plan.input), message("output", &plan.output));
    let errors = plan.error.iter().flat_map(|error| &error.statics).map(|error| {
        let error = ident(error);
        quote! { &super::#error }
    });
    let errors = listed("errors", errors);
    let host_prefix = listed("host_prefix", plan.host_prefix.iter().map(host_part));
    let compression = listed("compression", plan.compression.iter().map(|encoding| quote! { #encoding }));
    let stand_ins = plan.stand_ins.iter().map(|(index, text)| {
        let index = number(*index);
        quote! { (#index, #text) }
    });
    let stand_ins = listed("stand_ins", stand_ins);
    let endpoint = plan.endpoint.map(|index| {
        let index = number(index);
        quote! { endpoint: Some(#index), }
    });
    let digests = plan.digests.iter().map(|(header, digest)| {
        let digest = ident(match digest {
            Digest::Sha256 => "Sha256",
            Digest::TreeSha256 => "TreeSha256",
        });
        quote! { (#header, rt::http::facts::Digest::#digest) }
    });
    let digests = listed("digests", digests);
    let flags = [
        ("idempotent", plan.idempotent),
        ("unsigned_payload", plan.unsigned_payload),
        ("checksum_required", plan.checksum_required),
        ("optional_auth", plan.optional_auth),
    ];
    let flags = flags.into_iter().filter(|(_, holds)| *holds).map(|(fact, _)| {
        let fact = ident(fact);
        quote! { #fact: true, }
    });
    quote! {
        pub(super) static OPERATION: rt::http::facts::Operation = rt::http::facts::Operation {
            id: #id,
            service: &super::SERVICE,
            method: #method,
            #path
            #query
            #status
            #input
            #output
            #errors
            #host_prefix
            #(#flags)*
            #compression
            #stand_ins
            #endpoint
            #digests
            ..rt::http::facts::Operation::EMPTY
        };
    }
}

/// A fact that is a list, where it is not empty.
fn listed(fact: &str, items: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let (fact, items) = (ident(fact), items.collect::<Vec<_>>());
    (!items.is_empty()).then(|| quote! { #fact: &[#(#items),*], })
}

fn segment(segment: &Segment) -> TokenStream {
    let (kind, value) = match segment {
        Segment::Literal(text) => ("Literal", quote! { #text }),
        Segment::Label(index) => ("Label", number(*index)),
        Segment::Greedy(index) => ("Greedy", number(*index)),
    };
    let kind = ident(kind);
    quote! { rt::http::facts::Segment::#kind(#value) }
}

fn host_part(part: &HostPart) -> TokenStream {
    let (kind, value) = match part {
        HostPart::Literal(text) => ("Literal", quote! { #text }),
        HostPart::Label(index) => ("Label", number(*index)),
    };
    let kind = ident(kind);
    quote! { rt::http::facts::HostPart::#kind(#value) }
}

fn number(index: usize) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    quote! { #index }
}
