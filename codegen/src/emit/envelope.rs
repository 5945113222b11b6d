//! What carries another shape: a call of the runtime's macro each.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::root_name;
use crate::plan::Plan;

/// The module of all envelopes.
pub fn envelopes(plan: &Plan) -> TokenStream {
    let calls = plan.envelopes.iter().map(|envelope| {
        let (event, payload) = (root_name(&envelope.event), root_name(&envelope.payload));
        let (tag, content) = (&envelope.tag, &envelope.content);
        quote! { rt::envelope!(#event: #payload { tag: [#(#tag),*], content: #content }); }
    });
    quote! {
        #![doc = " Payloads of the structures that carry another shape."]
        use smithy_schema as rt;
        #(#calls)*
    }
}
