//! Whether a text is a well-formed XML document ([XML 1.0](https://www.w3.org/TR/xml/)); document types are refused.

use std::collections::BTreeSet;

/// # Errors
/// The first thing that is not well-formed.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut rest = text.trim_start_matches('\u{feff}');
    let mut open: Vec<&str> = Vec::new();
    let mut root = false;
    while !rest.is_empty() {
        let Some(after) = rest.strip_prefix('<') else {
            let (data, next) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            if open.is_empty() && !data.trim().is_empty() {
                return Err("there is text outside the root element".to_owned());
            }
            references(data)?;
            if data.contains("]]>") {
                return Err("`]]>` stands in text".to_owned());
            }
            rest = next;
            continue;
        };
        rest = if let Some(comment) = after.strip_prefix("!--") {
            let (inside, next) = until(comment, "-->")?;
            if inside.contains("--") {
                return Err("`--` stands in a comment".to_owned());
            }
            next
        } else if let Some(data) = after.strip_prefix("![CDATA[") {
            if open.is_empty() {
                return Err("there is text outside the root element".to_owned());
            }
            until(data, "]]>")?.1
        } else if let Some(instruction) = after.strip_prefix('?') {
            until(instruction, "?>")?.1
        } else if after.starts_with('!') {
            return Err("a document type is not allowed".to_owned());
        } else if let Some(end) = after.strip_prefix('/') {
            let (name, next) = until(end, ">")?;
            let name = name.trim_end();
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            next
        } else {
            let (name, next, closed) = element(after)?;
            if open.is_empty() && root {
                return Err("there is more than one root element".to_owned());
            }
            root = true;
            if !closed {
                open.push(name);
            }
            next
        };
    }
    match open.last() {
        Some(name) => Err(format!("<{name}> is not closed")),
        None if !root => Err("there is no root element".to_owned()),
        None => Ok(()),
    }
}

fn until<'t>(text: &'t str, end: &str) -> Result<(&'t str, &'t str), String> {
    text.split_once(end).ok_or_else(|| format!("`{end}` is missing"))
}

/// The element's name, what follows the tag, and whether the tag is both start and end.
fn element(tag: &str) -> Result<(&str, &str, bool), String> {
    let (element, mut rest) = name(tag)?;
    let mut attributes = BTreeSet::new();
    loop {
        let trimmed = rest.trim_start();
        let space = trimmed.len() < rest.len();
        if let Some(next) = trimmed.strip_prefix("/>") {
            return Ok((element, next, true));
        }
        if let Some(next) = trimmed.strip_prefix('>') {
            return Ok((element, next, false));
        }
        if !space {
            return Err(format!("the tag <{element}> is not closed"));
        }
        let (attribute, after) = name(trimmed)?;
        let value = after.trim_start().strip_prefix('=').map(str::trim_start);
        let quote = value.and_then(|value| value.chars().next()).filter(|quote| matches!(quote, '"' | '\''));
        let (Some(value), Some(quote)) = (value, quote) else {
            return Err(format!("the attribute `{attribute}` has no quoted value"));
        };
        let (value, next) = until(&value[1..], &quote.to_string())?;
        if value.contains('<') {
            return Err(format!("`<` stands in the attribute `{attribute}`"));
        }
        references(value)?;
        if !attributes.insert(attribute) {
            return Err(format!("<{element}> has the attribute `{attribute}` twice"));
        }
        rest = next;
    }
}

/// The name at the beginning, and what follows it.
fn name(text: &str) -> Result<(&str, &str), String> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.') || !c.is_ascii();
    let start = |c: char| part(c) && !c.is_ascii_digit() && !matches!(c, '-' | '.');
    let end = text.find(|c| !part(c)).unwrap_or(text.len());
    if text.starts_with(start) {
        Ok(text.split_at(end))
    } else {
        Err("a name is missing in a tag".to_owned())
    }
}

/// That every `&` begins a character or one of XML's own entities.
fn references(text: &str) -> Result<(), String> {
    for reference in text.split('&').skip(1) {
        let (entity, _) = until(reference, ";")?;
        let number = match entity.strip_prefix('#') {
            Some(number) => match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            },
            None => None,
        };
        let known = matches!(entity, "amp" | "lt" | "gt" | "quot" | "apos");
        if !known && number.and_then(char::from_u32).is_none() {
            return Err(format!("`&{entity};` is no character"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn well_formed_documents() {
        for text in [
            "<a/>",
            " <?xml version=\"1.0\"?>\n<!-- c --><a b='1' c=\"&lt;\">x &amp; &#x41;<b:d/><![CDATA[<]]></a>\n",
            "<ä.b-c></ä.b-c >",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn anything_else() {
        for text in [
            "",
            "a",
            "<a>",
            "</a>",
            "<a></b>",
            "<a/><b/>",
            "<a/>x",
            "<a b/>",
            "<a b=1/>",
            "<a b='1' b='2'/>",
            "<a>&b;</a>",
            "<a>&</a>",
            "<!DOCTYPE a><a/>",
            "<a",
            "<1/>",
            "<a b='<'/>",
            "<a><!-- -- --></a>",
        ] {
            assert!(check(text).is_err(), "{text}");
        }
    }
}
