//! Pages: which request follows an output, and the iterators over send functions.
#![cfg(feature = "paginate")]
#![allow(clippy::unwrap_used)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{ready, Future};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use smithy_schema as rt;
use smithy_schema::paginate::Paginated;

#[derive(Clone, PartialEq)]
struct ListInput {
    shelf: String,
    token: Option<String>,
    start: Option<BTreeMap<String, i32>>,
}

static MAP: rt::Schema = rt::Schema {
    id: "example#Map",
    kind: rt::Kind::Map {
        key: &rt::Member::new("key", &rt::prelude::STRING),
        value: &rt::Member::new("value", &rt::prelude::INTEGER),
        sparse: false,
    },
    ..rt::Schema::EMPTY
};
static LIST_INPUT: rt::Schema = rt::Schema {
    id: "example#ListInput",
    kind: rt::Kind::Structure(&[
        rt::Member::new("shelf", &rt::prelude::STRING),
        rt::Member::new("token", &rt::prelude::STRING),
        rt::Member::new("start", &MAP),
    ]),
    ..rt::Schema::EMPTY
};
rt::structure!(ListInput: LIST_INPUT { 0 shelf, 1 token, 2 start });

#[derive(Clone, PartialEq)]
struct Listing {
    next: Option<String>,
    books: Option<Vec<String>>,
}

static BOOKS: rt::Schema = rt::Schema {
    id: "example#Books",
    kind: rt::Kind::List { member: &rt::Member::new("member", &rt::prelude::STRING), sparse: false },
    ..rt::Schema::EMPTY
};
static LISTING: rt::Schema = rt::Schema {
    id: "example#Listing",
    kind: rt::Kind::Structure(&[
        rt::Member::new("next", &rt::prelude::STRING),
        rt::Member::new("books", &BOOKS),
    ]),
    ..rt::Schema::EMPTY
};
rt::structure!(Listing: LISTING { 0 next, 1 books });

#[derive(Clone, PartialEq)]
struct ListOutput {
    result: Option<Listing>,
    last: Option<BTreeMap<String, i32>>,
}

static LIST_OUTPUT: rt::Schema = rt::Schema {
    id: "example#ListOutput",
    kind: rt::Kind::Structure(&[rt::Member::new("result", &LISTING), rt::Member::new("last", &MAP)]),
    ..rt::Schema::EMPTY
};
rt::structure!(ListOutput: LIST_OUTPUT { 0 result, 1 last });

rt::paginated!(ListInput => ListOutput {
    input_token: 1,
    output_token: &[0, 0],
} items(result?.books?): Vec<String>);

// The same input, with another output: its token is a map.
rt::paginated!(ListInput => Keys { input_token: 2, output_token: &[0] });

#[derive(Clone, PartialEq)]
struct Keys {
    last: Option<BTreeMap<String, i32>>,
}

static KEYS: rt::Schema = rt::Schema {
    id: "example#Keys",
    kind: rt::Kind::Structure(&[rt::Member::new("last", &MAP)]),
    ..rt::Schema::EMPTY
};
rt::structure!(Keys: KEYS { 0 last });

fn input(token: Option<&str>) -> ListInput {
    ListInput { shelf: "s".to_owned(), token: token.map(str::to_owned), start: None }
}

fn output(next: Option<&str>, books: &[&str]) -> ListOutput {
    let books = books.iter().map(|&book| book.to_owned()).collect();
    let listing = Listing { next: next.map(str::to_owned), books: Some(books) };
    ListOutput { result: Some(listing), last: None }
}

/// Three pages, the second of them empty.
fn send(request: &ListInput) -> Result<ListOutput, String> {
    assert_eq!(request.shelf, "s");
    match request.token.as_deref() {
        None => Ok(output(Some("2"), &["a", "b"])),
        Some("2") => Ok(output(Some("3"), &[])),
        Some("3") => Ok(output(None, &["c"])),
        Some(other) => Err(other.to_owned()),
    }
}

