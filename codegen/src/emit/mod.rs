//! A plan as tokens. Nothing is decided here, and nothing can fail.

mod builder;
mod crate_root;
mod enumeration;
mod matcher;
mod operation;
mod schema;
mod structure;
mod tokens;
mod union;

use proc_macro2::TokenStream;

use crate::plan::{Enum, EnumVariants, Plan};

/// A source file, not yet formatted.
#[derive(Debug)]
pub struct Emitted {
    /// Its path below the crate.
    pub path: String,
    /// The shape that it was generated from, where there is one.
    pub origin: Option<String>,
    /// Its items.
    pub tokens: TokenStream,
}

/// All source files of the crate, in the order of their paths' making.
pub fn emit(plan: &Plan) -> Vec<Emitted> {
    let mut files = vec![crate_root::lib(plan)];
    files.extend(shapes(plan));
    for module in &plan.modules {
        let name = module.module.as_deref().unwrap_or_default();
        files.push(crate_root::module(module, name));
        files.extend(crate_root::conversions(module, name));
        files.extend(shapes(module).map(|file| {
            let path = file.path.replacen("src/", &format!("src/{name}/"), 1);
            Emitted { path, ..file }
        }));
    }
    files
}

/// The files of all shapes of one model.
fn shapes(plan: &Plan) -> impl Iterator<Item = Emitted> {
    let mut files = crate_root::modules(plan);
    files.extend(schema::schemas(plan));
    files.extend(schema::patterns(plan));
    let shape = |kind: &str, module: &str, id: &str, tokens| Emitted {
        path: format!("src/{kind}/{module}.rs"),
        origin: Some(id.to_owned()),
        tokens,
    };
    for operation in operation::with_items(plan) {
        files.push(shape("operation", &operation.module, &operation.id, operation::operation(operation)));
    }
    for (kind, structures) in [("structure", &plan.structures), ("error", &plan.errors)] {
        files.extend(structures.iter().map(|s| shape(kind, &s.module, &s.id, structure::structure(s))));
    }
    files.extend(plan.unions.iter().map(|u| shape("union", &u.module, &u.id, union::union(u))));
    files.extend(plan.enums.iter().map(|e| shape("enumeration", &e.module, &e.id, enumeration(e))));
    files.into_iter()
}

fn enumeration(plan: &Enum) -> TokenStream {
    match &plan.variants {
        EnumVariants::Strings(variants) => enumeration::string(plan, variants),
        EnumVariants::Integers(variants) => enumeration::integer_enum(plan, variants),
    }
}
