//! A plan as tokens. Nothing is decided here, and nothing can fail.

mod builder;
mod crate_root;
mod enumeration;
mod envelope;
mod http;
mod matcher;
mod operation;
mod pagination;
mod schema;
mod structure;
mod tokens;
mod union;
mod waiters;

use proc_macro2::TokenStream;

pub use waiters::waiters;

use crate::plan::{Enum, EnumVariants, Plan};

/// A source file, not yet emitted.
pub struct Source<'p> {
    /// Its path below the crate.
    pub path: String,
    /// The shape that it is generated from, where there is one.
    pub origin: Option<&'p str>,
    /// Makes its items. Files are independent of each other: each can be made on a thread of its own.
    pub tokens: Tokens<'p>,
}

/// What makes a file's items.
pub type Tokens<'p> = Box<dyn Fn() -> TokenStream + Send + Sync + 'p>;

/// All source files of the crate.
pub fn emit(plan: &Plan) -> Vec<Source<'_>> {
    let mut files = vec![source("src/lib.rs".to_owned(), None, move || crate_root::lib(plan))];
    files.extend(shapes(plan, "src"));
    for module in &plan.modules {
        let name = module.module.as_deref().unwrap_or_default();
        files.push(source(format!("src/{name}/mod.rs"), None, move || crate_root::module(module)));
        if !module.conversions.is_empty() {
            let path = format!("src/{name}/conversions.rs");
            files.push(source(path, None, move || crate_root::conversions(module)));
        }
        files.extend(shapes(module, &format!("src/{name}")));
    }
    files
}

fn source<'p>(
    path: String,
    origin: Option<&'p str>,
    tokens: impl Fn() -> TokenStream + Send + Sync + 'p,
) -> Source<'p> {
    Source { path, origin, tokens: Box::new(tokens) }
}

/// The files of all shapes of one model.
fn shapes<'p>(plan: &'p Plan, root: &str) -> Vec<Source<'p>> {
    let mut files = Vec::new();
    for kind in crate_root::kinds(plan) {
        files.push(source(format!("{root}/{kind}/mod.rs"), None, move || crate_root::kind(plan, kind)));
    }
    if !plan.schemas.is_empty() {
        files.push(source(format!("{root}/schema.rs"), None, move || schema::schemas(plan)));
    }
    if !plan.patterns.is_empty() {
        files.push(source(format!("{root}/pattern.rs"), None, move || schema::patterns(plan)));
    }
    if !plan.envelopes.is_empty() {
        files.push(source(format!("{root}/envelope.rs"), None, move || envelope::envelopes(plan)));
    }
    if !plan.paginations.is_empty() {
        let path = format!("{root}/pagination.rs");
        files.push(source(path, None, move || pagination::paginations(&plan.paginations)));
    }
    if !plan.waiters.is_empty() {
        let path = format!("{root}/waiters.rs");
        files.push(source(path, None, move || waiters::waiters(&plan.waiters)));
    }
    if let Some(plan) = &plan.http {
        files.push(source(format!("{root}/http/mod.rs"), Some(&plan.id), move || http::service(plan)));
        for item in &plan.operations {
            let path = format!("{root}/http/{}.rs", item.module);
            files.push(source(path, Some(&item.id), move || http::operation(item)));
        }
    }
    let path = |kind: &str, module: &str| format!("{root}/{kind}/{module}.rs");
    for item in operation::with_items(plan) {
        files.push(source(path("operation", &item.module), Some(&item.id), move || {
            operation::operation(item)
        }));
    }
    for (kind, structures) in [("structure", &plan.structures), ("error", &plan.errors)] {
        for item in structures {
            files.push(source(path(kind, &item.module), Some(&item.id), move || structure::structure(item)));
        }
    }
    for item in &plan.unions {
        files.push(source(path("union", &item.module), Some(&item.id), move || union::union(item)));
    }
    for item in &plan.enums {
        files.push(source(path("enumeration", &item.module), Some(&item.id), move || enumeration(item)));
    }
    files
}

fn enumeration(plan: &Enum) -> TokenStream {
    match &plan.variants {
        EnumVariants::Strings(variants) => enumeration::string(plan, variants),
        EnumVariants::Integers(variants) => enumeration::integer_enum(plan, variants),
    }
}
