//! [JMESPath](https://jmespath.org/specification.html) expressions as constant data: what a generator makes of a model's
//! texts.

/// An expression, and what it does with its input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expression {
    /// `@`: the input itself.
    Current,
    /// `name`: a member of an object.
    Field(&'static str),
    /// `[2]`, `[-1]`: an item of an array.
    Index(i64),
    /// `[start:stop:step]`: some items of an array.
    Slice(Option<i64>, Option<i64>, i64),
    /// A value that the expression brings along.
    Constant(Constant),
    /// `left == right`
    Compare(Comparator, &'static [Expression; 2]),
    /// `left && right`
    And(&'static [Expression; 2]),
    /// `left || right`
    Or(&'static [Expression; 2]),
    /// `!expression`
    Not(&'static Expression),
    /// `left.right`, `left | right`: the right side with the left side's result as its input.
    Then(&'static [Expression; 2]),
    /// `left[*].right`: the right side for each item of an array.
    Each(&'static [Expression; 2]),
    /// `left.*.right`: the right side for each value of an object.
    EachValue(&'static [Expression; 2]),
    /// `left[?condition].right`: the right side for each item that meets the condition, which stands between the two.
    Filter(&'static [Expression; 3]),
    /// `left[]`: an array whose items that are arrays give their items instead.
    Flatten(&'static Expression),
    /// `[a, b]`: an array of results.
    List(&'static [Expression]),
    /// `{name: a}`: an object of results.
    Object(&'static [(&'static str, Expression)]),
    /// `name(a, b)`
    Call(Function, &'static [Expression]),
    /// `&expression`: an expression as an argument, which the function applies.
    Reference(&'static Expression),
}

/// A value in an expression.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // JSON's own names.
pub enum Constant {
    Null,
    Boolean(bool),
    Number(f64),
    String(&'static str),
    Array(&'static [Constant]),
    Object(&'static [(&'static str, Constant)]),
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

/// A function ([spec](https://jmespath.org/specification.html#built-in-functions)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // JMESPath's own names.
pub enum Function {
    Abs,
    Avg,
    Ceil,
    Contains,
    EndsWith,
    Floor,
    Join,
    Keys,
    Length,
    Map,
    Max,
    MaxBy,
    Merge,
    Min,
    MinBy,
    NotNull,
    Reverse,
    Sort,
    SortBy,
    StartsWith,
    Sum,
    ToArray,
    ToNumber,
    ToString,
    Type,
    Values,
}
