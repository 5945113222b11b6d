//! What a section of a changelog says that is kept as [Keep a Changelog](https://keepachangelog.com) has it.

use super::{text, ChangeLog, Fact, Kind};
use crate::docs::{code, first_sentence_of};
use crate::page::Mark;

/// The items of a section, each one line of CommonMark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections {
    /// What is new.
    pub added: Vec<String>,
    /// What is another now.
    pub changed: Vec<String>,
    /// What is not to be used any more.
    pub deprecated: Vec<String>,
    /// What is gone.
    pub removed: Vec<String>,
}

impl Sections {
    /// Adds the items of another section.
    pub fn extend(&mut self, more: Self) {
        self.added.extend(more.added);
        self.changed.extend(more.changed);
        self.deprecated.extend(more.deprecated);
        self.removed.extend(more.removed);
    }

    /// Words each item otherwise.
    pub fn each(&mut self, word: impl Fn(&str) -> String) {
        for items in [&mut self.added, &mut self.changed, &mut self.deprecated, &mut self.removed] {
            items.iter_mut().for_each(|item| *item = word(item));
        }
    }

    /// The headings and items of those that have any, in the order that changelogs have them.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        let all = [
            ("Added", &self.added),
            ("Changed", &self.changed),
            ("Deprecated", &self.deprecated),
            ("Removed", &self.removed),
        ];
        all.into_iter().filter(|(_, items)| !items.is_empty()).map(|(name, items)| (name, items.as_slice()))
    }
}

/// The change log as the items of a changelog's section: operations first, then what changed in shapes.
pub fn sections(log: &ChangeLog) -> Sections {
    let mut sections = Sections::default();
    for operation in &log.operations {
        let name = code(operation.id.name());
        match operation.mark {
            Mark::Added => sections.added.push(match first_sentence_of(&operation.documentation) {
                text if text.is_empty() => name,
                text => format!("{name}: {text}"),
            }),
            Mark::Removed => sections.removed.push(name),
            _ => {}
        }
    }
    let of_operations = log.operations.iter().flat_map(|operation| text::lines(&operation.facts));
    let of_shapes = log.shapes.iter().flat_map(|shape| text::lines(&shape.facts));
    let of_service = log.service.iter().map(|change| (&change.fact, change.fact.text()));
    for (fact, text) in of_operations.chain(of_shapes).chain(of_service) {
        section(&mut sections, fact).push(text);
    }
    if !log.documentation.is_empty() {
        sections.changed.push(log.documentation_line());
    }
    sections
}

/// Where a fact belongs. Errors that operations gain or lose are changes of what there was.
fn section<'s>(sections: &'s mut Sections, fact: &Fact) -> &'s mut Vec<String> {
    match (fact.kind, fact.kind.mark()) {
        (Kind::ErrorAdded | Kind::ErrorRemoved, _) => &mut sections.changed,
        (_, Mark::Added) => &mut sections.added,
        (_, Mark::Removed) => &mut sections.removed,
        (Kind::DeprecatedChanged, _) if fact.old.is_none() => &mut sections.deprecated,
        _ => &mut sections.changed,
    }
}
