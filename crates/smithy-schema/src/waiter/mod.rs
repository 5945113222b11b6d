//! Waiters: whether a resource is in the state that is waited for, and how long to wait before asking again
//! ([spec](https://smithy.io/2.0/additional-specs/waiters.html)).
//!
//! There is no transport here, no clock, no sleep and no random numbers: a [`Waiter`] decides what an answer means, its
//! [`Delays`] say how long to wait. Generated crates have a [`Waiter`] for each that a model describes.
//!
//! ```
//! # use smithy_schema::waiter::{Acceptor, Facts, Matcher, State};
//! # use smithy_schema::{prelude, Kind, Member, Schema};
//! # #[derive(Clone, PartialEq)]
//! # struct GetThingInput { name: String }
//! # static GET_THING_INPUT: Schema = Schema {
//! #     id: "example#GetThingInput",
//! #     kind: Kind::Structure(&[Member::new("name", &prelude::STRING)]),
//! #     ..Schema::EMPTY
//! # };
//! # smithy_schema::structure!(GetThingInput: GET_THING_INPUT { 0 name });
//! # #[derive(Clone, PartialEq)]
//! # struct GetThingOutput {}
//! # static GET_THING_OUTPUT: Schema =
//! #     Schema { id: "example#GetThingOutput", kind: Kind::Structure(&[]), ..Schema::EMPTY };
//! # smithy_schema::structure!(GetThingOutput: GET_THING_OUTPUT {});
//! # static THING_EXISTS: Waiter<GetThingInput, GetThingOutput> = Waiter::new(&Facts {
//! #     name: "ThingExists",
//! #     acceptors: &[
//! #         Acceptor { state: State::Success, matcher: Matcher::Success(true), message: None },
//! #         Acceptor { state: State::Retry, matcher: Matcher::ErrorType("NoSuchThing"), message: None },
//! #     ],
//! #     ..Facts::EMPTY
//! # });
//! # #[derive(Debug)]
//! # struct ServiceError { code: &'static str }
//! # impl ServiceError { fn code(&self) -> Option<&str> { Some(self.code) } }
//! # let mut answers = vec![Ok(GetThingOutput {}), Err(ServiceError { code: "NoSuchThing" })];
//! # let mut send = |_: &GetThingInput| answers.pop().unwrap();
//! # let random = || 0.5;
//! # let sleep = |_: Duration| {};
//! use std::time::{Duration, Instant};
//!
//! use smithy_schema::waiter::{Decision, Waiter};
//!
//! let input = GetThingInput { name: "thing".to_owned() };
//! let mut delays = THING_EXISTS.delays(Duration::from_secs(300));
//! let started = Instant::now();
//! let result = loop {
//!     let answer = send(&input);
//!     match THING_EXISTS.decide(&input, answer.as_ref().map_err(|error| error.code())) {
//!         Decision::Success => break Ok(answer),
//!         Decision::Failure { message } => break Err(message.unwrap_or("it will never be".to_owned())),
//!         Decision::Retry => match delays.next(started.elapsed(), random()) {
//!             Some(delay) => sleep(delay),
//!             None => break Err("it is not yet".to_owned()),
//!         },
//!     }
//! };
//! assert!(result.is_ok());
//! ```

mod data;
mod delays;
mod evaluate;
mod functions;
mod matching;
mod path;

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

pub use delays::Delays;
pub use path::{Comparator, Constant, Expression, Function};

use crate::Structure;
pub use crate::Unit;

/// What waits for a resource to be in a state, by calls of an operation with this input and output; [`Unit`] stands for
/// one that the operation does not have.
pub struct Waiter<I, O> {
    facts: &'static Facts,
    types: PhantomData<fn(&I, &O)>,
}

impl<I: Structure, O: Structure> Waiter<I, O> {
    /// A waiter of which this is known.
    pub const fn new(facts: &'static Facts) -> Self {
        Self { facts, types: PhantomData }
    }

    /// What the model says of it.
    pub const fn facts(&self) -> &'static Facts {
        self.facts
    }

    /// What an answer to `input` means: the operation's output, or the name of its error, if it has one.
    ///
    /// Names are taken as services send them: what follows the first `:` does not count, nor what stands before `#`.
    pub fn decide(&self, input: &I, answer: Result<&O, Option<&str>>) -> Decision {
        matching::decide(self.facts, input, answer.map(|output| output as &dyn Structure))
    }

    /// How long to wait between calls, if all of it may take `max_wait`.
    pub fn delays(&self, max_wait: Duration) -> Delays {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        Delays::new(seconds(self.facts.min_delay), seconds(self.facts.max_delay), max_wait)
    }
}

/// What an answer means for whoever waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The resource is in the state that is waited for.
    Success,
    /// The resource will never be, or the operation failed in a way that nobody expected.
    Failure {
        /// What the output says about it, where the model knows a place for that.
        message: Option<String>,
    },
    /// The resource is not yet.
    Retry,
}

/// What a model says of a waiter.
///
/// Generated crates end each literal of this type with `..EMPTY`, so that a fact added here later breaks none of them.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Its name.
    pub name: &'static str,
    /// What is looked for, in order.
    pub acceptors: &'static [Acceptor],
    /// The least time between calls, in seconds.
    pub min_delay: u32,
    /// The most time between calls, in seconds.
    pub max_delay: u32,
}

impl Facts {
    /// What generated literals end with: the specification's delays.
    pub const EMPTY: Self = Self { name: "", acceptors: &[], min_delay: 2, max_delay: 120 };
}

/// An answer that is looked for, and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Acceptor {
    /// What it means.
    pub state: State,
    /// Which answers are meant.
    pub matcher: Matcher,
    /// In a failure: what the output says about it, a string or a list of strings.
    pub message: Option<Expression>,
}

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waiting is over.
    Success,
    /// Waiting is in vain.
    Failure,
    /// Waiting goes on.
    Retry,
}

/// Which answers are meant.
#[derive(Debug, Clone, Copy)]
pub enum Matcher {
    /// Outputs, by what is in them.
    Output(PathMatcher),
    /// Outputs, by what is in them and in the input: an object with the members `input` and `output`.
    InputOutput(PathMatcher),
    /// Any output, or any error.
    Success(bool),
    /// The error of this name.
    ErrorType(&'static str),
}

/// What an expression has to give.
#[derive(Debug, Clone, Copy)]
pub struct PathMatcher {
    /// The expression.
    pub path: Expression,
    /// How its result is compared.
    pub comparator: PathComparator,
    /// What it is compared with.
    pub expected: &'static str,
}

/// How the result of an expression is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathComparator {
    /// It is this string.
    StringEquals,
    /// It is this boolean: `true` or `false`.
    BooleanEquals,
    /// It is an array with items, and each is this string.
    AllStringEquals,
    /// It is an array, and one of its items is this string.
    AnyStringEquals,
}

impl<I, O> Clone for Waiter<I, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I, O> Copy for Waiter<I, O> {}

impl<I, O> fmt::Debug for Waiter<I, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Waiter").field(self.facts).finish()
    }
}
