//! The plan put together: closure, names, then each kind of shape.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Event, Model, Node, Shape, ShapeId, ShapeType};

use super::closure::{closure, service, Closure};
use super::enums::with_enum_shapes;
use super::patterns::Matchers;
use super::shapes::{enum_names, with_floats, Context};
use super::{
    conversions, envelopes, fields, http, naming, pagination, patterns, recursion, schemas, waiters, Alias,
    Builder, Enum, ErrorFacts, ErrorVariant, Operation, OperationError, Path, Pattern, Plan, Structure,
    Union,
};
use crate::docs::{self, FrontPage};
use crate::{Failure, Fallback, HttpOptions, Module, Options};

/// Decides everything about the crate to be emitted from models without errors.
///
/// # Errors
/// Everything that has no place in a Rust crate, for each model that has such. Where it is the crate's own, modules that
/// borrow from it are not looked at.
pub fn plan(model: &Model, options: &Options) -> Result<Plan, Vec<Failure>> {
    let wanted = Wanted { service: options.service.as_ref(), namespace: None };
    let model = &with_enum_shapes(model);
    let root = Scope::new(model, None, wanted, None, options.fallback);
    let front_page =
        FrontPage { crate_name: &options.crate_name, module: None, worked: options.front_page.as_deref() };
    let plan_module = |module: &Module| -> Result<Plan, Vec<Event>> {
        let model = &with_enum_shapes(&module.model);
        let scope = match (&root, &module.namespace) {
            (Err(_), Some(_)) => return Err(Vec::new()),
            (root, _) => module_scope(module, model, root.as_ref().ok(), options.fallback)?,
        };
        let worked = module.front_page.as_deref();
        let front_page = FrontPage { module: Some(&module.name), worked, ..front_page };
        let mut planned = assemble(&scope, module.reference_url.as_deref(), &front_page, &module.http)?;
        if let Ok(root) = &root {
            planned.conversions = conversions::conversions(&scope, root);
            planned.conversions.extend(conversions::conversions(root, &scope));
        }
        Ok(planned)
    };
    let (own, modules) = std::thread::scope(|threads| {
        let plan_module = &plan_module;
        let modules: Vec<_> =
            options.modules.iter().map(|module| threads.spawn(move || plan_module(module))).collect();
        let own = match &root {
            Ok(root) => assemble(root, options.reference_url.as_deref(), &front_page, &options.http),
            Err(events) => Err(events.clone()),
        };
        // A thread that panics is a bug, and its panic goes on here.
        let join = |module: std::thread::ScopedJoinHandle<'_, _>| {
            module.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        (own, modules.into_iter().map(join).collect::<Vec<_>>())
    });
    let mut failures = Vec::new();
    let mut sound = |module: Option<String>, planned: Result<Plan, Vec<Event>>| {
        planned.map_err(|events| failures.push(Failure { module, events })).ok()
    };
    let own = sound(None, own);
    let named = options.modules.iter().map(|module| Some(module.name.clone()));
    let modules: Vec<Plan> =
        named.zip(modules).filter_map(|(module, planned)| sound(module, planned)).collect();
    match own {
        Some(own) if failures.is_empty() => Ok(Plan { modules, ..own }),
        _ => Err(failures),
    }
}

