//! A parsed expression: the abstract syntax tree.

use std::fmt;

use crate::Node;

/// An expression, and where it stands in its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// What it does.
    pub kind: Kind,
    /// Where it begins, or where its operator stands.
    pub position: Position,
    /// How deep it nests; bounded by the parser, so that whoever walks it can recurse.
    pub(super) depth: u32,
}

/// What an expression does with its input.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `@`: the input itself.
    Current,
    /// `name`: a member of an object.
    Field(String),
    /// `[2]`, `[-1]`: an item of an array.
    Index(i64),
    /// `[start:stop:step]`: some items of an array.
    Slice {
        /// The first item.
        start: Option<i64>,
        /// The item after the last.
        stop: Option<i64>,
        /// From one item to the next; not 0.
        step: i64,
    },
    /// A JSON value in backticks, or a string in single quotes.
    Literal(Node),
    /// `left == right`
    Comparison {
        /// How the two are compared.
        comparator: Comparator,
        /// The left side.
        left: Box<Expression>,
        /// The right side.
        right: Box<Expression>,
    },
    /// `left && right`
    And(Box<Expression>, Box<Expression>),
    /// `left || right`
    Or(Box<Expression>, Box<Expression>),
    /// `!expression`
    Not(Box<Expression>),
    /// `left.right`, `left[0]`, `left | right`: the right side with the left side's result as its input.
    Subexpression(Box<Expression>, Box<Expression>),
    /// `left[*].right`: the right side for each item of an array.
    Projection(Box<Expression>, Box<Expression>),
    /// `left.*.right`: the right side for each value of an object.
    ObjectProjection(Box<Expression>, Box<Expression>),
    /// `left[?condition].right`: the right side for each item that meets a condition.
    FilterProjection {
        /// The array.
        left: Box<Expression>,
        /// What an item has to meet.
        condition: Box<Expression>,
        /// What becomes of it.
        right: Box<Expression>,
    },
    /// `left[]`: an array whose items that are arrays give their items instead.
    Flatten(Box<Expression>),
    /// `[a, b]`: an array of results.
    MultiSelectList(Vec<Expression>),
    /// `{name: a}`: an object of results.
    MultiSelectHash(Vec<(String, Expression)>),
    /// `name(a, b)`
    Function {
        /// The function's name.
        name: String,
        /// Its arguments.
        arguments: Vec<Expression>,
    },
    /// `&expression`: an expression as an argument, which the function applies.
    Reference(Box<Expression>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Their names say it.
pub enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A place in an expression's text; line and column count from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // Their names say it.
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// What kind of value an expression gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // JMESPath's own names.
pub enum Type {
    String,
    Number,
    Boolean,
    Null,
    Array,
    Object,
    /// An expression as a function's argument.
    Expression,
    /// Nothing is known of it.
    Any,
}

impl Comparator {
    /// As it is written: `>=`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Whether it asks which of two numbers comes first; JMESPath orders nothing else.
    pub fn is_ordering(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}

impl Type {
    /// As the function `type` says it: `boolean`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::Array => "array",
            Self::Object => "object",
            Self::Expression => "expression",
            Self::Any => "any",
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
