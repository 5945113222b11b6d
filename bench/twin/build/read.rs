//! Reads the shapes of a generated crate from its sources: what its macros and schemas say of its structs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::parse::{Parse, ParseStream};
use syn::visit::{self, Visit};
use syn::{
    braced, Expr, ExprCall, ExprStruct, Ident, Item, ItemStatic, ItemStruct, Lit, LitInt, LitStr, Token,
};

/// What a generated crate holds.
pub struct Shapes {
    /// In the order of the sources.
    pub structures: Vec<Structure>,
    /// Those of strings, in the order of the sources.
    pub enums: Vec<Enum>,
}

/// A structure, with what serde derive has to be told.
pub struct Structure {
    pub item: ItemStruct,
    /// In the order of the item's fields.
    pub members: Vec<Member>,
}

/// What is said of a field.
pub struct Member {
    /// Its key in JSON.
    pub key: String,
    /// The value that it has when absent.
    pub default: Option<Expr>,
}

/// An open enum of strings.
pub struct Enum {
    pub name: Ident,
    pub variants: Vec<(Ident, LitStr)>,
}

/// Reads the shapes of a crate without features: modules behind one are left out.
pub fn shapes(sources: &Path) -> Result<Shapes, String> {
    let mut crate_ = Crate::default();
    crate_.module(sources, &sources.join("lib.rs"))?;
    let mut structures = Vec::new();
    for (item, call) in &crate_.calls {
        let fields =
            crate_.items.get(item).ok_or_else(|| format!("structure! names {item}, which is no struct"))?;
        let keys = crate_
            .keys
            .get(&call.schema)
            .ok_or_else(|| format!("{item} names no static: {}", call.schema))?;
        let members = call.members.iter().map(|(index, default)| {
            let key = keys.get(*index).ok_or_else(|| format!("{item} has no member {index}"))?;
            Ok(Member { key: key.clone(), default: default.clone() })
        });
        structures.push(Structure { item: fields.clone(), members: members.collect::<Result<_, String>>()? });
    }
    if structures.is_empty() {
        return Err(format!("no structure! in {}: has the generated code a new form?", sources.display()));
    }
    Ok(Shapes { structures, enums: crate_.enums })
}

/// What was found so far.
#[derive(Default)]
struct Crate {
    items: BTreeMap<String, ItemStruct>,
    calls: Vec<(String, StructureCall)>,
    enums: Vec<Enum>,
    /// The keys of each static's members.
    keys: BTreeMap<String, Vec<String>>,
}

impl Crate {
    fn module(&mut self, folder: &Path, file: &Path) -> Result<(), String> {
        let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        let text = fs::read_to_string(file).map_err(|error| wrong(&error))?;
        for item in syn::parse_file(&text).map_err(|error| wrong(&error))?.items {
            match item {
                Item::Mod(item)
                    if item.content.is_none()
                        && item.attrs.iter().all(|attr| !attr.path().is_ident("cfg")) =>
                {
                    let name = item.ident.to_string();
                    let inside = folder.join(&name);
                    let own = folder.join(format!("{name}.rs"));
                    self.module(&inside, &if own.is_file() { own } else { inside.join("mod.rs") })?;
                }
                Item::Struct(item) => {
                    self.items.insert(item.ident.to_string(), item);
                }
                Item::Static(item) => {
                    self.keys.insert(item.ident.to_string(), keys(&item));
                }
                Item::Macro(item)
                    if item.mac.path.segments.last().is_some_and(|last| last.ident == "structure") =>
                {
                    let call: StructureCall = item.mac.parse_body().map_err(|error| wrong(&error))?;
                    self.calls.push((call.name.to_string(), call));
                }
                Item::Macro(item)
                    if item.mac.path.segments.last().is_some_and(|last| last.ident == "string_enum") =>
                {
                    self.enums.push(item.mac.parse_body().map_err(|error| wrong(&error))?);
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// `Name: path::SCHEMA { 0 field, 1 field = default }`.
struct StructureCall {
    name: Ident,
    schema: String,
    members: Vec<(usize, Option<Expr>)>,
}

impl Parse for StructureCall {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let schema = input.call(syn::Path::parse_mod_style)?;
        let schema = schema.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let inside;
        braced!(inside in input);
        let mut members = Vec::new();
        while !inside.is_empty() {
            let index = inside.parse::<LitInt>()?.base10_parse()?;
            inside.parse::<Ident>()?;
            let default = match inside.parse::<Option<Token![=]>>()? {
                Some(_) => Some(inside.parse()?),
                None => None,
            };
            members.push((index, default));
            inside.parse::<Option<Token![,]>>()?;
        }
        Ok(Self { name, schema, members })
    }
}

/// `Name { First = "FIRST" }`, with `sensitive` after the name where it is.
impl Parse for Enum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Option<Ident>>()?;
        let inside;
        braced!(inside in input);
        let mut variants = Vec::new();
        while !inside.is_empty() {
            let variant = inside.parse()?;
            inside.parse::<Token![=]>()?;
            variants.push((variant, inside.parse()?));
            inside.parse::<Option<Token![,]>>()?;
        }
        Ok(Self { name, variants })
    }
}

/// The keys of the members that a schema has.
fn keys(item: &ItemStatic) -> Vec<String> {
    let mut keys = Keys(Vec::new());
    keys.visit_expr(&item.expr);
    keys.0
}

struct Keys(Vec<String>);

impl<'ast> Visit<'ast> for Keys {
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let (Expr::Path(function), Some(name)) = (&*call.func, call.args.first().and_then(text)) {
            if function
                .path
                .segments
                .iter()
                .rev()
                .map(|segment| segment.ident.to_string())
                .take(2)
                .eq(["new", "Member"])
            {
                self.0.push(name);
                return;
            }
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_struct(&mut self, literal: &'ast ExprStruct) {
        visit::visit_expr_struct(self, literal);
        // `Member { key: "…", ..Member::new("…", …) }`: the key that is said stands for the one of `new`.
        let key = literal
            .fields
            .iter()
            .find(|field| matches!(&field.member, syn::Member::Named(name) if name == "key"));
        if let (Some(key), Some(last)) = (key.and_then(|field| text(&field.expr)), self.0.last_mut()) {
            *last = key;
        }
    }
}

fn text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
