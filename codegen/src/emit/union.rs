//! A union: an open enum whose variants carry the members' values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::schema;
use super::tokens::{deprecated, derives, docs, ident, page};
use crate::plan::{Union, UnionVariant};

/// A union's file.
pub fn union(plan: &Union) -> TokenStream {
    let (name, docs, deprecated) =
        (ident(&plan.name), page(&plan.docs), deprecated(plan.deprecated.as_ref()));
    let derives = derives(plan.hash);
    let variants = plan.variants.iter().map(variant);
    let schema_name = ident(&plan.schema);
    let members = plan.variants.iter().map(|variant| schema::member(&variant.member));
    let kind = quote! { rt::Kind::Union(&[#(#members),*]) };
    let schema = schema::item(&plan.schema, &plan.id, &kind, None, plan.sensitive);
    let indexed = |unit: bool| {
        let variants = plan.variants.iter().enumerate().filter(move |(_, v)| v.rust_type.is_none() == unit);
        variants.map(|(index, variant)| {
            let (index, name) = (Literal::usize_unsuffixed(index), ident(&variant.name));
            quote! { #index #name }
        })
    };
    let (valued, units) = (indexed(false), indexed(true));
    quote! {
        use smithy_schema as rt;
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A member that this crate does not know, kept as it came.
            Unknown {
                /// The member's name.
                tag: String,
                /// Its value.
                value: rt::Document,
            },
        }
        #schema
        rt::union!(#name: #schema_name { #(#valued),* } units { #(#units),* });
    }
}

fn variant(plan: &UnionVariant) -> TokenStream {
    let (name, docs, deprecated) =
        (ident(&plan.name), docs(&plan.docs), deprecated(plan.deprecated.as_ref()));
    let carried = plan.rust_type.as_ref().map(|rust_type| quote! { (#rust_type) });
    quote! { #docs #deprecated #name #carried, }
}
