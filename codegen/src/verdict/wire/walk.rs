//! The walk over two models at once, from messages to all that they lead to: each pair of shapes once for each kind of
//! message that it is in.

use std::collections::BTreeMap;

use smithy_model::{Member, Node, Shape, ShapeId, ShapeType};

use super::places::{Labels, Message, Place};
use super::{constraints, kinds, members, Effect, Found, Part, Reader, Roles, Ways, Writer};

/// Where the walk is, and where it has to go.
pub struct Walk<'w, 'm> {
    pub old: &'w Part<'m>,
    pub new: &'w Part<'m>,
    found: &'w mut Found,
    seen: BTreeMap<(ShapeId, ShapeId), Roles>,
    queue: Vec<(ShapeId, ShapeId, Roles)>,
}

impl<'w, 'm> Walk<'w, 'm> {
    pub fn new(old: &'w Part<'m>, new: &'w Part<'m>, found: &'w mut Found) -> Self {
        Self { old, new, found, seen: BTreeMap::new(), queue: Vec::new() }
    }

    /// Notes a change. What of a shape is another model's to tell is told there.
    pub fn tell(&mut self, id: &ShapeId, what: impl Into<String>, ways: (Ways, Ways)) {
        let shape = id.without_member();
        if [self.old, self.new].iter().any(|part| part.closure.shapes.contains(&shape)) {
            self.found.add(id, what, ways);
        }
    }

    /// Compares two structures that are messages.
    pub fn message(&mut self, old: &ShapeId, new: &ShapeId, message: Message, labels: &(Labels, Labels)) {
        let (Some(old), Some(new)) = (self.old.shape(old), self.new.shape(new)) else { return };
        let roles = if message == Message::Request { Roles::REQUESTS } else { Roles::RESPONSES };
        members::structures(self, (old, new), message, labels, roles);
    }

    /// Puts two shapes that values lead to on the list, unless their messages have been there.
    pub fn pair(&mut self, old: &ShapeId, new: &ShapeId, roles: Roles) {
        let seen = self.seen.entry((old.clone(), new.clone())).or_default();
        let all = seen.and(roles);
        if all != *seen {
            *seen = all;
            self.queue.push((old.clone(), new.clone(), roles));
        }
    }

    /// Compares all that is on the list, and what that leads to.
    pub fn finish(mut self) {
        while let Some((old, new, roles)) = self.queue.pop() {
            let (Some(old), Some(new)) = (self.old.shape(&old), self.new.shape(&new)) else { continue };
            self.nested(old, new, roles);
        }
    }

    fn nested(&mut self, old: &Shape, new: &Shape, roles: Roles) {
        match (old.shape_type, new.shape_type) {
            (ShapeType::Union, ShapeType::Union) => members::unions(self, (old, new), roles),
            (ShapeType::List | ShapeType::Map, _) => {
                self.sparse(old, new, roles);
                self.items((old, new), &Place::Body(String::new()), roles);
            }
            _ => members::structures(self, (old, new), Message::Nested, &Default::default(), roles),
        }
    }

    /// Compares what two lists or maps hold.
    fn items(&mut self, (old, new): (&Shape, &Shape), place: &Place, roles: Roles) {
        for (old, new) in old.members.iter().zip(&new.members) {
            self.values((old, new), place, roles);
        }
    }

    /// A null in a list or map that has none is an error to a service, and left out by a caller.
    fn sparse(&mut self, old: &Shape, new: &Shape, roles: Roles) {
        let sparse = |shape: &Shape| shape.traits.has("smithy.api#sparse");
        let (before, after) = (sparse(old), sparse(new));
        if before != after {
            let what = if after { "sparse now" } else { "no longer sparse" };
            let ways = roles.ways(|writer, reader| match (writer, reader) {
                (Writer::Old, _) if !before => Effect::Travels,
                (Writer::New, _) if !after => Effect::Travels,
                (_, Reader::Service) => Effect::Unreadable,
                (_, Reader::Caller) => Effect::Lost,
            });
            self.tell(&old.id, what, ways);
        }
    }

