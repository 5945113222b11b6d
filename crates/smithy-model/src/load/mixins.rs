//! Mixins and elided targets: drafts to shapes ([spec](https://smithy.io/2.0/spec/mixins.html)).

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use super::members;
use super::merge::{Draft, Drafts, Origin};
use crate::suggest::{self, Suggestions};
use crate::{
    Detail, Event, Member, Node, Operation, Reference, Resource, Service, Shape, ShapeId, ShapeType, Traits,
};

/// How much mixins can bring: a chain of them grows with the square of its length, and memory does not.
const MAX_COPIED: usize = 1_000_000;

const MIXIN: &str = "smithy.api#mixin";

/// Applies mixins and resolves elided targets. Gives the shapes, and the ids of those that errors leave incomplete.
pub(super) fn apply(
    drafts: Drafts,
    events: &mut Vec<Event>,
) -> (BTreeMap<ShapeId, Shape>, BTreeSet<ShapeId>) {
    let resources = resources_in_use(&drafts);
    let is_mixin = |(_, draft): &(&ShapeId, &Draft)| draft.shape.traits.has(MIXIN);
    let mut done = Done {
        shapes: BTreeMap::new(),
        broken: BTreeSet::new(),
        resources,
        mixins: drafts.iter().filter(is_mixin).map(|(id, _)| id.clone()).collect(),
        suggestions: Suggestions::default(),
        copied: 0,
    };
    // Nearly all shapes have no mixins, and stay in their order.
    let mut drafts = drafts;
    let with_mixins: Vec<_> =
        drafts.iter().filter(|(_, draft)| !draft.mixins.is_empty()).map(|(id, _)| id.clone()).collect();
    let mut with_mixins: Drafts = with_mixins.iter().filter_map(|id| drafts.remove_entry(id)).collect();
    let shapes: Vec<_> = drafts
        .into_iter()
        .map(|(id, draft)| {
            let shape = done.finish(draft, events);
            (id, shape)
        })
        .collect();
    done.shapes = shapes.into_iter().collect();
    for id in in_order(&mut with_mixins, events) {
        if let Some(draft) = with_mixins.remove(&id) {
            let shape = done.finish(draft, events);
            done.shapes.insert(id, shape);
        }
    }
    (done.shapes, done.broken)
}

/// The resources that `for` names, apart from the drafts, which come and go.
fn resources_in_use(drafts: &Drafts) -> HashMap<ShapeId, Resource> {
    let named = drafts.values().filter_map(|draft| draft.resource.as_ref());
    let resources = named.filter_map(|reference| {
        let resource = drafts.get(&reference.target)?.shape.as_resource()?;
        Some((reference.target.clone(), resource.clone()))
    });
    resources.collect()
}

/// All these shapes, each after those of its mixins that are among them. Shapes whose mixins go round in a circle lose them.
fn in_order(drafts: &mut Drafts, events: &mut Vec<Event>) -> Vec<ShapeId> {
    let mut order = Vec::with_capacity(drafts.len());
    let mut users: HashMap<ShapeId, Vec<ShapeId>> = HashMap::new();
    let mut waiting_for: BTreeMap<ShapeId, usize> = BTreeMap::new();
    for (id, draft) in drafts.iter() {
        let known = draft.mixins.iter().filter(|mixin| drafts.contains_key(&mixin.target));
        let count =
            known.map(|mixin| users.entry(mixin.target.clone()).or_default().push(id.clone())).count();
        if count == 0 {
            order.push(id.clone());
        } else {
            waiting_for.insert(id.clone(), count);
        }
    }
    let mut ready: VecDeque<ShapeId> = order.iter().cloned().collect();
    while let Some(id) = ready.pop_front() {
        for user in users.remove(&id).unwrap_or_default() {
            let Some(count) = waiting_for.get_mut(&user) else { continue };
            *count -= 1;
            if *count == 0 {
                waiting_for.remove(&user);
                order.push(user.clone());
                ready.push_back(user);
            }
        }
    }
    for id in waiting_for.into_keys() {
        if let Some(draft) = drafts.get_mut(&id) {
            let message = "the mixins of this shape lead back to themselves";
            let event = Event::error("Model", message).on(&id).at(draft.shape.location);
            events.push(event.help("take one mixin out of the circle"));
            draft.mixins.clear();
            draft.members.retain(|member| member.origin == Origin::Written);
            draft.broken = true;
        }
        order.push(id);
    }
    order
}

