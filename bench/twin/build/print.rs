//! Prints shapes as a person would write them who uses serde derive, and uses it well.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, ToTokens};
use syn::{Field, Ident};

use crate::read::{Enum, Member, Shapes, Structure};

/// The text of a module that holds the shapes.
pub fn file(shapes: &Shapes) -> String {
    let structures = shapes.structures.iter().map(structure);
    let enums = shapes.enums.iter().map(open_enum);
    let names = shapes.structures.iter().map(|structure| structure.item.ident.to_string());
    quote! {
        /// The names of all structures.
        pub const STRUCTURES: &[&str] = &[#(#names),*];
        #(#structures)*
        #(#enums)*
    }
    .to_string()
}

fn structure(Structure { item, members }: &Structure) -> TokenStream {
    let name = &item.ident;
    let (fields, defaults): (Vec<_>, Vec<_>) =
        item.fields.iter().zip(members).map(|(item, member)| field(name, item, member)).unzip();
    quote! {
        #[allow(missing_docs)]
        #[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub struct #name { #(#fields)* }
        #(#defaults)*
    }
}

/// A field with its attributes, and the function of its default where it has one.
fn field(
    structure: &Ident,
    Field { ident, ty, .. }: &Field,
    Member { key, default }: &Member,
) -> (TokenStream, TokenStream) {
    let mut attributes = quote!(rename = #key);
    let mut function = TokenStream::new();
    let written = ty.to_token_stream().to_string();
    let optional = written.starts_with("Option");
    if optional {
        attributes.extend(quote!(, default, skip_serializing_if = "Option::is_none"));
    }
    if written.ends_with("rt :: DateTime < rt :: Utc > >") && optional {
        attributes.extend(quote!(, with = "crate::epoch::option"));
    } else if written.contains("DateTime") {
        attributes.extend(quote!(, with = "crate::epoch"));
    }
    if let (Some(default), Some(field)) = (default, ident) {
        let name = format_ident!("default_{}_{}", structure.to_string().to_lowercase(), field);
        let path = name.to_string();
        attributes.extend(quote!(, default = #path));
        function = quote!(fn #name() -> #ty { #default });
    }
    (quote!(#[serde(#attributes)] pub #ident: #ty,), function)
}

/// Derive has no fast open enum: its untagged variants read into a buffer first. These few lines are what takes its
/// place where time counts.
fn open_enum(Enum { name, variants }: &Enum) -> TokenStream {
    let idents = variants.iter().map(|(ident, _)| ident);
    let known = variants.iter().map(|(ident, value)| quote!(#value => Self::#ident));
    let texts = variants.iter().map(|(ident, value)| quote!(Self::#ident => #value));
    quote! {
        #[allow(missing_docs)]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum #name { #(#idents,)* Unknown(String) }
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value { #(#known,)* _ => Self::Unknown(value.to_owned()) }
            }
        }
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match self { #(#texts,)* Self::Unknown(value) => value })
            }
        }
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::open::Open::<Self>::default())
            }
        }
    }
}
