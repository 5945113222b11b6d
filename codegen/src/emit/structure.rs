//! A structure: its type, its builder, its facts.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::tokens::{default, deprecated, derives, docs, ident, page};
use super::{builder, schema};
use crate::plan::{ErrorFacts, Field, Structure};

/// A structure's file.
pub fn structure(plan: &Structure) -> TokenStream {
    let items = items(plan);
    quote! {
        use smithy_schema as rt;
        #items
    }
}

/// All items of a structure.
pub fn items(plan: &Structure) -> TokenStream {
    let (name, docs, deprecated) =
        (ident(&plan.name), page(&plan.docs), deprecated(plan.deprecated.as_ref()));
    let derives = derives(plan.hash);
    let fields = plan.fields.iter().map(field);
    let builder = builder::builder(plan);
    let error = plan.error.as_ref().map(|facts| error(plan, facts));
    let facts = facts(plan);
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
        #builder
        #error
        #facts
    }
}

fn field(plan: &Field) -> TokenStream {
    let (name, docs, deprecated) =
        (ident(&plan.name), docs(&plan.docs), deprecated(plan.deprecated.as_ref()));
    let rust_type = &plan.rust_type;
    quote! { #docs #deprecated pub #name: #rust_type, }
}

fn facts(plan: &Structure) -> TokenStream {
    let (name, schema_name) = (ident(&plan.name), ident(&plan.schema));
    let members = plan.fields.iter().map(|field| schema::member(&field.member));
    let kind = quote! { rt::Kind::Structure(&[#(#members),*]) };
    let schema = schema::item(&plan.schema, &plan.id, &kind, None, plan.sensitive);
    let slots = plan.fields.iter().enumerate().map(|(index, field)| {
        let (index, name) = (Literal::usize_unsuffixed(index), ident(&field.name));
        let value = field.default.as_ref().map(|value| {
            let value = default(value);
            quote! { = #value }
        });
        quote! { #index #name #value }
    });
    quote! {
        #schema
        rt::structure!(#name: #schema_name { #(#slots),* });
    }
}

fn error(plan: &Structure, facts: &ErrorFacts) -> TokenStream {
    let name = ident(&plan.name);
    let ErrorFacts { code, http_status, retryable, throttling, .. } = facts;
    let http_status = Literal::u16_unsuffixed(*http_status);
    let fault = ident(if facts.client { "Client" } else { "Server" });
    let message = facts.message.as_ref().map(|field| {
        let field = ident(field);
        quote! { message #field }
    });
    quote! {
        rt::service_error!(#name {
            code: #code,
            http_status: #http_status,
            fault: rt::Fault::#fault,
            retryable: #retryable,
            throttling: #throttling
        } #message);
    }
}
