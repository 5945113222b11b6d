//! What becomes of samples on their way from one crate to the other.

use smithy_schema::http::server::{self, Refusal, Router};
use smithy_schema::http::{Endpoint, Operation};
use smithy_schema::{sample, Field};

use crate::tree::{has_all, known, knows_all, tree, Tree};

/// As the verdict has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Travels,
    Lost,
    Refused,
    Unreadable,
}

/// Tries the operation `Do` of both crates.
macro_rules! tried {
    ($kind:literal, $old:ident, $new:ident) => {{
        use $crate::effects::{requests, responses};
        type Old = $old::http::Do;
        type New = $new::http::Do;
        let effects = [
            requests::<Old, New>($new::http::Call::router()),
            responses::<New, Old>(true),
            requests::<New, Old>($old::http::Call::router()),
            responses::<Old, New>(false),
        ];
        let words = effects.map(|effect| format!("{effect:?}").to_lowercase());
        println!("{} {}", $kind, words.join(" "));
    }};
}

pub(crate) use tried;

/// What became of a request that was read.
pub fn of_request(written: &Tree, read: Result<Tree, Refusal>) -> Effect {
    match read {
        Ok(read) if has_all(written, &read) => Effect::Travels,
        Ok(_) => Effect::Lost,
        Err(refusal) if refusal.violations().is_some() => Effect::Refused,
        Err(_) => Effect::Unreadable,
    }
}

/// What became of a response that was read. What the service does not know is lost where it was there once; what it left
/// out and the caller had to make up is lost anyway.
pub fn of_response(written: &Tree, read: Option<(Tree, bool)>, once: bool) -> Effect {
    let Some((read, filled)) = read else { return Effect::Unreadable };
    let gone = once && !knows_all(written, &read);
    match gone || filled || !has_all(&known(written, &read), &read) {
        true => Effect::Lost,
        false => Effect::Travels,
    }
}

/// Valid values: some, full ones, and those at the limits of constraints.
fn samples<T: Field>() -> Vec<T> {
    let limits = sample::boundaries::<T>().into_iter().filter(|boundary| boundary.met);
    let limits = limits.map(|boundary| boundary.value);
    (0..60).map(sample::valid).chain((0..60).map(sample::full)).chain(limits).collect()
}

/// The worst that becomes of requests of `A` that a service of `B` reads.
pub fn requests<A: Operation, B: Operation>(router: &'static Router) -> Effect {
    let endpoint: Endpoint = "https://example.com".parse().unwrap_or_else(|_| panic!("an endpoint"));
    let effect = |input: A::Input| {
        // A sample that HTTP cannot carry is none.
        let request = A::request(&input, &endpoint).ok()?;
        let Ok(matched) = router.find(&request) else { return Some(Effect::Unreadable) };
        if !matched.is::<B>() {
            return Some(Effect::Unreadable);
        }
        let read = server::receive::<B>(&request, &matched).map(|read| tree(read.value()));
        Some(of_request(&tree(input.value()), read))
    };
    samples().into_iter().filter_map(effect).max().unwrap_or(Effect::Travels)
}

/// The worst that becomes of responses of `A` that a caller with `B` reads.
pub fn responses<A: Operation, B: Operation>(once: bool) -> Effect {
    let effect = |output: A::Output| {
        let read = B::response(&server::respond::<A>(Ok(&output))).ok();
        let read = read.map(|read| (tree(read.output.value()), !read.filled.is_empty()));
        of_response(&tree(output.value()), read, once)
    };
    samples().into_iter().map(effect).max().unwrap_or(Effect::Travels)
}
