//! The server side under fire: mutated requests of real operations, and the worst by hand. Each gets its operation's
//! input, or an answer of the 400s with a named cause; none a panic.
//!
//! `HOSTILE_REQUESTS=1000000` makes it a long run, `HOSTILE_SEED` another one.
#![cfg(all(feature = "http", feature = "sample"))]
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use chime_messaging_types::http::{self, Call};
use chime_messaging_types::runtime::http::server::Router;
use chime_messaging_types::runtime::http::{Endpoint, HeaderName, Operation, Request};
use chime_messaging_types::runtime::sample::{full, valid};

/// How many mutants are sent.
const REQUESTS: u64 = 4_000;

/// No request takes longer, not even those of many megabytes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Random numbers that are the same on each run (xorshift).
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below `end`, of which there is at least one.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

fn request<O: Operation>(seed: u64) -> Request<Vec<u8>> {
    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let input: O::Input = if seed % 2 == 0 { full(seed) } else { valid(seed) };
    O::request(&input, &endpoint).unwrap()
}

/// A request that is as it should be, of an operation with a body, a query, labels, headers.
fn sound(rng: &mut Rng) -> Request<Vec<u8>> {
    let seed = rng.next();
    match rng.below(8) {
        0 => request::<http::SendChannelMessage>(seed),
        1 => request::<http::CreateChannel>(seed),
        2 => request::<http::BatchCreateChannelMembership>(seed),
        3 => request::<http::PutChannelMembershipPreferences>(seed),
        4 => request::<http::SearchChannels>(seed),
        5 => request::<http::ChannelFlowCallback>(seed),
        6 => request::<http::ListChannelMessages>(seed),
        _ => request::<http::UntagResource>(seed),
    }
}

const TOKENS: [&str; 16] = [
    "{", "}", "[", "]", ",", ":", "\"", "\\u", "\\ud800", "null", "true", "-1e999", "1e400000", "0x",
    "\u{0}", "\u{feff}",
];

/// Changes a request's body, target or headers at random.
fn mutate(request: Request<Vec<u8>>, rng: &mut Rng) -> Option<Request<Vec<u8>>> {
    let (mut parts, mut body) = request.into_parts();
    for _ in 0..=rng.below(3) {
        let at = rng.below(body.len() + 1);
        match rng.below(8) {
            0 => body.truncate(at),
            1 => body.insert(at, rng.next() as u8),
            2 if at < body.len() => body[at] = rng.next() as u8,
            3 => drop(body.splice(at..at, rng.pick(&TOKENS).bytes())),
            4 => drop(body.splice(at..at, body.clone())),
            5 => {
                let mut target = parts.uri.to_string();
                let mut at = rng.below(target.len() + 1);
                at = (at..=target.len()).find(|at| target.is_char_boundary(*at)).unwrap_or(target.len());
                target
                    .insert_str(at, rng.pick(&["%", "%0", "%ff", "/", "//", "?", "&", "=", "+", "..", "é"]));
                parts.uri = target.parse().ok()?;
            }
            6 => {
                let name = rng.pick(&["content-type", "accept", "x-amz-chime-bearer", "content-encoding"]);
                let value = rng.pick(&["", "text/plain", "application/json;", "gzip", "*/*;q=", "\u{ff}"]);
                let name: HeaderName = name.parse().ok()?;
                parts.headers.insert(name, value.parse().ok()?);
            }
            _ => parts.method = rng.pick(&["GET", "POST", "PUT", "DELETE", "PATCH", "X"]).parse().ok()?,
        }
    }
    Some(Request::from_parts(parts, body))
}

/// Sends a request; says whether it was refused. An answer has to be one.
fn send(request: &Request<Vec<u8>>) -> bool {
    let start = Instant::now();
    let answer = Call::receive(request);
    assert!(start.elapsed() < PATIENCE, "{} {} took too long", request.method(), request.uri());
    let Err(refusal) = answer else { return false };
    assert!(refusal.status().is_client_error(), "{}", refusal.status());
    assert!(!refusal.code().is_empty() && !refusal.message().is_empty());
    let body: serde_json::Value = serde_json::from_slice(refusal.response().body()).unwrap();
    assert!(body.is_object(), "{body}");
    true
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

#[test]
fn mutants() {
    let mut rng = Rng(number("HOSTILE_SEED", 20_261_122) | 1);
    let (mut refused, mut accepted) = (0_u64, 0_u64);
    for _ in 0..number("HOSTILE_REQUESTS", REQUESTS) {
        let request = sound(&mut rng);
        if let Some(request) = mutate(request, &mut rng) {
            *(if send(&request) { &mut refused } else { &mut accepted }) += 1;
        }
    }
    // Both ways out are taken, or the mutations are too tame or too wild to find anything.
    assert!(refused > 100 && accepted > 100, "{refused} refused, {accepted} accepted");
}

#[test]
fn the_worst_bodies() {
    let sound = request::<http::CreateChannel>(2);
    let with = |body: Vec<u8>| {
        let (parts, _) = sound.clone().into_parts();
        Request::from_parts(parts, body)
    };
    assert!(!send(&sound));
    let deep = |open: &str, close: &str, levels: usize| {
        format!("{{\"Metadata\": {}{}}}", open.repeat(levels), close.repeat(levels)).into_bytes()
    };
    for body in [
        deep("[", "]", 10_000),
        deep("{\"a\":", "}", 10_000),
        deep("[", "", 1_000_000),
        format!("{{\"unknown\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(),
        vec![b'9'; 5_000_000],
        format!("{{\"Name\": \"{}\"}}", "\\u0041".repeat(500_000)).into_bytes(),
        vec![0xff; 1_000],
        b"\"text\"".to_vec(),
        b"{\"Name\": 1, \"Tags\": {}, \"Mode\": [], \"ExpirationSettings\": true}".to_vec(),
        sound.body()[..sound.body().len() / 2].to_vec(),
    ] {
        assert!(send(&with(body)));
    }
}

#[test]
fn the_worst_headers_and_targets() {
    let sound = request::<http::ListChannelMessages>(2);
    let huge = "a".repeat(1_000_000);
    for (name, value) in [("x-amz-chime-bearer", huge.as_str()), ("x-amz-chime-bearer", "")] {
        let mut request = sound.clone();
        let name: HeaderName = name.parse().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        assert!(send(&request), "{} bytes", value.len());
    }
    let mut many = sound.clone();
    for index in 0..20_000 {
        let name: HeaderName = format!("x-{index}").parse().unwrap();
        many.headers_mut().insert(name, "1".parse().unwrap());
    }
    assert!(!send(&many), "headers that mean nothing are not looked at");
    for target in
        ["/", "//", "/channels//messages", "/channels/%/messages", "/channels/%ff/messages", "/nothing/here"]
    {
        let mut request = sound.clone();
        *request.uri_mut() = target.parse().unwrap();
        assert!(send(&request), "{target}");
    }
    let mut request = sound.clone();
    *request.uri_mut() = format!("/channels/a/messages?{}", "max-results=1&".repeat(4_000)).parse().unwrap();
    assert!(send(&request));
    let router = Router::new(&http::SERVICE);
    assert!(router.find(&sound).is_ok());
}
