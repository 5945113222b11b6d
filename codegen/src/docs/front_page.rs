//! The crate's front page: what the service is, a worked example, its operations.

use smithy_model::{Shape, ShapeId};

use super::notes::see_also;
use super::{own, paragraphs, title};
use crate::plan::{operation_errors, Context, Type};

/// What a front page is made for.
#[derive(Debug, Clone, Copy)]
pub struct FrontPage<'o> {
    /// The crate's name.
    pub crate_name: &'o str,
    /// The module whose page it is, if it is not the crate's own.
    pub module: Option<&'o str>,
    /// The worked example, where there is a written one.
    pub worked: Option<&'o str>,
}

/// The documentation of the crate itself, or of a module with a model of its own.
pub fn front_page(context: &Context<'_>, service: Option<&Shape>, page: &FrontPage<'_>) -> String {
    let opening = match service.map(title) {
        Some(title) => format!("Types of {title}, generated from its model: serde, validation, builders."),
        None => "Types generated from a Smithy model: serde, validation, builders.".to_owned(),
    };
    let worked = match page.worked {
        Some(text) => text.trim().to_owned(),
        None => example(context, page).unwrap_or_default(),
    };
    let described = service.map(|service| own(&service.traits)).unwrap_or_default();
    let links = service.map(|service| see_also(&service.traits)).unwrap_or_default();
    paragraphs([opening, described, links, worked, operations(context)])
}

/// A request that the first operation with plain required members would take.
fn example(context: &Context<'_>, page: &FrontPage<'_>) -> Option<String> {
    let (name, calls) = context.closure.operations.iter().find_map(|id| request(context, id))?;
    let mut place = page.crate_name.replace('-', "_");
    place.extend(page.module.map(|module| format!("::{module}")));
    Some(format!(
        "# Example\n\n```\nuse {place}::{name};\n\nlet request = {name}::builder()\n{calls}    .build_unvalidated();\n\
         println!(\"{{request:?}}\");\n```"
    ))
}

fn request(context: &Context<'_>, operation: &ShapeId) -> Option<(String, String)> {
    let operation = context.model.shape(operation)?.as_operation()?;
    let shape = context.model.shape(&operation.input.target)?;
    let path = context.names.type_of(&shape.id)?;
    let (fields, _) = crate::plan::fields(context, shape).ok()?;
    let mut calls = String::new();
    for field in fields.iter().filter(|field| field.setter.parameter.is_some()) {
        let value = sample(&field.setter.inner)?;
        calls += &format!("    .{}({value})\n", field.setter.name);
    }
    Some((path.item.clone(), calls))
}

/// A literal that a setter for this type takes; nothing for types that take more than a literal.
fn sample(rust_type: &Type) -> Option<String> {
    Some(match rust_type {
        Type::Bool => "true".to_owned(),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => "1".to_owned(),
        Type::F32 | Type::F64 => "1.5".to_owned(),
        Type::String => "\"…\"".to_owned(),
        Type::List(item) => format!("[{}]", sample(item).filter(|_| **item == Type::String)?),
        _ => return None,
    })
}

fn operations(context: &Context<'_>) -> String {
    let line = |id: &ShapeId| {
        let operation = context.model.shape(id)?;
        let inner = operation.as_operation()?;
        let link = |id: &ShapeId| context.names.type_of(id).map(super::link);
        let mut items: Vec<String> =
            [&inner.input.target, &inner.output.target].into_iter().filter_map(link).collect();
        if !operation_errors(context, id).is_empty() {
            items.push(super::link(&context.names.public(context.names.error_of(id))));
        }
        let summary = super::first_sentence(&operation.traits);
        let summary = if summary.is_empty() { summary } else { format!(" {summary}") };
        Some(
            format!("- **{}**:{summary} {}", id.name(), items.join(", "))
                .trim_end_matches([':', ' '])
                .to_owned(),
        )
    };
    let lines: Vec<String> = context.closure.operations.iter().filter_map(line).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("# Operations\n\n{}", lines.join("\n"))
}
