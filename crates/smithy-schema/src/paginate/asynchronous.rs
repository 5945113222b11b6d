//! Pages and their items, one after the other, over a function that gives a future of an output.

use std::fmt;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::pages::Upcoming;
use super::{Paginated, PaginatedItems};
use crate::Structure;

/// Pages, each sent for when it is asked for: see [`Paginated::pages_async`].
///
/// [`next`](Self::next) gives them one by one. No runtime is needed, and none is preferred. A future of `next` that is
/// dropped loses nothing: what was sent stays under way, and the next call waits for it.
///
/// A `Stream` is one line away, with whatever crate the trait is taken from:
/// `futures::stream::poll_fn(move |context| pages.poll_next(context))`.
#[must_use = "pages are only sent for when they are asked for"]
pub struct AsyncPages<I, S, F> {
    upcoming: Upcoming<I>,
    send: S,
    under_way: Option<Pin<Box<F>>>,
}

impl<I, S, F> AsyncPages<I, S, F> {
    pub(super) fn new(request: I, send: S) -> Self {
        Self { upcoming: Upcoming::Page(request), send, under_way: None }
    }

    /// The request for the page that is next, or that could not be had; nothing after the last page.
    ///
    /// To go on after a failure, begin with it again.
    pub fn request(&self) -> Option<&I> {
        self.upcoming.request()
    }

    /// The next page; nothing after the last, nor after a failure.
    ///
    /// # Errors
    /// What the send function fails with.
    pub async fn next<O, E>(&mut self) -> Option<Result<O, E>>
    where
        O: Structure,
        I: Paginated<O>,
        S: FnMut(I) -> F,
        F: Future<Output = Result<O, E>>,
    {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// What [`next`](Self::next) waits for.
    pub fn poll_next<O, E>(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O, E>>>
    where
        O: Structure,
        I: Paginated<O>,
        S: FnMut(I) -> F,
        F: Future<Output = Result<O, E>>,
    {
        let future = match &mut self.under_way {
            Some(future) => future,
            none => match self.upcoming.to_send() {
                Some(request) => none.insert(Box::pin((self.send)(request))),
                None => return Poll::Ready(None),
            },
        };
        let Poll::Ready(answer) = future.as_mut().poll(context) else { return Poll::Pending };
        self.under_way = None;
        self.upcoming.answered(&answer);
        Poll::Ready(Some(answer))
    }

    /// The items of all pages, in order. A page without any is skipped; a failure stands where its items would.
    pub fn items<O, E>(self) -> AsyncItems<I, S, F, <I::Items as IntoIterator>::IntoIter>
    where
        O: Structure,
        I: PaginatedItems<O>,
        S: FnMut(I) -> F,
        F: Future<Output = Result<O, E>>,
    {
        AsyncItems { pages: self, page: None }
    }
}

/// The items of pages: see [`AsyncPages::items`].
#[must_use = "pages are only sent for when they are asked for"]
pub struct AsyncItems<I, S, F, C> {
    pages: AsyncPages<I, S, F>,
    page: Option<C>,
}

impl<I, S, F, C> AsyncItems<I, S, F, C> {
    /// As [`AsyncPages::request`]; the page whose items are being given has been had.
    pub fn request(&self) -> Option<&I> {
        self.pages.request()
    }

    /// The next item; nothing after the last, nor after a failure.
    ///
    /// # Errors
    /// What the send function fails with.
    pub async fn next<O, E>(&mut self) -> Option<Result<C::Item, E>>
    where
        O: Structure,
        I: PaginatedItems<O>,
        I::Items: IntoIterator<IntoIter = C>,
        C: Iterator,
        S: FnMut(I) -> F,
        F: Future<Output = Result<O, E>>,
    {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// What [`next`](Self::next) waits for.
    pub fn poll_next<O, E>(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<C::Item, E>>>
    where
        O: Structure,
        I: PaginatedItems<O>,
        I::Items: IntoIterator<IntoIter = C>,
        C: Iterator,
        S: FnMut(I) -> F,
        F: Future<Output = Result<O, E>>,
    {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Poll::Ready(Some(Ok(item)));
            }
            let Poll::Ready(answer) = self.pages.poll_next(context) else { return Poll::Pending };
            self.page = match answer {
                None => return Poll::Ready(None),
                Some(Ok(output)) => I::items_of(output).map(IntoIterator::into_iter),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            };
        }
    }
}

impl<I: fmt::Debug, S, F> fmt::Debug for AsyncPages<I, S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncPages").field("request", &self.request()).finish_non_exhaustive()
    }
}

impl<I: fmt::Debug, S, F, C> fmt::Debug for AsyncItems<I, S, F, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncItems").field("request", &self.request()).finish_non_exhaustive()
    }
}
