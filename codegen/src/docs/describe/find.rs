//! What a name on the command line means: a shape id, a shape's name, its name in Rust, or one of these and a member's.

use smithy_model::{similar, Member, Shape, ShapeType};

use super::{key, Part};

/// What a page is about.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'p> {
    /// A shape.
    Shape(&'p Shape),
    /// A member, and the shape that has it.
    Member(&'p Shape, &'p Member),
}

/// A subject, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Found<'p> {
    /// The model.
    pub part: &'p Part<'p>,
    /// What was found there.
    pub subject: Subject<'p>,
}

/// How many names are suggested.
pub const MOST_SUGGESTIONS: usize = 5;

/// What is called `name`: of the first part that has it, unless the name begins with a module's.
///
/// # Errors
/// Names that may have been meant.
pub fn find<'p>(parts: &'p [Part<'p>], name: &str) -> Result<Found<'p>, Vec<String>> {
    let (module, rest) = module_of(parts, name);
    let of_module = |part: &&Part<'_>| module.is_none() || part.module == module;
    let parts: Vec<&Part<'_>> = parts.iter().filter(of_module).collect();
    for same in [str::eq, str::eq_ignore_ascii_case] {
        for &part in &parts {
            if let Some(shape) = shape(part, rest, same) {
                return Ok(Found { part, subject: Subject::Shape(shape) });
            }
        }
    }
    let Some((holder, member_name)) = member_of(rest) else { return Err(suggestions(&parts, rest)) };
    let mut members = Vec::new();
    for same in [str::eq, str::eq_ignore_ascii_case] {
        for &part in &parts {
            let Some(shape) = shape(part, holder, same) else { continue };
            if let Some(member) = member(part, shape, member_name) {
                return Ok(Found { part, subject: Subject::Member(shape, member) });
            }
            members.extend(shape.members.iter().map(Member::name));
        }
    }
    let near = similar(member_name, members.into_iter(), MOST_SUGGESTIONS);
    Err(match near.is_empty() {
        false => near.into_iter().map(|member| format!("{holder}${member}")).collect(),
        true => suggestions(&parts, holder),
    })
}

/// The module that a name begins with, and the rest. The crate's name in front says nothing.
fn module_of<'p, 'n>(parts: &'p [Part<'p>], name: &'n str) -> (Option<&'p str>, &'n str) {
    let crate_name = parts.first().and_then(|part| part.crate_name);
    let name = match name.split_once("::") {
        Some((first, rest)) if Some(first) == crate_name || first == "crate" => rest,
        _ => name,
    };
    let Some((first, rest)) = name.split_once("::") else { return (None, name) };
    match parts.iter().filter_map(|part| part.module).find(|module| *module == first) {
        Some(module) => (Some(module), rest),
        None => (None, name),
    }
}

/// `Shape$member`, `Shape.member` and `Shape::member`, taken apart. There are dots in namespaces, too.
fn member_of(name: &str) -> Option<(&str, &str)> {
    let from = name.find('#').map_or(0, |at| at + 1);
    let local = name.get(from..)?;
    let (at, length) = local
        .find('$')
        .map(|at| (at, 1))
        .or_else(|| local.rfind("::").map(|at| (at, 2)))
        .or_else(|| local.rfind('.').map(|at| (at, 1)))?;
    Some((name.get(..from + at)?, name.get(from + at + length..)?))
}

type Same = fn(&str, &str) -> bool;

/// The shape of this name. What its model calls it comes before what Rust calls another.
fn shape<'p>(part: &'p Part<'_>, name: &str, same: Same) -> Option<&'p Shape> {
    let by = |names: fn(&Part<'_>, &Shape) -> Vec<String>| {
        shapes(part).find(|shape| names(part, shape).iter().any(|known| same(known, name)))
    };
    by(|_, shape| vec![shape.id.to_string(), shape.id.name().to_owned()]).or_else(|| by(rust_names))
}

/// The shapes that are generated, then what else the model has of its own.
fn shapes<'p>(part: &'p Part<'_>) -> impl Iterator<Item = &'p Shape> {
    let context = part.context;
    let own = |shape: &&Shape| !shape.built_in;
    let generated = context.closure.shapes.iter().filter_map(|id| context.model.shape(id)).filter(own);
    // A module that shares the crate's model has no more than is its own.
    let rest = part.module.is_none().then(|| context.model.own_shapes()).into_iter().flatten();
    generated.chain(rest.filter(|shape| !context.closure.shapes.contains(&shape.id)))
}

/// What generated code calls a shape: its type, other names of that, an operation's module.
fn rust_names(part: &Part<'_>, shape: &Shape) -> Vec<String> {
    let names = part.context.names;
    let mut known: Vec<String> = names.type_of(&shape.id).map(|path| path.item.clone()).into_iter().collect();
    known.extend(names.aliases.iter().filter(|(_, id)| *id == shape.id).map(|(alias, _)| alias.clone()));
    if shape.shape_type == ShapeType::Operation {
        known.push(names.module_of(&shape.id));
    }
    known
}

fn member<'p>(part: &Part<'_>, shape: &'p Shape, name: &str) -> Option<&'p Member> {
    let fields = crate::plan::field_names(shape);
    let variants = match shape.shape_type {
        ShapeType::Enum | ShapeType::IntEnum => super::rust::variant_names(part.context, shape),
        _ => Vec::new(),
    };
    let named = |same: Same| {
        shape.members.iter().enumerate().find(|(index, member)| {
            let rust = [fields.get(*index), variants.get(*index)].into_iter().flatten();
            let mut known = rust.cloned().chain([member.name().to_owned(), key(member)]);
            known.any(|known| same(&known, name))
        })
    };
    named(str::eq).or_else(|| named(str::eq_ignore_ascii_case)).map(|(_, member)| member)
}

/// Names that may have been meant: members that are called so, then what is called nearly so.
fn suggestions(parts: &[&Part<'_>], name: &str) -> Vec<String> {
    let name = name.rsplit(['#', ':']).next().unwrap_or(name);
    let modules = name.contains('_');
    let (mut holders, mut known) = (Vec::new(), Vec::new());
    for part in parts {
        for shape in shapes(part) {
            if shape.members.iter().any(|member| member.name() == name) {
                holders.push(format!("{}${name}", super::name_of(part.context, shape)));
            }
            known.push(shape.id.name().to_owned());
            // An operation's module is its name once more, for those who write it so.
            let of_rust = rust_names(part, shape).into_iter();
            known.extend(of_rust.filter(|_| modules || shape.shape_type != ShapeType::Operation));
        }
    }
    let near = similar(name, known.iter().map(String::as_str), MOST_SUGGESTIONS);
    holders.extend(near.into_iter().map(str::to_owned));
    holders.truncate(MOST_SUGGESTIONS);
    holders
}
