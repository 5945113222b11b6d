//! What users see of structures, unions, enums and the errors of operations.

use super::words::{argument, name, words};
use super::{Api, Item, Kind, Scope};
use crate::plan::{Enum, EnumVariant, EnumVariants, Field, OperationError, Plan, Structure, Union};

/// The items of all shapes, and the facts of those that have no type of their own.
pub fn shapes<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Plan) {
    let owned = plan.operations.iter().flat_map(|operation| &operation.structures);
    for item in owned.chain(&plan.structures).chain(&plan.errors) {
        structure(api, scope, item);
    }
    for operation in &plan.operations {
        if let Some(error) = &operation.error {
            operation_error(api, scope, &operation.id, error);
        }
    }
    for item in &plan.unions {
        union(api, scope, item);
    }
    for item in &plan.enums {
        enumeration(api, scope, item);
    }
    for alias in &plan.aliases {
        let signature = format!("type {} = {}", alias.name, name(&alias.target));
        let origin = scope.origin(&format!("alias {}", alias.name));
        let mut item = Item::new(Kind::Alias, signature, origin).owned_by(scope.owners());
        item.parts = vec![&alias.target.item];
        item.docs = &alias.docs;
        api.add(scope.path(&alias.name), item);
    }
    for schema in &plan.schemas {
        let item = Item::new(Kind::Schema, String::new(), scope.origin(&schema.id)).with_facts(schema);
        api.add(scope.path(&schema.id), item.owned_by(scope.owners()));
    }
}

fn structure<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Structure) {
    let path = scope.path(&plan.name);
    let id = scope.origin(&plan.id);
    let mut item =
        Item::new(Kind::Struct, format!("struct {}", plan.name), id.clone()).owned_by(scope.owners());
    item.non_exhaustive = true;
    item.deprecated = plan.deprecated.as_deref();
    item.docs = &plan.docs;
    item.parts = plan.fields.iter().map(|field| field.name.as_str()).collect();
    api.add(path.clone(), item.with_facts(&(plan.sensitive, &plan.id)));
    comparable(api, &path, &id, plan.hash);
    for field in &plan.fields {
        let origin = format!("{id}${}", field.member.name);
        let mut item = Item::new(Kind::Field, words(&field.rust_type), origin);
        item.deprecated = field.deprecated.as_deref();
        item.docs = &field.docs;
        let item = item.with_facts(&(&field.member, &field.default)).owned_by([path.clone()]);
        api.add(format!("{path}::{}", field.name), item);
    }
    if let Some(facts) = &plan.error {
        let item = Item::new(Kind::Implementation, "Error + ServiceError".to_owned(), format!("{id} error"));
        api.add(format!("{path}: Error + ServiceError"), item.owned_by([path.clone()]).with_facts(facts));
        let item =
            Item::new(Kind::Method, "const FACTS: runtime::ErrorFacts".to_owned(), format!("{id} facts"));
        api.add(format!("{path}::FACTS"), item.owned_by([format!("{path}: Error + ServiceError")]));
    }
    builder(api, scope, plan, &path, &id);
}

fn builder<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Structure, path: &str, id: &str) {
    let builder = scope.path(&plan.builder.name);
    let parameters = &plan.builder.parameters;
    let mut signature = format!("struct {}", plan.builder.name);
    if !parameters.is_empty() {
        signature += &format!("<{}>", parameters.join(", "));
    }
    let mut item = Item::new(Kind::Builder, signature, format!("{id} builder")).owned_by([path.to_owned()]);
    item.docs = &plan.builder.docs;
    api.add(builder.clone(), item);
    let start = Item::new(Kind::Method, "fn builder()".to_owned(), format!("{id} builder()"));
    api.add(format!("{path}::builder()"), start.owned_by([path.to_owned()]));
    if parameters.is_empty() {
        let item = Item::new(Kind::Implementation, "Default".to_owned(), format!("{id} default"));
        api.add(format!("{path}: Default"), item.owned_by([path.to_owned()]));
    }
    for field in &plan.fields {
        let setter = &field.setter;
        let signature = format!("fn {}({})", setter.name, argument(&setter.argument, &setter.inner));
        let mut item = Item::new(Kind::Setter, signature, format!("{id}${} setter", field.member.name))
            .owned_by([format!("{path}::{}", field.name), builder.clone()]);
        item.deprecated = field.deprecated.as_deref();
        api.add(format!("{builder}::{}()", setter.name), item);
    }
    let required: Vec<&Field> = plan.fields.iter().filter(|field| field.setter.parameter.is_some()).collect();
    let names: Vec<String> = required.iter().map(|field| format!("{}()", field.setter.name)).collect();
    let signature = match names.as_slice() {
        [] => "at any time".to_owned(),
        names => format!("after {}", names.join(", ")),
    };
    let parts: Vec<&str> = required.iter().map(|field| field.setter.name.as_str()).collect();
    let ends = ["build", "build_unvalidated"];
    let mut owner = builder.clone();
    for end in ends {
        let mut item = Item::new(Kind::Build, signature.clone(), format!("{id} {end}"));
        item.parts.clone_from(&parts);
        let end = format!("{builder}::{end}()");
        api.add(end.clone(), item.owned_by([owner]));
        owner = end;
    }
}