/// The shapes that are finished.
struct Done {
    shapes: BTreeMap<ShapeId, Shape>,
    broken: BTreeSet<ShapeId>,
    resources: HashMap<ShapeId, Resource>,
    /// The ids of all mixins, finished or not: what a misspelt one may mean.
    mixins: Vec<ShapeId>,
    suggestions: Suggestions,
    /// How many members and traits mixins have brought so far.
    copied: usize,
}

impl Done {
    /// A shape whose mixins are finished.
    fn finish(&mut self, draft: Draft, events: &mut Vec<Event>) -> Shape {
        let Draft { mut shape, members: own_members, mixins, resource, mut broken, version: _ } = draft;
        let mut source_missing = false;
        let mut inherited = Inherited::default();
        for mixin in mixins {
            match self.mixin(&shape, &mixin) {
                Ok(mixin) => {
                    let count = 1 + mixin.members.len() + mixin.traits.len();
                    self.broken.extend(inherited.add(mixin, &shape.id, events));
                    self.copied += count;
                }
                Err(mut event) => {
                    if !self.shapes.contains_key(&mixin.target) {
                        let meant = self.suggestions.nearest(&mixin.target, self.mixins.iter());
                        event.help = meant.map(suggest::did_you_mean);
                    }
                    events.push(*event);
                    source_missing = true;
                }
            }
            // A mixin that does not exist is no reference that somebody else should report again.
            if self.shapes.contains_key(&mixin.target) {
                shape.mixins.push(mixin.target);
            }
        }
        inherited.add_traits(&mut shape.traits);
        inherited.detail_for(&mut shape.detail);
        if let Some(resource) =
            resource.as_ref().filter(|resource| !self.resources.contains_key(&resource.target))
        {
            let message = format!("`{}` after `for` is not a resource", resource.target);
            events.push(Event::error("Model", message).on(&shape.id).at(resource.location));
            source_missing = true;
        }
        let resource = resource.and_then(|resource| self.resources.get(&resource.target));
        shape.members = inherited.members;
        shape.members.reserve_exact(own_members.len());
        for member in own_members {
            let position = inherited.positions.get(member.member.name()).copied();
            if let Err(error) = members::add(&mut shape.members, position, member, resource) {
                let (event, mixin_member) = *error;
                // Either of two members that differ may be the wrong one.
                self.broken.extend(mixin_member.into_iter().chain(event.shape_id.clone()));
                broken = true;
                // When a mixin or the resource is missing, that is what has to be put right.
                if !source_missing {
                    events.push(event);
                }
            }
        }
        broken |= source_missing;
        check_mixin(&shape, events);
        broken |= !members::check(&mut shape, broken, events);
        if shape.shape_type == ShapeType::Enum {
            shape.members.iter_mut().for_each(members::complete_enum_member);
        }
        if broken {
            self.broken.insert(shape.id.clone());
        }
        shape
    }

    /// The mixin of a shape, if it can be applied.
    fn mixin(&self, shape: &Shape, mixin: &Reference) -> Result<&Shape, Box<Event>> {
        let error =
            |message: String| Box::new(Event::error("Model", message).on(&shape.id).at(mixin.location));
        let id = &mixin.target;
        if self.copied > MAX_COPIED {
            return Err(error(format!(
                "the model's mixins bring more than {MAX_COPIED} members and traits in all"
            )));
        }
        let found = self.shapes.get(id).ok_or_else(|| error(format!("the mixin `{id}` is not defined")))?;
        if found.shape_type != shape.shape_type {
            let (theirs, ours) = (found.shape_type.as_str(), shape.shape_type.as_str());
            let message =
                format!("the mixin `{id}` is a {theirs} shape, which cannot be mixed into a {ours} shape");
            return Err(error(message));
        }
        if !members::are_complete(found) {
            return Err(error(format!("the mixin `{id}` is incomplete, and cannot be applied")));
        }
        Ok(found)
    }
}

/// Mixins cannot have what belongs to one shape alone.
fn check_mixin(shape: &Shape, events: &mut Vec<Event>) {
    if !shape.traits.has(MIXIN) {
        return;
    }
    let message = match &shape.detail {
        Detail::Operation(operation) => {
            let is_unit = |reference: &Reference| reference.target.as_str() == "smithy.api#Unit";
            if is_unit(&operation.input) && is_unit(&operation.output) {
                return;
            }
            "an operation that is a mixin cannot have an input or an output"
        }
        Detail::Resource(resource) if **resource != Resource::default() => {
            "a resource that is a mixin cannot have any properties"
        }
        _ => return,
    };
    events.push(Event::error("Model", message).on(&shape.id).at(shape.location));
}

