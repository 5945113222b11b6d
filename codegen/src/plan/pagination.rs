//! Operations that answer page by page, `@paginated`: where their tokens are, and what their pages are pages of
//! ([spec](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).

use std::collections::BTreeMap;

use smithy_model::{Event, Member, Node, Severity, Shape, ShapeId, ShapeType};

use super::fields::field_names;
use super::shapes::{is_plain, Context};
use super::{Path, Type};

/// An input whose output comes page by page.
#[derive(Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The input.
    pub input: Path,
    /// The output.
    pub output: Path,
    /// The index of the input's member that takes the token.
    pub input_token: usize,
    /// The token in the output: the index of a member, and so on in the structure that it targets.
    pub output_token: Vec<usize>,
    /// The index of the input's member that limits the items of a page.
    pub page_size: Option<usize>,
    /// What the pages are pages of, where that is known.
    pub items: Option<Items>,
}

/// What pages are pages of.
#[derive(Debug, PartialEq, Eq)]
pub struct Items {
    /// The fields that lead from the output to the items.
    pub path: Vec<Step>,
    /// The list or map.
    pub rust_type: Type,
}

/// A field on the way to the items.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// Its identifier.
    pub field: String,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// What the service's operations say of their pages, in the order of the operations' names, and warnings about those of
/// which nothing can be made.
pub fn paginations(context: &Context<'_>) -> (Vec<Pagination>, Vec<Event>) {
    let (mut paginations, mut warnings) = (Vec::<Pagination>::new(), Vec::new());
    let mut seen = BTreeMap::<(Path, Path), usize>::new();
    for id in &context.closure.operations {
        let Some(operation) = context.model.shape(id) else { continue };
        let pagination = match of_operation(context, operation) {
            Ok(Some(pagination)) => pagination,
            Ok(None) => continue,
            Err(reason) => {
                warnings.push(warning(operation, reason));
                continue;
            }
        };
        let types = (pagination.input.clone(), pagination.output.clone());
        match seen.get(&types).and_then(|index| paginations.get(*index)) {
            None => {
                seen.insert(types, paginations.len());
                paginations.push(pagination);
            }
            Some(other) if *other == pagination => {}
            Some(_) => warnings.push(warning(operation, SHARED)),
        }
    }
    (paginations, warnings)
}

const PAGINATED: &str = "smithy.api#paginated";
const SHARED: &str = "another operation has the same input and output, and other pages";
const NO_TOKEN: &str = "it does not say which members are the tokens";
const OTHER_TOKEN: &str = "the token of its output is no token for its input: they have different shapes";

fn warning(operation: &Shape, reason: &str) -> Event {
    let message = format!("`{}` has no pages in the generated crate: {reason}", operation.id.name());
    let event = Event::new(Severity::Warning, "Codegen.Paginated", message);
    let place = operation.traits.get(PAGINATED).map_or(operation.location, |node| node.location);
    event.at(place).on(&operation.id).help("its types are generated all the same")
}

/// What an operation says of its pages; nothing where it has none.
///
/// # Errors
/// Why nothing can be made of what it says.
pub fn of_operation(context: &Context<'_>, operation: &Shape) -> Result<Option<Pagination>, &'static str> {
    let Some(own) = operation.traits.get(PAGINATED) else { return Ok(None) };
    let Some(inner) = operation.as_operation() else { return Ok(None) };
    let shape = |id: &ShapeId| context.model.shape(id).zip(context.names.type_of(id));
    let (Some((input, input_type)), Some((output, output_type))) =
        (shape(&inner.input.target), shape(&inner.output.target))
    else {
        return Err(NO_TOKEN);
    };
    // What the operation says comes before what its service says for all.
    let of_service = context.service.and_then(|service| service.traits.get(PAGINATED));
    let property = |name: &str| own.get(name).or_else(|| of_service?.get(name)).and_then(Node::as_str);
    let input_member = |name: &str| {
        let index = input.members.iter().position(|member| member.name() == name)?;
        Some((index, input.members.get(index)?))
    };
    let (input_token, taken) = property("inputToken").and_then(input_member).ok_or(NO_TOKEN)?;
    let token_path = property("outputToken").and_then(|path| walk(context, output, path)).ok_or(NO_TOKEN)?;
    let (_, _, given) = token_path.last().ok_or(NO_TOKEN)?;
    if !is_token_for(context, given, taken) {
        return Err(OTHER_TOKEN);
    }
    let items = match property("items") {
        Some(path) => walk(context, output, path),
        None => only_collection(context, output, given),
    };
    Ok(Some(Pagination {
        input: input_type.clone(),
        output: output_type.clone(),
        input_token,
        output_token: token_path.iter().map(|(_, index, _)| *index).collect(),
        page_size: property("pageSize").and_then(input_member).map(|(index, _)| index),
        items: items.and_then(|path| items_of(context, &path)),
    }))
}

/// A member on a path: the structure that has it, and its index there.
type Place<'m> = (&'m Shape, usize, &'m Member);

/// The members that a path names, from a structure on.
fn walk<'m>(context: &Context<'m>, from: &'m Shape, path: &str) -> Option<Vec<Place<'m>>> {
    let (mut holder, mut places) = (Some(from), Vec::new());
    for name in path.split('.') {
        let structure = holder.filter(|shape| shape.shape_type == ShapeType::Structure)?;
        let index = structure.members.iter().position(|member| member.name() == name)?;
        let member = structure.members.get(index)?;
        places.push((structure, index, member));
        holder = context.model.shape(&member.target);
    }
    Some(places)
}

/// The output's only list or map, its token aside. Operations paginate one collection, so that this is it, whether the
/// trait names it or not.
fn only_collection<'m>(context: &Context<'m>, output: &'m Shape, token: &Member) -> Option<Vec<Place<'m>>> {
    let mut found = output.members.iter().enumerate().filter(|(_, member)| {
        let kind = context.model.shape(&member.target).map(|target| target.shape_type);
        member.id != token.id && matches!(kind, Some(ShapeType::List | ShapeType::Map))
    });
    match (found.next(), found.next()) {
        (Some((index, member)), None) => Some(vec![(output, index, member)]),
        _ => None,
    }
}

/// Whether what an output's member holds can be put into an input's.
fn is_token_for(context: &Context<'_>, given: &Member, taken: &Member) -> bool {
    given.target == taken.target || context.is_text(&given.target) && context.is_text(&taken.target)
}

fn items_of(context: &Context<'_>, path: &[Place<'_>]) -> Option<Items> {
    let (_, _, last) = path.last()?;
    let step = |(holder, index, member): &Place<'_>| {
        let field = field_names(holder).into_iter().nth(*index)?;
        Some(Step { field, optional: !is_plain(holder, member) })
    };
    Some(Items {
        path: path.iter().map(step).collect::<Option<_>>()?,
        rust_type: context.rust_type(&last.target)?,
    })
}
