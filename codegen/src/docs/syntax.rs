//! Request and response syntax: a structure's JSON with a placeholder for each member.

mod between;
mod placeholder;

use smithy_model::{Member, Model, Shape, ShapeId, ShapeType};

pub use between::{between, in_place, Differences};

use crate::page::{Line, Mark};
use crate::plan::key;
use placeholder::placeholder;

/// Deeper than this, and beyond this many lines, an ellipsis stands for the rest.
const MAX_DEPTH: usize = 8;
const MAX_LINES: usize = 200;

/// The JSON syntax of a structure, line by line.
pub fn lines(model: &Model, shape: &Shape) -> Vec<Line> {
    let mut writer = Writer::new(usize::MAX);
    writer.start(Mark::Same);
    writer.object(model, shape);
    writer.lines
}

/// What has been written, and inside of what it goes on.
struct Writer {
    lines: Vec<Line>,
    /// The mark of lines that are begun.
    mark: Mark,
    /// The shapes being written, to see recursion.
    open: Vec<ShapeId>,
    /// How many values of an enum are written.
    most_values: usize,
}

impl Writer {
    fn new(most_values: usize) -> Self {
        Self { lines: Vec::new(), mark: Mark::Same, open: Vec::new(), most_values }
    }

    /// Begins a line.
    fn start(&mut self, mark: Mark) {
        self.lines.push(Line { depth: self.open.len(), text: String::new(), mark });
    }

    /// Adds to the line that was begun last.
    fn push(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.text.push_str(text);
        }
    }

    /// Whether there are more lines than anyone wants to read, the first one aside.
    fn is_beyond(&self, most: usize) -> bool {
        self.lines.len() > most + 1
    }

    fn object(&mut self, model: &Model, shape: &Shape) {
        if shape.members.is_empty() {
            return self.push("{}");
        }
        let recursive = self.open.contains(&shape.id);
        if recursive || self.open.len() >= MAX_DEPTH || self.is_beyond(MAX_LINES) {
            return self.push("{ … }");
        }
        self.open.push(shape.id.clone());
        self.push("{");
        for (index, member) in shape.members.iter().enumerate() {
            if self.is_beyond(MAX_LINES) {
                self.start(self.mark);
                self.push("…");
                break;
            }
            if index > 0 {
                self.push(",");
            }
            self.start(self.mark);
            self.push(&format!("{:?}: ", key(member)));
            self.member(model, member);
        }
        self.open.pop();
        self.start(self.mark);
        self.push("}");
    }

    fn member(&mut self, model: &Model, member: &Member) {
        let Some(shape) = model.shape(&member.target) else { return self.push("null") };
        match shape.shape_type {
            ShapeType::Structure | ShapeType::Union => self.object(model, shape),
            ShapeType::List | ShapeType::Map => self.collection(model, shape),
            _ => self.push(&placeholder(member, shape, self.most_values, &[])),
        }
    }

    fn collection(&mut self, model: &Model, shape: &Shape) {
        if self.open.contains(&shape.id) || self.open.len() >= MAX_DEPTH {
            return self.push("…");
        }
        let brackets = Brackets::of(shape);
        self.open.push(shape.id.clone());
        self.push(brackets.open);
        self.start(self.mark);
        self.push(brackets.key);
        if let Some(member) = shape.member(brackets.item) {
            self.member(model, member);
        }
        self.open.pop();
        self.start(self.mark);
        self.push(brackets.close);
    }
}

/// What stands around and before the items of a collection, and the member that they are.
struct Brackets {
    open: &'static str,
    key: &'static str,
    item: &'static str,
    close: &'static str,
}

impl Brackets {
    fn of(shape: &Shape) -> Self {
        match shape.shape_type {
            ShapeType::Map => Self { open: "{", key: "\"string\": ", item: "value", close: "}" },
            _ => Self { open: "[", key: "", item: "member", close: "]" },
        }
    }
}
