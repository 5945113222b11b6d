//! Two models of the same service, made fit to be compared: services told, and what one format cannot say borrowed.

use std::collections::BTreeSet;

use smithy_model::{complete_c2j, flatten_mixins, Model, Node, Shape, ShapeId, ShapeType, Side};

/// One of two models.
#[derive(Debug)]
pub struct Given {
    /// The model, without errors.
    pub model: Model,
    /// Whether it was read from C2J, which has no words for much of what a model says.
    pub c2j: bool,
}

/// Two models of which everything that differs is a change.
#[derive(Debug)]
pub struct Pair {
    /// The older one.
    pub old: Model,
    /// The newer one.
    pub new: Model,
    /// The services: the id in the older model and in the newer one, of which at least one is there; a pair without
    /// both for models that have no service.
    pub services: Vec<(Option<ShapeId>, Option<ShapeId>)>,
    /// Which of them is C2J and was completed with what only the other one says, where one was.
    pub completed: Option<Side>,
}

/// Pairs two models: all of their services, or the one that is wanted.
///
/// Where one of them is C2J, it is completed with what only the other can say.
///
/// # Errors
/// Models whose services have nothing to do with each other; a wanted service that none of them has.
pub fn pair(old: Given, new: Given, wanted: Option<&ShapeId>) -> Result<Pair, String> {
    let ours = services(&old.model, wanted);
    let theirs = services(&new.model, wanted);
    if let (Some(id), true, true) = (wanted, ours.is_empty(), theirs.is_empty()) {
        let list = |model| names(&services(model, None));
        return Err(format!(
            "`{id}` is no service of these models; the old one has {}, the new one {}",
            list(&old.model),
            list(&new.model)
        ));
    }
    if let ([ours], [theirs], true) = (ours.as_slice(), theirs.as_slice(), old.c2j || new.c2j) {
        if is_same(ours, theirs) {
            let (ours, theirs) = (ours.id.clone(), theirs.id.clone());
            return Ok(completed(old, new, &ours, &theirs));
        }
    }
    let ids = |services: &[&Shape]| services.iter().map(|shape| shape.id.clone()).collect::<BTreeSet<_>>();
    let (before, after) = (ids(&ours), ids(&theirs));
    if !before.is_empty() && !after.is_empty() && before.is_disjoint(&after) {
        return Err(format!(
            "these are models of different services: the old one has {}, the new one {}",
            names(&ours),
            names(&theirs)
        ));
    }
    let there = |ids: &BTreeSet<ShapeId>, id: &ShapeId| ids.get(id.as_str()).cloned();
    let mut services: Vec<_> =
        before.union(&after).map(|id| (there(&before, id), there(&after, id))).collect();
    if services.is_empty() {
        services.push((None, None));
    }
    Ok(Pair { old: old.model, new: new.model, services, completed: None })
}

/// Takes documentation from another model for shapes and members that have none.
pub fn borrow_documentation(model: &mut Model, from: &Model) {
    const DOCUMENTATION: &str = "smithy.api#documentation";
    let Some(id) = ShapeId::parse(DOCUMENTATION) else { return };
    for shape in model.shapes.values_mut().filter(|shape| !shape.built_in) {
        let Some(documented) = from.shape(&shape.id) else { continue };
        let members = shape.members.iter_mut().filter_map(|member| {
            let documented = documented.member(member.name())?;
            Some((&mut member.traits, &documented.traits))
        });
        for (traits, documented) in members.chain([(&mut shape.traits, &documented.traits)]) {
            if let Some(text) = documented.get(DOCUMENTATION).filter(|_| !traits.has(DOCUMENTATION)) {
                traits.insert(id.clone(), text.clone());
            }
        }
    }
}

/// Pairs the models of a module that is of one namespace: what else they hold is told elsewhere, and so differs in
/// nothing here.
pub fn pair_namespace(mut old: Model, new: Model, namespace: &str) -> Pair {
    let elsewhere = |id: &ShapeId, shape: &Shape| !shape.built_in && id.namespace() != namespace;
    old.shapes.retain(|id, shape| !elsewhere(id, shape));
    let borrowed = new.shapes.iter().filter(|(id, shape)| elsewhere(id, shape));
    old.shapes.extend(borrowed.map(|(id, shape)| (id.clone(), shape.clone())));
    old.metadata.clone_from(&new.metadata);
    Pair { old, new, services: vec![(None, None)], completed: None }
}

fn completed(old: Given, new: Given, ours: &ShapeId, theirs: &ShapeId) -> Pair {
    let completed = match (old.c2j, new.c2j) {
        (true, false) => Some(Side::Old),
        (false, true) => Some(Side::New),
        _ => None,
    };
    let (old, new, service) = match (old.c2j, new.c2j) {
        (true, false) => {
            let new = flatten_mixins(&new.model);
            (complete_c2j(old.model, ours, &new, theirs), new, theirs)
        }
        (false, true) => {
            let old = flatten_mixins(&old.model);
            let new = complete_c2j(new.model, theirs, &old, ours);
            (old, new, ours)
        }
        // Both are as poor as each other; only what the service's shape is called may have been read differently.
        _ if ours == theirs => (old.model, new.model, ours),
        _ => {
            let new = complete_c2j(new.model, theirs, &old.model, ours);
            (old.model, new, ours)
        }
    };
    Pair { old, new, services: vec![(Some(service.clone()), Some(service.clone()))], completed }
}

/// The services of a model, or the one that is wanted, where it is there.
fn services<'m>(model: &'m Model, wanted: Option<&ShapeId>) -> Vec<&'m Shape> {
    let services = model.own_shapes().filter(|shape| shape.shape_type == ShapeType::Service);
    services.filter(|shape| wanted.is_none_or(|wanted| shape.id == *wanted)).collect()
}

/// Whether two services of which one is C2J's are one: by the id that SDKs have of it, else by the namespace.
fn is_same(a: &Shape, b: &Shape) -> bool {
    fn sdk_id(shape: &Shape) -> Option<&str> {
        shape.traits.get("aws.api#service")?.get("sdkId").and_then(Node::as_str)
    }
    match (sdk_id(a), sdk_id(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.id.namespace() == b.id.namespace(),
    }
}

fn names(services: &[&Shape]) -> String {
    match services {
        [] => "none".to_owned(),
        _ => services.iter().map(|shape| format!("`{}`", shape.id)).collect::<Vec<_>>().join(", "),
    }
}
