//! The pages of operations: a call of the runtime's macro each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::tokens::{ident, root_name};
use crate::plan::pagination::{Items, Pagination};

/// The module of all that is paginated.
pub fn paginations(plan: &[Pagination]) -> TokenStream {
    let calls = plan.iter().map(call);
    quote! {
        #![doc = " Inputs of operations that answer page by page."]
        use smithy_schema as rt;
        #(#calls)*
    }
}

fn call(plan: &Pagination) -> TokenStream {
    let (input, output) = (root_name(&plan.input), root_name(&plan.output));
    let number = |index: &usize| Literal::usize_unsuffixed(*index);
    let input_token = number(&plan.input_token);
    let output_token = plan.output_token.iter().map(number);
    let page_size = plan.page_size.as_ref().map(number).map(|index| quote! { , page_size: Some(#index) });
    let items = plan.items.as_ref().map(items);
    quote! {
        rt::paginated!(#input => #output {
            input_token: #input_token, output_token: &[#(#output_token),*] #page_size
        } #items);
    }
}

fn items(plan: &Items) -> TokenStream {
    let steps = plan.path.iter().map(|step| {
        let (field, optional) = (ident(&step.field), step.optional.then(|| quote! { ? }));
        quote! { #field #optional }
    });
    let rust_type = &plan.rust_type;
    quote! { items(#(#steps).*): #rust_type }
}
