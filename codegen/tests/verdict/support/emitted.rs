//! The public items of an emitted crate, as its text has them.

use std::collections::{BTreeMap, BTreeSet};

use codegen::Files;
use quote::ToTokens;
use syn::{Fields, FnArg, ImplItem, Item, Visibility};

/// Each item's path, with its signature without spaces where the text has one to compare.
pub type Items = BTreeMap<String, String>;

/// All public items: of the crate's root, of the modules with a model of their own, and of what is in both.
pub fn items(files: &Files, modules: &[&str]) -> Items {
    let mut items = Items::new();
    items.extend(
        features(&files["Cargo.toml"]).into_iter().map(|name| (format!("feature `{name}`"), String::new())),
    );
    let parsed: BTreeMap<&str, syn::File> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, text)| (path.trim_start_matches("src/"), syn::parse_file(text).unwrap()))
        .collect();
    for (path, file) in &parsed {
        let module = modules.iter().find(|module| path.starts_with(&format!("{module}/")));
        let prefix = module.map(|module| format!("{module}::")).unwrap_or_default();
        let inner = path.trim_start_matches(&prefix.replace("::", "/"));
        let scope = if inner.starts_with("http/") {
            format!("{prefix}http::")
        } else if inner == "waiters.rs" {
            format!("{prefix}waiters::")
        } else {
            prefix.clone()
        };
        // What is public where nobody can name it is public by what names it.
        let open = ["lib.rs", "mod.rs", "http/mod.rs", "waiters.rs"].contains(&inner);
        let exported = exported(&parsed, &scope);
        for item in &file.items {
            let named = name_of(item).is_none_or(|name| open || exported.contains(&name));
            if named {
                add(item, &scope, &mut items);
            }
        }
    }
    items
}

/// The names of the manifest's features.
fn features(manifest: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()));
    names.filter(|name| name != "default" && !name.starts_with('#')).collect()
}

/// What the `mod.rs` or `lib.rs` of a scope names in `pub use`.
fn exported(parsed: &BTreeMap<&str, syn::File>, scope: &str) -> BTreeSet<String> {
    let folder = scope.replace("::", "/");
    let place = if folder.is_empty() { "lib.rs".to_owned() } else { format!("{folder}mod.rs") };
    let uses = parsed.get(place.as_str()).into_iter().flat_map(|file| &file.items);
    let uses = uses.filter_map(|item| match item {
        Item::Use(item) if public(&item.vis) => Some(compact(&item.tree)),
        _ => None,
    });
    let last = |text: String| {
        let names = text.rsplit("::").next().unwrap_or_default().to_owned();
        names.trim_matches(['{', '}']).split(',').map(str::to_owned).collect::<Vec<_>>()
    };
    uses.flat_map(last).collect()
}

fn name_of(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Impl(item) => Some(compact(&item.self_ty).split('<').next().unwrap_or_default().to_owned()),
        _ => None,
    }
}

fn add(item: &Item, scope: &str, items: &mut Items) {
    let mut put =
        |path: String, text: String| assert_eq!(items.insert(path.clone(), text), None, "{path} twice");
    match item {
        // What a marker stands for is in the call beside it.
        Item::Struct(_) if scope.ends_with("http::") => {}
        Item::Struct(item) if public(&item.vis) => {
            let path = format!("{scope}{}", item.ident);
            let is_builder =
                item.fields.iter().any(|field| field.ident.as_ref().is_some_and(|name| name == "value"))
                    && item.fields.iter().all(|field| !public(&field.vis));
            let parameters: Vec<_> =
                item.generics.type_params().map(|parameter| parameter.ident.to_string()).collect();
            let parameters =
                if parameters.is_empty() { String::new() } else { format!("<{}>", parameters.join(",")) };
            put(
                path.clone(),
                if is_builder { format!("struct{}{parameters}", item.ident) } else { String::new() },
            );
            for field in item.fields.iter().filter(|field| public(&field.vis)) {
                put(format!("{path}::{}", field.ident.as_ref().unwrap()), types(&field.ty));
            }
            if derives(&item.attrs, "Hash") {
                put(format!("{path}: Eq + Hash"), String::new());
            }
        }
        Item::Enum(item) if public(&item.vis) => {
            let path = format!("{scope}{}", item.ident);
            put(path.clone(), String::new());
            for variant in &item.variants {
                let fields = match &variant.fields {
                    Fields::Unit => String::new(),
                    fields => types(fields),
                };
                put(format!("{path}::{}", variant.ident), format!("{}{fields}", variant.ident));
            }
            if derives(&item.attrs, "Hash") && !derives(&item.attrs, "Ord") {
                put(format!("{path}: Eq + Hash"), String::new());
            }
        }
        Item::Type(item) if public(&item.vis) => {
            put(format!("{scope}{}", item.ident), format!("type{}={}", item.ident, types(&item.ty)));
        }
        Item::Static(item) if public(&item.vis) => {
            put(format!("{scope}{}", item.ident), format!("static{}:{}", item.ident, types(&item.ty)));
        }
        Item::Mod(item) if public(&item.vis) => put(format!("{scope}{}", item.ident), String::new()),
        Item::Use(item) if compact(&item.tree) == "smithy_schemaasruntime" && public(&item.vis) => {
            put("runtime".to_owned(), String::new());
        }
        Item::Impl(item) => {
            let target = compact(&item.self_ty).split('<').next().unwrap_or_default().to_owned();
            if let Some((path, _)) = &item.trait_ {
                put(format!("{scope}{target}: {}", compact(path)), String::new());
                return;
            }
            for item in &item.items {
                let ImplItem::Fn(method) = item else { continue };
                if public(&method.vis) {
                    let name = method.sig.ident.to_string();
                    put(format!("{scope}{target}::{name}()"), setter(&method.sig));
                }
            }
        }
        Item::Macro(item) => {
            let text = compact(&item.mac.tokens);
            for (path, signature) in implied(&compact(&item.mac.path), &text, scope) {
                put(path, signature);
            }
        }
        _ => {}
    }
}

