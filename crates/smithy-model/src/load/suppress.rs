//! Suppressions and severity overrides ([spec](https://smithy.io/2.0/spec/model-validation.html#suppressions)).

use crate::{Event, Model, Node, Severity, ShapeId};

/// Lowers the severity of suppressed events, and raises that of others as the model's metadata says.
pub(super) fn apply(model: &Model, events: &mut Vec<Event>) {
    let mut wrong = Vec::new();
    let decorations = Decorations::read(model, &mut wrong);
    events.iter_mut().for_each(|event| decorations.apply(event));
    events.append(&mut wrong);
}

/// What a model says about the severity of events.
pub(crate) struct Decorations<'m> {
    model: &'m Model,
    suppressions: Vec<Rule<'m>>,
    overrides: Vec<Rule<'m>>,
}

impl<'m> Decorations<'m> {
    /// Reads the model's metadata, and says what is wrong with it.
    pub(crate) fn read(model: &'m Model, wrong: &mut Vec<Event>) -> Self {
        let suppressions = rules(model, "suppressions", wrong);
        let overrides = rules(model, "severityOverrides", wrong);
        Self { model, suppressions, overrides }
    }

    /// Gives an event the severity that the model wants it to have.
    pub(crate) fn apply(&self, event: &mut Event) {
        if matches!(event.severity, Severity::Suppressed | Severity::Error) {
            return;
        }
        let by_metadata = self.suppressions.iter().any(|rule| rule.matches(event));
        if by_metadata
            || event.shape_id.as_ref().is_some_and(|shape| suppressed_by_trait(self.model, shape, &event.id))
        {
            event.severity = Severity::Suppressed;
            return;
        }
        let raised =
            self.overrides.iter().filter(|rule| rule.matches(event)).filter_map(|rule| rule.severity);
        event.severity = raised.fold(event.severity, Severity::max);
    }
}

/// An entry of either kind of metadata.
struct Rule<'m> {
    id: &'m str,
    namespace: &'m str,
    severity: Option<Severity>,
}

impl Rule<'_> {
    fn matches(&self, event: &Event) -> bool {
        let namespace = event.shape_id.as_ref().map(ShapeId::namespace);
        is_or_below(&event.id, self.id) && (self.namespace == "*" || namespace == Some(self.namespace))
    }
}

fn rules<'m>(model: &'m Model, key: &str, wrong: &mut Vec<Event>) -> Vec<Rule<'m>> {
    let Some(node) = model.metadata.get(key) else { return Vec::new() };
    let Some(items) = node.as_array() else {
        let message = format!("the metadata `{key}` is an array, but this is {}", node.a_type_name());
        wrong.push(Event::error("Model", message).at(node.location));
        return Vec::new();
    };
    items.iter().filter_map(|item| rule(item, key, wrong)).collect()
}

fn rule<'m>(item: &'m Node, key: &str, wrong: &mut Vec<Event>) -> Option<Rule<'m>> {
    let mut error = |message: String, at: &Node| wrong.push(Event::error("Model", message).at(at.location));
    if item.as_object().is_none() {
        error(format!("an item of `{key}` is an object, but this is {}", item.a_type_name()), item);
        return None;
    }
    let mut text = |name: &str| match item.get(name).map(|node| (node, node.as_str())) {
        Some((_, Some(text))) => Some(text),
        Some((node, None)) => {
            error(format!("`{name}` is a string, but this is {}", node.a_type_name()), node);
            None
        }
        None => {
            error(format!("an item of `{key}` lacks `{name}`"), item);
            None
        }
    };
    let (id, namespace) = (text("id"), text("namespace"));
    let severity = match key {
        "severityOverrides" => match text("severity") {
            Some("WARNING") => Some(Severity::Warning),
            Some("DANGER") => Some(Severity::Danger),
            Some(other) => {
                error(format!("an override's severity is `WARNING` or `DANGER`, not `{other}`"), item);
                None
            }
            None => None,
        },
        _ => None,
    };
    Some(Rule { id: id?, namespace: namespace?, severity })
}

fn suppressed_by_trait(model: &Model, shape: &ShapeId, event: &str) -> bool {
    let traits = match shape.member() {
        Some(_) => model.member(shape).map(|member| &member.traits),
        None => model.shape(shape).map(|shape| &shape.traits),
    };
    let ids = traits.and_then(|traits| traits.get("smithy.api#suppress")).and_then(Node::as_array);
    ids.is_some_and(|ids| ids.iter().filter_map(Node::as_str).any(|id| is_or_below(event, id)))
}

/// Whether an event's id is `id` or continues it after a dot.
fn is_or_below(event: &str, id: &str) -> bool {
    event.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::is_or_below;

    #[test]
    fn suppressions_match_whole_segments_from_the_front() {
        for (event, id) in
            [("Foo", "Foo"), ("Foo.Bar", "Foo"), ("Foo.Bar.Baz", "Foo"), ("Foo.", "Foo."), ("Foo.", "Foo")]
        {
            assert!(is_or_below(event, id), "{event} {id}");
        }
        for (event, id) in
            [("Foo", "Foo."), ("Foosball", "Foo"), ("Foo", "Foo.Bar"), ("Abc.Foo.Bar", "Foo.Bar")]
        {
            assert!(!is_or_below(event, id), "{event} {id}");
        }
    }
}
