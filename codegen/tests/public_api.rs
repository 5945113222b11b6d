//! The public API of the generated crate, a line an item, so that a pull request shows what changed for its users.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Visibility};

#[test]
fn public_api() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/chime-messaging-types/src");
    let mut api = BTreeMap::new();
    collect(&source, &mut api);
    let lines: Vec<String> = api.into_values().flatten().collect();
    insta::assert_snapshot!("chime_messaging_types", lines.join("\n"));
}

/// The items of every file below a folder, by the file, then in the order in which they stand.
fn collect(folder: &Path, api: &mut BTreeMap<String, Vec<String>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, api);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let lines = file.items.iter().flat_map(item).collect();
            api.insert(path.to_string_lossy().replace('\\', "/"), lines);
        }
    }
}

fn item(item: &Item) -> Vec<String> {
    match item {
        Item::Struct(item) if public(&item.vis) => {
            let name = format!("{}{}", item.ident, text(&item.generics));
            let mut lines = vec![format!("struct {name}{}", attributes(&item.attrs))];
            for field in item.fields.iter().filter(|field| public(&field.vis)) {
                let field_name = field.ident.as_ref().unwrap();
                lines.push(format!("  {field_name}: {}", text(&field.ty)));
            }
            lines
        }
        Item::Enum(item) if public(&item.vis) => {
            let mut lines = vec![format!("enum {}{}", item.ident, attributes(&item.attrs))];
            for variant in &item.variants {
                let mut line = format!("  {}", variant.ident);
                if !matches!(variant.fields, Fields::Unit) {
                    write!(line, "{}", text(&variant.fields)).unwrap();
                }
                lines.push(line);
            }
            lines
        }
        Item::Type(item) if public(&item.vis) => vec![format!("type {} = {}", item.ident, text(&item.ty))],
        Item::Static(item) if public(&item.vis) => vec![format!("static {}: {}", item.ident, text(&item.ty))],
        Item::Use(item) if public(&item.vis) => vec![format!("use {}", text(&item.tree))],
        Item::Impl(item) => {
            let target = text(&item.self_ty);
            if let Some((path, _)) = &item.trait_ {
                return vec![format!("impl {} for {target}", text(path))];
            }
            let methods = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if public(&method.vis) => Some(format!("  {}", text(&method.sig))),
                _ => None,
            });
            std::iter::once(format!("impl {target}")).chain(methods).collect()
        }
        // What the runtime's macros implement is theirs; which shape has which is this crate's.
        Item::Macro(item) => vec![format!("{}! {}", text(&item.mac.path), text(&item.mac.tokens))],
        _ => Vec::new(),
    }
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The attributes that users depend on.
fn attributes(attributes: &[syn::Attribute]) -> String {
    let kept = attributes.iter().filter(|attribute| !attribute.path().is_ident("doc"));
    kept.map(|attribute| format!(" {}", text(attribute))).collect()
}

/// Tokens on one line, spaced as Rust is.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let tight = [
        (" :: ", "::"),
        ("< ", "<"),
        (" <", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :", ":"),
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
        ("& ", "&"),
        ("# [", "#["),
        ("Item =(", "Item = ("),
    ];
    tight.iter().fold(text, |text, (from, to)| text.replace(from, to))
}
