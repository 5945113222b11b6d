//! Pages of listings, and the tokens between them.

use crate::failure::Failure;

/// How many items a page has at most where the request does not say.
const PAGE: usize = 50;

/// Which page of which listing is asked for.
pub(crate) struct Listing<'a> {
    /// What is listed: the operation, and what else in the request decides on it. A token of another listing is invalid.
    pub of: &'a [&'a str],
    /// Whether positions fall.
    pub descending: bool,
    pub max_results: Option<i32>,
    pub next_token: Option<&'a str>,
}

/// A page.
#[derive(Debug)]
pub(crate) struct Page<T> {
    pub items: Vec<T>,
    /// Where the next one begins; nothing on the last.
    pub next: Option<String>,
}

/// The page that is asked for, of all entries, each with its position.
///
/// Positions are given out once and never change, so nothing is left out or repeated when entries come and go between
/// two pages. A token names the position of the last entry, and is bound to its listing by a checksum.
pub(crate) fn page<T>(listing: &Listing<'_>, mut entries: Vec<(u64, T)>) -> Result<Page<T>, Failure> {
    entries.sort_by_key(|(position, _)| *position);
    if listing.descending {
        entries.reverse();
    }
    let after = listing.next_token.map(|token| read(listing.of, token)).transpose()?;
    let wanted = listing.max_results.and_then(|most| usize::try_from(most).ok()).unwrap_or(PAGE).max(1);
    let mut rest = entries.into_iter().filter(|(position, _)| match after {
        Some(after) if listing.descending => *position < after,
        Some(after) => *position > after,
        None => true,
    });
    let mut items = Vec::new();
    let mut last = 0;
    for (position, item) in rest.by_ref().take(wanted) {
        last = position;
        items.push(item);
    }
    let next = rest.next().map(|_| write(listing.of, last));
    Ok(Page { items, next })
}

fn write(of: &[&str], position: u64) -> String {
    format!("{:016x}{position:016x}", checksum(of, position))
}

fn read(of: &[&str], token: &str) -> Result<u64, Failure> {
    let number = |digits: Option<&str>| digits.and_then(|digits| u64::from_str_radix(digits, 16).ok());
    let position = number(token.get(16..)).filter(|position| write(of, *position) == token);
    position.ok_or_else(|| Failure::bad_request("NextToken is not one that this listing returned"))
}

/// FNV-1a over the texts, each with an end of its own, and the position.
fn checksum(of: &[&str], position: u64) -> u64 {
    let texts = of.iter().flat_map(|text| text.bytes().chain([0xff]));
    texts.chain(position.to_be_bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{page, Listing, Page};
    use crate::failure::FailureKind;

    fn ask(of: &[&str], descending: bool, max: Option<i32>, token: Option<&str>) -> Page<u64> {
        let listing = Listing { of, descending, max_results: max, next_token: token };
        page(&listing, (1..=5).rev().map(|n| (n * 10, n)).collect()).expect("a valid token")
    }

    #[test]
    fn pages_follow_one_another_in_both_directions() {
        for (descending, expected) in [(false, [1, 2, 3, 4, 5]), (true, [5, 4, 3, 2, 1])] {
            let mut seen = Vec::new();
            let mut token = None;
            loop {
                let page = ask(&["L"], descending, Some(2), token.as_deref());
                seen.extend(page.items);
                token = page.next;
                if token.is_none() {
                    break;
                }
            }
            assert_eq!(seen, expected);
        }
        assert!(ask(&["L"], false, Some(5), None).next.is_none(), "a full last page is the last");
        assert_eq!(ask(&["L"], false, None, None).items.len(), 5);
    }

    #[test]
    fn tokens_are_bound_to_their_listing() {
        let token = ask(&["L", "a"], false, Some(1), None).next.expect("more pages");
        for (of, token) in [
            (&["L", "b"][..], token.as_str()),
            (&["L", "a"], "x"),
            (&["L", "a"], ""),
            (&["L", "a"], "ßßßßßßßßßßßßßßßß"),
            (&["L", "a"], token.to_uppercase().as_str()),
        ] {
            let listing = Listing { of, descending: false, max_results: None, next_token: Some(token) };
            let failure = page(&listing, vec![(1, ())]).expect_err("not a token of this listing");
            assert_eq!(failure.kind, FailureKind::BadRequest);
        }
    }
}
