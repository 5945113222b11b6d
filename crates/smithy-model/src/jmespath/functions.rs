//! The functions of JMESPath: what they take and give
//! ([spec](https://jmespath.org/specification.html#built-in-functions)).

use super::expression::Type;

/// What a function takes and gives.
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) parameters: &'static [Parameter],
    /// Whether the last parameter may be given any number of times.
    pub(super) variadic: bool,
    pub(super) result: Type,
}

/// What an argument may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Parameter {
    Any,
    One(Type),
    OneOf(&'static [Type]),
    ArrayOf(Type),
}

const NUMBER: Parameter = Parameter::One(Type::Number);
const STRING: Parameter = Parameter::One(Type::String);
const ARRAY: Parameter = Parameter::One(Type::Array);
const OBJECT: Parameter = Parameter::One(Type::Object);
const EXPRESSION: Parameter = Parameter::One(Type::Expression);
const NUMBERS: Parameter = Parameter::ArrayOf(Type::Number);
const STRINGS: Parameter = Parameter::ArrayOf(Type::String);
const ARRAY_OR_STRING: Parameter = Parameter::OneOf(&[Type::Array, Type::String]);
const SIZED: Parameter = Parameter::OneOf(&[Type::String, Type::Array, Type::Object]);

const fn function(name: &'static str, parameters: &'static [Parameter], result: Type) -> Signature {
    Signature { name, parameters, variadic: false, result }
}

const FUNCTIONS: &[Signature] = &[
    function("abs", &[NUMBER], Type::Number),
    function("avg", &[NUMBERS], Type::Number),
    function("ceil", &[NUMBER], Type::Number),
    function("contains", &[ARRAY_OR_STRING, Parameter::Any], Type::Boolean),
    function("ends_with", &[STRING, STRING], Type::Boolean),
    function("floor", &[NUMBER], Type::Number),
    function("join", &[STRING, STRINGS], Type::String),
    function("keys", &[OBJECT], Type::Array),
    function("length", &[SIZED], Type::Number),
    function("map", &[EXPRESSION, ARRAY], Type::Array),
    function("max", &[ARRAY], Type::Any),
    function("max_by", &[ARRAY, EXPRESSION], Type::Any),
    Signature { name: "merge", parameters: &[OBJECT], variadic: true, result: Type::Object },
    function("min", &[ARRAY], Type::Any),
    function("min_by", &[ARRAY, EXPRESSION], Type::Any),
    Signature { name: "not_null", parameters: &[Parameter::Any], variadic: true, result: Type::Any },
    function("reverse", &[ARRAY_OR_STRING], Type::Any),
    function("sort", &[ARRAY], Type::Array),
    function("sort_by", &[ARRAY, EXPRESSION], Type::Array),
    function("starts_with", &[STRING, STRING], Type::Boolean),
    function("sum", &[NUMBERS], Type::Number),
    function("to_array", &[Parameter::Any], Type::Array),
    function("to_number", &[Parameter::Any], Type::Number),
    function("to_string", &[Parameter::Any], Type::String),
    function("type", &[Parameter::Any], Type::String),
    function("values", &[OBJECT], Type::Array),
];

/// The function of this name.
pub(super) fn signature(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

impl Signature {
    /// The parameter that the argument of this number is given for.
    pub(super) fn parameter(&self, number: usize) -> Option<Parameter> {
        let last = self.variadic.then(|| self.parameters.last().copied()).flatten();
        self.parameters.get(number).copied().or(last)
    }

    /// How many arguments it takes, in words, if it does not take so many.
    pub(super) fn wrong_count(&self, given: usize) -> Option<String> {
        let least = self.parameters.len();
        let wrong = given < least || (given > least && !self.variadic);
        let more = if self.variadic { "at least " } else { "" };
        let plural = if least == 1 { "argument" } else { "arguments" };
        wrong.then(|| format!("the function `{}` takes {more}{least} {plural}, not {given}", self.name))
    }
}