#[test]
fn the_request_for_the_next_page() {
    let nothing = ListOutput { result: None, last: None };
    let cases = [
        (None, output(Some("2"), &[]), Some("2")),
        (Some("1"), output(Some("2"), &[]), Some("2")),
        (Some("longer"), output(Some("l"), &[]), Some("l")),
        (Some("1"), output(Some("1"), &["more"]), None),
        (Some("1"), output(Some(""), &["more"]), None),
        (Some("1"), output(None, &["more"]), None),
        (Some("1"), nothing, None),
    ];
    for (sent, output, expected) in cases {
        let expected = expected.map(|token| input(Some(token)));
        assert_eq!(input(sent).next_page(&output), expected, "{sent:?} {output:?}");
    }
}

#[test]
fn a_map_as_a_token() {
    let keys = |entries: &[(&str, i32)]| {
        let last = entries.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
        Keys { last: Some(last) }
    };
    let first = input(None);
    let second = first.next_page(&keys(&[("a", 1), ("b", 2)])).unwrap();
    assert_eq!(second, ListInput { start: keys(&[("a", 1), ("b", 2)]).last, ..input(None) });
    let third = second.next_page(&keys(&[("a", 1)])).unwrap();
    assert_eq!(third.start, keys(&[("a", 1)]).last, "nothing of the last token is left");
    assert_eq!(third.next_page(&keys(&[("a", 1)])), None);
    assert_eq!(third.next_page(&keys(&[])), None);
    assert_eq!(third.next_page(&Keys { last: None }), None);
}

#[test]
fn a_token_that_the_input_cannot_hold_ends_the_pages() {
    #[derive(Clone, PartialEq)]
    struct Odd {
        number: Option<i32>,
    }
    static ODD: rt::Schema = rt::Schema {
        id: "example#Odd",
        kind: rt::Kind::Structure(&[rt::Member::new("number", &rt::prelude::INTEGER)]),
        ..rt::Schema::EMPTY
    };
    rt::structure!(Odd: ODD { 0 number });
    rt::paginated!(ListInput => Odd { input_token: 1, output_token: &[0] });
    rt::paginated!(Odd => ListOutput { input_token: 9, output_token: &[0, 0] });
    assert_eq!(input(None).next_page(&Odd { number: Some(1) }), None);
    assert_eq!(Odd { number: None }.next_page(&output(Some("2"), &[])), None);
}

#[test]
fn pages_in_order_until_the_last() {
    let sent = RefCell::new(Vec::new());
    let mut pages = input(None).pages(|request: ListInput| {
        sent.borrow_mut().push(request.token.clone());
        send(&request)
    });
    assert_eq!(sent.borrow().len(), 0, "nothing is sent before it is asked for");
    assert_eq!(pages.next(), Some(Ok(output(Some("2"), &["a", "b"]))));
    assert_eq!(pages.request(), Some(&input(Some("2"))));
    assert_eq!(format!("{pages:?}"), format!("Pages {{ request: {:?}, .. }}", Some(input(Some("2")))));
    assert_eq!(pages.next(), Some(Ok(output(Some("3"), &[]))));
    assert_eq!(pages.next(), Some(Ok(output(None, &["c"]))));
    assert_eq!((pages.next(), pages.next()), (None, None));
    assert_eq!(pages.request(), None);
    let texts =
        |tokens: &[Option<&str>]| tokens.iter().map(|token| token.map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(*sent.borrow(), texts(&[None, Some("2"), Some("3")]));
}

#[test]
fn items_across_pages() {
    let books: Result<Vec<String>, String> =
        input(None).pages(|request: ListInput| send(&request)).items().collect();
    assert_eq!(books.unwrap(), ["a", "b", "c"]);
    let mut items = input(None).pages(|request: ListInput| send(&request)).items();
    assert_eq!(items.next(), Some(Ok("a".to_owned())));
    assert_eq!(items.request(), Some(&input(Some("2"))), "a page is asked for when its items are");
    assert!(format!("{items:?}").starts_with("Items { request: Some("));
}

#[test]
fn a_failure_ends_the_pages_and_says_where_to_go_on() {
    let attempts = Cell::new(0);
    let flaky = |request: ListInput| {
        attempts.set(attempts.get() + 1);
        if attempts.get() == 2 {
            return Err("busy".to_owned());
        }
        send(&request)
    };
    let mut items = input(None).pages(flaky).items();
    let found: Vec<_> = items.by_ref().collect();
    assert_eq!(found, [Ok("a".to_owned()), Ok("b".to_owned()), Err("busy".to_owned())]);
    assert_eq!(items.next(), None);
    assert_eq!(attempts.get(), 2, "nothing is sent after a failure");
    let rest: Result<Vec<_>, _> = items.request().unwrap().clone().pages(flaky).items().collect();
    assert_eq!(rest.unwrap(), ["c"]);
}

// The same with futures.

/// What is woken counts.
struct Wakes(AtomicUsize);

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Runs a future that wakes whoever polls it, and tells how often it was pending.
fn run<T>(future: impl Future<Output = T>) -> (T, usize) {
    let wakes = Arc::new(Wakes(AtomicUsize::new(0)));
    let waker = Waker::from(wakes.clone());
    let mut context = Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    for pending in 0.. {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return (value, pending);
        }
        assert_eq!(
            wakes.0.load(Ordering::Relaxed),
            pending + 1,
            "what is pending wakes whoever waits for it"
        );
    }
    unreachable!("a loop without an end")
}

