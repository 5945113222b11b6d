//! Validators that a model configures in its metadata
//! ([spec](https://smithy.io/2.0/spec/model-validation.html#validators)): those of the specification and the linters
//! ([spec](https://smithy.io/2.0/guides/model-linters.html)).

mod members;
mod names;
mod options;
mod selectors;
mod terms;
mod words;

use super::context::Context;
use crate::{suggest, Event, Node, Severity};

use options::Options;

/// A validator says what it finds under its own name, or why it cannot be used as it is configured.
type Validator = fn(&Context<'_>, &Options<'_>) -> Result<Vec<Event>, String>;

const VALIDATORS: &[(&str, Validator)] = &[
    ("AbbreviationName", names::abbreviations),
    ("CamelCase", names::camel_case),
    ("EmitEachSelector", selectors::emit_each),
    ("EmitNoneSelector", selectors::emit_none),
    ("InputOutputStructureReuse", members::input_output_reuse),
    ("MissingClientOptionalTrait", members::missing_client_optional),
    ("MissingPaginatedTrait", members::missing_paginated),
    ("MissingSensitiveTrait", terms::missing_sensitive),
    ("NoninclusiveTerms", terms::noninclusive),
    ("RepeatedShapeName", names::repeated),
    ("ReservedWords", terms::reserved),
    ("ShouldHaveUsedTimestamp", names::should_be_timestamp),
    ("StandardOperationVerb", names::operation_verbs),
    ("StutteredShapeName", names::stuttered),
    ("UnreferencedShape", selectors::unreferenced),
];

/// Everything that the model's own validators find.
pub(super) fn validators(cx: &Context<'_>, events: &mut Vec<Event>) {
    let Some(metadata) = cx.model.metadata.get("validators") else { return };
    let Some(definitions) = metadata.as_array() else {
        let message =
            format!("the metadata `validators` is an array, but this is {}", metadata.a_type_name());
        events.push(Event::error("Model", message).at(metadata.location));
        return;
    };
    for definition in definitions {
        match run(cx, definition) {
            Ok(found) => events.extend(found),
            Err(message) => events.push(Event::error("Model", message).at(definition.location)),
        }
    }
}

fn run(cx: &Context<'_>, definition: &Node) -> Result<Vec<Event>, String> {
    let settings = Options::new(definition);
    let Some(name) = settings.text("name").map_err(|error| format!("a validator cannot be used: {error}"))?
    else {
        return Err("a validator in the metadata needs a `name`".to_owned());
    };
    let Some((_, validator)) = VALIDATORS.iter().find(|(known, _)| *known == name) else {
        let message = format!("there is no validator `{name}` here");
        let mut event = Event::new(Severity::Warning, format!("UnknownValidator_{name}"), message);
        let meant = suggest::closest(name, VALIDATORS.iter().map(|(known, _)| *known));
        event.help = meant.map(suggest::did_you_mean);
        return Ok(vec![event.at(definition.location)]);
    };
    let used = || -> Result<Vec<Event>, String> {
        let frame = Frame::new(cx, &settings)?;
        let nothing = Node::empty_object(definition.location);
        let found = validator(cx, &Options::new(definition.get("configuration").unwrap_or(&nothing)))?;
        Ok(found
            .into_iter()
            .filter(|event| frame.includes(cx, event))
            .map(|event| frame.apply(event))
            .collect())
    };
    used().map_err(|message| format!("the validator `{name}` cannot be used: {message}"))
}

/// What every validator's definition can say: which events it is about, and how they are reported.
struct Frame<'d> {
    id: Option<&'d str>,
    message: Option<&'d str>,
    severity: Option<Severity>,
    namespaces: Vec<&'d str>,
    matches: Option<Vec<bool>>,
}

impl<'d> Frame<'d> {
    fn new(cx: &Context<'_>, settings: &Options<'d>) -> Result<Self, String> {
        let severity = match settings.text("severity")? {
            None => None,
            Some("NOTE") => Some(Severity::Note),
            Some("WARNING") => Some(Severity::Warning),
            Some("DANGER") => Some(Severity::Danger),
            Some(other) => return Err(format!("its severity is NOTE, WARNING or DANGER, not `{other}`")),
        };
        Ok(Self {
            id: settings.text("id")?,
            message: settings.text("message")?,
            severity,
            namespaces: settings.texts("namespaces")?.unwrap_or_default(),
            matches: settings
                .text("selector")?
                .map(|selector| selectors::select(cx, selector))
                .transpose()?,
        })
    }

    /// Events about no shape are always included.
    fn includes(&self, cx: &Context<'_>, event: &Event) -> bool {
        let Some(shape) = &event.shape_id else { return true };
        let matched = |matches: &Vec<bool>| {
            cx.graph.find(shape.as_str()).is_some_and(|at| matches.get(at as usize) == Some(&true))
        };
        (self.namespaces.is_empty() || self.namespaces.contains(&shape.namespace()))
            && self.matches.as_ref().is_none_or(matched)
    }

    fn apply(&self, mut event: Event) -> Event {
        if let Some(id) = self.id {
            let rest = event.id.find('.').map(|dot| event.id[dot..].to_owned()).unwrap_or_default();
            event.id = format!("{id}{rest}");
        }
        event.severity = self.severity.unwrap_or(event.severity);
        if let Some(message) = self.message {
            event.message = message.replace("{super}", &event.message);
        }
        event
    }
}