/// What is decided about a crate's own model and those of its modules, each with the module's name, without a plan of
/// it all.
///
/// # Errors
/// As [`plan`], as far as closures, names and patterns are concerned.
pub fn look_at<T>(
    model: &Model,
    options: &Options,
    look: impl FnOnce(&[(Option<&str>, Context<'_>)]) -> T,
) -> Result<T, Vec<Event>> {
    let wanted = Wanted { service: options.service.as_ref(), namespace: None };
    let model = with_enum_shapes(model);
    let models: Vec<_> = options.modules.iter().map(|module| with_enum_shapes(&module.model)).collect();
    let root = Scope::new(&model, None, wanted, None, options.fallback)?;
    let modules = || options.modules.iter();
    let scopes: Vec<Scope<'_>> = modules()
        .zip(&models)
        .map(|(module, model)| module_scope(module, model, Some(&root), options.fallback))
        .collect::<Result<_, _>>()?;
    let mut parts = vec![(None, root.context(options.reference_url.as_deref()))];
    parts.extend(
        modules().zip(&scopes).map(|(module, scope)| {
            (Some(module.name.as_str()), scope.context(module.reference_url.as_deref()))
        }),
    );
    Ok(look(&parts))
}

/// What of a model is to be generated.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'o> {
    /// The service; may be left out where the model has one, or none.
    pub service: Option<&'o ShapeId>,
    /// Instead of a service: the namespace whose shapes are generated, with all that they lead to.
    pub namespace: Option<&'o str>,
}

/// A model with what follows from it alone: what is generated, and under which names.
#[derive(Debug)]
pub struct Scope<'m> {
    /// The model.
    pub model: &'m Model,
    /// The closure to generate.
    pub closure: Closure,
    /// That, and what another part of the crate has of what it leads to.
    reach: Closure,
    /// The names.
    pub names: naming::Names,
    module: Option<&'m str>,
    service: Option<&'m Shape>,
    owners: BTreeMap<ShapeId, ShapeId>,
    matchers: Matchers,
}

impl<'m> Scope<'m> {
    fn new(
        model: &'m Model,
        module: Option<&'m str>,
        wanted: Wanted<'_>,
        lender: Option<&Scope<'_>>,
        fallback: Fallback,
    ) -> Result<Self, Vec<Event>> {
        let service = match wanted.namespace {
            Some(_) => None,
            None => service(model, wanted.service)?,
        };
        let reach = closure(model, service, wanted.namespace);
        if let Some(namespace) = wanted.namespace.filter(|_| reach.shapes.is_empty()) {
            let message = format!("the model has no structure, union or enum in the namespace `{namespace}`");
            return Err(vec![Event::error("Codegen.Namespace", message)]);
        }
        let closure = lender.map_or_else(|| reach.clone(), |lender| reach.without(&lender.closure));
        let unbounded = recursion::unbounded(model, &closure);
        if !unbounded.is_empty() {
            return Err(unbounded);
        }
        let too_deep = recursion::too_deep(model, &closure);
        if !too_deep.is_empty() {
            return Err(too_deep);
        }
        let matchers = patterns::matchers(model, &closure, fallback)?;
        let owners = owners(model, &closure);
        let mut names = naming::names(model, &closure, service, &owners, &matchers, module);
        if let Some(lender) = lender {
            names.borrow(reach.shapes.difference(&closure.shapes).cloned(), &lender.names);
        }
        Ok(Self { model, closure, reach, names, module, service, owners, matchers })
    }

    fn context<'s>(&'s self, reference_url: Option<&'s str>) -> Context<'s> {
        Context {
            model: self.model,
            service: self.service,
            closure: &self.closure,
            names: &self.names,
            boxed: recursion::boxed_members(self.model, &self.reach),
            floats: with_floats(self.model, &self.reach),
            enums: enum_names(self.model, &self.closure, &self.names),
            reference_url,
            summaries: RefCell::default(),
        }
    }
}

/// The scope of a module: what its namespace leads to is the crate's own, where the crate has it.
fn module_scope<'m>(
    module: &'m Module,
    model: &'m Model,
    root: Option<&Scope<'_>>,
    fallback: Fallback,
) -> Result<Scope<'m>, Vec<Event>> {
    let wanted = Wanted { service: module.service.as_ref(), namespace: module.namespace.as_deref() };
    let lender = root.filter(|_| module.namespace.is_some());
    Scope::new(model, Some(&module.name), wanted, lender, fallback)
}