/// `Eq` and `Hash`, which come together.
fn comparable(api: &mut Api<'_>, path: &str, id: &str, hash: bool) {
    if hash {
        let item = Item::new(Kind::Implementation, "Eq + Hash".to_owned(), format!("{id} hash"));
        api.add(format!("{path}: Eq + Hash"), item.owned_by([path.to_owned()]));
    }
}

fn union<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Union) {
    let path = scope.path(&plan.name);
    let id = scope.origin(&plan.id);
    let mut item = Item::new(Kind::Union, format!("enum {}", plan.name), id.clone()).owned_by(scope.owners());
    item.non_exhaustive = true;
    item.deprecated = plan.deprecated.as_deref();
    item.docs = &plan.docs;
    item.parts = plan.variants.iter().map(|variant| variant.name.as_str()).collect();
    api.add(path.clone(), item.with_facts(&(plan.sensitive, &plan.id)));
    comparable(api, &path, &id, plan.hash);
    for variant in &plan.variants {
        let carried = variant.rust_type.as_ref().map(|rust_type| format!("({})", words(rust_type)));
        let signature = format!("{}{}", variant.name, carried.unwrap_or_default());
        let mut item = Item::new(Kind::Variant, signature, format!("{id}${}", variant.member.name));
        item.deprecated = variant.deprecated.as_deref();
        item.docs = &variant.docs;
        let item = item.with_facts(&variant.member).owned_by([path.clone()]);
        api.add(format!("{path}::{}", variant.name), item);
    }
    let unknown = "Unknown { tag: String, value: runtime::Document }";
    let unknown = Item::new(Kind::Variant, unknown.to_owned(), format!("{id} unknown"));
    api.add(format!("{path}::Unknown"), unknown.owned_by([path]));
}

fn enumeration<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Enum) {
    let path = scope.path(&plan.name);
    let id = scope.origin(&plan.id);
    // What an enum is made from and becomes is part of the type: `as_str`, `as_i32`, `From`, `FromStr`.
    let (inner, parts) = match &plan.variants {
        EnumVariants::Strings(variants) => ("String", variants_of(api, &path, &id, variants)),
        EnumVariants::Integers(variants) => ("i32", variants_of(api, &path, &id, variants)),
    };
    let signature = format!("enum {} of {inner}", plan.name);
    let mut item = Item::new(Kind::Enum, signature, id.clone()).owned_by(scope.owners());
    item.non_exhaustive = true;
    item.deprecated = plan.deprecated.as_deref();
    item.docs = &plan.docs;
    item.parts = parts;
    api.add(path.clone(), item.with_facts(&(plan.sensitive, &plan.listed, &plan.schema, &plan.id)));
    let unknown = Item::new(Kind::Variant, format!("Unknown({inner})"), format!("{id} unknown"));
    api.add(format!("{path}::Unknown"), unknown.owned_by([path]));
}

fn variants_of<'p, T: std::fmt::Debug>(
    api: &mut Api<'p>,
    path: &str,
    id: &str,
    variants: &'p [EnumVariant<T>],
) -> Vec<&'p str> {
    for variant in variants {
        let origin = format!("{id}={:?}", variant.value);
        let mut item = Item::new(Kind::Variant, variant.name.clone(), origin);
        item.deprecated = variant.deprecated.as_deref();
        item.docs = &variant.docs;
        let item = item.with_facts(&variant.value).owned_by([path.to_owned()]);
        api.add(format!("{path}::{}", variant.name), item);
    }
    variants.iter().map(|variant| variant.name.as_str()).collect()
}

fn operation_error<'p>(api: &mut Api<'p>, scope: &Scope<'_>, id: &str, plan: &'p OperationError) {
    let path = scope.path(&plan.name);
    let id = scope.origin(&format!("{id} errors"));
    let mut item =
        Item::new(Kind::Choice, format!("enum {}", plan.name), id.clone()).owned_by(scope.owners());
    item.non_exhaustive = true;
    item.docs = &plan.docs;
    item.parts = plan.variants.iter().map(|variant| variant.name.as_str()).collect();
    api.add(path.clone(), item);
    for variant in &plan.variants {
        let target = name(&variant.target);
        let mut item =
            Item::new(Kind::Variant, format!("{}({target})", variant.name), format!("{id}${}", variant.name));
        item.docs = &variant.docs;
        api.add(format!("{path}::{}", variant.name), item.owned_by([path.clone()]));
    }
}
