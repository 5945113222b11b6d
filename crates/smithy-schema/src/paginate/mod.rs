//! Pages of what is too long for one response: the request for the next page, and iterators over a caller's send function.
//!
//! There is no transport here: whatever sends a request and gives its output will do, in a thread or with `async`. Inputs
//! of operations with `@paginated` implement [`Paginated`]
//! ([spec](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).
//!
//! ```
//! # use smithy_schema::{prelude, Kind, Member, Schema};
//! # #[derive(Clone, PartialEq)]
//! # struct ListNotesInput { token: Option<String> }
//! # static LIST_NOTES_INPUT: Schema = Schema {
//! #     id: "example#ListNotesInput",
//! #     kind: Kind::Structure(&[Member::new("token", &prelude::STRING)]),
//! #     ..Schema::EMPTY
//! # };
//! # smithy_schema::structure!(ListNotesInput: LIST_NOTES_INPUT { 0 token });
//! # #[derive(Clone, PartialEq)]
//! # struct ListNotesOutput { notes: Option<Vec<String>>, next: Option<String> }
//! # static NOTES: Schema = Schema {
//! #     id: "example#Notes",
//! #     kind: Kind::List { member: &Member::new("member", &prelude::STRING), sparse: false },
//! #     ..Schema::EMPTY
//! # };
//! # static LIST_NOTES_OUTPUT: Schema = Schema {
//! #     id: "example#ListNotesOutput",
//! #     kind: Kind::Structure(&[Member::new("notes", &NOTES), Member::new("next", &prelude::STRING)]),
//! #     ..Schema::EMPTY
//! # };
//! # smithy_schema::structure!(ListNotesOutput: LIST_NOTES_OUTPUT { 0 notes, 1 next });
//! # smithy_schema::paginated!(ListNotesInput => ListNotesOutput {
//! #     input_token: 0, output_token: &[1]
//! # } items(notes?): Vec<String>);
//! # fn send(request: ListNotesInput) -> Result<ListNotesOutput, String> {
//! #     Ok(match request.token.as_deref() {
//! #         None => ListNotesOutput { notes: Some(vec!["a".into(), "b".into()]), next: Some("2".into()) },
//! #         Some(_) => ListNotesOutput { notes: Some(vec!["c".into()]), next: None },
//! #     })
//! # }
//! # fn main() -> Result<(), String> {
//! use smithy_schema::paginate::Paginated;
//!
//! let request = ListNotesInput { token: None };
//! for page in request.clone().pages(|request| send(request)) {
//!     println!("{:?}", page?.notes);
//! }
//! let notes: Result<Vec<String>, String> = request.pages(|request| send(request)).items().collect();
//! assert_eq!(notes?, ["a", "b", "c"]);
//! # Ok(())
//! # }
//! ```

mod asynchronous;
mod pages;
mod token;

use std::future::Future;

pub use asynchronous::{AsyncItems, AsyncPages};
pub use pages::{Items, Pages};

use crate::Structure;

/// An operation's input whose output `O` comes page by page.
///
/// Generated inputs implement it through [`paginated!`](crate::paginated).
pub trait Paginated<O: Structure>: Structure + Clone + PartialEq {
    /// What the model says of the pages.
    fn pagination() -> &'static Pagination;

    /// The request for the page after `output`, which is the answer to this request.
    ///
    /// It is this one with another token. There is none after an output without a token or with an empty one; nor after
    /// one whose token this request has already, so that nobody asks forever for what a service has not got yet.
    fn next_page(&self, output: &O) -> Option<Self> {
        let token = token::of_output(output, Self::pagination())?;
        let mut next = self.clone();
        token::set(&mut next, Self::pagination(), token)?;
        (next != *self).then_some(next)
    }

    /// All pages from this request's on, each sent for when it is asked for.
    ///
    /// After a failure there are no more pages; [`Pages::request`] is what to begin with again.
    fn pages<S, E>(self, send: S) -> Pages<Self, S>
    where
        S: FnMut(Self) -> Result<O, E>,
    {
        Pages::new(self, send)
    }

    /// As [`pages`](Self::pages), for a function that gives a future.
    fn pages_async<S, F, E>(self, send: S) -> AsyncPages<Self, S, F>
    where
        S: FnMut(Self) -> F,
        F: Future<Output = Result<O, E>>,
    {
        AsyncPages::new(self, send)
    }
}

/// A paginated input of which the model tells what its pages are pages of.
pub trait PaginatedItems<O: Structure>: Paginated<O> {
    /// A page's items: a list, or a map with its entries.
    type Items: IntoIterator;

    /// The items of a page; nothing where the output does not have that member.
    fn items_of(output: O) -> Option<Self::Items>;
}

/// Where the members are that pagination is about.
///
/// Generated crates end each literal of this type with `..EMPTY`, so that a fact added here later breaks none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pagination {
    /// The index of the input's member that takes the token.
    pub input_token: usize,
    /// The token in the output: the index of a member, and so on in the structure that it holds.
    pub output_token: &'static [usize],
    /// The index of the input's member that limits the items of a page.
    pub page_size: Option<usize>,
}

impl Pagination {
    /// What generated literals end with.
    pub const EMPTY: Self = Self { input_token: 0, output_token: &[], page_size: None };
}

/// Implements [`Paginated`](crate::paginate::Paginated) for an operation's input, and
/// [`PaginatedItems`](crate::paginate::PaginatedItems) where it is known what its pages are pages of.
///
/// `paginated!(Input => Output { input_token: 2, output_token: &[0, 1] } items(result?.things): Vec<Thing>)`: what stands
/// in braces are facts of [`Pagination`](crate::paginate::Pagination), in parentheses are fields from the output on, each
/// that is an `Option` with `?` behind it.
#[macro_export]
macro_rules! paginated {
    (
        $input:ty => $output:ty { $($fact:ident: $value:expr),* $(,)? }
        $(items($($field:tt)*): $items:ty)?
    ) => {
        impl $crate::paginate::Paginated<$output> for $input {
            fn pagination() -> &'static $crate::paginate::Pagination {
                // All facts may be given.
                #[allow(clippy::needless_update)]
                static PAGINATION: $crate::paginate::Pagination = $crate::paginate::Pagination {
                    $($fact: $value,)*
                    ..$crate::paginate::Pagination::EMPTY
                };
                &PAGINATION
            }
        }
        $(impl $crate::paginate::PaginatedItems<$output> for $input {
            type Items = $items;
            // Of a path, each step may be optional or not.
            #[allow(clippy::needless_question_mark)]
            fn items_of(output: $output) -> ::core::option::Option<$items> {
                ::core::option::Option::Some(output.$($field)*)
            }
        })?
    };
}