fn assemble(
    scope: &Scope<'_>,
    reference_url: Option<&str>,
    front_page: &FrontPage<'_>,
    http: &HttpOptions,
) -> Result<Plan, Vec<Event>> {
    let Scope { module, service, owners, matchers, .. } = scope;
    let context = &scope.context(reference_url);
    let mut events = Vec::new();
    let (mut owned, mut structures, mut errors) = (BTreeMap::<_, Vec<_>>::new(), Vec::new(), Vec::new());
    let (mut unions, mut enums) = (Vec::new(), Vec::new());
    let shapes = || context.closure.shapes.iter().filter_map(|id| context.model.shape(id));
    let targets: BTreeSet<&ShapeId> =
        shapes().flat_map(|shape| &shape.members).map(|member| &member.target).collect();
    for shape in shapes() {
        let Some(path) = context.names.type_of(&shape.id) else { continue };
        match shape.shape_type {
            ShapeType::Structure => match structure(context, shape, path) {
                Err(found) => events.extend(found),
                Ok(structure) => match owners.get(&shape.id) {
                    Some(operation) => owned.entry(operation.clone()).or_default().push(structure),
                    None if structure.error.is_some() => errors.push(structure),
                    None => structures.push(structure),
                },
            },
            ShapeType::Union => unions.push(union(context, shape, path)),
            _ => enums.push(enumeration(context, shape, path, targets.contains(&shape.id))),
        }
    }
    let http = http::http(context, *service, http).unwrap_or_else(|found| {
        events.extend(found);
        Default::default()
    });
    let envelopes = envelopes::envelopes(context).unwrap_or_else(|found| {
        events.extend(found);
        Vec::new()
    });
    if !events.is_empty() {
        return Err(events);
    }
    let (http, mut warnings) = http;
    let (paginations, of_pages) = pagination::paginations(context);
    warnings.extend(of_pages);
    let (waiters, of_waiters) = waiters::waiters(context);
    warnings.extend(of_waiters);
    let operation = |id: &ShapeId| operation(context, id, owned.remove(id).unwrap_or_default());
    let operations = context.closure.operations.iter().map(operation).collect();
    let alias = |(name, id): &(String, ShapeId)| {
        let target = context.names.type_of(id)?.clone();
        Some(Alias { docs: docs::alias(&target), name: name.clone(), target })
    };
    Ok(Plan {
        module: module.map(str::to_owned),
        front_page: docs::front_page(context, *service, front_page),
        operations,
        structures,
        errors,
        unions,
        enums,
        schemas: schemas::schemas(context),
        patterns: context
            .names
            .patterns()
            .map(|(source, path)| Pattern {
                name: path.item.clone(),
                source: source.clone(),
                matcher: matchers.get(source).cloned().flatten(),
            })
            .collect(),
        aliases: context.names.aliases.iter().filter_map(alias).collect(),
        modules: Vec::new(),
        conversions: Vec::new(),
        envelopes,
        paginations,
        waiters,
        http,
        warnings,
    })
}

/// Structures that are the input or output of one operation, and nothing else anywhere.
fn owners(model: &Model, closure: &Closure) -> BTreeMap<ShapeId, ShapeId> {
    let mut owners: BTreeMap<ShapeId, ShapeId> = BTreeMap::new();
    let mut shared: BTreeSet<ShapeId> = closure.common_errors.iter().cloned().collect();
    for id in &closure.operations {
        let Some(operation) = model.shape(id).and_then(Shape::as_operation) else { continue };
        for reference in [&operation.input, &operation.output] {
            if owners.insert(reference.target.clone(), id.clone()).is_some() {
                shared.insert(reference.target.clone());
            }
        }
        shared.extend(operation.errors.iter().map(|error| error.target.clone()));
    }
    for shape in closure.shapes.iter().filter_map(|id| model.shape(id)) {
        shared.extend(shape.members.iter().map(|member| member.target.clone()));
    }
    let error = |id: &ShapeId| model.shape(id).is_some_and(|shape| shape.traits.has("smithy.api#error"));
    owners.retain(|id, _| !shared.contains(id) && !error(id));
    owners
}

