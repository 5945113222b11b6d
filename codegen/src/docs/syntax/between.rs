//! The syntax of a structure in two models, with marks on what became of it.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Member, Model, Shape, ShapeId, ShapeType};

use super::{placeholder, Brackets, Writer, MAX_DEPTH, MAX_LINES};
use crate::page::{Line, Mark};
use crate::plan::key;

/// Beyond this many lines, what changed is left out too.
const MAX_CHANGED_LINES: usize = 1000;

/// Of longer enums, only this many values and as many of those that are new are shown.
const MAX_VALUES: usize = 24;

/// Where two models differ, so that marks need no second comparison.
#[derive(Debug, Default)]
pub struct Differences {
    /// The shapes and members that changed themselves, by the ids that they have in the new model.
    pub changed: BTreeSet<ShapeId>,
    /// The shapes that lead to one of them.
    pub below: BTreeSet<ShapeId>,
}

impl Differences {
    fn are_between(&self, old: &Shape, new: &Shape) -> bool {
        old.id != new.id || self.changed.contains(&new.id) || self.below.contains(&new.id)
    }
}

/// The JSON syntax of a structure that is in the old model, in the new one or in both, line by line. What is no longer
/// there keeps its place.
///
/// Unlike the syntax of one model, that of a long structure goes on where something changed, and a long enum is cut.
pub fn between(
    old: Option<(&Model, &Shape)>,
    new: Option<(&Model, &Shape)>,
    differences: &Differences,
) -> Vec<Line> {
    let mut writer = Writer::new(MAX_VALUES);
    match (old, new) {
        (Some((old_model, old)), Some((new_model, new))) => {
            writer.start(Mark::Same);
            Both { writer: &mut writer, old: old_model, new: new_model, differences }.object(old, new);
        }
        (None, Some((model, shape))) => writer.whole(Mark::Added, model, shape),
        (Some((model, shape)), None) => writer.whole(Mark::Removed, model, shape),
        (None, None) => {}
    }
    writer.lines
}

impl Writer {
    fn whole(&mut self, mark: Mark, model: &Model, shape: &Shape) {
        self.mark = mark;
        self.start(mark);
        self.object(model, shape);
    }
}

/// Writes what is in both models.
struct Both<'a> {
    writer: &'a mut Writer,
    old: &'a Model,
    new: &'a Model,
    differences: &'a Differences,
}

/// A member of two structures: of the old one, the new one, or both.
pub type MemberPair<'m> = (Option<&'m Member>, Option<&'m Member>);