/// What a shape gets from its mixins.
#[derive(Default)]
struct Inherited {
    traits: BTreeMap<ShapeId, Node>,
    members: Vec<Member>,
    /// Where a member of this name is in the list.
    positions: HashMap<String, usize>,
    errors: Vec<Reference>,
    service: Service,
}

impl Inherited {
    /// Adds a mixin, whose traits come before those of the mixins before it. Gives the members that are in conflict.
    fn add(&mut self, mixin: &Shape, user: &ShapeId, events: &mut Vec<Event>) -> Vec<ShapeId> {
        let mut conflicts = Vec::new();
        let local = mixin.traits.get(MIXIN).and_then(|node| node.get("localTraits")).and_then(Node::as_array);
        let is_local =
            |id: &ShapeId| local.is_some_and(|ids| ids.iter().any(|n| n.as_str() == Some(id.as_str())));
        for (id, value) in mixin.traits.iter().filter(|(id, _)| id.as_str() != MIXIN && !is_local(id)) {
            self.traits.insert(id.clone(), value.clone());
        }
        for theirs in &mixin.members {
            let name = theirs.name();
            let position = self.positions.get(name).copied();
            let Some(ours) = position.and_then(|position| self.members.get_mut(position)) else {
                let mut traits = Traits::default();
                theirs.traits.iter().for_each(|(id, value)| traits.inherit(id, value));
                let (target, location) = (theirs.target.clone(), theirs.location);
                let mixins = vec![theirs.id.clone()];
                self.positions.insert(name.to_string(), self.members.len());
                self.members.push(Member { id: user.with_member(name), target, traits, location, mixins });
                continue;
            };
            if ours.target != theirs.target {
                events.push(members::conflict(&ours.id, &theirs.id, theirs.location));
                conflicts.extend([ours.id.clone(), theirs.id.clone()]);
            }
            theirs.traits.iter().for_each(|(id, value)| ours.traits.inherit(id, value));
            ours.mixins.push(theirs.id.clone());
        }
        match &mixin.detail {
            Detail::Operation(operation) => inherit(&mut self.errors, &operation.errors),
            Detail::Service(theirs) => {
                if !theirs.version.is_empty() {
                    self.service.version.clone_from(&theirs.version);
                }
                inherit(&mut self.service.operations, &theirs.operations);
                inherit(&mut self.service.resources, &theirs.resources);
                inherit(&mut self.service.errors, &theirs.errors);
                rename(&mut self.service.rename, &theirs.rename);
            }
            Detail::Resource(_) | Detail::None => {}
        }
        conflicts
    }

    /// Adds the traits that a shape has not itself.
    fn add_traits(&self, own: &mut Traits) {
        for (id, value) in &self.traits {
            if !own.has(id.as_str()) {
                own.inherit(id, value);
            }
        }
    }

    /// Adds what a service or an operation gets.
    fn detail_for(&mut self, detail: &mut Detail) {
        match detail {
            Detail::Operation(Operation { errors, .. }) => add_own(errors, &mut self.errors),
            Detail::Service(own) => {
                if own.version.is_empty() {
                    own.version.clone_from(&self.service.version);
                }
                add_own(&mut own.operations, &mut self.service.operations);
                add_own(&mut own.resources, &mut self.service.resources);
                add_own(&mut own.errors, &mut self.service.errors);
                let mut all = std::mem::take(&mut self.service.rename);
                rename(&mut all, &own.rename);
                own.rename = all;
            }
            Detail::Resource(_) | Detail::None => {}
        }
    }
}

fn inherit(into: &mut Vec<Reference>, references: &[Reference]) {
    for reference in references {
        if !into.contains(reference) {
            into.push(Reference { inherited: true, ..reference.clone() });
        }
    }
}

/// Puts a shape's own references after those that it inherits; one that is both is its own.
fn add_own(own: &mut Vec<Reference>, inherited: &mut Vec<Reference>) {
    if inherited.is_empty() {
        return;
    }
    let mut all = std::mem::take(inherited);
    for reference in own.drain(..) {
        match all.iter_mut().find(|other| other.target == reference.target && other.inherited) {
            Some(same) => *same = reference,
            None => all.push(reference),
        }
    }
    *own = all;
}

fn rename(into: &mut Vec<(ShapeId, String)>, names: &[(ShapeId, String)]) {
    for (id, name) in names {
        match into.iter_mut().find(|(other, _)| other == id) {
            Some((_, old)) => old.clone_from(name),
            None => into.push((id.clone(), name.clone())),
        }
    }
}
