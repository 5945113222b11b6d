//! JSON text to node values, each with its place: strict, with a limit to how deep values nest. And strings to JSON text.

use std::collections::HashSet;

use crate::cursor::Cursor;
use crate::scan;
use crate::{Entry, Event, FileId, Location, Node, NodeValue, Number, Object};

/// How deep arrays and objects may nest. No model comes near, and recursion needs an end.
pub(crate) const MAX_DEPTH: usize = 256;

/// Parses one JSON value. A syntax error ends the reading; a duplicate key does not.
pub(crate) fn parse(file: FileId, text: &str, events: &mut Vec<Event>) -> Option<Node> {
    let cursor = Cursor::new(file, text);
    let mut parser = Parser { cursor, depth: 0, entries: Vec::new(), items: Vec::new(), events };
    match parser.document() {
        Ok(node) => Some(node),
        Err(event) => {
            parser.events.push(*event);
            None
        }
    }
}

struct Parser<'a, 'e> {
    cursor: Cursor<'a>,
    depth: usize,
    /// The entries of all objects that are being read, the innermost last: an object takes its own away in one piece,
    /// so that none has to grow.
    entries: Vec<Entry>,
    /// The same of arrays.
    items: Vec<Node>,
    events: &'e mut Vec<Event>,
}

type Parsed<T> = Result<T, Box<Event>>;

impl<'a> Parser<'a, '_> {
    fn document(&mut self) -> Parsed<Node> {
        let node = self.value()?;
        self.space();
        match self.cursor.peek() {
            None => Ok(node),
            Some(_) => self.expected("the end of the file"),
        }
    }

    fn value(&mut self) -> Parsed<Node> {
        self.space();
        let location = self.cursor.location();
        let value = match self.cursor.peek() {
            Some(b'"') => NodeValue::String(self.string()?),
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't' | b'f' | b'n') => self.keyword()?,
            _ => return self.expected("a JSON value"),
        };
        Ok(Node::new(value, location))
    }

    fn object(&mut self) -> Parsed<NodeValue> {
        self.enter()?;
        let first = self.entries.len();
        self.space();
        if !self.eat(b'}') {
            loop {
                self.space();
                let key_location = self.cursor.location();
                if self.cursor.peek() != Some(b'"') {
                    return self.expected("a key in double quotes");
                }
                let key = self.string()?;
                self.space();
                if !self.eat(b':') {
                    return self.expected("`:`");
                }
                let value = self.value()?;
                self.entries.push(Entry { key, key_location, value });
                self.space();
                if self.eat(b'}') {
                    break;
                }
                if !self.eat(b',') {
                    return self.expected("`,` or `}`");
                }
            }
        }
        self.depth -= 1;
        let entries = self.entries.drain(first..).collect();
        Ok(NodeValue::Object(unique(entries, self.events)))
    }

    fn array(&mut self) -> Parsed<NodeValue> {
        self.enter()?;
        let first = self.items.len();
        self.space();
        if !self.eat(b']') {
            loop {
                let item = self.value()?;
                self.items.push(item);
                self.space();
                if self.eat(b']') {
                    break;
                }
                if !self.eat(b',') {
                    return self.expected("`,` or `]`");
                }
            }
        }
        self.depth -= 1;
        Ok(NodeValue::Array(self.items.drain(first..).collect()))
    }

    fn enter(&mut self) -> Parsed<()> {
        if self.depth == MAX_DEPTH {
            let message = format!("values nest more than {MAX_DEPTH} levels deep");
            return Err(error(message, self.cursor.location()));
        }
        self.cursor.advance(1);
        self.depth += 1;
        Ok(())
    }

    fn keyword(&mut self) -> Parsed<NodeValue> {
        let rest = self.cursor.rest();
        for (word, value) in
            [("true", NodeValue::Bool(true)), ("false", NodeValue::Bool(false)), ("null", NodeValue::Null)]
        {
            if rest.starts_with(word) {
                self.cursor.advance(word.len());
                return Ok(value);
            }
        }
        self.expected("a JSON value")
    }

    fn number(&mut self) -> Parsed<NodeValue> {
        let location = self.cursor.location();
        match number_length(self.cursor.rest_bytes()) {
            Ok(length) => {
                let start = self.cursor.pos();
                self.cursor.advance(length);
                Ok(NodeValue::Number(Number::from_text(self.cursor.since(start))))
            }
            Err(message) => Err(error(message.to_string(), location)),
        }
    }

    fn string(&mut self) -> Parsed<String> {
        let begin = self.cursor.location();
        self.cursor.advance(1);
        let mut text = self.plain().to_owned();
        loop {
            match self.cursor.peek() {
                Some(b'"') => {
                    self.cursor.advance(1);
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.escape(&mut text)?;
                    text.push_str(self.plain());
                }
                None => return Err(error("the string is not closed".to_string(), begin)),
                Some(_) => {
                    let message = "a control character stands in a string; write it as an escape".to_string();
                    return Err(error(message, self.cursor.location()));
                }
            }
        }
    }

    /// What stands before the next quote, escape sequence or control character of a string.
    fn plain(&mut self) -> &'a str {
        let start = self.cursor.pos();
        self.cursor.advance(scan::plain_length(self.cursor.rest_bytes()));
        self.cursor.since(start)
    }

    fn escape(&mut self, into: &mut String) -> Parsed<()> {
        match unescape(self.cursor.rest()) {
            Ok((character, length)) => {
                into.push(character);
                self.cursor.advance(length);
                Ok(())
            }
            Err(message) => Err(error(message, self.cursor.location())),
        }
    }

    fn space(&mut self) {
        self.cursor.advance_until(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.cursor.peek() == Some(byte);
        if found {
            self.cursor.advance(1);
        }
        found
    }

    fn expected<T>(&mut self, what: &str) -> Parsed<T> {
        let found = match self.cursor.rest().chars().next() {
            None => "the end of the file".to_string(),
            Some(character) => format!("`{}`", character.escape_debug()),
        };
        Err(error(format!("expected {what}, but found {found}"), self.cursor.location()))
    }
}

