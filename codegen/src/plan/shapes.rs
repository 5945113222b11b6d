//! Rust types for shapes, and what follows from a type: optionality, `Eq` and `Hash`, what a setter takes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Member, Model, NodeValue, Shape, ShapeId, ShapeType};

use super::closure::Closure;
use super::naming::Names;
use super::{Argument, Type};

/// What every part of the plan is made from.
#[derive(Debug)]
pub struct Context<'m> {
    /// The model.
    pub model: &'m Model,
    /// The service that is generated, where there is one.
    pub service: Option<&'m Shape>,
    /// The shapes to generate.
    pub closure: &'m Closure,
    /// All names.
    pub names: &'m Names,
    /// Members that need a `Box`.
    pub boxed: BTreeSet<ShapeId>,
    /// Shapes with a float somewhere inside.
    pub floats: BTreeSet<ShapeId>,
    /// The names of the types that enums have become.
    pub enums: BTreeSet<&'m str>,
    /// The address of an operation's page, with `{operation}` for its name.
    pub reference_url: Option<&'m str>,
    /// Shapes in one sentence, as far as asked for: every operation lists its errors.
    pub summaries: RefCell<BTreeMap<ShapeId, String>>,
}

/// Whether a member's Rust type is not an `Option`.
///
/// `@required` always is; so is a default, unless senders may leave it out: in inputs and under
/// `@clientOptional` ([spec](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality)).
pub fn is_plain(shape: &Shape, member: &Member) -> bool {
    let client_optional =
        shape.traits.has("smithy.api#input") || member.traits.has("smithy.api#clientOptional");
    member.traits.has("smithy.api#required") || has_default(member) && !client_optional
}

/// Whether a member has a default other than null.
pub fn has_default(member: &Member) -> bool {
    member.traits.get("smithy.api#default").is_some_and(|node| node.value != NodeValue::Null)
}

impl Context<'_> {
    /// The type of a value of shape `id`, without `Option` and `Box`; nothing for `Unit`.
    pub fn rust_type(&self, id: &ShapeId) -> Option<Type> {
        let shape = self.model.shape(id)?;
        let item = |name: &str, sparse: bool| -> Option<Type> {
            let inner = self.rust_type(&shape.member(name)?.target)?;
            Some(if sparse { Type::Option(Box::new(inner)) } else { inner })
        };
        let sparse = shape.traits.has("smithy.api#sparse");
        Some(match shape.shape_type {
            ShapeType::Blob => Type::Blob,
            ShapeType::Boolean => Type::Bool,
            ShapeType::String => Type::String,
            ShapeType::Byte => Type::I8,
            ShapeType::Short => Type::I16,
            ShapeType::Integer => Type::I32,
            ShapeType::Long => Type::I64,
            ShapeType::Float => Type::F32,
            ShapeType::Double => Type::F64,
            ShapeType::BigInteger => Type::BigInteger,
            ShapeType::BigDecimal => Type::BigDecimal,
            ShapeType::Timestamp => Type::Timestamp,
            ShapeType::Document => Type::Document,
            ShapeType::List => Type::List(Box::new(item("member", sparse)?)),
            ShapeType::Map => Type::Map(Box::new(item("value", sparse)?)),
            ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum => {
                Type::Shape(self.names.type_of(id)?.clone())
            }
            ShapeType::Service | ShapeType::Resource | ShapeType::Operation => return None,
        })
    }

    /// Whether the values of a shape are text.
    pub fn is_text(&self, id: &ShapeId) -> bool {
        let kind = self.model.shape(id).map(|shape| shape.shape_type);
        matches!(kind, Some(ShapeType::String | ShapeType::Enum))
    }

    /// Whether `Eq` and `Hash` hold for a shape.
    pub fn hash(&self, id: &ShapeId) -> bool {
        !self.floats.contains(id)
    }

    /// Whether a value of this shape is sensitive as a whole.
    pub fn sensitive(&self, id: &ShapeId) -> bool {
        self.model.shape(id).is_some_and(|shape| shape.traits.has("smithy.api#sensitive"))
    }
}

/// Shapes with a float somewhere inside: what they hold is compared, but neither `Eq` nor `Hash`.
pub fn with_floats(model: &Model, closure: &Closure) -> BTreeSet<ShapeId> {
    let float = |shape: &&Shape| matches!(shape.shape_type, ShapeType::Float | ShapeType::Double);
    let shapes = || closure.shapes.iter().filter_map(|id| model.shape(id));
    holders(shapes(), shapes().filter(float).map(|shape| shape.id.clone()).collect())
}

/// Those of the shapes whose values hold one of `held`, however deep, and `held` itself.
pub fn holders<'m>(
    shapes: impl Iterator<Item = &'m Shape>,
    mut held: BTreeSet<ShapeId>,
) -> BTreeSet<ShapeId> {
    if held.is_empty() {
        return held;
    }
    let mut by_target: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    // Members of enums are values, and hold none.
    let has_values = |shape: &&Shape| !matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum);
    for shape in shapes.filter(has_values) {
        for member in &shape.members {
            by_target.entry(&member.target).or_default().push(&shape.id);
        }
    }
    let mut queue: Vec<ShapeId> = held.iter().cloned().collect();
    while let Some(id) = queue.pop() {
        for holder in by_target.remove(&id).into_iter().flatten() {
            if held.insert(holder.clone()) {
                queue.push(holder.clone());
            }
        }
    }
    held
}

/// The names of the types that the enums of a closure have become.
pub fn enum_names<'n>(model: &Model, closure: &Closure, names: &'n Names) -> BTreeSet<&'n str> {
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    let enums = shapes.filter(|shape| matches!(shape.shape_type, ShapeType::Enum | ShapeType::IntEnum));
    enums.filter_map(|shape| names.type_of(&shape.id)).map(|path| path.item.as_str()).collect()
}

/// What a setter takes for a type: what spares callers `to_string`, `collect` and variant names.
pub fn argument(rust_type: &Type, enums: &BTreeSet<&str>) -> Argument {
    match rust_type {
        Type::String | Type::Blob | Type::BigInteger | Type::BigDecimal | Type::Document => Argument::Into,
        Type::Shape(path) if enums.contains(path.item.as_str()) => Argument::Into,
        Type::List(item) => Argument::Items(Box::new(item_argument(item, enums)), (**item).clone()),
        Type::Map(item) => Argument::Entries(Box::new(item_argument(item, enums)), (**item).clone()),
        _ => Argument::Plain,
    }
}

/// Inside a collection there is one `impl Trait` to give: a collection in a collection is taken as it is.
fn item_argument(rust_type: &Type, enums: &BTreeSet<&str>) -> Argument {
    match argument(rust_type, enums) {
        Argument::Into => Argument::Into,
        _ => Argument::Plain,
    }
}
