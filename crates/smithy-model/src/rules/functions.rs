//! The functions of the language: their names, what they take and give
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html), and
//! [AWS's](https://smithy.io/2.0/aws/rules-engine/library-functions.html)).

use super::check::Type;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    BooleanEquals,
    Coalesce,
    IsSet,
    IsValidHostLabel,
    Ite,
    Not,
    ParseUrl,
    Split,
    StringEquals,
    Substring,
    UriEncode,
    IsVirtualHostableS3Bucket,
    ParseArn,
    Partition,
}

use Function as F;

/// All but `getAttr`, which is a kind of expression.
const FUNCTIONS: &[(&str, Function)] = &[
    ("booleanEquals", F::BooleanEquals),
    ("coalesce", F::Coalesce),
    ("isSet", F::IsSet),
    ("isValidHostLabel", F::IsValidHostLabel),
    ("ite", F::Ite),
    ("not", F::Not),
    ("parseURL", F::ParseUrl),
    ("split", F::Split),
    ("stringEquals", F::StringEquals),
    ("substring", F::Substring),
    ("uriEncode", F::UriEncode),
    ("aws.isVirtualHostableS3Bucket", F::IsVirtualHostableS3Bucket),
    ("aws.parseArn", F::ParseArn),
    ("aws.partition", F::Partition),
];

pub(super) fn named(name: &str) -> Option<Function> {
    FUNCTIONS.iter().find(|(known, _)| *known == name).map(|(_, function)| *function)
}

/// The names of all functions.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|(name, _)| *name).chain(["getAttr"])
}

impl Function {
    /// As a rule set writes it.
    pub(crate) fn name(self) -> &'static str {
        FUNCTIONS.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }

    /// The version of the language that first had it.
    pub(super) fn since(self) -> (u32, u32) {
        match self {
            F::Coalesce | F::Ite | F::Split => (1, 1),
            _ => (1, 0),
        }
    }

    /// What it takes, and what it gives. `coalesce`, `ite`, `isSet` and `not` look at more than types: they are checked
    /// on their own.
    pub(super) fn signature(self) -> (Vec<Type>, Type) {
        let (string, boolean, integer) = (|| Type::String, || Type::Boolean, || Type::Integer);
        let record = |entries: &[(&'static str, Type)]| {
            Type::Optional(Box::new(Type::Record(
                entries.iter().map(|(name, kind)| ((*name).to_owned(), kind.clone())).collect(),
            )))
        };
        match self {
            F::BooleanEquals => (vec![boolean(), boolean()], boolean()),
            F::StringEquals => (vec![string(), string()], boolean()),
            F::IsValidHostLabel | F::IsVirtualHostableS3Bucket => (vec![string(), boolean()], boolean()),
            F::Substring => {
                (vec![string(), integer(), integer(), boolean()], Type::Optional(Box::new(string())))
            }
            F::UriEncode => (vec![string()], string()),
            F::Split => (vec![string(), string(), integer()], Type::Array(Box::new(string()))),
            F::ParseUrl => {
                let entries = [
                    ("scheme", string()),
                    ("authority", string()),
                    ("path", string()),
                    ("normalizedPath", string()),
                    ("isIp", boolean()),
                ];
                (vec![string()], record(&entries))
            }
            F::ParseArn => {
                let entries = [
                    ("partition", string()),
                    ("service", string()),
                    ("region", string()),
                    ("accountId", string()),
                    ("resourceId", Type::Array(Box::new(string()))),
                ];
                (vec![string()], record(&entries))
            }
            F::Partition => {
                let entries = [
                    ("name", string()),
                    ("dnsSuffix", string()),
                    ("dualStackDnsSuffix", string()),
                    ("supportsDualStack", boolean()),
                    ("supportsFIPS", boolean()),
                    ("implicitGlobalRegion", string()),
                ];
                (vec![string()], record(&entries))
            }
            F::Not => (vec![boolean()], boolean()),
            F::IsSet => (vec![Type::Optional(Box::new(Type::Any))], boolean()),
            F::Ite => (vec![boolean(), Type::Any, Type::Any], Type::Any),
            F::Coalesce => (vec![Type::Any, Type::Any], Type::Any),
        }
    }
}
