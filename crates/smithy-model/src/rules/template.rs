//! Templates: texts in which `{name}` and `{name#path}` are computed
//! ([spec](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#template-string)).

use super::{Expression, ExpressionKind, Part, Step};
use crate::{is_identifier, Location};

/// # Errors
/// What is wrong with the template.
pub(super) fn parse(text: &str, location: Location) -> Result<Vec<Part<'_>>, String> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        let braces = &rest[at..];
        if braces.starts_with("{{") || braces.starts_with("}}") {
            plain.push_str(&braces[..1]);
            rest = &braces[2..];
        } else if let Some(inside) = braces.strip_prefix('{') {
            let Some((name, after)) = inside.split_once('}') else {
                return Err(format!("`{{` is not closed in the template `{text}`"));
            };
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Dynamic(dynamic(name, location)?));
            rest = after;
        } else {
            return Err(format!("`}}` closes nothing in the template `{text}`"));
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    Ok(parts)
}

fn dynamic(text: &str, location: Location) -> Result<Expression<'_>, String> {
    let (name, attributes) = match text.split_once('#') {
        Some((name, attributes)) => (name, Some(attributes)),
        None => (text, None),
    };
    if !is_identifier(name) {
        return Err(format!("`{name}` in a template is no name"));
    }
    let reference = Expression { kind: ExpressionKind::Reference(name), location };
    let Some(attributes) = attributes else { return Ok(reference) };
    let kind = ExpressionKind::Attribute { target: Box::new(reference), path: path(attributes)? };
    Ok(Expression { kind, location })
}

/// The steps of `getAttr`: names separated by dots, each followed by `[index]` if it likes.
///
/// # Errors
/// What is wrong with the path.
pub(super) fn path(text: &str) -> Result<Vec<Step<'_>>, String> {
    let mut steps = Vec::new();
    for component in text.split('.') {
        let (name, index) = match component.split_once('[') {
            Some((name, index)) => (name, Some(index)),
            None => (component, None),
        };
        if is_identifier(name) {
            steps.push(Step::Key(name));
        } else if !name.is_empty() || index.is_none() {
            return Err(format!("`{name}` in the path `{text}` is no name"));
        }
        if let Some(index) = index {
            let number = index.strip_suffix(']').and_then(|number| number.parse().ok());
            steps.push(Step::Index(
                number.ok_or_else(|| format!("`[{index}` in the path `{text}` is no index"))?,
            ));
        }
    }
    Ok(steps)
}
