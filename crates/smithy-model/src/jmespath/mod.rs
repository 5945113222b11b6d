//! [JMESPath](https://jmespath.org/specification.html): the expressions of waiters, contracts and endpoint parameters.
//!
//! [`parse`] makes an [`Expression`] of a text, [`check`] says what can be said of its result and its mistakes where
//! only the shape of the input is known, [`evaluate`] applies it to a value.
//!
//! ```
//! use smithy_model::jmespath::{parse, Kind};
//!
//! let expression = parse("Channel.Status == 'ACTIVE'").unwrap();
//! assert!(matches!(expression.kind, Kind::Comparison { .. }));
//! assert_eq!(parse("Channel.").unwrap_err().to_string(), "1:9: expected a name, `*`, `[` or `{`, but the expression ends");
//! ```

mod check;
mod evaluate;
mod expression;
mod functions;
mod json_text;
mod lexer;
mod parse;
mod sample;
mod value;

pub use check::{check, Checked, Input, Problem};
pub use evaluate::{evaluate, EvaluationError};
pub use expression::{Comparator, Expression, Kind, Position, Type};
pub use parse::{parse, SyntaxError};
