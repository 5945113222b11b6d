//! `lib.rs` and the modules that only list others.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::operation;
use super::tokens::{ident, page, root_name};
use crate::plan::Plan;

/// `lib.rs`: every type at the root, whatever module it is defined in.
pub fn lib(plan: &Plan) -> TokenStream {
    let contents = contents(plan);
    let modules = plan.modules.iter().filter_map(|plan| plan.module.as_ref()).map(|feature| {
        let module = ident(feature);
        quote! {
            #[cfg(feature = #feature)]
            pub mod #module;
        }
    });
    let tokens = quote! {
        #contents
        #(#modules)*
        /// The runtime: what the types of this crate are made of and fail with.
        pub use smithy_schema as runtime;
    };
    let front_page = front_page(plan);
    quote! {
        #front_page
        #![forbid(unsafe_code)]
        #![allow(clippy::approx_constant, clippy::large_enum_variant, clippy::module_inception)]
        #![allow(clippy::should_implement_trait, clippy::type_complexity)]
        #![allow(deprecated)]
        #![allow(rustdoc::redundant_explicit_links)]
        #tokens
    }
}

/// The `mod.rs` of a module with a model of its own: every type of it.
pub fn module(plan: &Plan) -> TokenStream {
    let (front_page, contents) = (front_page(plan), contents(plan));
    let conversions = (!plan.conversions.is_empty()).then(|| quote! { mod conversions; });
    quote! {
        #front_page
        #conversions
        #contents
    }
}

/// Conversions between a module's types and those at the crate's root.
pub fn conversions(plan: &Plan) -> TokenStream {
    let conversions = plan.conversions.iter().map(|conversion| {
        let (from, to) = (root_name(&conversion.from), root_name(&conversion.to));
        if conversion.total {
            quote! { rt::convert!(#from => #to); }
        } else {
            quote! { rt::try_convert!(#from => #to); }
        }
    });
    quote! {
        #![doc = " Between the types of this module and those of the same name at the root of the crate."]
        use smithy_schema as rt;
        #(#conversions)*
    }
}

fn front_page(plan: &Plan) -> TokenStream {
    let lines =
        plan.front_page.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

fn contents(plan: &Plan) -> TokenStream {
    let facts = [("pattern", plan.patterns.is_empty()), ("schema", plan.schemas.is_empty())];
    let facts = facts.into_iter().filter(|(_, empty)| !empty).map(|(name, _)| name);
    let modules: BTreeSet<&str> = listing(plan).into_keys().chain(facts).collect();
    let modules = modules.into_iter().map(|module| {
        let module = ident(module);
        quote! { mod #module; }
    });
    let exports = exports(plan).into_iter().map(|((kind, module), items)| {
        let (kind, module) = (ident(kind), ident(module));
        let items = items.into_iter().map(ident);
        quote! { pub use #kind::#module::{#(#items),*}; }
    });
    let aliases = plan.aliases.iter().map(|alias| {
        let (name, target, docs) = (ident(&alias.name), root_name(&alias.target), page(&alias.docs));
        quote! { #docs pub type #name = #target; }
    });
    let http = plan.http.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "http")]
            pub mod http;
        }
    });
    // A payload may be a string of JSON.
    let envelopes = (!plan.envelopes.is_empty()).then(|| quote! { #[cfg(feature = "json")] mod envelope; });
    let paginations =
        (!plan.paginations.is_empty()).then(|| quote! { #[cfg(feature = "paginate")] mod pagination; });
    let waiters = (!plan.waiters.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "waiters")]
            pub mod waiters;
        }
    });
    quote! {
        #(#modules)*
        #envelopes
        #paginations
        #http
        #waiters
        #(#exports)*
        #(#aliases)*
    }
}

/// The kinds of shapes that there are, each a folder.
pub fn kinds(plan: &Plan) -> impl Iterator<Item = &str> {
    listing(plan).into_keys()
}

/// The `mod.rs` of a kind of shape.
pub fn kind(plan: &Plan, kind: &str) -> TokenStream {
    let about = format!(
        " {}",
        match kind {
            "operation" => "Operations: input, output and errors of each.",
            "structure" => "Structures that no single operation owns.",
            "error" => "Errors.",
            "union" => "Unions.",
            _ => "Enums and intEnums.",
        }
    );
    let modules = listing(plan).remove(kind).unwrap_or_default();
    let modules = modules.into_iter().map(|module| {
        let module = ident(module);
        quote! { pub(crate) mod #module; }
    });
    quote! {
        #![doc = #about]
        #(#modules)*
    }
}

/// The modules of each kind.
fn listing(plan: &Plan) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut kinds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (kind, module) in exports(plan).into_keys() {
        kinds.entry(kind).or_default().insert(module);
    }
    kinds
}

/// What each module has for the crate's root.
fn exports(plan: &Plan) -> BTreeMap<(&str, &str), BTreeSet<&str>> {
    let mut exports: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for operation in operation::with_items(plan) {
        let items = exports.entry(("operation", operation.module.as_str())).or_default();
        for structure in &operation.structures {
            items.extend([structure.name.as_str(), structure.builder.name.as_str()]);
        }
        items.extend(operation.error.as_ref().map(|error| error.name.as_str()));
    }
    for (kind, structures) in [("structure", &plan.structures), ("error", &plan.errors)] {
        for structure in structures {
            let items = [structure.name.as_str(), structure.builder.name.as_str()];
            exports.entry((kind, structure.module.as_str())).or_default().extend(items);
        }
    }
    for union in &plan.unions {
        exports.entry(("union", union.module.as_str())).or_default().insert(&union.name);
    }
    for enumeration in &plan.enums {
        exports.entry(("enumeration", enumeration.module.as_str())).or_default().insert(&enumeration.name);
    }
    exports
}
