//! The documentation of a file's items: taken off before they are formatted, and written as it stands.

use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta};

/// Takes the documentation off an item, its lines in order.
pub fn take(item: &mut Item) -> Vec<String> {
    let Some(attributes) = attributes(item) else { return Vec::new() };
    let mut pages = Vec::new();
    attributes.retain(|attribute| match text(attribute) {
        Some(page) => {
            pages.push(page);
            false
        }
        None => true,
    });
    pages
}

/// Writes documentation in front of its item, a comment a line.
pub fn write(pages: &[String], out: &mut String) {
    for line in pages.iter().flat_map(|page| page.lines()) {
        out.push_str(if line.is_empty() { "///" } else { "/// " });
        out.push_str(line);
        out.push('\n');
    }
}

/// The attributes of an item of the kinds that are documented.
fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Static(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        _ => None,
    }
}

/// What an attribute documents, if that is what it does.
fn text(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return None };
    attribute.path().is_ident("doc").then(|| text.value())
}
