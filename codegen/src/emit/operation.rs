//! An operation's module: its input, its output, and the enum of its errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::structure;
use super::tokens::{docs, ident, page, root_name};
use crate::plan::{Operation, OperationError, Plan};

/// The operations that have something of their own, and so a module.
pub fn with_items(plan: &Plan) -> impl Iterator<Item = &Operation> {
    plan.operations.iter().filter(|operation| !operation.structures.is_empty() || operation.error.is_some())
}

/// An operation's file.
pub fn operation(plan: &Operation) -> TokenStream {
    let structures = plan.structures.iter().map(structure::items);
    let error = plan.error.as_ref().map(error);
    quote! {
        use smithy_schema as rt;
        #(#structures)*
        #error
    }
}

fn error(plan: &OperationError) -> TokenStream {
    let (name, about) = (ident(&plan.name), page(&plan.docs));
    let declared = plan.variants.iter().map(|variant| {
        let (name, docs, target) = (ident(&variant.name), docs(&variant.docs), root_name(&variant.target));
        quote! { #docs #name(#target), }
    });
    let listed = plan.variants.iter().map(|variant| {
        let (name, target) = (ident(&variant.name), root_name(&variant.target));
        quote! { #name(#target) }
    });
    quote! {
        #about
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#declared)* }
        rt::operation_error!(#name { #(#listed),* });
    }
}