/// What a call of the runtime's macros makes, beyond what it makes of every shape of a kind.
fn implied(name: &str, text: &str, scope: &str) -> Vec<(String, String)> {
    let none = String::new;
    let root = |text: &str| text.replace("crate::", "");
    let between = |from: &str, to: &str| {
        let rest = text.split_once(from).map_or(text, |(_, rest)| rest);
        root(rest.split_once(to).map_or(rest, |(inner, _)| inner))
    };
    let first = |end: &str| root(text.split_once(end).map_or(text, |(first, _)| first));
    match name {
        "rt::structure" | "rt::union" | "rt::string_enum" | "rt::int_enum" | "rt::operation_error" => {
            Vec::new()
        }
        "rt::service_error" => {
            let path = format!("{scope}{}", first("{"));
            vec![(format!("{path}: Error + ServiceError"), none()), (format!("{path}::FACTS"), none())]
        }
        "rt::http_operation" => {
            let error = text.trim_end_matches(['}', ',']).rsplit(',').next().unwrap_or_default();
            let (input, output) = (between("{", "=>"), between("=>", ","));
            let signature = format!("{input}->Result<{output},{}>", root(error));
            vec![(format!("{scope}{}", first(":")), signature.replace("rt::", "runtime::"))]
        }
        "rt::http_service" => {
            let body = text.rsplit_once('{').map_or("", |(_, body)| body).trim_end_matches('}');
            let markers = body.split(',').filter(|marker| !marker.is_empty());
            let variant = |marker: &str| {
                let carried = format!("{marker}(runtime::http::server::Incoming<{marker}>)");
                (format!("{scope}Call::{marker}"), carried)
            };
            std::iter::once((format!("{scope}Call"), none())).chain(markers.map(variant)).collect()
        }
        "rt::paginated" => {
            let (input, output) = (first("=>"), between("=>", "{"));
            let items =
                text.contains("}items(").then(|| (format!("{input}: PaginatedItems<{output}>"), none()));
            std::iter::once((format!("{input}: Paginated<{output}>"), none())).chain(items).collect()
        }
        "rt::convert" | "rt::try_convert" => {
            let (from, to) = (first("=>"), between("=>", "\n"));
            let name = if name == "rt::convert" { "From" } else { "TryFrom" };
            vec![(format!("{from} into {to}"), format!("{name}<{from}>"))]
        }
        "rt::envelope" => vec![(format!("{}::payload()", first(":crate")), none())],
        other => panic!("what {other} makes is not known here"),
    }
}

/// A method that takes a value, as a setter is written: `fnname(impl Into<String>)`.
fn setter(signature: &syn::Signature) -> String {
    let values: Vec<_> = signature
        .inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(argument) => Some(types(&argument.ty)),
            FnArg::Receiver(_) => None,
        })
        .collect();
    if values.is_empty() {
        return String::new();
    }
    format!("fn{}({})", signature.ident, values.join(","))
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn derives(attributes: &[syn::Attribute], name: &str) -> bool {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    lists
        .map(compact)
        .any(|list| list.trim_matches(['#', '[', ']', ')']).split(['(', ',']).any(|word| word == name))
}

/// Tokens without spaces.
fn compact(tokens: &impl ToTokens) -> String {
    let mut tokens = tokens.to_token_stream().to_string();
    tokens.retain(|c| !c.is_whitespace());
    tokens
}

/// Types as users write them.
fn types(tokens: &impl ToTokens) -> String {
    let mut text = String::new();
    // Documentation of fields is no part of them.
    for token in strip(tokens.to_token_stream()) {
        text += &token.to_string();
    }
    text.retain(|c| !c.is_whitespace());
    // Formatting may end a list with a comma.
    let text = text.replace(",>", ">").replace(",)", ")").replace(",}", "}");
    text.replace("crate::", "").replace("rt::", "runtime::").replace("std::collections::", "")
}

/// Tokens without attributes.
fn strip(tokens: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    use proc_macro2::{Group, TokenTree};
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => drop(tokens.next()),
            TokenTree::Group(group) => {
                kept.push(TokenTree::Group(Group::new(group.delimiter(), strip(group.stream()))))
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}
