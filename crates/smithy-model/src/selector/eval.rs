//! Applies selectors: follows a chain of expressions from each starting shape, depth first.

use std::collections::{BTreeMap, HashSet};

use super::attribute::{compare, exists, resolve, Value};
use super::{Chain, Expression, Graph, Relation, Selector, TypeFilter, Vertex};
use crate::ShapeType;

/// For each vertex, whether the selector yields it for any of `starts`.
pub(super) fn select(selector: &Selector, graph: &Graph<'_>, starts: impl Iterator<Item = u32>) -> Vec<bool> {
    let mut yielded = vec![false; graph.len() as usize];
    let mut run = Run {
        selector,
        graph,
        variables: BTreeMap::new(),
        roots: vec![None; selector.roots.len()],
        passed: HashSet::new(),
    };
    for start in starts {
        run.variables.clear();
        run.apply(&selector.chain, start, &mut |_, at| {
            yielded[at as usize] = true;
            true
        });
    }
    yielded
}

/// What is known while a selector is applied.
pub(super) struct Run<'a, 'm> {
    selector: &'a Selector,
    pub(super) graph: &'a Graph<'m>,
    pub(super) variables: BTreeMap<String, Vec<u32>>,
    /// What each `:root` yields, once it was asked for.
    roots: Vec<Option<std::rc::Rc<Vec<bool>>>>,
    /// Which vertices were passed on to which rest of a chain: what follows from there is known already. Only ever
    /// asked, never walked.
    passed: HashSet<(*const Expression, usize, u32)>,
}

/// Receives what a chain yields; false asks for no more.
type Sink<'s, 'a, 'm> = &'s mut dyn FnMut(&mut Run<'a, 'm>, u32) -> bool;

