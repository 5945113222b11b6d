//! The HTTP side of a service put together: which operations have a place in it, their names and errors, its facts.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Event, Severity, Shape, ShapeId, ShapeType};

use super::super::operation_errors;
use super::super::shapes::Context;
use super::{customs, operation, settings, Http, HttpError, HttpOperation};
use crate::http::HttpOptions;
use crate::names::{screaming_case, type_name, Scope, RESERVED_TYPES};

/// The HTTP side of a service that has a protocol which generated crates speak, and warnings about operations that have
/// no place in it.
///
/// # Errors
/// Settings that do not fit the model, and labels that name no member.
pub fn http(
    context: &Context<'_>,
    service: Option<&Shape>,
    options: &HttpOptions,
) -> Result<(Option<Http>, Vec<Event>), Vec<Event>> {
    let Some(protocol) = settings::protocol(service, options).map_err(|event| vec![*event])? else {
        return Ok((None, Vec::new()));
    };
    let Some(service) = service else { return Ok((None, Vec::new())) };
    let (mut events, mut warnings, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for id in &context.closure.operations {
        match left_out(context, id) {
            Some(reason) => warnings.push(warning(context, id, reason)),
            None => ids.push(id.clone()),
        }
    }
    if ids.is_empty() {
        return Ok((None, warnings));
    }
    let errors = errors(context, &ids);
    let statics: BTreeMap<&ShapeId, &str> =
        errors.iter().map(|(id, error)| (id, error.name.as_str())).collect();
    let mut markers = markers(context, &ids);
    let mut operations = Vec::new();
    for id in &ids {
        let marker = markers.remove(id).unwrap_or_default();
        let customs = customs::of_operation(context, options, id);
        match operation::operation(context, protocol, id, marker, &statics, customs) {
            Ok(Some(operation)) => operations.push(operation),
            Ok(None) => {}
            Err(event) => events.push(*event),
        }
    }
    events.extend(customs::unfit(context, &ids, options, &operations));
    let error_ids: Vec<ShapeId> = errors.iter().map(|(id, _)| id.clone()).collect();
    let error_code =
        options.error_code.as_ref().map(|wanted| settings::error_code(context, &error_ids, wanted, options));
    let rejection = options.rejection.as_ref().map(|wanted| {
        warnings.extend(settings::unanswered(context, &ids, wanted, options));
        settings::rejection(context, &errors, wanted, options)
    });
    let error_code = kept(error_code, &mut events);
    let rejection = kept(rejection, &mut events);
    if !events.is_empty() {
        return Err(events);
    }
    let traits = &service.traits;
    let text =
        |id: &str, key: &str| traits.get(id).and_then(|node| node.get(key)?.as_str()).map(str::to_owned);
    let http = Http {
        id: service.id.to_string(),
        version: service.as_service().map(|service| service.version.clone()).unwrap_or_default(),
        protocol,
        query_compatible: traits.has("aws.protocols#awsQueryCompatible"),
        sdk_id: text("aws.api#service", "sdkId"),
        endpoint_prefix: text("aws.api#service", "endpointPrefix"),
        signing_name: text("aws.auth#sigv4", "name"),
        error_code,
        rejection,
        headers: options.headers.clone(),
        features: features(&operations),
        operations,
        errors: errors.into_iter().map(|(_, error)| error).collect(),
    };
    Ok((Some(http), warnings))
}

fn kept<T>(found: Option<Result<T, Vec<Event>>>, events: &mut Vec<Event>) -> Option<T> {
    match found? {
        Ok(value) => Some(value),
        Err(found) => {
            events.extend(found);
            None
        }
    }
}

/// Why an operation has no place in the module, if it has none.
fn left_out(context: &Context<'_>, id: &ShapeId) -> Option<&'static str> {
    let operation = context.model.shape(id)?.as_operation()?;
    let streams = |id: &ShapeId| {
        let members = context.model.shape(id).map(|shape| shape.members.as_slice()).unwrap_or_default();
        members
            .iter()
            .filter_map(|member| context.model.shape(&member.target))
            .any(|target| target.shape_type == ShapeType::Union && target.traits.has("smithy.api#streaming"))
    };
    let any = streams(&operation.input.target) || streams(&operation.output.target);
    any.then_some("it has an event stream, which is no single message")
}

fn warning(context: &Context<'_>, id: &ShapeId, reason: &str) -> Event {
    let message = format!("`{}` is left out of the module `http`: {reason}", id.name());
    let mut event = Event::new(Severity::Warning, "Codegen.Http", message).on(id);
    event.location = context.model.shape(id).map(|shape| shape.location);
    event.help("its types are generated all the same")
}

/// The errors of these operations, in the order of their ids.
fn errors(context: &Context<'_>, operations: &[ShapeId]) -> Vec<(ShapeId, HttpError)> {
    let ids: BTreeSet<ShapeId> = operations.iter().flat_map(|id| operation_errors(context, id)).collect();
    let mut names = Scope::new(["SERVICE"]);
    let error = |id: ShapeId| {
        let rust_type = context.names.type_of(&id)?.clone();
        let code = context.model.shape(&id)?.traits.get("aws.protocols#awsQueryError");
        let error = HttpError {
            name: names.take(&screaming_case(&rust_type.item), "_"),
            schema: context.names.schema_of(&id)?.clone(),
            query_code: code.and_then(|node| node.get("code")?.as_str()).map(str::to_owned),
            rust_type,
        };
        Some((id, error))
    };
    ids.into_iter().filter_map(error).collect()
}

/// The names of the operations' marker types. They stand beside modules, which begin in lower case or with an
/// underscore, and beside what the runtime's macros bring in.
fn markers(context: &Context<'_>, operations: &[ShapeId]) -> BTreeMap<ShapeId, String> {
    let modules: Vec<String> = operations.iter().map(|id| context.names.module_of(id)).collect();
    let modules = modules.iter().map(String::as_str).filter(|module| module.starts_with('_'));
    let beside = ["Call", "OPERATION", "SERVICE"].into_iter().chain(modules);
    let mut scope = Scope::new(RESERVED_TYPES.iter().copied().chain(beside));
    operations.iter().map(|id| (id.clone(), scope.take(&type_name(id.name()), "Operation"))).collect()
}

/// The runtime's features that operations need on top of `http`.
fn features(operations: &[HttpOperation]) -> Vec<&'static str> {
    let digested = |operation: &HttpOperation| operation.checksum_required || !operation.digests.is_empty();
    let needs = [
        ("checksum", operations.iter().any(digested)),
        ("compression", operations.iter().any(|operation| !operation.compression.is_empty())),
    ];
    needs.into_iter().filter(|(_, needed)| *needed).map(|(feature, _)| feature).collect()
}
