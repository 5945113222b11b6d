//! Coloured text, and lines of it that are as long as there is room.

use super::super::Mark;

/// How text looks on a terminal, as "Select Graphic Rendition" numbers it; empty for text as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint(&'static str);

impl Paint {
    pub const PLAIN: Self = Self("");
    pub const BOLD: Self = Self("1");
    pub const FAINT: Self = Self("2");
    pub const ITALIC: Self = Self("3");
    pub const STRUCK: Self = Self("9");
    pub const RED: Self = Self("31");
    pub const GREEN: Self = Self("32");
    pub const YELLOW: Self = Self("33");
    pub const CODE: Self = Self("36");
    pub const LINK: Self = Self("4");

    /// What marked text looks like.
    pub fn of(mark: Mark) -> Self {
        match mark {
            Mark::Same => Self::PLAIN,
            Mark::Added => Self::GREEN,
            Mark::Changed => Self::YELLOW,
            Mark::Removed => Self::RED,
        }
    }
}

/// Text of one look. A line's end in it is one on the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    text: String,
    paint: Paint,
}

impl Span {
    pub fn new(text: impl Into<String>, paint: Paint) -> Self {
        Self { text: text.into(), paint }
    }

    /// How many columns it takes, if each character takes one.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }

    pub fn write(&self, colour: bool, out: &mut String) {
        if colour && self.paint != Paint::PLAIN && !self.text.is_empty() {
            let Paint(code) = self.paint;
            out.extend(["\u{1b}[", code, "m", &self.text, "\u{1b}[0m"]);
        } else {
            out.push_str(&self.text);
        }
    }
}

/// Spans as lines of at most `width` columns, unless a word alone is longer. White space between words is one space; a
/// line's end stays one.
pub fn wrap(spans: &[Span], width: usize) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    let mut column = 0;
    for token in tokens(spans) {
        match token {
            Token::Break => {
                lines.push(Vec::new());
                column = 0;
            }
            Token::Word(word) => {
                let needs: usize = word.iter().map(Span::width).sum();
                if column > 0 && column + 1 + needs > width {
                    lines.push(Vec::new());
                    column = 0;
                }
                let Some(line) = lines.last_mut() else { continue };
                if column > 0 {
                    // Code of several words, or a link's text, is one stretch.
                    let (before, after) =
                        (line.last().map(|span| span.paint), word.first().map(|span| span.paint));
                    let paint = before.filter(|paint| Some(*paint) == after).unwrap_or(Paint::PLAIN);
                    push(line, Span::new(" ", paint));
                    column += 1;
                }
                column += needs;
                word.into_iter().for_each(|span| push(line, span));
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Appends to the last span what looks like it.
fn push(line: &mut Vec<Span>, span: Span) {
    match line.last_mut() {
        Some(last) if last.paint == span.paint => last.text.push_str(&span.text),
        _ => line.push(span),
    }
}

enum Token {
    /// What stands together, of whatever looks.
    Word(Vec<Span>),
    Break,
}

fn tokens(spans: &[Span]) -> Vec<Token> {
    let (mut tokens, mut word) = (Vec::new(), Vec::new());
    let end = |word: &mut Vec<Span>, tokens: &mut Vec<Token>| {
        if !word.is_empty() {
            tokens.push(Token::Word(std::mem::take(word)));
        }
    };
    for span in spans {
        for (at, line) in span.text.split('\n').enumerate() {
            if at > 0 {
                end(&mut word, &mut tokens);
                tokens.push(Token::Break);
            }
            for (at, part) in line.split(' ').enumerate() {
                if at > 0 {
                    end(&mut word, &mut tokens);
                }
                if !part.is_empty() {
                    word.push(Span::new(part, span.paint));
                }
            }
        }
    }
    end(&mut word, &mut tokens);
    tokens
}