impl<'a, 'm> Run<'a, 'm> {
    /// Applies a chain to a vertex; false when the sink wants no more.
    fn apply(&mut self, chain: &'a [Expression], at: u32, sink: Sink<'_, 'a, 'm>) -> bool {
        let mut rest = chain;
        // Filters only loop; what yields several vertices recurses, as deep as the parser lets it.
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            let keep = match first {
                Expression::Type(filter) => type_matches(*filter, self.graph.vertex(at)),
                Expression::Attribute(assertion) => {
                    let left = resolve(self, Value::Shape(at, self.graph.id(at)), &assertion.left);
                    match assertion.comparator {
                        None => exists(&left),
                        Some(comparator) => assertion.right.iter().any(|right| {
                            let right = resolve(self, Value::Shape(at, self.graph.id(at)), right);
                            compare(comparator, &left, &right, assertion.ignore_case)
                        }),
                    }
                }
                Expression::Scoped { scope, assertions } => {
                    let scope = resolve(self, Value::Shape(at, self.graph.id(at)), scope);
                    scope.flattened().into_iter().any(|scope| {
                        assertions.iter().all(|assertion| {
                            let left = resolve(self, scope.clone(), &assertion.left);
                            assertion.comparator.is_some_and(|comparator| {
                                assertion.right.iter().any(|right| {
                                    let right = resolve(self, scope.clone(), right);
                                    compare(comparator, &left, &right, assertion.ignore_case)
                                })
                            })
                        })
                    })
                }
                Expression::Test(predicates) => predicates.iter().any(|chain| self.yields(chain, at)),
                Expression::Not(predicate) => !self.yields(predicate, at),
                Expression::In(set) => self.contains(set, at),
                Expression::SetVariable { name, value } => {
                    let mut values = Vec::new();
                    self.apply(value, at, &mut |_, found| {
                        values.push(found);
                        true
                    });
                    values.sort_unstable();
                    values.dedup();
                    self.variables.insert(name.clone(), values);
                    true
                }
                Expression::Nothing => false,
                Expression::TopDown { .. }
                | Expression::Is(_)
                | Expression::Root(_)
                | Expression::Recursive(_)
                | Expression::GetVariable(_)
                | Expression::Forward
                | Expression::Backward
                | Expression::ForwardDirected(_)
                | Expression::BackwardDirected(_)
                | Expression::ForwardRecursive => return self.spread(first, rest, at, sink),
            };
            if !keep {
                return true;
            }
        }
        sink(self, at)
    }

    /// Applies an expression that yields other vertices than the one given, then the rest of its chain.
    fn spread(
        &mut self,
        expression: &'a Expression,
        rest: &'a [Expression],
        at: u32,
        sink: Sink<'_, 'a, 'm>,
    ) -> bool {
        let graph = self.graph;
        match expression {
            Expression::Is(chains) => chains
                .iter()
                .all(|chain| self.apply(chain, at, &mut |run, found| run.apply(rest, found, &mut *sink))),
            Expression::Forward => self.each(graph.forward(at).iter().map(|(_, to)| *to), rest, sink),
            Expression::Backward => self.each(graph.backward(at).iter().map(|(_, from)| *from), rest, sink),
            Expression::ForwardDirected(relations) => {
                let edges = graph.forward(at).iter().filter(|(relation, _)| relations.contains(relation));
                self.each(edges.map(|(_, to)| *to), rest, sink)
                    && (!relations.contains(&Relation::Trait) || self.each(graph.traits(at), rest, sink))
            }
            Expression::BackwardDirected(relations) => {
                let edges = graph.backward(at).iter().filter(|(relation, _)| relations.contains(relation));
                let users = graph.trait_users(graph.id(at).as_str()).iter().copied();
                self.each(edges.map(|(_, from)| *from), rest, sink)
                    && (!relations.contains(&Relation::Trait) || self.each(users, rest, sink))
            }
            Expression::ForwardRecursive => {
                let closure = graph.closure(at, |_| true);
                let others = (0..graph.len()).filter(|&to| to != at && closure[to as usize]);
                self.each(others, rest, sink)
            }
            Expression::GetVariable(name) => {
                let values = self.variables.get(name).cloned().unwrap_or_default();
                self.each(values.into_iter(), rest, sink)
            }
            Expression::Root(index) => {
                let found = self.root(*index);
                self.each((0..graph.len()).filter(|&to| found[to as usize]), rest, sink)
            }
            Expression::Recursive(step) => {
                let found = self.recursive(step, at);
                self.each(found.into_iter(), rest, sink)
            }
            Expression::TopDown { qualifier, disqualifier } => {
                let found = self.top_down(qualifier, disqualifier.as_ref(), at);
                self.each(found.into_iter(), rest, sink)
            }
            _ => true,
        }
    }

    fn each(
        &mut self,
        mut vertices: impl Iterator<Item = u32>,
        rest: &'a [Expression],
        sink: Sink<'_, 'a, 'm>,
    ) -> bool {
        vertices.all(|at| {
            let new = !self.selector.remember || self.passed.insert((rest.as_ptr(), rest.len(), at));
            !new || self.apply(rest, at, &mut *sink)
        })
    }

    /// Begins a walk of its own, with its own sink: where others have been does not matter to it.
    fn fresh<T>(&mut self, walk: impl FnOnce(&mut Self) -> T) -> T {
        let passed = std::mem::take(&mut self.passed);
        let result = walk(self);
        self.passed = passed;
        result
    }

    fn yields(&mut self, chain: &'a Chain, at: u32) -> bool {
        // The chain stops, that is, says false, as soon as anything arrives.
        !self.fresh(|run| run.apply(chain, at, &mut |_, _| false))
    }

    fn contains(&mut self, chain: &'a Chain, at: u32) -> bool {
        if let [Expression::Root(index)] = chain.as_slice() {
            return self.root(*index)[at as usize];
        }
        !self.fresh(|run| run.apply(chain, at, &mut |_, found| found != at))
    }

    /// What a `:root` yields; variables neither reach into it nor out of it.
    fn root(&mut self, index: usize) -> std::rc::Rc<Vec<bool>> {
        if let Some(known) = self.roots.get(index).and_then(Option::as_ref) {
            return known.clone();
        }
        let mut found = vec![false; self.graph.len() as usize];
        let variables = std::mem::take(&mut self.variables);
        if let Some(chain) = self.selector.roots.get(index) {
            self.fresh(|run| {
                for start in 0..run.graph.len() {
                    run.variables.clear();
                    run.apply(chain, start, &mut |_, at| {
                        found[at as usize] = true;
                        true
                    });
                }
            });
        }
        self.variables = variables;
        let found = std::rc::Rc::new(found);
        self.roots[index] = Some(found.clone());
        found
    }

    fn recursive(&mut self, step: &'a Chain, start: u32) -> Vec<u32> {
        let mut seen = vec![false; self.graph.len() as usize];
        let mut found = Vec::new();
        let mut open = vec![start];
        self.fresh(|run| {
            while let Some(at) = open.pop() {
                run.apply(step, at, &mut |_, next| {
                    if !std::mem::replace(&mut seen[next as usize], true) {
                        found.push(next);
                        open.push(next);
                    }
                    true
                });
            }
        });
        found
    }

    fn top_down(&mut self, qualifier: &'a Chain, disqualifier: Option<&'a Chain>, start: u32) -> Vec<u32> {
        let mut found = Vec::new();
        // A vertex may be passed twice, once in a qualified and once in an unqualified hierarchy.
        let mut seen = vec![[false; 2]; self.graph.len() as usize];
        let mut open = vec![(start, false)];
        while let Some((at, inherited)) = open.pop() {
            let shape = match self.graph.vertex(at) {
                Vertex::Shape(shape) => shape,
                Vertex::Member(..) => continue,
            };
            let service_type = type_matches(TypeFilter::ServiceType, Vertex::Shape(shape));
            if !service_type || std::mem::replace(&mut seen[at as usize][usize::from(inherited)], true) {
                continue;
            }
            let qualified = (inherited || self.yields(qualifier, at))
                && !disqualifier.is_some_and(|disqualifier| self.yields(disqualifier, at));
            if qualified {
                found.push(at);
            }
            let bound = |relation: &Relation| {
                use Relation::{
                    CollectionOperation, Create, Delete, List, Operation, Put, Read, Resource, Update,
                };
                let bindings =
                    [CollectionOperation, Create, Delete, List, Operation, Put, Read, Resource, Update];
                bindings.contains(relation)
            };
            let edges = self.graph.forward(at).iter().filter(|(relation, _)| bound(relation));
            open.extend(edges.map(|(_, to)| (*to, qualified)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether a vertex is of a type, where an enum is a string and an intEnum an integer.
fn type_matches(filter: TypeFilter, vertex: Vertex<'_>) -> bool {
    let shape = match vertex {
        Vertex::Member(..) => return matches!(filter, TypeFilter::Any | TypeFilter::Member),
        Vertex::Shape(shape) => shape.shape_type,
    };
    use ShapeType as S;
    let aggregate = matches!(shape, S::List | S::Map | S::Structure | S::Union);
    let service = matches!(shape, S::Service | S::Resource | S::Operation);
    match filter {
        TypeFilter::Any => true,
        TypeFilter::Member => false,
        TypeFilter::Number => matches!(
            shape,
            S::Byte
                | S::Short
                | S::Integer
                | S::Long
                | S::Float
                | S::Double
                | S::BigInteger
                | S::BigDecimal
                | S::IntEnum
        ),
        TypeFilter::SimpleType => !aggregate && !service,
        TypeFilter::AggregateType => aggregate,
        TypeFilter::DataType => !service,
        TypeFilter::ServiceType => service,
        TypeFilter::Exactly(S::String) => matches!(shape, S::String | S::Enum),
        TypeFilter::Exactly(S::Integer) => matches!(shape, S::Integer | S::IntEnum),
        TypeFilter::Exactly(exactly) => shape == exactly,
    }
}
