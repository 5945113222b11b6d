//! Enums and intEnums: open, with a variant for values that the model does not know.

use proc_macro2::TokenStream;
use quote::{quote, ToTokens};

use super::schema;
use super::tokens::{deprecated, docs, ident, integer, page, sensitive};
use crate::plan::{Enum, EnumVariant};

/// A string enum's file.
pub fn string(plan: &Enum, variants: &[EnumVariant<String>]) -> TokenStream {
    let name = ident(&plan.name);
    let declaration = declaration(plan, variants, &quote! { String });
    let kind = quote! { rt::Kind::Enum(#name::VALUES) };
    let schema = schema(plan, &kind);
    let sensitive = sensitive(plan.sensitive);
    let values = variants.iter().map(|variant| value(variant, &variant.value));
    quote! {
        #declaration
        #schema
        rt::string_enum!(#name #sensitive { #(#values),* });
    }
}

/// An intEnum's file.
pub fn integer_enum(plan: &Enum, variants: &[EnumVariant<i32>]) -> TokenStream {
    let name = ident(&plan.name);
    let declaration = declaration(plan, variants, &quote! { i32 });
    let kind = quote! { rt::Kind::IntEnum(#name::VALUES) };
    let schema = schema(plan, &kind);
    let sensitive = sensitive(plan.sensitive);
    let values = variants.iter().map(|variant| value(variant, integer(variant.value.into())));
    quote! {
        #declaration
        #schema
        rt::int_enum!(#name #sensitive { #(#values),* });
    }
}

fn schema(plan: &Enum, kind: &TokenStream) -> Option<TokenStream> {
    let name = plan.schema.as_ref()?;
    let listed = plan.listed.as_ref().map(|values| quote! { listed: Some(&[#(#values),*]), });
    Some(schema::item(name, &plan.id, kind, listed, plan.sensitive))
}

fn value<T>(variant: &EnumVariant<T>, value: impl ToTokens) -> TokenStream {
    let name = ident(&variant.name);
    quote! { #name = #value }
}

fn declaration<T>(plan: &Enum, variants: &[EnumVariant<T>], unknown: &TokenStream) -> TokenStream {
    let (name, about, note) = (ident(&plan.name), page(&plan.docs), deprecated(plan.deprecated.as_ref()));
    let variants = variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), docs(&variant.docs));
        let deprecated = deprecated(variant.deprecated.as_ref());
        quote! { #docs #deprecated #name, }
    });
    quote! {
        use smithy_schema as rt;
        #about
        #note
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the model does not know.
            Unknown(#unknown),
        }
    }
}