fn structure(context: &Context<'_>, shape: &Shape, path: &Path) -> Result<Structure, Vec<Event>> {
    let (fields, parameters) = fields::fields(context, shape)?;
    let builder = context.names.builder_of(&shape.id);
    let builder = Builder {
        docs: docs::builder(path, !parameters.is_empty()),
        start: docs::builder_start(&context.names.public(builder.clone())),
        name: builder,
        parameters,
    };
    let error = shape.traits.get("smithy.api#error").map(|fault| error_facts(shape, fault, &fields));
    Ok(Structure {
        id: shape.id.to_string(),
        name: path.item.clone(),
        module: path.modules.last().cloned().unwrap_or_default(),
        docs: docs::structure(context, shape),
        deprecated: fields::deprecated(&shape.traits),
        hash: context.hash(&shape.id),
        schema: schema_name(context, &shape.id),
        sensitive: shape.traits.has("smithy.api#sensitive"),
        builder,
        fields,
        error,
    })
}

fn error_facts(shape: &Shape, fault: &Node, fields: &[super::Field]) -> ErrorFacts {
    let client = fault.as_str() != Some("server");
    let status = shape.traits.get("smithy.api#httpError").and_then(Node::as_number);
    let status = status.and_then(|number| number.as_i128()?.try_into().ok());
    let retryable = shape.traits.get("smithy.api#retryable");
    // Smithy's protocols know a member of this name, whatever its case, as what happened.
    let message = fields.iter().find(|field| field.member.name.eq_ignore_ascii_case("message"));
    ErrorFacts {
        code: shape.id.name().to_owned(),
        http_status: status.unwrap_or(if client { 400 } else { 500 }),
        client,
        retryable: retryable.is_some(),
        throttling: retryable.and_then(|node| node.get("throttling")?.as_bool()).unwrap_or(false),
        message: message.filter(|field| !field.member.sensitive).map(|field| field.name.clone()),
    }
}

fn union(context: &Context<'_>, shape: &Shape, path: &Path) -> Union {
    Union {
        id: shape.id.to_string(),
        name: path.item.clone(),
        module: path.modules.last().cloned().unwrap_or_default(),
        docs: docs::union(context, shape),
        deprecated: fields::deprecated(&shape.traits),
        hash: context.hash(&shape.id),
        schema: schema_name(context, &shape.id),
        sensitive: shape.traits.has("smithy.api#sensitive"),
        variants: fields::union_variants(context, shape),
    }
}

fn enumeration(context: &Context<'_>, shape: &Shape, path: &Path, targeted: bool) -> Enum {
    Enum {
        id: shape.id.to_string(),
        name: path.item.clone(),
        module: path.modules.last().cloned().unwrap_or_default(),
        docs: docs::enumeration(context, shape),
        deprecated: fields::deprecated(&shape.traits),
        schema: targeted.then(|| schema_name(context, &shape.id)),
        sensitive: shape.traits.has("smithy.api#sensitive"),
        variants: fields::variants(context, shape),
        listed: fields::listed(shape),
    }
}

fn schema_name(context: &Context<'_>, id: &ShapeId) -> String {
    context.names.schema_of(id).map(|path| path.item.clone()).unwrap_or_default()
}

fn operation(context: &Context<'_>, id: &ShapeId, mut structures: Vec<Structure>) -> Operation {
    // The input before the output, which is how a reader looks for them.
    if let Some(operation) = context.model.shape(id).and_then(Shape::as_operation) {
        structures.sort_by_key(|structure| structure.id != operation.input.target.as_str());
    }
    let errors = operation_errors(context, id);
    let variant = |target: &ShapeId| {
        let path = context.names.type_of(target)?.clone();
        let docs = docs::summary(context, target);
        Some(ErrorVariant { name: path.item.clone(), target: path, docs })
    };
    let variants: Vec<_> = errors.iter().filter_map(variant).collect();
    let error = (!variants.is_empty()).then(|| OperationError {
        name: context.names.error_of(id),
        docs: docs::operation_error(id.name()),
        variants,
    });
    Operation { id: id.to_string(), module: context.names.module_of(id), structures, error }
}

/// The errors of an operation, its service's among them, each once, in the model's order.
pub fn operation_errors(context: &Context<'_>, id: &ShapeId) -> Vec<ShapeId> {
    let operation = context.model.shape(id);
    operation.into_iter().flat_map(|operation| context.closure.errors(operation)).cloned().collect()
}
