//! Styled text to lines of CommonMark: escapes, emphasis, links, wrapping.

use super::spans::code_span;
use super::tag::bare_address;

/// How a run of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    pub code: bool,
    /// Which of the links it belongs to.
    pub link: Option<usize>,
}

/// Text as it came from HTML: plain, not escaped, white space as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Text(String, Style),
    Break,
}

/// A word as it will stand in the output, and how it is set; or what separates words.
#[derive(Debug)]
enum Atom {
    Word(String, Style),
    Space(Style),
    Break(Style),
}

/// The runs as lines no wider than `width` where words allow it. Only hard breaks when `width` is `None`, and these as
/// spaces: one line.
pub fn lines(runs: &[Run], links: &[String], width: Option<usize>) -> Vec<String> {
    let mut atoms = atoms(runs);
    share_styles(&mut atoms);
    drop_unfit_emphasis(&mut atoms);
    layout(&atoms, links, width)
}

fn atoms(runs: &[Run]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut index = 0;
    while let Some(run) = runs.get(index) {
        index += 1;
        let (text, style) = match run {
            Run::Text(text, style) => (text, *style),
            Run::Break => {
                if matches!(atoms.last(), Some(Atom::Space(_))) {
                    atoms.pop();
                }
                if matches!(atoms.last(), Some(Atom::Word(..))) {
                    atoms.push(Atom::Break(Style::default()));
                }
                continue;
            }
        };
        if style.code {
            // Code is one word, however many runs it came in.
            let mut code = text.clone();
            while let Some(Run::Text(more, next)) = runs.get(index) {
                if !next.code || next.link != style.link {
                    break;
                }
                code.push_str(more);
                index += 1;
            }
            space(&mut atoms, code.starts_with(char::is_whitespace));
            let span = code_span(&code);
            if !span.is_empty() {
                atoms.push(Atom::Word(span, style));
                space(&mut atoms, code.ends_with(char::is_whitespace));
            }
        } else {
            space(&mut atoms, text.starts_with(char::is_whitespace));
            for word in text.split_whitespace() {
                atoms.push(Atom::Word(escape(word, style.link.is_some()), style));
                atoms.push(Atom::Space(Style::default()));
            }
            if !text.ends_with(char::is_whitespace) && matches!(atoms.last(), Some(Atom::Space(_))) {
                atoms.pop();
            }
        }
    }
    while matches!(atoms.last(), Some(Atom::Space(_) | Atom::Break(_))) {
        atoms.pop();
    }
    atoms
}

fn space(atoms: &mut Vec<Atom>, wanted: bool) {
    if wanted && matches!(atoms.last(), Some(Atom::Word(..))) {
        atoms.push(Atom::Space(Style::default()));
    }
}

/// A separator is set as both its neighbours are.
fn share_styles(atoms: &mut [Atom]) {
    for index in 1..atoms.len() {
        let (Some(before), Some(after)) = (style(atoms, index - 1), style(atoms, index + 1)) else {
            continue;
        };
        if let Some(Atom::Space(style) | Atom::Break(style)) = atoms.get_mut(index) {
            *style = Style {
                bold: before.bold && after.bold,
                italic: before.italic && after.italic && before.bold == after.bold,
                code: false,
                link: before.link.filter(|link| after.link == Some(*link)),
            };
        }
    }
}

fn style(atoms: &[Atom], index: usize) -> Option<Style> {
    match atoms.get(index)? {
        Atom::Word(_, style) | Atom::Space(style) | Atom::Break(style) => Some(*style),
    }
}

/// Takes emphasis away where its asterisks would be read as text: `a**"b"**c`.
fn drop_unfit_emphasis(atoms: &mut [Atom]) {
    for bold in [false, true] {
        let mut start = 0;
        while start < atoms.len() {
            let group =
                |style: Style| (style.link, if bold { style.bold } else { style.italic }, bold || style.bold);
            let Some(first) = style(atoms, start).map(group) else { break };
            let mut end = start + 1;
            while style(atoms, end).map(group) == Some(first) {
                end += 1;
            }
            if first.1 && !fits(atoms, start, end) {
                for atom in atoms.get_mut(start..end).unwrap_or_default() {
                    let (Atom::Word(_, style) | Atom::Space(style) | Atom::Break(style)) = atom;
                    if bold {
                        style.bold = false;
                    } else {
                        style.italic = false;
                    }
                }
            }
            start = end;
        }
    }
}

