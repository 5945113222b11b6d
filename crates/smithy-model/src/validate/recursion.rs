//! `ShapeRecursion`: shapes of which there cannot be a value
//! ([spec](https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions)).

use std::collections::HashMap;

use super::context::{shape_error, Context};
use super::cycles::circles;
use crate::{Event, Member, Shape, ShapeId, ShapeType};

pub(super) fn recursion(cx: &Context<'_>, events: &mut Vec<Event>) {
    let shapes = Shapes::new(cx);
    let mut report =
        |shape: &Shape, message: String| events.push(shape_error("ShapeRecursion", shape, message));
    let collection = |shape: &Shape| matches!(shape.shape_type, ShapeType::List | ShapeType::Map);
    for (shape, way) in shapes.circles(&|_| true, &collection) {
        report(shape, format!("the {} contains nothing but itself{way}", shape.shape_type.as_str()));
    }
    let structure = |shape: &Shape| shape.shape_type == ShapeType::Structure;
    for (shape, way) in shapes.circles(&is_required, &structure) {
        report(shape, format!("the structure requires itself{way}"));
    }
    let finite = shapes.finite();
    let endless = |shape: &Shape| {
        let aggregate = matches!(shape.shape_type, ShapeType::Structure | ShapeType::Union);
        aggregate && shapes.index.get(&shape.id).is_some_and(|at| !finite[*at])
    };
    for (shape, _) in shapes.circles(&|_| true, &endless) {
        if shape.shape_type == ShapeType::Union {
            let message = "every member of the union leads back to itself, so it can have no value";
            report(shape, message.to_owned());
        }
    }
}

fn is_required(member: &Member) -> bool {
    member.traits.has("smithy.api#required")
}

/// All own shapes, and where each one is.
struct Shapes<'m> {
    shapes: Vec<&'m Shape>,
    index: HashMap<&'m ShapeId, usize>,
}

impl<'m> Shapes<'m> {
    fn new(cx: &Context<'m>) -> Self {
        let shapes: Vec<_> = cx.model.own_shapes().collect();
        let index = shapes.iter().enumerate().map(|(at, shape)| (&shape.id, at)).collect();
        Self { shapes, index }
    }

    /// The shapes that lead back to themselves through members that `follow` accepts and shapes that `within` accepts,
    /// each with the way in words.
    fn circles(
        &self,
        follow: &dyn Fn(&Member) -> bool,
        within: &dyn Fn(&Shape) -> bool,
    ) -> Vec<(&'m Shape, String)> {
        let next = |at: usize| -> Vec<usize> {
            let Some(shape) = self.shapes.get(at).filter(|shape| within(shape)) else { return Vec::new() };
            let members = shape.members.iter().filter(|member| follow(member));
            let targets = members.filter_map(|member| self.index.get(&member.target).copied());
            targets.filter(|to| self.shapes.get(*to).is_some_and(|target| within(target))).collect()
        };
        let found = circles(self.shapes.len(), next).into_iter();
        let found = found.filter_map(|(at, way)| {
            let way = way.map_or_else(String::new, |way| self.tell(&way, follow));
            Some((*self.shapes.get(at)?, way))
        });
        found.collect()
    }

    /// A way as the members that it goes by.
    fn tell(&self, way: &[usize], follow: &dyn Fn(&Member) -> bool) -> String {
        let mut parts = Vec::new();
        for pair in way.windows(2) {
            let [from, to] = pair else { continue };
            let (Some(from), Some(to)) = (self.shapes.get(*from), self.shapes.get(*to)) else { continue };
            let member = from.members.iter().find(|member| follow(member) && member.target == to.id);
            parts.extend(member.map(|member| member.id.as_str()));
        }
        let end = way.last().and_then(|at| self.shapes.get(*at)).map(|shape| shape.id.as_str());
        parts.extend(end);
        format!(": {}", parts.join(" > "))
    }

    /// For each shape, whether it can have a value of finite size. Structures can when all that they require can, unions
    /// when one of their members can, and all others: a list or a map above all can be empty.
    fn finite(&self) -> Vec<bool> {
        let mut finite = vec![false; self.shapes.len()];
        // How many members of a shape still have to be known as finite; who waits for a shape.
        let mut missing = vec![0_usize; self.shapes.len()];
        let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); self.shapes.len()];
        let mut open = Vec::new();
        for (at, shape) in self.shapes.iter().enumerate() {
            let needed: Vec<_> = match shape.shape_type {
                ShapeType::Structure => shape.members.iter().filter(|member| is_required(member)).collect(),
                ShapeType::Union => shape.members.iter().collect(),
                _ => Vec::new(),
            };
            missing[at] = match shape.shape_type {
                ShapeType::Union => usize::from(!needed.is_empty()),
                _ => needed.len(),
            };
            for member in needed {
                match self.index.get(&member.target) {
                    Some(target) => waiting[*target].push(at),
                    // What is built in, or does not exist, is no part of a circle.
                    None => missing[at] = missing[at].saturating_sub(1),
                }
            }
            if missing[at] == 0 {
                open.push(at);
            }
        }
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut finite[at], true) {
                continue;
            }
            for user in std::mem::take(&mut waiting[at]) {
                missing[user] = missing[user].saturating_sub(1);
                if missing[user] == 0 {
                    open.push(user);
                }
            }
        }
        finite
    }
}
