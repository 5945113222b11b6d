//! Smithy's selectors: expressions that match shapes ([spec](https://smithy.io/2.0/spec/selectors.html)).

mod attribute;
mod eval;
mod graph;
mod names;
mod parse;

use std::collections::BTreeSet;
use std::fmt;

pub(crate) use graph::{Graph, Relation, Vertex};

use crate::{Model, ShapeId};

/// A parsed selector.
///
/// ```text
/// structure > :test(member > string)
/// ```
#[derive(Debug, Clone)]
pub struct Selector {
    chain: Chain,
    roots: Vec<Chain>,
    /// Whether it can lead to shapes that do not depend on the starting shape's own references.
    backward: bool,
    /// Whether so many ways may lead to one shape that it pays to remember where one has been.
    remember: bool,
}

/// Why a text is no selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectorError {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes from the beginning of the selector.
    pub offset: usize,
}

impl Selector {
    /// Parses a selector.
    ///
    /// # Errors
    /// What the grammar does not allow, a shape type that Smithy does not have, a function with too few or too
    /// many arguments, and expressions nested more deeply than any sensible selector.
    pub fn parse(text: &str) -> Result<Self, SelectorError> {
        parse::parse(text)
    }

    /// The ids of all shapes and members that this selector yields for the shapes of `model`.
    pub fn select(&self, model: &Model) -> BTreeSet<ShapeId> {
        let graph = Graph::new(model);
        let matches = self.select_in(&graph);
        (0..graph.len()).filter(|&at| matches[at as usize]).map(|at| graph.id(at).clone()).collect()
    }

    /// The same on a prepared graph: for each vertex, whether it is yielded.
    pub(crate) fn select_in(&self, graph: &Graph<'_>) -> Vec<bool> {
        eval::select(self, graph, 0..graph.len())
    }

    /// The same, where only what is yielded among the own shapes matters: built-in shapes are only started from
    /// when the selector can lead from them to others.
    pub(crate) fn select_own(&self, graph: &Graph<'_>) -> Vec<bool> {
        if self.backward {
            return self.select_in(graph);
        }
        eval::select(self, graph, (0..graph.len()).filter(|&at| !graph.is_built_in(at)))
    }

    /// The same for a single starting shape.
    pub(crate) fn select_from(&self, graph: &Graph<'_>, start: u32) -> Vec<bool> {
        eval::select(self, graph, std::iter::once(start))
    }
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at character {} of the selector)", self.message, self.offset + 1)
    }
}

impl std::error::Error for SelectorError {}

/// Expressions that are applied one after the other.
type Chain = Vec<Expression>;

#[derive(Debug, Clone)]
enum Expression {
    Type(TypeFilter),
    Attribute(Assertion),
    Scoped {
        scope: Operand,
        assertions: Vec<Assertion>,
    },
    Forward,
    Backward,
    ForwardDirected(Vec<Relation>),
    BackwardDirected(Vec<Relation>),
    ForwardRecursive,
    SetVariable {
        name: String,
        value: Chain,
    },
    GetVariable(String),
    Test(Vec<Chain>),
    Is(Vec<Chain>),
    Not(Chain),
    In(Chain),
    /// An index into the selector's `roots`.
    Root(usize),
    Recursive(Chain),
    TopDown {
        qualifier: Chain,
        disqualifier: Option<Chain>,
    },
    /// A function that this implementation does not know: yields nothing.
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TypeFilter {
    Any,
    Number,
    SimpleType,
    AggregateType,
    DataType,
    ServiceType,
    Member,
    Exactly(crate::ShapeType),
}

/// A comparison, or with no comparator a test for existence.
#[derive(Debug, Clone)]
struct Assertion {
    left: Operand,
    comparator: Option<Comparator>,
    right: Vec<Operand>,
    ignore_case: bool,
}

#[derive(Debug, Clone)]
enum Operand {
    Literal(String),
    Path(Vec<Segment>),
}

/// One step into an attribute: `name`, or a function property as in `(values)`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    /// A name, and the id it has when it names a trait.
    Name {
        name: String,
        trait_id: String,
    },
    Keys,
    Values,
    Length,
    First,
    UnknownFunction,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparator {
    Equal,
    NotEqual,
    StartsWith,
    EndsWith,
    Contains,
    Exists,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    ProjectionEqual,
    ProjectionNotEqual,
    Subset,
    ProperSubset,
}