/// Whether asterisks before `start` and after `end` open and close, by the words they touch.
fn fits(atoms: &[Atom], start: usize, end: usize) -> bool {
    let word = |index: Option<usize>| match atoms.get(index?)? {
        Atom::Word(text, style) => Some((text, *style)),
        _ => None,
    };
    let edge = |outer: Option<usize>, inner: Option<usize>, first: bool| {
        let Some((outside, outside_style)) = word(outer) else { return true };
        let Some((inside, inside_style)) = word(inner) else { return true };
        if outside_style.link != inside_style.link {
            return true;
        }
        if outside_style.bold || outside_style.italic {
            return false;
        }
        let (outside, inside) = if first {
            (outside.chars().next_back(), inside.chars().next())
        } else {
            (outside.chars().next(), inside.chars().next_back())
        };
        outside.is_some_and(is_mark) || !inside.is_some_and(is_mark)
    };
    edge(start.checked_sub(1), Some(start), true) && edge(Some(end), end.checked_sub(1), false)
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

fn layout(atoms: &[Atom], links: &[String], width: Option<usize>) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut columns = 0;
    let mut word = String::new();
    let mut now = Style::default();
    let mut pending_space = false;
    for (index, atom) in atoms.iter().enumerate() {
        let next = style(atoms, index).unwrap_or_default();
        let same_link = now.link == next.link;
        // What ends here belongs to the word before, what begins here to this one.
        if now.italic && !(same_link && next.italic && next.bold == now.bold) {
            word.push('*');
        }
        if now.bold && !(same_link && next.bold) {
            word.push_str("**");
        }
        if let Some(link) = now.link.filter(|_| !same_link) {
            close_link(&mut word, links.get(link).map_or("", String::as_str));
        }
        if let Atom::Space(_) | Atom::Break(_) = atom {
            put(&mut lines, &mut columns, &mut word, &mut pending_space, width);
        }
        if next.link.is_some() && !same_link {
            if word.ends_with('!') {
                word.insert(word.len() - 1, '\\');
            }
            word.push('[');
        }
        if next.bold && !(same_link && now.bold) {
            word.push_str("**");
        }
        if next.italic && !(same_link && now.italic && next.bold == now.bold) {
            word.push('*');
        }
        match atom {
            Atom::Word(text, _) => word.push_str(text),
            Atom::Space(_) => pending_space = true,
            Atom::Break(_) if width.is_none() => pending_space = true,
            Atom::Break(_) => {
                if let Some(line) = lines.last_mut() {
                    line.push('\\');
                }
                lines.push(String::new());
                columns = 0;
                pending_space = false;
            }
        }
        now = next;
    }
    if now.italic {
        word.push('*');
    }
    if now.bold {
        word.push_str("**");
    }
    if let Some(link) = now.link {
        close_link(&mut word, links.get(link).map_or("", String::as_str));
    }
    put(&mut lines, &mut columns, &mut word, &mut pending_space, width);
    lines
}

/// Ends a link, or makes an address of a link that only repeats where it leads to.
fn close_link(word: &mut String, address: &str) {
    let shown = word.rfind('[').and_then(|start| Some((start, word.get(start + 1..)?)));
    if let Some((start, _)) =
        shown.filter(|(_, text)| *text == address && !address.contains(['(', ')', '\\', '<', '>']))
    {
        word.truncate(start);
        word.push_str(&format!("<{address}>"));
        return;
    }
    word.push_str("](");
    for c in address.chars() {
        match c {
            ' ' => word.push_str("%20"),
            '(' => word.push_str("%28"),
            ')' => word.push_str("%29"),
            '<' => word.push_str("%3C"),
            '>' => word.push_str("%3E"),
            '\\' => word.push_str("%5C"),
            '`' => word.push_str("%60"),
            c if c.is_whitespace() => {}
            c => word.push(c),
        }
    }
    word.push(')');
}

/// Puts a finished word on the line, or on the next one.
fn put(
    lines: &mut Vec<String>,
    columns: &mut usize,
    word: &mut String,
    space: &mut bool,
    width: Option<usize>,
) {
    if word.is_empty() {
        return;
    }
    let len = word.chars().count();
    let starts = *columns == 0;
    let Some(line) = lines.last_mut() else { return };
    if !starts && *space && width.is_none_or(|width| *columns + 1 + len <= width) {
        line.push(' ');
        line.push_str(word);
        *columns += 1 + len;
    } else if starts {
        line.push_str(&escape_start(word));
        *columns = line.chars().count();
    } else if *space {
        lines.push(escape_start(word));
        *columns = len;
    } else {
        line.push_str(word);
        *columns += len;
    }
    word.clear();
    *space = false;
}

/// Escapes what means something at the beginning of a line only.
pub fn escape_start(word: &str) -> String {
    let Some(first) = word.chars().next() else { return String::new() };
    let rest = word.get(first.len_utf8()..).unwrap_or_default();
    let special = match first {
        '-' => !rest.starts_with(|c: char| c.is_alphanumeric()),
        '+' | '*' => rest.is_empty(),
        '#' => rest.trim_start_matches('#').is_empty(),
        '>' | '|' => true,
        '=' => rest.trim_start_matches('=').is_empty(),
        '~' => rest.starts_with('~'),
        ':' => rest.starts_with('-'),
        '0'..='9' => {
            let mark = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if mark == "." || mark == ")" {
                let digits = word.get(..word.len() - 1).unwrap_or_default();
                return format!("{digits}\\{mark}");
            }
            false
        }
        _ => false,
    };
    if special {
        format!("\\{word}")
    } else {
        word.to_owned()
    }
}

/// Plain text as CommonMark that shows it, with web addresses as links unless it is in one.
fn escape(word: &str, in_link: bool) -> String {
    let mut escaped = String::with_capacity(word.len());
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(c) = word.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = word.get(at..).unwrap_or_default();
        if c == 'h' && !in_link && !before.is_some_and(char::is_alphanumeric) {
            if let Some(len) = bare_address(rest) {
                escaped.push('<');
                escaped.push_str(rest.get(..len).unwrap_or_default());
                escaped.push('>');
                at += len;
                before = Some('>');
                continue;
            }
        }
        let after = rest.get(c.len_utf8()..).and_then(|rest| rest.chars().next());
        match c {
            '\\' | '*' | '`' | '[' | ']' => escaped.extend(['\\', c]),
            '_' if !(before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(char::is_alphanumeric)) =>
            {
                escaped.push_str("\\_");
            }
            '~' if before == Some('~') || after == Some('~') => escaped.push_str("\\~"),
            '<' if after.is_none_or(|c| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                escaped.push_str("&lt;");
            }
            '&' if after.map_or(before.is_some(), |c| c.is_ascii_alphanumeric() || c == '#') => {
                escaped.push_str("&amp;");
            }
            c => escaped.push(c),
        }
        before = Some(c);
        at += c.len_utf8();
    }
    escaped
}
