//! Lists in header values: items between commas, quoted where they would be taken for something else
//! ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1)).

use std::borrow::Cow;

/// Writes an item behind what is in `out`.
pub(super) fn write(out: &mut String, item: &str, quotable: bool) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    let plain = !item.is_empty() && !item.contains([',', '"']) && item.trim_matches(SPACES) == item;
    if plain || !quotable {
        out.push_str(item);
        return;
    }
    out.push('"');
    for character in item.chars() {
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('"');
}

/// What may stand around items.
pub(super) const SPACES: [char; 2] = [' ', '\t'];

/// The items of a header value. Items that are empty and not quoted are none. HTTP dates have a comma inside.
///
/// None where a quote is not closed, or is followed by anything but a comma.
pub(super) fn items(text: &str, dates: bool) -> Option<Vec<Cow<'_, str>>> {
    let mut items = Vec::new();
    let mut rest = text.trim_start_matches(SPACES);
    while !rest.is_empty() {
        let after = if let Some(quoted) = rest.strip_prefix('"') {
            let (item, after) = unquote(quoted)?;
            items.push(item);
            after.trim_start_matches(SPACES)
        } else {
            let (item, after) = plain(rest, dates);
            if !item.is_empty() {
                items.push(Cow::Borrowed(item));
            }
            after
        };
        rest = match after.strip_prefix(',') {
            Some(after) => after.trim_start_matches(SPACES),
            None if after.is_empty() => after,
            None => return None,
        };
    }
    Some(items)
}

/// Takes an item without quotes, up to its comma or the end.
fn plain(text: &str, dates: bool) -> (&str, &str) {
    let mut end = text.find(',').unwrap_or(text.len());
    // A date's first part is the day of the week.
    if dates && text.get(..end).is_some_and(is_day) {
        let second = text.get(end + 1..).and_then(|rest| rest.find(','));
        end = second.map_or(text.len(), |second| end + 1 + second);
    }
    let (item, after) = text.split_at(end);
    (item.trim_end_matches(SPACES), after)
}

fn is_day(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Takes what is between quotes, the first of which is gone.
fn unquote(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut item = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\\'])?;
        let (plain, after) = rest.split_at(at);
        let mut characters = after.chars();
        let quote = characters.next() == Some('"');
        rest = characters.as_str();
        if quote {
            let whole = item.is_empty();
            item.push_str(plain);
            return Some((if whole { Cow::Borrowed(plain) } else { Cow::Owned(item) }, rest));
        }
        item.push_str(plain);
        // What is escaped stands for itself.
        item.push(characters.next()?);
        rest = characters.as_str();
    }
}