    /// Compares what two members at the same place hold.
    pub fn values(&mut self, (old, new): (&Member, &Member), place: &Place, roles: Roles) {
        let shapes = (self.old.shape(&old.target), self.new.shape(&new.target));
        let (Some(before), Some(after)) = shapes else { return };
        let same_target = old.target.name() == new.target.name();
        let item = if same_target { &before.id } else { &old.id };
        use ShapeType::{Enum, IntEnum, List, Map, Structure, Union};
        match (before.shape_type, after.shape_type) {
            (List, List) | (Map, Map)
                if place.is_text() && is_flat(self.old, before) && is_flat(self.new, after) =>
            {
                self.items((before, after), place, roles);
            }
            (List, List) | (Map, Map) | (Structure, Structure) | (Union, Union) => {
                self.pair(&before.id, &after.id, roles);
            }
            (Structure, Union) | (Union, Structure) => {
                members::one_or_all(self, (before, after), item, roles);
            }
            (Enum, Enum) | (IntEnum, IntEnum) => self.known_values((before, after), item, roles),
            _ => {
                let forms = (kinds::form(old, before, place), kinds::form(new, after, place));
                let ways = roles.ways(|writer, reader| match writer {
                    Writer::Old => kinds::effect(forms.0, forms.1, place.is_text(), reader),
                    Writer::New => kinds::effect(forms.1, forms.0, place.is_text(), reader),
                });
                if forms.0.kind != forms.1.kind {
                    let words = (forms.0.kind.as_str(), forms.1.kind.as_str());
                    self.tell(item, format!("{} became {}", words.0, words.1), ways);
                } else if forms.0.kind == ShapeType::Timestamp && forms.0.format != forms.1.format {
                    let what = format!("format {} became {}", forms.0.format, forms.1.format);
                    self.tell(if same_formats(old, new) { item } else { &old.id }, what, ways);
                }
            }
        }
        let (before, after) = (constraints::of(old, before), constraints::of(new, after));
        let own = constraints::has_own(old) || constraints::has_own(new);
        for name in constraints::differences(&before, &after) {
            let known = &mut self.found.inclusions;
            let of_old = constraints::effect(name, &before, &after, known);
            let of_new = constraints::effect(name, &after, &before, known);
            let ways = roles.ways(|writer, reader| match (writer, reader) {
                (_, Reader::Caller) => Effect::Travels,
                (Writer::Old, _) => of_old,
                (Writer::New, _) => of_new,
            });
            let how = match (of_old, of_new) {
                (Effect::Refused, Effect::Travels) => "tightened",
                (Effect::Travels, Effect::Refused) => "loosened",
                _ => "changed",
            };
            self.tell(if own { &old.id } else { item }, format!("{name} {how}"), ways);
        }
    }

    /// Enums are open: a value that is not known is kept, and refused where values are validated.
    fn known_values(&mut self, (old, new): (&Shape, &Shape), item: &ShapeId, roles: Roles) {
        let (before, after) = (enum_values(old), enum_values(new));
        let without = |all: &[String], known: &[String]| -> Vec<String> {
            all.iter().filter(|value| !known.contains(value)).cloned().collect()
        };
        let (gone, more) = (without(&before, &after), without(&after, &before));
        let ways = |of: Writer| {
            roles.ways(|writer, reader| match reader {
                Reader::Service if writer == of => Effect::Refused,
                _ => Effect::Travels,
            })
        };
        let quoted = |values: &[String]| {
            let named =
                values.iter().take(NAMED).map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
            match values.len().checked_sub(NAMED) {
                Some(more @ 1..) => format!("{named} and {more} more"),
                _ => named,
            }
        };
        if !gone.is_empty() {
            self.tell(item, format!("values {} removed", quoted(&gone)), ways(Writer::Old));
        }
        if !more.is_empty() {
            self.tell(item, format!("values {} added", quoted(&more)), ways(Writer::New));
        }
    }
}

/// How many values are named before the rest is counted.
const NAMED: usize = 10;

/// Whether a list or map holds scalars alone, as those do that are texts.
fn is_flat(part: &Part<'_>, shape: &Shape) -> bool {
    use ShapeType::{List, Map, Structure, Union};
    let target = |member: &Member| part.shape(&member.target).map(|target| target.shape_type);
    shape.members.iter().all(|member| !matches!(target(member), Some(List | Map | Structure | Union)))
}

/// Whether what two members say of their formats is not theirs to say.
fn same_formats(old: &Member, new: &Member) -> bool {
    let format = |member: &Member| member.traits.has("smithy.api#timestampFormat");
    !format(old) && !format(new)
}

/// The values of an enum as they travel.
fn enum_values(shape: &Shape) -> Vec<String> {
    let value = |member: &Member| match member.traits.get("smithy.api#enumValue") {
        None => member.name().to_owned(),
        Some(node) => match (node.as_str(), node.as_number()) {
            (Some(text), _) => text.to_owned(),
            (None, Some(number)) => number.as_str().to_owned(),
            _ => Node::type_name(node).to_owned(),
        },
    };
    shape.members.iter().map(value).collect()
}