/// Pending once, then this.
struct Later<T>(Option<T>, bool);

impl<T: Unpin> Future for Later<T> {
    type Output = T;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        if !std::mem::replace(&mut self.1, true) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.0.take().map_or(Poll::Pending, Poll::Ready)
    }
}

fn later(request: &ListInput) -> Later<Result<ListOutput, String>> {
    Later(Some(send(request)), false)
}

#[test]
fn pages_of_futures() {
    let mut pages = input(None).pages_async(|request: ListInput| later(&request));
    let (found, pending) = run(async {
        let mut found = Vec::new();
        while let Some(page) = pages.next().await {
            found.push(page.unwrap());
        }
        found
    });
    assert_eq!(found, [output(Some("2"), &["a", "b"]), output(Some("3"), &[]), output(None, &["c"])]);
    assert_eq!(pending, 3);
    assert_eq!(pages.request(), None);
    assert!(run(pages.next()).0.is_none());
    assert_eq!(format!("{pages:?}"), "AsyncPages { request: None, .. }");
}

#[test]
fn items_of_futures() {
    let shelf = "s".to_owned();
    // A future that borrows from outside, as those of clients do.
    let shelf = &shelf;
    let mut items = input(None)
        .pages_async(|request: ListInput| async move {
            assert_eq!(request.shelf, *shelf);
            later(&request).await
        })
        .items();
    let (found, _) = run(async {
        let mut found = Vec::new();
        while let Some(item) = items.next().await {
            found.push(item.unwrap());
        }
        found
    });
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(format!("{items:?}"), "AsyncItems { request: None, .. }");
}

#[test]
fn a_failure_ends_the_pages_of_futures() {
    let mut items = input(None)
        .pages_async(|request: ListInput| {
            ready(if request.token.is_some() { Err("busy") } else { Ok(output(Some("2"), &["a"])) })
        })
        .items();
    assert_eq!(run(items.next()).0, Some(Ok("a".to_owned())));
    assert_eq!(run(items.next()).0, Some(Err("busy")));
    assert_eq!(run(items.next()).0, None);
    assert_eq!(items.request(), Some(&input(Some("2"))));
}

#[test]
fn a_future_that_is_dropped_loses_no_page() {
    let sent = Cell::new(0);
    let mut pages = input(None).pages_async(|request: ListInput| {
        sent.set(sent.get() + 1);
        later(&request)
    });
    {
        let waker = Waker::from(Arc::new(Wakes(AtomicUsize::new(0))));
        let mut waiting = std::pin::pin!(pages.next());
        assert!(waiting.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    }
    let (page, pending) = run(pages.next());
    assert_eq!(page, Some(Ok(output(Some("2"), &["a", "b"]))));
    assert_eq!((sent.get(), pending), (1, 0), "the request was sent once, and its answer was there");
}

#[test]
fn pages_of_futures_go_where_their_parts_go() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let mut items = is_send(input(None).pages_async(|request: ListInput| ready(send(&request))).items());
    assert_eq!(run(is_send(items.next())).0, Some(Ok("a".to_owned())));
}
