//! The parts of types: fields with their setters, union variants, enum variants.

use smithy_model::{Event, Member as ModelMember, Node, Shape, ShapeType, Traits};

use super::shapes::{argument, has_default, is_plain, Context};
use super::{defaults, schemas, EnumVariant, EnumVariants, Field, Setter, Type, UnionVariant};
use crate::docs;
use crate::names::{raw_if_keyword, snake_case, type_name, variant_name, Scope};

/// Methods of builders that no setter may be named like.
const BUILDER_METHODS: [&str; 3] = ["build", "build_unvalidated", "advance"];

/// A structure's fields, and the type parameters of its builder.
///
/// # Errors
/// Members that no Rust field can hold.
pub fn fields(context: &Context<'_>, shape: &Shape) -> Result<(Vec<Field>, Vec<String>), Vec<Event>> {
    // A type parameter would hide a type of its name: the two that the builder's code names without a path.
    let hidden = [
        context.names.type_of(&shape.id).map(|path| path.item.clone()),
        Some(context.names.builder_of(&shape.id)),
    ];
    let mut parameter_names = Scope::new(hidden.iter().flatten().map(String::as_str));
    let (mut fields, mut parameters, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for (member, (name, setter)) in shape.members.iter().zip(member_names(shape)) {
        let Some(inner) = context.rust_type(&member.target) else {
            events.push(unholdable(member));
            continue;
        };
        let default = defaults::default(context, member).unwrap_or_else(|event| {
            events.push(*event);
            None
        });
        let plain = is_plain(shape, member);
        let boxed = context.boxed.contains(&member.id);
        // What has a default is set from the start.
        let parameter = (member.traits.has("smithy.api#required") && !has_default(member)).then(|| {
            let words = type_name(&name);
            let words = words.trim_start_matches('_');
            parameters.push(parameter_names.take(&format!("Has{words}"), "Member"));
            parameters.len() - 1
        });
        let held = if boxed { Type::Box(Box::new(inner.clone())) } else { inner.clone() };
        fields.push(Field {
            name: raw_if_keyword(&name),
            docs: docs::member(context, shape, member),
            deprecated: deprecated(&member.traits),
            rust_type: if plain { held } else { Type::Option(Box::new(held)) },
            default: default.filter(|_| plain),
            setter: Setter {
                name: raw_if_keyword(&setter),
                argument: argument(&inner, &context.enums),
                inner,
                boxed,
                optional: !plain,
                parameter,
            },
            member: schemas::member(context, shape, member),
        });
    }
    if !events.is_empty() {
        return Err(events);
    }
    sort_parameters(&mut fields, &mut parameters);
    Ok((fields, parameters))
}

/// Brings type parameters into the order of their names: that of members says nothing, and may change from one model to
/// the next.
fn sort_parameters(fields: &mut [Field], parameters: &mut [String]) {
    let before = parameters.to_vec();
    parameters.sort();
    for parameter in fields.iter_mut().filter_map(|field| field.setter.parameter.as_mut()) {
        let name = before.get(*parameter);
        *parameter = parameters.iter().position(|other| Some(other) == name).unwrap_or(*parameter);
    }
}

/// The identifiers of a structure's fields, in the order of its members.
pub fn field_names(shape: &Shape) -> Vec<String> {
    member_names(shape).into_iter().map(|(name, _)| raw_if_keyword(&name)).collect()
}

/// The names of the members' fields and of their setters, which are the same but for those that builders need.
fn member_names(shape: &Shape) -> Vec<(String, String)> {
    let mut names = Scope::default();
    let names: Vec<String> =
        shape.members.iter().map(|member| names.take(&snake_case(member.name()), "_")).collect();
    // All others come first: a member called `set_build` keeps its name beside one called `build`.
    let mut setters = Scope::new(names.iter().map(String::as_str).chain(BUILDER_METHODS));
    let setter = |name: &String| match BUILDER_METHODS.contains(&name.as_str()) {
        true => setters.take(&format!("set_{name}"), "_"),
        false => name.clone(),
    };
    let setters: Vec<String> = names.iter().map(setter).collect();
    names.into_iter().zip(setters).collect()
}

fn unholdable(member: &ModelMember) -> Event {
    Event::error("Codegen.Member", format!("a member cannot hold a `{}`", member.target))
        .at(member.location)
        .on(&member.id)
        .help("target a shape that has values")
}

/// A union's variants.
pub fn union_variants(context: &Context<'_>, shape: &Shape) -> Vec<UnionVariant> {
    let mut names = Scope::new(["Unknown", "Self"]);
    let variant = |member: &ModelMember| {
        let inner = context.rust_type(&member.target);
        let boxed = context.boxed.contains(&member.id);
        UnionVariant {
            name: names.take(&variant_name(member.name()), "Value"),
            docs: docs::member(context, shape, member),
            deprecated: deprecated(&member.traits),
            rust_type: inner.map(|inner| if boxed { Type::Box(Box::new(inner)) } else { inner }),
            member: schemas::member(context, shape, member),
        }
    };
    shape.members.iter().map(variant).collect()
}

/// An enum's variants.
pub fn variants(context: &Context<'_>, shape: &Shape) -> EnumVariants {
    let mut names = Scope::new(["Unknown", "Self"]);
    let mut parts = |member: &ModelMember| {
        let name = names.take(&variant_name(member.name()), "Value");
        (name, docs::enum_value(context, member), deprecated(&member.traits))
    };
    if shape.shape_type == ShapeType::IntEnum {
        let variants = shape.members.iter().filter_map(|member| {
            let value = member.traits.get("smithy.api#enumValue")?.as_number()?.as_i128()?.try_into().ok()?;
            let (name, docs, deprecated) = parts(member);
            Some(EnumVariant { name, value, docs, deprecated })
        });
        return EnumVariants::Integers(variants.collect());
    }
    let variants = shape.members.iter().map(|member| {
        let (name, docs, deprecated) = parts(member);
        EnumVariant { name, value: docs::value(member), docs, deprecated }
    });
    EnumVariants::Strings(variants.collect())
}

/// The values of a string enum that messages may list, where some are not for everyone's eyes.
pub fn listed(shape: &Shape) -> Option<Vec<String>> {
    let internal = |member: &&ModelMember| member.traits.has("smithy.api#internal");
    let some = shape.shape_type == ShapeType::Enum && shape.members.iter().any(|member| internal(&member));
    some.then(|| shape.members.iter().filter(|member| !internal(member)).map(docs::value).collect())
}

/// What `@deprecated` says, as one line.
pub fn deprecated(traits: &Traits) -> Option<String> {
    let node = traits.get("smithy.api#deprecated")?;
    let message = node.get("message").and_then(Node::as_str).unwrap_or("deprecated in the model");
    let since = node.get("since").and_then(Node::as_str).map(|since| format!(" (since {since})"));
    let text = format!("{message}{}", since.unwrap_or_default());
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
