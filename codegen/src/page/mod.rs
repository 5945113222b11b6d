//! A page of documentation as data: what stands on it, whatever it is shown as.

pub mod html;
pub mod markdown;
mod prose;
pub mod text;

#[cfg(test)]
mod tests;

/// What one page says, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about, in a few words.
    pub title: String,
    /// One line below the title, as inline CommonMark; empty where there is none.
    pub lead: String,
    /// What follows.
    pub blocks: Vec<Block>,
}

impl Page {
    /// One page of two: the second begins with its title and lead as a part of the first.
    pub fn followed_by(mut self, next: Self) -> Self {
        self.blocks.push(Block::heading(&next.title));
        if !next.lead.is_empty() {
            self.blocks.push(Block::Prose(next.lead));
        }
        self.blocks.extend(next.blocks);
        self
    }

    /// Whether it tells of two models: anything on it that is new, changed or gone.
    pub fn is_marked(&self) -> bool {
        self.blocks.iter().any(Block::is_marked)
    }
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 for the page's own parts, 3 for what is within one, 4 within that.
        level: u8,
        /// Plain text.
        text: String,
        /// What became of what the heading names.
        mark: Mark,
    },
    /// CommonMark: paragraphs, lists, code. Links to anything but the web name generated items.
    Prose(String),
    /// What something looks like on the wire or in code.
    Syntax {
        /// The language, as a fenced block names it: `json`, `rust`, `http`.
        language: &'static str,
        /// The lines.
        lines: Vec<Line>,
    },
    /// What there is to say of each member, error or value.
    Entries(Vec<Entry>),
    /// Findings, one a line.
    Notes(Vec<Note>),
}

impl Block {
    /// A heading of one of the page's own parts, which are not marked.
    pub fn heading(text: &str) -> Self {
        Self::Heading { level: 2, text: text.to_owned(), mark: Mark::Same }
    }

    fn is_marked(&self) -> bool {
        match self {
            Self::Heading { mark, .. } => *mark != Mark::Same,
            Self::Syntax { lines, .. } => are_marked(lines),
            Self::Entries(entries) => entries.iter().any(|entry| entry.is_marked(0)),
            Self::Prose(_) | Self::Notes(_) => false,
        }
    }
}

/// A line of syntax.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// How far it is indented, in steps.
    pub depth: usize,
    /// Its text, without the indentation.
    pub text: String,
    /// What became of it.
    pub mark: Mark,
}

/// Whether anything in syntax is new, changed or gone.
pub fn are_marked(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.mark != Mark::Same)
}

/// A member, an error, a value of an enum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is: a type, a status; plain text, or empty.
    pub kind: String,
    /// What holds for it, each as inline CommonMark: `Required`, `Length: 1 to 64 characters`.
    pub facts: Vec<String>,
    /// What it means, as CommonMark.
    pub meaning: String,
    /// What became of it.
    pub mark: Mark,
    /// What it is made of.
    pub parts: Vec<Entry>,
}

/// How deep entries are shown within entries; an ellipsis stands for the rest.
const MAX_DEPTH: usize = 32;

/// Facts as one line of CommonMark; empty where there are none.
pub fn sentence(facts: &[String]) -> String {
    match facts {
        [] => String::new(),
        facts => facts.join(". ") + ".",
    }
}

impl Entry {
    fn is_marked(&self, depth: usize) -> bool {
        let inside = || self.parts.iter().any(|part| part.is_marked(depth + 1));
        self.mark != Mark::Same || (depth < MAX_DEPTH && inside())
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A word or two in front: `minor`, `DANGER`, `removed`.
    pub label: String,
    /// How much it wants to be seen.
    pub tone: Tone,
    /// What was found, as inline CommonMark.
    pub text: String,
}

/// What became of something between two models.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nothing, or there is no other model.
    #[default]
    Same,
    /// It is new.
    Added,
    /// It was there, and is another now.
    Changed,
    /// It is no longer there.
    Removed,
}

impl Mark {
    /// In front of what it marks, where colour is not enough; nothing for what is the same.
    pub fn sign(self) -> Option<char> {
        match self {
            Self::Same => None,
            Self::Added => Some('+'),
            Self::Changed => Some('~'),
            Self::Removed => Some('-'),
        }
    }

    /// The same as a word.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::Added => Some("new"),
            Self::Changed => Some("changed"),
            Self::Removed => Some("removed"),
        }
    }
}

/// How much a finding wants to be seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// For who reads on anyway.
    #[default]
    Plain,
    /// Good to know.
    Good,
    /// To be looked at.
    Warning,
    /// It breaks something.
    Danger,
}
