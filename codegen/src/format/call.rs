//! Calls of the runtime's macros as text: prettyplease cannot know how their arguments read best.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Longer calls have a line for each entry of their braces.
const WIDTH: usize = 100;

/// A call such as `rt::structure!(Shape: SHAPE { 0 first, 1 second });` with its end of line.
///
/// Documentation in front of what is in the parentheses stays documentation, and then all of it stands on lines of its own.
pub fn call(item: &syn::ItemMacro) -> String {
    let path = text(item.mac.path.to_token_stream(), false);
    let (docs, tokens) = documentation(item.mac.tokens.clone());
    if !docs.is_empty() {
        let docs: String = docs.iter().map(|line| format!("    ///{line}\n")).collect();
        let inner = text(tokens, true).replace('\n', "\n    ");
        return format!("{path}!(\n{docs}    {inner}\n);\n");
    }
    let line = |broken| format!("{path}!({});\n", text(tokens.clone(), broken));
    let short = line(false);
    if short.len() <= WIDTH {
        short
    } else {
        line(true)
    }
}

/// The lines of the `#[doc = "…"]` that tokens begin with, and the rest.
fn documentation(tokens: TokenStream) -> (Vec<String>, TokenStream) {
    let mut lines = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while matches!(rest.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#') {
        rest.next();
        let Some(TokenTree::Group(group)) = rest.next() else { break };
        let literal = group.stream().into_iter().last().map(TokenStream::from);
        lines.extend(
            literal.and_then(|literal| syn::parse2::<syn::LitStr>(literal).ok()).map(|text| text.value()),
        );
    }
    (lines, rest.collect())
}

fn text(tokens: TokenStream, broken: bool) -> String {
    let mut text = String::new();
    let mut previous = None;
    for token in tokens {
        let now = Kind::of(&token, previous);
        if previous.is_some_and(|previous| is_spaced(previous, now)) {
            text.push(' ');
        }
        match token {
            TokenTree::Group(group) => text += &group_text(&group, broken),
            other => text += &other.to_string(),
        }
        previous = Some(now);
    }
    text
}

fn group_text(group: &proc_macro2::Group, broken: bool) -> String {
    let inner = text(group.stream(), false);
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::None => inner,
        Delimiter::Brace if inner.is_empty() => "{}".to_owned(),
        Delimiter::Brace if broken => {
            let lines: String =
                entries(group.stream()).map(|entry| format!("    {},\n", text(entry, false))).collect();
            format!("{{\n{lines}}}")
        }
        Delimiter::Brace => format!("{{ {inner} }}"),
    }
}

/// What stands between commas.
fn entries(tokens: TokenStream) -> impl Iterator<Item = TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let entries: Vec<TokenStream> = tokens
        .split(comma)
        .map(|entry| entry.iter().cloned().collect())
        .filter(|e: &TokenStream| !e.is_empty())
        .collect();
    entries.into_iter()
}

/// What a token is to its neighbours.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// An identifier or a literal.
    Word,
    /// `=`, and whatever else stands between spaces.
    Between,
    /// `,`, and the `:` of a fact.
    After,
    /// `::`, `.`, `<`, `>`, `!`, `?`.
    Tight,
    /// `-` and `&` before a value; the `=` of an arrow.
    Prefix,
    /// `(…)` or `[…]`.
    Closed,
    /// `{…}`.
    Braces,
}

impl Kind {
    fn of(token: &TokenTree, previous: Option<Self>) -> Self {
        match token {
            TokenTree::Ident(_) | TokenTree::Literal(_) => Self::Word,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Self::Braces,
            TokenTree::Group(_) => Self::Closed,
            TokenTree::Punct(punct) => match (punct.as_char(), punct.spacing()) {
                // Both halves of a `::`.
                (':', Spacing::Joint) => Self::Tight,
                (':', Spacing::Alone) if previous == Some(Self::Tight) => Self::Tight,
                (',' | ';' | ':', _) => Self::After,
                // An arrow's head.
                ('>', _) if previous == Some(Self::Prefix) => Self::Between,
                ('.' | '<' | '>' | '!' | '?', _) => Self::Tight,
                ('-' | '&', _) | ('=', Spacing::Joint) => Self::Prefix,
                _ => Self::Between,
            },
        }
    }
}

fn is_spaced(previous: Kind, now: Kind) -> bool {
    use Kind::{After, Closed, Prefix, Tight, Word};
    !matches!((previous, now), (Tight | Prefix, _) | (_, Tight | After) | (Word | Closed, Closed))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::call;

    #[test]
    fn calls_read_like_code() {
        for text in [
            "rt::structure!(Shape: SHAPE {});\n",
            "rt::structure!(Shape: SHAPE { 0 first, 1 r#type = -1, 2 third = crate::Mode::Open });\n",
            "rt::structure!(Shape: SHAPE { 0 big = \"12\".parse().unwrap_or_default() });\n",
            "rt::structure!(Shape: SHAPE { 0 list = rt::Document::from(Vec::<rt::Document>::new()) });\n",
            "rt::union!(Shape: SHAPE { 0 First } units { 1 Second });\n",
            "rt::convert!(crate::legacy::Shape => crate::Shape);\n",
            "rt::service_error!(\
             AnErrorWithALongName {\n    code: \"AnErrorWithALongName\",\n    fault: rt::Fault::Server,\n    \
             retryable: false,\n} message r#type);\n",
            "rt::http_service!(\n    /// Any request.\n    Call: SERVICE {\n        First,\n        Second,\n    }\n);\n",
            "rt::paginated!(First => Second { token: &[1, 0] } items(result?.r#type): Vec<Third>);\n",
            "rt::http_operation!(First: OPERATION { crate::First => rt::http::Unit, rt::http::NoError });\n",
        ] {
            assert_eq!(call(&syn::parse_str(text).unwrap()), text);
        }
    }
}
