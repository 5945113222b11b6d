//! Pages and their items, one after the other, over a function that sends a request and waits for its output.

use std::fmt;

use super::{Paginated, PaginatedItems};
use crate::Structure;

/// Pages, each sent for when it is asked for: see [`Paginated::pages`].
#[must_use = "pages are only sent for when they are asked for"]
pub struct Pages<I, S> {
    upcoming: Upcoming<I>,
    send: S,
}

impl<I, S> Pages<I, S> {
    pub(super) fn new(request: I, send: S) -> Self {
        Self { upcoming: Upcoming::Page(request), send }
    }

    /// The request for the page that is next, or that could not be had; nothing after the last page.
    ///
    /// To go on after a failure, begin with it again.
    pub fn request(&self) -> Option<&I> {
        self.upcoming.request()
    }

    /// The items of all pages, in order. A page without any is skipped; a failure stands where its items would.
    pub fn items<O, E>(self) -> Items<I, S, <I::Items as IntoIterator>::IntoIter>
    where
        O: Structure,
        I: PaginatedItems<O>,
        S: FnMut(I) -> Result<O, E>,
    {
        Items { pages: self, page: None }
    }
}

impl<I, O, E, S> Iterator for Pages<I, S>
where
    O: Structure,
    I: Paginated<O>,
    S: FnMut(I) -> Result<O, E>,
{
    type Item = Result<O, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let answer = (self.send)(self.upcoming.to_send()?);
        self.upcoming.answered(&answer);
        Some(answer)
    }
}

/// Nothing follows the last page, nor a failure.
impl<I, O, E, S> std::iter::FusedIterator for Pages<I, S>
where
    O: Structure,
    I: Paginated<O>,
    S: FnMut(I) -> Result<O, E>,
{
}

/// The items of pages: see [`Pages::items`].
#[must_use = "pages are only sent for when they are asked for"]
pub struct Items<I, S, C> {
    pages: Pages<I, S>,
    page: Option<C>,
}

impl<I, S, C> Items<I, S, C> {
    /// As [`Pages::request`]; the page whose items are being given has been had.
    pub fn request(&self) -> Option<&I> {
        self.pages.request()
    }
}

impl<I, O, E, S> Iterator for Items<I, S, <I::Items as IntoIterator>::IntoIter>
where
    O: Structure,
    I: PaginatedItems<O>,
    S: FnMut(I) -> Result<O, E>,
{
    type Item = Result<<I::Items as IntoIterator>::Item, E>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Some(Ok(item));
            }
            self.page = match self.pages.next()? {
                Ok(output) => I::items_of(output).map(IntoIterator::into_iter),
                Err(error) => return Some(Err(error)),
            };
        }
    }
}

/// Which page comes next.
pub(super) enum Upcoming<I> {
    /// The one that this asks for.
    Page(I),
    /// None: the one that this asked for could not be had.
    Failed(I),
    /// None: there are no more.
    Over,
}

impl<I> Upcoming<I> {
    pub(super) fn request(&self) -> Option<&I> {
        match self {
            Self::Page(request) | Self::Failed(request) => Some(request),
            Self::Over => None,
        }
    }

    /// The request to send now. It is kept, too: the one after it is made of it.
    pub(super) fn to_send(&self) -> Option<I>
    where
        I: Clone,
    {
        match self {
            Self::Page(request) => Some(request.clone()),
            Self::Failed(_) | Self::Over => None,
        }
    }

    /// Goes on to the page after the one that was sent for.
    pub(super) fn answered<O: Structure, E>(&mut self, answer: &Result<O, E>)
    where
        I: Paginated<O>,
    {
        if let Self::Page(request) = std::mem::replace(self, Self::Over) {
            *self = match answer {
                Ok(output) => request.next_page(output).map_or(Self::Over, Self::Page),
                Err(_) => Self::Failed(request),
            };
        }
    }
}

impl<I: fmt::Debug, S> fmt::Debug for Pages<I, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("request", &self.request()).finish_non_exhaustive()
    }
}

impl<I: fmt::Debug, S, C> fmt::Debug for Items<I, S, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("request", &self.request()).finish_non_exhaustive()
    }
}
