//! A trait's value as a rule set; everything that is wrong with it is collected.

use super::diagram::Diagram;
use super::functions::{named, names};
use super::{
    template, Action, Condition, Endpoint, Expression, ExpressionKind, Kind, Parameter, Part, Problem, Rule,
    RuleSet,
};
use crate::{is_identifier, Entry, Node, NodeValue, Severity};

/// A rule set, and everything that is wrong with it.
pub(crate) fn parse(node: &Node) -> (RuleSet<'_>, Vec<Problem>) {
    let mut parser = Parser { problems: Vec::new() };
    let rules = parser.array(node, "rules").iter().filter_map(|rule| parser.rule(rule)).collect();
    let set = RuleSet { version: parser.version(node), parameters: parser.parameters(node), rules };
    (set, parser.problems)
}

/// A decision diagram, if its nodes can be read, and everything that is wrong with it.
pub(crate) fn parse_diagram(node: &Node) -> (Option<Diagram<'_>>, Vec<Problem>) {
    let mut parser = Parser { problems: Vec::new() };
    let version = parser.version(node);
    let parameters = parser.parameters(node);
    let conditions: Vec<_> =
        parser.array(node, "conditions").iter().filter_map(|condition| parser.condition(condition)).collect();
    let results: Vec<_> = parser.array(node, "results").iter().filter_map(|rule| parser.rule(rule)).collect();
    let number = |key| node.get(key).and_then(Node::as_number)?.as_i128();
    let text = node.get("nodes").and_then(Node::as_str).unwrap_or_default();
    let set = RuleSet { version, parameters, rules: results };
    match Diagram::new(set, conditions, number("root"), number("nodeCount"), text) {
        Ok(diagram) => (Some(diagram), parser.problems),
        Err(message) => {
            parser.report(node, message);
            (None, parser.problems)
        }
    }
}

/// What kind of parameter a value is for.
pub(crate) fn kind_of(node: &Node) -> Option<Kind> {
    match &node.value {
        NodeValue::String(_) => Some(Kind::String),
        NodeValue::Bool(_) => Some(Kind::Boolean),
        NodeValue::Array(_) => Some(Kind::StringArray),
        _ => None,
    }
}

struct Parser {
    problems: Vec<Problem>,
}

impl Parser {
    fn report(&mut self, node: &Node, message: impl Into<String>) {
        let (message, location) = (message.into(), node.location);
        self.problems.push(Problem { severity: Severity::Error, message, location });
    }

