//! Request and response syntax: a structure's JSON with a placeholder for each member.

use smithy_model::{Member, Model, Node, Shape, ShapeId, ShapeType};

use crate::plan::key;

/// Deeper than this, and beyond this many lines, an ellipsis stands for the rest.
const MAX_DEPTH: usize = 8;
const MAX_LINES: usize = 200;

/// The JSON syntax of a structure, in a fenced block.
pub fn syntax(model: &Model, shape: &Shape) -> String {
    let mut writer = Writer { model, text: String::new(), lines: 0, open: Vec::new() };
    writer.object(shape);
    format!("```json\n{}\n```", writer.text)
}

struct Writer<'m> {
    model: &'m Model,
    text: String,
    lines: usize,
    /// The shapes being written, to see recursion.
    open: Vec<ShapeId>,
}

impl Writer<'_> {
    fn line(&mut self) {
        self.lines += 1;
        self.text.push('\n');
        self.text.push_str(&"  ".repeat(self.open.len()));
    }

    fn object(&mut self, shape: &Shape) {
        if shape.members.is_empty() {
            return self.text.push_str("{}");
        }
        let recursive = self.open.contains(&shape.id);
        if recursive || self.open.len() >= MAX_DEPTH || self.lines > MAX_LINES {
            return self.text.push_str("{ … }");
        }
        self.open.push(shape.id.clone());
        self.text.push('{');
        for (index, member) in shape.members.iter().enumerate() {
            if self.lines > MAX_LINES {
                self.line();
                self.text.push('…');
                break;
            }
            if index > 0 {
                self.text.push(',');
            }
            self.line();
            self.text.push_str(&format!("{:?}: ", key(member)));
            self.member(member);
        }
        self.open.pop();
        self.line();
        self.text.push('}');
    }

    fn member(&mut self, member: &Member) {
        let Some(shape) = self.model.shape(&member.target) else { return self.text.push_str("null") };
        let text = match shape.shape_type {
            ShapeType::Structure | ShapeType::Union => return self.object(shape),
            ShapeType::List | ShapeType::Map => return self.collection(shape),
            ShapeType::Enum | ShapeType::IntEnum => values(shape),
            ShapeType::Boolean => "true|false".to_owned(),
            ShapeType::Byte
            | ShapeType::Short
            | ShapeType::Integer
            | ShapeType::Long
            | ShapeType::BigInteger => "123".to_owned(),
            ShapeType::Float | ShapeType::Double | ShapeType::BigDecimal => "123.4".to_owned(),
            ShapeType::Timestamp => timestamp(member, shape).to_owned(),
            ShapeType::Blob => "\"base64\"".to_owned(),
            ShapeType::Document => "any JSON".to_owned(),
            _ => "\"string\"".to_owned(),
        };
        self.text.push_str(&text);
    }

    fn collection(&mut self, shape: &Shape) {
        if self.open.contains(&shape.id) || self.open.len() >= MAX_DEPTH {
            return self.text.push('…');
        }
        let (open, close, item) = match shape.shape_type {
            ShapeType::Map => ("{", '}', "value"),
            _ => ("[", ']', "member"),
        };
        self.open.push(shape.id.clone());
        self.text.push_str(open);
        self.line();
        if shape.shape_type == ShapeType::Map {
            self.text.push_str("\"string\": ");
        }
        if let Some(member) = shape.member(item) {
            self.member(member);
        }
        self.open.pop();
        self.line();
        self.text.push(close);
    }
}

fn values(shape: &Shape) -> String {
    let value = |member: &Member| match member.traits.get("smithy.api#enumValue") {
        Some(node) => match node.as_number() {
            Some(number) => number.as_str().to_owned(),
            None => format!("{:?}", node.as_str().unwrap_or_default()),
        },
        None => format!("{:?}", member.name()),
    };
    shape.members.iter().map(value).collect::<Vec<_>>().join("|")
}

fn timestamp(member: &Member, shape: &Shape) -> &'static str {
    let format = member.traits.get("smithy.api#timestampFormat");
    let format = format.or_else(|| shape.traits.get("smithy.api#timestampFormat"));
    match format.and_then(Node::as_str) {
        Some("date-time") => "\"2025-01-31T12:00:00Z\"",
        Some("http-date") => "\"Fri, 31 Jan 2025 12:00:00 GMT\"",
        _ => "1738324800.123",
    }
}