/// The length of the number that `bytes` begin with, a minus included.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn number_length(bytes: &[u8]) -> Result<usize, &'static str> {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    match digits(at) {
        0 => return Err("a number needs a digit after `-`"),
        1 => {}
        _ if bytes.get(at) == Some(&b'0') => return Err("a number does not begin with zeros"),
        _ => {}
    }
    at += digits(at);
    if bytes.get(at) == Some(&b'.') {
        match digits(at + 1) {
            0 => return Err("a number needs a digit after `.`"),
            count => at += 1 + count,
        }
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        match digits(at + 1 + sign) {
            0 => return Err("a number needs a digit in its exponent"),
            count => at += 1 + sign + count,
        }
    }
    Ok(at)
}

/// The character that the escape sequence at the beginning of `text` stands for, and the sequence's length in bytes.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn unescape(text: &str) -> Result<(char, usize), String> {
    let Some(kind) = text.chars().nth(1) else {
        return Err("an escape sequence is not finished".to_string());
    };
    let character = match kind {
        '"' | '\\' | '/' => kind,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode_escape(text),
        _ => return Err(format!("`\\{}` is no escape sequence", kind.escape_debug())),
    };
    Ok((character, 2))
}

fn unicode_escape(text: &str) -> Result<(char, usize), String> {
    let unit = |from: usize| {
        let digits = text.get(from..from + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok())
    };
    let Some(first) = unit(2) else {
        return Err("`\\u` needs four hexadecimal digits".to_string());
    };
    if let Some(character) = char::from_u32(first) {
        return Ok((character, 6));
    }
    // What is no character by itself is one half of a pair of surrogates.
    let second = if text.get(6..8) == Some("\\u") { unit(8) } else { None };
    match (first, second) {
        (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) => {
            let code = 0x1_0000 + ((first - 0xD800) << 10) + (low - 0xDC00);
            char::from_u32(code).map(|character| (character, 12)).ok_or_else(|| lone_surrogate(first))
        }
        _ => Err(lone_surrogate(first)),
    }
}

fn lone_surrogate(unit: u32) -> String {
    format!("`\\u{unit:04x}` is one half of a pair of surrogates; the other half is missing")
}

/// The entries as an object; of entries with the same key the first stays, and each other one is an error.
pub(crate) fn unique(entries: Vec<Entry>, events: &mut Vec<Event>) -> Object {
    if are_unique(&entries) {
        return Object::of_unique(entries);
    }
    let mut object = Object::new();
    let mut seen = HashSet::with_capacity(entries.len());
    let first: Vec<bool> = entries.iter().map(|entry| seen.insert(entry.key.as_str())).collect();
    drop(seen);
    for (Entry { key, key_location, value }, first) in entries.into_iter().zip(first) {
        if first {
            object.push(key, key_location, value);
        } else {
            events.push(duplicate(&key, key_location));
        }
    }
    object
}

