//! The small pieces that all emitters share: identifiers, documentation, types, values.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, ToTokens};

use crate::plan::{Default, Path, Type};

/// An identifier; `r#` in front makes it raw.
pub fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Documentation, one attribute a line, which prints as `///`.
pub fn docs(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { prose("") } else { prose(&format!(" {line}")) });
    quote! { #(#[doc = #lines])* }
}

/// Documentation of an item of a file, in one attribute: the formatter takes it apart, which is quicker than to parse an
/// attribute for each line of a long page.
pub fn page(text: &str) -> TokenStream {
    let text = prose(text);
    quote! { #[doc = #text] }
}

/// A text as a raw literal: escaping all documentation, and taking the escapes apart again, is 6 % of a run.
fn prose(text: &str) -> Literal {
    let longest = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len()).max();
    let fence = "#".repeat(longest.map_or(0, |longest| longest + 1));
    let literal = format!("r{fence}\"{text}\"{fence}").parse();
    // No raw literal can hold a carriage return.
    literal.unwrap_or_else(|_| Literal::string(text))
}

/// `#[deprecated]`, where the model says so.
pub fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote! { #[deprecated(note = #note)] })
}

/// The derives of a shape's type; `Debug` redacts and comes from the runtime.
pub fn derives(hash: bool) -> TokenStream {
    if hash {
        quote! { #[derive(Clone, PartialEq, Eq, Hash)] }
    } else {
        quote! { #[derive(Clone, PartialEq)] }
    }
}

/// The word that an enum's macro takes for a sensitive shape.
pub fn sensitive(sensitive: bool) -> Option<Ident> {
    sensitive.then(|| ident("sensitive"))
}

impl ToTokens for Path {
    /// By its modules, as only this crate may name it.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let modules = self.root.iter().chain(&self.modules).map(|module| ident(module));
        let item = ident(&self.item);
        tokens.extend(quote! { crate::#(#modules::)*#item });
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool => quote! { bool },
            Self::I8 => quote! { i8 },
            Self::I16 => quote! { i16 },
            Self::I32 => quote! { i32 },
            Self::I64 => quote! { i64 },
            Self::F32 => quote! { f32 },
            Self::F64 => quote! { f64 },
            Self::BigInteger => quote! { rt::BigInteger },
            Self::BigDecimal => quote! { rt::BigDecimal },
            Self::String => quote! { String },
            Self::Blob => quote! { rt::Blob },
            Self::Timestamp => quote! { rt::DateTime<rt::Utc> },
            Self::Document => quote! { rt::Document },
            Self::Shape(path) => root_name(path),
            Self::List(item) => quote! { Vec<#item> },
            Self::Map(item) => quote! { std::collections::BTreeMap<String, #item> },
            Self::Option(inner) => quote! { Option<#inner> },
            Self::Box(inner) => quote! { Box<#inner> },
        });
    }
}

/// A type by its public name, at the root of the crate or of a module with a model of its own.
pub fn root_name(path: &Path) -> TokenStream {
    let root = path.root.iter().map(|root| ident(root));
    let item = ident(&path.item);
    quote! { crate::#(#root::)*#item }
}

/// A default value as an expression of a field's type.
pub fn default(value: &Default) -> TokenStream {
    match value {
        Default::Bool(value) => quote! { #value },
        Default::Integer(value) => integer(*value),
        Default::Float(value) => float(*value),
        // The plan has checked the digits; without them the value is zero.
        Default::Big(digits) => quote! { #digits.parse().unwrap_or_default() },
        Default::String(text) => quote! { String::from(#text) },
        Default::Bytes(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote! { rt::Blob::from(#bytes) }
        }
        Default::Timestamp(seconds, nanoseconds) => {
            let (seconds, nanoseconds) = (integer((*seconds).into()), integer((*nanoseconds).into()));
            // The plan has checked that there is such a moment.
            quote! { rt::DateTime::from_timestamp(#seconds, #nanoseconds).unwrap_or_default() }
        }
        Default::Variant(path, variant) => {
            let (path, variant) = (root_name(path), ident(variant));
            quote! { #path::#variant }
        }
        Default::Open(path, value) => {
            let (path, value) = (root_name(path), default(value));
            quote! { #path::from(#value) }
        }
        Default::Document(value) => {
            let value = match &**value {
                Default::Integer(value) => {
                    let value = Literal::i64_suffixed(i64::try_from(*value).unwrap_or_default());
                    quote! { #value }
                }
                other => default(other),
            };
            quote! { rt::Document::from(#value) }
        }
        Default::EmptyList => quote! { Vec::<rt::Document>::new() },
        Default::EmptyMap => quote! { std::collections::BTreeMap::<String, rt::Document>::new() },
    }
}

/// A whole number without a suffix, its sign apart as Rust has it.
pub fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 {
        quote! { -#digits }
    } else {
        quote! { #digits }
    }
}

/// A float without a suffix; infinities and NaN by name.
pub fn float(value: f64) -> TokenStream {
    if !value.is_finite() {
        let name = if value.is_nan() {
            "NAN"
        } else if value > 0.0 {
            "INFINITY"
        } else {
            "NEG_INFINITY"
        };
        let name = ident(name);
        return quote! { f64::#name };
    }
    // `1e300` as it is, where the literal's own constructor would write 300 zeros.
    let digits =
        format!("{:?}", value.abs()).parse().unwrap_or_else(|_| Literal::f64_unsuffixed(value.abs()));
    if value.is_sign_negative() {
        quote! { -#digits }
    } else {
        quote! { #digits }
    }
}

/// `Some(value)` or `None`.
pub fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote! { Some(#value) },
        None => quote! { None },
    }
}