    fn array<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        match node.get(key).map(|items| (items, items.as_array())) {
            Some((_, Some(items))) => items,
            Some((items, None)) => {
                self.report(items, format!("`{key}` is an array, not {}", items.a_type_name()));
                &[]
            }
            None => &[],
        }
    }

    fn entries<'n>(&mut self, node: &'n Node, key: &str) -> std::slice::Iter<'n, Entry> {
        let object = node.get(key);
        let entries = object.and_then(Node::as_object);
        if let (Some(object), None) = (object, entries) {
            self.report(object, format!("`{key}` is an object, not {}", object.a_type_name()));
        }
        entries.map_or([].iter(), |object| object.iter())
    }

    fn version(&mut self, node: &Node) -> (u32, u32) {
        let text = node.get("version").and_then(Node::as_str);
        let version = text.and_then(|text| {
            let (major, minor) = text.split_once('.')?;
            Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
        });
        version.unwrap_or_else(|| {
            self.report(node.get("version").unwrap_or(node), "a rule set has a `version` such as \"1.0\"");
            (1, 0)
        })
    }

    fn parameters<'n>(&mut self, node: &'n Node) -> Vec<Parameter<'n>> {
        if node.get("parameters").is_none() {
            self.report(node, "a rule set has `parameters`");
        }
        self.entries(node, "parameters").filter_map(|entry| self.parameter(entry)).collect()
    }

    fn parameter<'n>(&mut self, entry: &'n Entry) -> Option<Parameter<'n>> {
        let (name, node) = (entry.key.as_str(), &entry.value);
        if !is_identifier(name) {
            self.report(node, format!("the parameter `{name}` is no name"));
        }
        let kind = node.get("type").and_then(Node::as_str).unwrap_or_default();
        let kind = match kind.to_ascii_lowercase().as_str() {
            "string" => Kind::String,
            "boolean" => Kind::Boolean,
            "stringarray" => Kind::StringArray,
            _ => {
                self.report(node, format!("the type of `{name}` is `string`, `boolean` or `stringArray`"));
                return None;
            }
        };
        let (default, required) =
            (node.get("default"), node.get("required").and_then(Node::as_bool) == Some(true));
        if let Some(default) = default {
            if kind_of(default) != Some(kind) {
                self.report(default, format!("the default of `{name}` is of its type, {}", kind.as_str()));
            }
            if !required {
                self.report(default, format!("`{name}` has a default, so it is `required`"));
            }
        }
        Some(Parameter {
            name,
            kind,
            built_in: node.get("builtIn").and_then(Node::as_str),
            default,
            required,
            documented: node.get("documentation").is_some(),
            location: node.location,
        })
    }

    fn rule<'n>(&mut self, node: &'n Node) -> Option<Rule<'n>> {
        let conditions = self.array(node, "conditions");
        let conditions = conditions.iter().filter_map(|condition| self.condition(condition)).collect();
        let action = match (node.get("type").and_then(Node::as_str), node.get("endpoint"), node.get("error"))
        {
            (Some("endpoint"), Some(endpoint), _) => Action::Endpoint(self.endpoint(endpoint)?),
            (Some("error"), _, Some(error)) => Action::Error(self.expression(error)?),
            (Some("tree"), ..) => {
                let rules = self.array(node, "rules");
                if rules.is_empty() {
                    self.report(node, "a tree of rules has at least one");
                }
                Action::Tree(rules.iter().filter_map(|rule| self.rule(rule)).collect())
            }
            (Some(kind @ ("endpoint" | "error")), ..) => {
                self.report(node, format!("a rule of the type `{kind}` has an `{kind}`"));
                return None;
            }
            _ => {
                self.report(node, "the type of a rule is `endpoint`, `error` or `tree`");
                return None;
            }
        };
        Some(Rule { conditions, action })
    }

    fn condition<'n>(&mut self, node: &'n Node) -> Option<Condition<'n>> {
        let assign = node.get("assign").and_then(Node::as_str);
        if let Some(name) = assign.filter(|name| !is_identifier(name)) {
            self.report(node, format!("what a condition assigns to, `{name}`, is no name"));
        }
        Some(Condition { call: self.call(node)?, assign })
    }

    fn endpoint<'n>(&mut self, node: &'n Node) -> Option<Endpoint<'n>> {
        let Some(url) = node.get("url") else {
            self.report(node, "an endpoint has a `url`");
            return None;
        };
        let properties = self.entries(node, "properties");
        let properties =
            properties.filter_map(|entry| Some((entry.key.as_str(), self.literal(&entry.value)?))).collect();
        let mut headers = Vec::new();
        for entry in self.entries(node, "headers") {
            let Some(values) = entry.value.as_array() else {
                self.report(&entry.value, format!("the values of the header `{}` are an array", entry.key));
                continue;
            };
            let values = values.iter().filter_map(|value| self.expression(value)).collect();
            headers.push((entry.key.as_str(), values));
        }
        Some(Endpoint { url: self.expression(url)?, properties, headers })
    }

    /// A reference, a call of a function, or a literal.
    fn expression<'n>(&mut self, node: &'n Node) -> Option<Expression<'n>> {
        if node.as_object().is_none() {
            return self.literal(node);
        }
        match (node.get("ref").map(Node::as_str), node.get("fn")) {
            (Some(Some(name)), None) => {
                Some(Expression { kind: ExpressionKind::Reference(name), location: node.location })
            }
            (None, Some(_)) => self.call(node),
            _ => {
                self.report(node, "an expression that is an object has either `ref`, a name, or `fn`");
                None
            }
        }
    }

    fn call<'n>(&mut self, node: &'n Node) -> Option<Expression<'n>> {
        let location = node.location;
        let Some(name) = node.get("fn").and_then(Node::as_str) else {
            self.report(node, "a condition calls a function: `fn` is its name");
            return None;
        };
        let arguments = self.array(node, "argv");
        if name == "getAttr" {
            let [target, path] = arguments else {
                self.report(node, "`getAttr` takes a value and a path");
                return None;
            };
            let path = match path.as_str().map(template::path) {
                Some(Ok(path)) => path,
                Some(Err(message)) => {
                    self.report(path, message);
                    return None;
                }
                None => {
                    self.report(path, "the path of `getAttr` is a string");
                    return None;
                }
            };
            let target = Box::new(self.expression(target)?);
            return Some(Expression { kind: ExpressionKind::Attribute { target, path }, location });
        }
        let Some(function) = named(name) else {
            let known: Vec<_> = names().collect();
            self.report(node, format!("there is no function `{name}`, but there are {}", known.join(", ")));
            return None;
        };
        let parsed: Vec<_> = arguments.iter().filter_map(|argument| self.expression(argument)).collect();
        // What could not be read has been reported; with fewer arguments the call would be wrong in another way.
        (parsed.len() == arguments.len())
            .then_some(Expression { kind: ExpressionKind::Call { function, arguments: parsed }, location })
    }

    fn literal<'n>(&mut self, node: &'n Node) -> Option<Expression<'n>> {
        let kind = match &node.value {
            NodeValue::Null => {
                self.report(node, "null is no value of a rule set");
                return None;
            }
            NodeValue::Bool(value) => ExpressionKind::Boolean(*value),
            NodeValue::Number(number) => match number.as_i128().and_then(|number| i64::try_from(number).ok())
            {
                Some(number) => ExpressionKind::Integer(number),
                None => {
                    self.report(node, "the numbers of a rule set are integers");
                    return None;
                }
            },
            NodeValue::String(text) => ExpressionKind::Text(self.template(node, text)?),
            NodeValue::Array(items) => {
                ExpressionKind::Tuple(items.iter().filter_map(|item| self.literal(item)).collect())
            }
            NodeValue::Object(object) => {
                let entries = object.iter();
                let entries =
                    entries.filter_map(|entry| Some((entry.key.as_str(), self.literal(&entry.value)?)));
                ExpressionKind::Record(entries.collect())
            }
        };
        Some(Expression { kind, location: node.location })
    }

    fn template<'n>(&mut self, node: &Node, text: &'n str) -> Option<Vec<Part<'n>>> {
        template::parse(text, node.location).map_err(|message| self.report(node, message)).ok()
    }
}
