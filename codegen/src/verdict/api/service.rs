//! What users see of a service: its operations in HTTP, pages, waiters, carriers, conversions, Cargo features.

use super::words::{name, words};
use super::{Api, Item, Kind, Scope};
use crate::plan::http::Http;
use crate::plan::{Path, Plan};

/// The items of a service, all behind features.
pub fn service<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Plan) {
    if let Some(plan) = &plan.http {
        http(api, scope, plan);
    }
    waiters(api, scope, plan);
    for plan in &plan.paginations {
        let (input, output) = (name(&plan.input), name(&plan.output));
        let paginated = format!("{input}: Paginated<{output}>");
        let facts = (plan.input_token, &plan.output_token, plan.page_size);
        let item = Item::new(Kind::Implementation, format!("Paginated<{output}>"), format!("{input} pages"));
        let item = item.with_facts(&facts).owned_by([input.clone(), output.clone()]);
        api.add(paginated.clone(), item);
        if let Some(items) = &plan.items {
            let signature = format!("Items = {}", words(&items.rust_type));
            let item = Item::new(Kind::Implementation, signature, format!("{input} items"));
            let item = item.with_facts(&items.path).owned_by([paginated]);
            api.add(format!("{input}: PaginatedItems<{output}>"), item);
        }
    }
    for plan in &plan.envelopes {
        let (event, payload) = (name(&plan.event), name(&plan.payload));
        let item = Item::new(Kind::Method, format!("fn payload() -> {payload}"), format!("{event} payload"));
        let item = item.with_facts(&(&plan.tag, &plan.content)).owned_by([event.clone()]);
        api.add(format!("{event}::payload()"), item);
    }
}

fn http<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Http) {
    let module = scope.path("http");
    let item = Item::new(Kind::Module, "mod http".to_owned(), module.clone());
    api.add(module.clone(), item.owned_by(scope.owners()));
    let facts = (
        (&plan.id, &plan.version, plan.protocol, plan.query_compatible, &plan.sdk_id, &plan.endpoint_prefix),
        (&plan.signing_name, &plan.error_code, &plan.rejection, &plan.headers, &plan.errors),
    );
    let signature = "static SERVICE: runtime::http::facts::Service".to_owned();
    let item = Item::new(Kind::Static, signature, format!("{module} service"));
    api.add(format!("{module}::SERVICE"), item.with_facts(&facts).owned_by([module.clone()]));
    let mut call = Item::new(Kind::Choice, "enum Call".to_owned(), format!("{module} call"));
    call.non_exhaustive = true;
    let call_path = format!("{module}::Call");
    api.add(call_path.clone(), call.owned_by([module.clone()]));
    for operation in &plan.operations {
        let path = format!("{module}::{}", operation.marker);
        let origin = scope.origin(&operation.id);
        let message =
            |rust_type: Option<&Path>| rust_type.map_or_else(|| "runtime::http::Unit".to_owned(), name);
        let input = message(operation.input.as_ref().map(|message| &message.rust_type));
        let output = message(operation.output.as_ref().map(|message| &message.rust_type));
        let error = operation.error.as_ref();
        let error = error.map_or_else(|| "runtime::http::NoError".to_owned(), |error| name(&error.rust_type));
        let signature = format!("{input} -> Result<{output}, {error}>");
        let facts = (
            (&operation.method, &operation.path, &operation.query, operation.status, &operation.host_prefix),
            (operation.idempotent, operation.unsigned_payload, operation.checksum_required),
            (&operation.compression, operation.optional_auth, &operation.stand_ins, operation.endpoint),
            (&operation.digests, operation.error.as_ref().map(|error| &error.statics)),
        );
        let mut item = Item::new(Kind::Operation, signature, origin.clone());
        item.docs = &operation.docs;
        api.add(path.clone(), item.with_facts(&facts).owned_by([module.clone()]));
        let signature = format!("{0}(runtime::http::server::Incoming<{0}>)", operation.marker);
        let item = Item::new(Kind::Variant, signature, format!("{origin} call"));
        api.add(format!("{call_path}::{}", operation.marker), item.owned_by([path, call_path.clone()]));
    }
}

fn waiters<'p>(api: &mut Api<'p>, scope: &Scope<'_>, plan: &'p Plan) {
    if plan.waiters.is_empty() {
        return;
    }
    let module = scope.path("waiters");
    let item = Item::new(Kind::Module, "mod waiters".to_owned(), module.clone());
    api.add(module.clone(), item.owned_by(scope.owners()));
    for waiter in &plan.waiters {
        let message = |rust_type: Option<&Path>| rust_type.map_or_else(|| "runtime::Unit".to_owned(), name);
        let (input, output) = (message(waiter.input.as_ref()), message(waiter.output.as_ref()));
        let signature = format!("static {}: runtime::waiter::Waiter<{input}, {output}>", waiter.item);
        let mut item = Item::new(Kind::Static, signature, format!("{module} {}", waiter.name));
        item.docs = &waiter.docs;
        item.deprecated = waiter.deprecated.then_some("deprecated in the model");
        // As it is emitted: an expression knows its place in the model, which is no part of it.
        item.facts = crate::emit::waiters(std::slice::from_ref(waiter)).to_string();
        api.add(format!("{module}::{}", waiter.item), item.owned_by([module.clone()]));
    }
}

/// How values of a module's types become values of the crate's own, and the other way round.
pub fn conversions<'p>(api: &mut Api<'p>, plan: &'p Plan) {
    for plan in &plan.conversions {
        let (from, to) = (name(&plan.from), name(&plan.to));
        let signature = if plan.total { format!("From<{from}>") } else { format!("TryFrom<{from}>") };
        let item = Item::new(Kind::Conversion, signature, format!("{from} into {to}"));
        api.add(format!("{from} into {to}"), item.owned_by([from, to]));
    }
}

/// The Cargo features: those that each crate has, and those of what there is.
pub fn features(api: &mut Api<'_>, plan: &Plan) {
    let features = crate::features(plan);
    let of_each = ["serde", "json", "sample", "encode"].map(str::to_owned);
    let optional =
        [("paginate", features.pages), ("waiters", features.waiters), ("http", features.http.is_some())];
    let optional = optional.into_iter().filter(|(_, there)| *there).map(|(feature, _)| feature.to_owned());
    let modules = plan.modules.iter().filter_map(|plan| plan.module.clone());
    for feature in of_each.into_iter().chain(optional).chain(modules) {
        let item = Item::new(Kind::Feature, format!("feature `{feature}`"), format!("feature {feature}"));
        api.add(format!("feature `{feature}`"), item.owned_by([feature]));
    }
}
