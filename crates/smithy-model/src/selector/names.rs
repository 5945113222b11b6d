//! The words of selectors for types and relationships.

use super::{Relation, TypeFilter};
use crate::ShapeType;

/// The filter that a type's name stands for.
pub(super) fn type_filter(name: &str) -> Option<TypeFilter> {
    use ShapeType as S;
    let exactly = match name {
        "number" => return Some(TypeFilter::Number),
        "simpleType" => return Some(TypeFilter::SimpleType),
        "aggregateType" => return Some(TypeFilter::AggregateType),
        "dataType" => return Some(TypeFilter::DataType),
        "serviceType" => return Some(TypeFilter::ServiceType),
        "member" => return Some(TypeFilter::Member),
        // Sets are lists.
        "collection" | "set" => S::List,
        _ => {
            let all = [
                S::Blob,
                S::Boolean,
                S::String,
                S::Byte,
                S::Short,
                S::Integer,
                S::Long,
                S::Float,
                S::Double,
                S::BigInteger,
                S::BigDecimal,
                S::Timestamp,
                S::Document,
                S::Enum,
                S::IntEnum,
                S::List,
                S::Map,
                S::Structure,
                S::Union,
                S::Operation,
                S::Resource,
                S::Service,
            ];
            all.into_iter().find(|shape_type| shape_type.as_str() == name)?
        }
    };
    Some(TypeFilter::Exactly(exactly))
}

/// The relationship of this name; an unknown one leads nowhere.
pub(super) fn relation(name: &str) -> Relation {
    match name {
        "operation" => Relation::Operation,
        "collectionOperation" => Relation::CollectionOperation,
        "resource" => Relation::Resource,
        "error" => Relation::Error,
        "identifier" => Relation::Identifier,
        "property" => Relation::Property,
        "create" => Relation::Create,
        "read" => Relation::Read,
        "update" => Relation::Update,
        "delete" => Relation::Delete,
        "list" => Relation::List,
        "put" => Relation::Put,
        "input" => Relation::Input,
        "output" => Relation::Output,
        "member" => Relation::Member,
        "mixin" => Relation::Mixin,
        "trait" => Relation::Trait,
        _ => Relation::Unknown,
    }
}