/// Writes a string with its quotes and as few escapes as there can be.
pub(crate) fn write_string(into: &mut String, text: &str) {
    into.push('"');
    for character in text.chars() {
        match character {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            '\n' => into.push_str("\\n"),
            '\r' => into.push_str("\\r"),
            '\t' => into.push_str("\\t"),
            control if control < ' ' => into.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => into.push(other),
        }
    }
    into.push('"');
}

fn are_unique(entries: &[Entry]) -> bool {
    // A few keys are compared quicker than hashed, and many are often sorted.
    if entries.len() <= 16 {
        let mut numbered = entries.iter().enumerate();
        return numbered.all(|(count, entry)| entries.iter().take(count).all(|other| other.key != entry.key));
    }
    if entries.windows(2).all(|pair| matches!(pair, [first, second] if first.key < second.key)) {
        return true;
    }
    let mut seen = HashSet::with_capacity(entries.len());
    entries.iter().all(|entry| seen.insert(entry.key.as_str()))
}

fn duplicate(key: &str, location: Location) -> Event {
    Event::error("Model", format!("the key `{key}` is in this object already"))
        .at(location)
        .help("remove one of the two")
}

fn error(message: String, location: Location) -> Box<Event> {
    Box::new(Event::error("Model", message).at(location))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{number_length, parse, MAX_DEPTH};
    use crate::{Event, FileId, Node};

    fn read(text: &str) -> (Option<Node>, Vec<Event>) {
        let mut events = Vec::new();
        (parse(FileId(0), text, &mut events), events)
    }

    fn place(event: &Event) -> Option<(u32, u32)> {
        event.location.map(|at| (at.line, at.column))
    }

    #[test]
    fn numbers_are_those_of_json() {
        for number in ["0", "-0", "10", "-1.50", "1e3", "1E+3", "0.5e-10"] {
            assert_eq!(number_length(number.as_bytes()), Ok(number.len()), "{number}");
            assert_eq!(number_length(format!("{number},1").as_bytes()), Ok(number.len()), "{number}");
        }
        for wrong in ["-", "01", "-01", "1.", "1.e3", "1e", "1e+", "1.5E-"] {
            assert!(number_length(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_value_knows_its_place_in_characters() {
        let (node, events) = read("\u{feff}{ \"é\": [1,\r\n\t\"\u{1F600}\", true] }");
        let node = node.unwrap();
        let items = node.get("é").and_then(Node::as_array).unwrap();
        let places: Vec<_> = items.iter().map(|item| (item.location.line, item.location.column)).collect();
        assert_eq!(places, [(1, 9), (2, 2), (2, 7)]);
        assert!(events.is_empty());
    }

    #[test]
    fn what_is_not_json_is_an_error_at_its_place() {
        for (text, at) in [
            ("", (1, 1)),
            ("{\"a\": 1,}", (1, 9)),
            ("[1 2]", (1, 4)),
            ("{a: 1}", (1, 2)),
            ("[tru]", (1, 2)),
            ("[\n 01]", (2, 2)),
            ("[\"a\nb\"]", (1, 4)),
            ("[\"a\\x\"]", (1, 4)),
            ("[\"\\ud800\"]", (1, 3)),
            ("[\"abc", (1, 2)),
            ("1 1", (1, 3)),
            ("// no comments", (1, 1)),
        ] {
            let (node, events) = read(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(events.iter().map(place).collect::<Vec<_>>(), [Some(at)], "{text}");
        }
    }

    #[test]
    fn the_first_of_two_equal_keys_stays() {
        let many: Vec<String> = (0..20).map(|n| format!("\"k{}\": {n}", n % 15)).collect();
        for (text, duplicates) in [("\"a\": 0, \"b\": 1, \"a\": 2".to_string(), 1), (many.join(","), 5)] {
            let (node, events) = read(&format!("{{{text}}}"));
            let entries = node.unwrap();
            assert_eq!(entries.as_object().unwrap().iter().next().unwrap().value, read("0").0.unwrap());
            assert_eq!(events.len(), duplicates, "{text}");
        }
    }

    #[test]
    fn values_nest_to_the_limit_and_no_deeper() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(MAX_DEPTH)).1.is_empty());
        assert_eq!(read(&nested(MAX_DEPTH + 1)).1.len(), 1);
    }
}
