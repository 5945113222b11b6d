//! From the configuration's TOML to checked data, with every slip at its place.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use smithy_model::{Event, FileId, Location, Node, NodeValue, Number, Object, ShapeId};
use toml::{Spanned, Value};

use super::http::{self, RawHttp};
use super::{crate_name_problem, CrateConfig, ModuleConfig};
use crate::patch::Patch;
use crate::{Fallback, Package};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    #[serde(rename = "crate")]
    crates: Vec<RawCrate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawCrate {
    name: Spanned<String>,
    out: Spanned<String>,
    model: Spanned<Vec<String>>,
    service: Option<Spanned<String>>,
    runtime: Spanned<String>,
    version: Spanned<String>,
    description: Option<String>,
    license: Option<String>,
    repository: Option<String>,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    rust_version: Option<String>,
    #[serde(default)]
    dev_dependencies: Vec<String>,
    reference_url: Option<Spanned<String>>,
    #[serde(default)]
    patterns: RawFallback,
    front_page: Option<String>,
    released: Option<String>,
    changelog: Option<Spanned<String>>,
    http: Option<Spanned<RawHttp>>,
    #[serde(default)]
    patch: Vec<Spanned<RawPatch>>,
    #[serde(default)]
    module: Vec<RawModule>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RawFallback {
    #[default]
    Interpret,
    Reject,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawModule {
    name: Spanned<String>,
    model: Spanned<Vec<String>>,
    service: Option<Spanned<String>>,
    namespace: Option<Spanned<String>>,
    front_page: Option<String>,
    reference_url: Option<Spanned<String>>,
    description: Spanned<String>,
    http: Option<Spanned<RawHttp>>,
    #[serde(default)]
    patch: Vec<Spanned<RawPatch>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawPatch {
    shape: Spanned<String>,
    r#trait: Spanned<String>,
    expect: Option<Spanned<Value>>,
    value: Option<Spanned<Value>>,
    remove: Option<Spanned<bool>>,
    reason: Spanned<String>,
}

/// Reads and checks the whole text.
pub fn read(text: &str) -> Result<Vec<CrateConfig>, Vec<Event>> {
    let mut reader = Reader { text, events: Vec::new() };
    let raw: RawConfig = toml::from_str(text).map_err(|error| {
        let mut event = Event::error("Config", error.message().trim());
        event.location = error.span().map(|span| reader.locate(&span));
        vec![event]
    })?;
    let (mut names, mut folders) = (BTreeSet::new(), BTreeSet::new());
    for raw in &raw.crates {
        for (value, seen) in [(&raw.name, &mut names), (&raw.out, &mut folders)] {
            if !seen.insert(value.get_ref().trim_end_matches('/').to_owned()) {
                reader.error(&value.span(), format!("`{}` is another crate's already", value.get_ref()));
            }
        }
    }
    let crates: Vec<_> = raw.crates.into_iter().map(|raw| reader.crate_config(raw)).collect();
    match reader.events.is_empty() {
        true if crates.is_empty() => Err(vec![Event::error("Config", "there is no [[crate]] to generate")]),
        true => Ok(crates),
        false => {
            reader.events.sort_by_key(|event| event.location);
            Err(reader.events)
        }
    }
}

/// What a crate has as a feature or a module in any case.
const FEATURES: [&str; 10] =
    ["std", "serde", "default", "runtime", "json", "sample", "encode", "paginate", "waiters", "http"];

pub(super) struct Reader<'a> {
    text: &'a str,
    events: Vec<Event>,
}

impl Reader<'_> {
    fn crate_config(&mut self, raw: RawCrate) -> CrateConfig {
        if let Some(problem) = crate_name_problem(raw.name.get_ref()) {
            self.error(&raw.name.span(), problem);
        }
        for path in [&raw.out, &raw.runtime] {
            if path.get_ref().trim().is_empty() {
                self.error(&path.span(), "a path is needed here".to_owned());
            }
        }
        if !is_version(raw.version.get_ref()) {
            let message = format!("`{}` is not a version like 1.2.3", raw.version.get_ref());
            self.error(&raw.version.span(), message);
        }
        if let (Some(changelog), None) = (&raw.changelog, &raw.released) {
            let message = "a change log begins at a release: `released` says where its models are";
            self.error(&changelog.span(), message.to_owned());
        }
        let mut modules: Vec<ModuleConfig> = Vec::new();
        for module in raw.module {
            if modules.iter().any(|other| other.name == *module.name.get_ref()) {
                let message = format!("`{}` is another module's already", module.name.get_ref());
                self.error(&module.name.span(), message);
            }
            modules.push(self.module(module));
        }
        let service = raw.service.and_then(|id| self.shape_id(&id));
        let patches = raw.patch.into_iter().filter_map(|patch| self.patch(patch)).collect();
        let http = raw.http.map(|raw| http::options(self, raw)).unwrap_or_default();
        CrateConfig {
            name: raw.name.into_inner(),
            out: raw.out.into_inner(),
            model: self.model(raw.model),
            service: service.filter(|id| id.member().is_none()),
            runtime: raw.runtime.into_inner(),
            package: Package {
                version: raw.version.into_inner(),
                description: raw.description,
                license: raw.license,
                repository: raw.repository,
                keywords: raw.keywords,
                categories: raw.categories,
                rust_version: raw.rust_version,
                dev_dependencies: raw.dev_dependencies,
            },
            reference_url: self.reference_url(raw.reference_url),
            fallback: match raw.patterns {
                RawFallback::Interpret => Fallback::Interpret,
                RawFallback::Reject => Fallback::Reject,
            },
            front_page: raw.front_page,
            released: raw.released,
            changelog: raw.changelog.map(Spanned::into_inner),
            http,
            patches,
            modules,
        }
    }

    fn module(&mut self, raw: RawModule) -> ModuleConfig {
        let name = raw.name.get_ref();
        let reserved = FEATURES.contains(&name.as_str());
        if reserved || !is_module_name(name) {
            let message = format!("`{name}` cannot be a module and a feature: use a word in lower case");
            self.error(&raw.name.span(), message);
        }
        if raw.description.get_ref().trim().is_empty() || raw.description.get_ref().contains('\n') {
            self.error(&raw.description.span(), "a line that says what the feature is for".to_owned());
        }
        if let (Some(_), Some(namespace)) = (&raw.service, &raw.namespace) {
            self.error(&namespace.span(), "a module has `service` or `namespace`, not both".to_owned());
        }
        let service = raw.service.and_then(|id| self.shape_id(&id));
        ModuleConfig {
            model: self.model(raw.model),
            service: service.filter(|id| id.member().is_none()),
            namespace: raw.namespace.map(Spanned::into_inner),
            front_page: raw.front_page,
            reference_url: self.reference_url(raw.reference_url),
            http: raw.http.map(|raw| http::options(self, raw)).unwrap_or_default(),
            patches: raw.patch.into_iter().filter_map(|patch| self.patch(patch)).collect(),
            description: raw.description.into_inner(),
            name: raw.name.into_inner(),
        }
    }

    fn model(&mut self, paths: Spanned<Vec<String>>) -> Vec<String> {
        if paths.get_ref().is_empty() {
            self.error(&paths.span(), "at least one model file or folder is needed".to_owned());
        }
        paths.into_inner()
    }

    fn reference_url(&mut self, url: Option<Spanned<String>>) -> Option<String> {
        if let Some(url) = url.as_ref().filter(|url| !url.get_ref().contains("{operation}")) {
            self.error(&url.span(), "the address has no {operation} in it".to_owned());
        }
        url.map(Spanned::into_inner)
    }

    fn patch(&mut self, raw: Spanned<RawPatch>) -> Option<Patch> {
        let whole = raw.span();
        let raw = raw.into_inner();
        let shape = self.shape_id(&raw.shape);
        let trait_id = self.shape_id(&raw.r#trait);
        if raw.reason.get_ref().trim().is_empty() {
            self.error(
                &raw.reason.span(),
                "a patch needs a reason that its next reader can check".to_owned(),
            );
        }
        let expect = raw.expect.as_ref().and_then(|value| self.node(value));
        let value = raw.value.as_ref().and_then(|value| self.node(value));
        let remove = raw.remove.as_ref().is_some_and(|remove| *remove.get_ref());
        let before = self.events.len();
        match (&raw.value, remove) {
            (Some(value), true) => {
                self.error(&value.span(), "a patch has `value` or `remove = true`, not both".to_owned());
            }
            (None, false) => self.error(&whole, "a patch needs `value` or `remove = true`".to_owned()),
            (None, true) if raw.expect.is_none() => {
                let message = "removing needs `expect`: without it the trait is expected to be absent";
                self.error(&whole, message.to_owned());
            }
            (Some(new), false) if value.is_some() && value == expect => {
                self.error(
                    &new.span(),
                    "`value` is what `expect` says: the patch changes nothing".to_owned(),
                );
            }
            _ => {}
        }
        let sound = before == self.events.len() && (raw.value.is_none() || value.is_some());
        let location = self.locate(&raw.shape.span());
        let reason = raw.reason.into_inner();
        sound.then_some(())?;
        Some(Patch { shape: shape?, trait_id: trait_id?, expect, value, reason, location })
    }

    pub(super) fn shape_id(&mut self, text: &Spanned<String>) -> Option<ShapeId> {
        let id = ShapeId::parse(text.get_ref());
        if id.is_none() {
            let message = format!("`{}` is not an absolute shape id like `ns.of.it#Shape`", text.get_ref());
            self.error(&text.span(), message);
        }
        id
    }

    fn node(&mut self, value: &Spanned<Value>) -> Option<Node> {
        let location = self.locate(&value.span());
        let node = node(value.get_ref(), location, 0);
        if node.is_none() {
            let message = "no trait can hold this: dates and infinite numbers have no place in node values";
            self.error(&value.span(), message.to_owned());
        }
        node
    }

    pub(super) fn error(&mut self, span: &Range<usize>, message: String) {
        let event = Event::error("Config", message).at(self.locate(span));
        self.events.push(event);
    }

    /// Line and column of a byte offset, both from 1.
    pub(super) fn locate(&self, span: &Range<usize>) -> Location {
        let before = self.text.get(..span.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Location { file: FileId(0), line: count(line), column: count(column) }
    }
}

/// The TOML parser nests less deeply than this; the limit is here so that no other source can go deeper.
const MAX_DEPTH: usize = 128;

fn node(value: &Value, location: Location, depth: usize) -> Option<Node> {
    if depth > MAX_DEPTH {
        return None;
    }
    let value = match value {
        Value::String(text) => NodeValue::String(text.clone()),
        Value::Boolean(value) => NodeValue::Bool(*value),
        Value::Integer(number) => NodeValue::Number(Number::from_text(number.to_string())),
        Value::Float(number) if number.is_finite() => {
            NodeValue::Number(Number::from_text(format!("{number:?}")))
        }
        Value::Float(_) | Value::Datetime(_) => return None,
        Value::Array(items) => {
            let items = items.iter().map(|item| node(item, location, depth + 1));
            NodeValue::Array(items.collect::<Option<_>>()?)
        }
        Value::Table(entries) => {
            let mut object = Object::new();
            for (key, value) in entries {
                object.push(key.clone(), location, node(value, location, depth + 1)?);
            }
            NodeValue::Object(object)
        }
    };
    Some(Node::new(value, location))
}

/// A lower-case identifier that is no keyword, and no module that generated crates have anyway.
fn is_module_name(name: &str) -> bool {
    const KINDS: [&str; 7] = ["operation", "structure", "error", "union", "enumeration", "schema", "pattern"];
    !KINDS.contains(&name)
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && crate::names::raw_if_keyword(name) == name
}

/// `1.2.3`, perhaps with `-pre` and `+build`.
fn is_version(text: &str) -> bool {
    let (version, build) =
        text.split_once('+').map_or((text, None), |(version, build)| (version, Some(build)));
    let (numbers, pre) =
        version.split_once('-').map_or((version, None), |(numbers, pre)| (numbers, Some(pre)));
    let number = |part: &str| part.parse::<u64>().is_ok() && (part == "0" || !part.starts_with(['0', '+']));
    let tail = |part: &str| {
        part.split('.').all(|name| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    };
    numbers.split('.').count() == 3
        && numbers.split('.').all(number)
        && pre.is_none_or(tail)
        && build.is_none_or(tail)
}
