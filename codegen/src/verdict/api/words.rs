//! Types as users of the crate write them.

use crate::plan::{Argument, Path, Type};

/// A type: `Option<BTreeMap<String, legacy::Mode>>`.
pub fn words(rust_type: &Type) -> String {
    match rust_type {
        Type::Bool => "bool".to_owned(),
        Type::I8 => "i8".to_owned(),
        Type::I16 => "i16".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::BigInteger => "runtime::BigInteger".to_owned(),
        Type::BigDecimal => "runtime::BigDecimal".to_owned(),
        Type::String => "String".to_owned(),
        Type::Blob => "runtime::Blob".to_owned(),
        Type::Timestamp => "runtime::DateTime<runtime::Utc>".to_owned(),
        Type::Document => "runtime::Document".to_owned(),
        Type::Shape(path) => name(path),
        Type::List(item) => format!("Vec<{}>", words(item)),
        Type::Map(item) => format!("BTreeMap<String, {}>", words(item)),
        Type::Option(inner) => format!("Option<{}>", words(inner)),
        Type::Box(inner) => format!("Box<{}>", words(inner)),
    }
}

/// The public path of a generated type.
pub fn name(path: &Path) -> String {
    match &path.root {
        Some(root) => format!("{root}::{}", path.item),
        None => path.item.clone(),
    }
}

/// What a setter takes: `impl Into<String>`.
pub fn argument(argument: &Argument, inner: &Type) -> String {
    match argument {
        Argument::Plain => words(inner),
        Argument::Into => format!("impl Into<{}>", words(inner)),
        Argument::Items(item, rust_type) => {
            format!("impl IntoIterator<Item = {}>", self::argument(item, rust_type))
        }
        Argument::Entries(item, rust_type) => {
            format!("impl IntoIterator<Item = (impl Into<String>, {})>", self::argument(item, rust_type))
        }
    }
}