impl Both<'_> {
    fn object(&mut self, old: &Shape, new: &Shape) {
        if !self.differences.are_between(old, new) {
            return self.writer.object(self.new, new);
        }
        let pairs = in_place(old, new);
        if pairs.is_empty() {
            return self.writer.push("{}");
        }
        let recursive = self.writer.open.contains(&new.id);
        if recursive || self.writer.open.len() >= MAX_DEPTH || self.writer.is_beyond(MAX_CHANGED_LINES) {
            return self.writer.push("{ … }");
        }
        self.writer.open.push(new.id.clone());
        self.writer.push("{");
        // The last lines of the member before: a comma is due there when another member follows.
        let mut ends = Vec::new();
        let mut left_out = false;
        for (old, new) in pairs {
            if self.writer.is_beyond(MAX_CHANGED_LINES) {
                self.left_out();
                break;
            }
            if self.writer.is_beyond(MAX_LINES) && self.is_same(old, new) {
                if !left_out {
                    self.left_out();
                }
                left_out = true;
                continue;
            }
            left_out = false;
            for end in ends.drain(..) {
                if let Some(line) = self.writer.lines.get_mut::<usize>(end) {
                    line.text.push(',');
                }
            }
            let name = |member: &Member| format!("{:?}: ", key(member));
            ends = self.entry(old.map(|old| (name(old), old)), new.map(|new| (name(new), new)));
        }
        self.writer.open.pop();
        self.writer.start(Mark::Same);
        self.writer.push("}");
    }

    /// Says that something unchanged stands here that is not shown.
    fn left_out(&mut self) {
        self.writer.start(Mark::Same);
        self.writer.push("…");
    }

    /// Writes a member, or an item of a collection, behind its key. Gives the last line of each form that it has.
    fn entry(&mut self, old: Option<(String, &Member)>, new: Option<(String, &Member)>) -> Vec<usize> {
        match (old, new) {
            (Some((old_key, old)), Some((new_key, new))) => {
                if old_key != new_key || self.form(self.old, old) != self.form(self.new, new) {
                    let removed = self.one(Mark::Removed, &old_key, old);
                    let added = self.one(Mark::Added, &new_key, new);
                    return vec![removed, added];
                }
                let mark = if self.is_changed(new) { Mark::Changed } else { Mark::Same };
                self.writer.start(mark);
                self.writer.push(&new_key);
                self.member(old, new);
                vec![self.last()]
            }
            (Some((key, member)), None) => vec![self.one(Mark::Removed, &key, member)],
            (None, Some((key, member))) => vec![self.one(Mark::Added, &key, member)],
            (None, None) => Vec::new(),
        }
    }

    /// Writes a member that is in one model only.
    fn one(&mut self, mark: Mark, key: &str, member: &Member) -> usize {
        let model = if mark == Mark::Removed { self.old } else { self.new };
        self.writer.mark = mark;
        self.writer.start(mark);
        self.writer.push(key);
        self.writer.member(model, member);
        self.writer.mark = Mark::Same;
        self.last()
    }

    fn last(&self) -> usize {
        self.writer.lines.len().saturating_sub(1)
    }

    fn member(&mut self, old: &Member, new: &Member) {
        let shapes = (self.old.shape(&old.target), self.new.shape(&new.target));
        let (Some(old_shape), Some(new_shape)) = shapes else { return self.writer.push("null") };
        match Form::of(new_shape) {
            Form::Object => self.object(old_shape, new_shape),
            Form::List | Form::Map => self.collection(old_shape, new_shape),
            Form::Simple => {
                let added = match self.differences.changed.contains(&new_shape.id) {
                    true => in_place(old_shape, new_shape),
                    false => Vec::new(),
                };
                let added = added.into_iter().filter(|(old, _)| old.is_none()).filter_map(|(_, new)| new);
                let added: Vec<&str> = added.map(Member::name).take(MAX_VALUES).collect();
                self.writer.push(&placeholder(new, new_shape, self.writer.most_values, &added));
            }
        }
    }

    fn collection(&mut self, old: &Shape, new: &Shape) {
        if !self.differences.are_between(old, new) {
            return self.writer.collection(self.new, new);
        }
        if self.writer.open.contains(&new.id) || self.writer.open.len() >= MAX_DEPTH {
            return self.writer.push("…");
        }
        let brackets = Brackets::of(new);
        self.writer.open.push(new.id.clone());
        self.writer.push(brackets.open);
        let item = |shape: &'_ Shape| shape.member(brackets.item).cloned();
        let (old_item, new_item) = (item(old), item(new));
        let behind = |item: &'_ Option<Member>| item.is_some().then(|| brackets.key.to_owned());
        let (old_key, new_key) = (behind(&old_item), behind(&new_item));
        self.entry(old_key.zip(old_item.as_ref()), new_key.zip(new_item.as_ref()));
        self.writer.open.pop();
        self.writer.start(Mark::Same);
        self.writer.push(brackets.close);
    }

    fn form(&self, model: &Model, member: &Member) -> Option<Form> {
        model.shape(&member.target).map(Form::of)
    }

    /// Whether a member's own line says something else now: the member changed, or what it targets did where that is
    /// told on the line. The members of structures have lines of their own.
    fn is_changed(&self, new: &Member) -> bool {
        let changed = &self.differences.changed;
        let on_the_line = |shape: &Shape| Form::of(shape) != Form::Object && changed.contains(&shape.id);
        changed.contains(&new.id) || self.new.shape(&new.target).is_some_and(on_the_line)
    }

    fn is_same(&self, old: Option<&Member>, new: Option<&Member>) -> bool {
        let (Some(old), Some(new)) = (old, new) else { return false };
        let shapes = (self.old.shape(&old.target), self.new.shape(&new.target));
        let (Some(old_shape), Some(new_shape)) = shapes else { return true };
        key(old) == key(new)
            && !self.is_changed(new)
            && (Form::of(new_shape) == Form::Simple || !self.differences.are_between(old_shape, new_shape))
    }
}

/// The members of both structures: in the new one's order, and those that are gone behind what they followed.
pub fn in_place<'m>(old: &'m Shape, new: &'m Shape) -> Vec<MemberPair<'m>> {
    let places: BTreeMap<&str, usize> = old.members.iter().map(Member::name).zip(0..).collect();
    let kept: BTreeSet<&str> = new.members.iter().map(Member::name).collect();
    let mut gone =
        old.members.iter().enumerate().filter(|(_, member)| !kept.contains(member.name())).peekable();
    let mut pairs = Vec::new();
    for member in &new.members {
        let place = places.get(member.name()).copied();
        while let Some((_, removed)) = place.and_then(|place| gone.next_if(|(at, _)| *at < place)) {
            pairs.push((Some(removed), None));
        }
        pairs.push((place.and_then(|place| old.members.get(place)), Some(member)));
    }
    pairs.extend(gone.map(|(_, removed)| (Some(removed), None)));
    pairs
}

/// What a value looks like in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Object,
    List,
    Map,
    Simple,
}

impl Form {
    fn of(shape: &Shape) -> Self {
        match shape.shape_type {
            ShapeType::Structure | ShapeType::Union => Self::Object,
            ShapeType::List => Self::List,
            ShapeType::Map => Self::Map,
            _ => Self::Simple,
        }
    }
}
