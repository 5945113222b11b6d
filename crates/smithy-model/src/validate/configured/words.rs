//! Names as words, and ways of looking for words in them.

/// A name split where its case says that a word begins: `HTTPRequestId` is `HTTP`, `Request`, `Id`.
pub(super) fn camel_case(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in name.char_indices() {
        let after = name[at..].chars().nth(1);
        let upper = c.is_ascii_uppercase();
        let after_other = before.is_some_and(|before| !before.is_ascii_uppercase());
        let before_lower = before.is_some() && after.is_some_and(|after| after.is_ascii_lowercase());
        if upper && (after_other || before_lower) {
            words.push(&name[start..at]);
            start = at;
        }
        before = Some(c);
    }
    words.push(&name[start..]);
    words
}

/// Terms of one or more words, to be found in names whatever their case: `zip code` is in `homeZipCode` and in
/// `ZIPCODE`, not in `unzipCodec`.
pub(super) struct Terms {
    terms: Vec<String>,
}

impl Terms {
    /// # Errors
    /// Terms that are not words separated by single spaces.
    pub(super) fn new<'t>(terms: impl IntoIterator<Item = &'t str>) -> Result<Self, String> {
        let mut all = Vec::new();
        for term in terms {
            if !term.split(' ').all(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric)) {
                return Err(format!("`{term}` is not words separated by single spaces"));
            }
            let term = term.to_lowercase();
            all.push(format!(" {} ", term.replace(' ', "")));
            all.push(format!(" {term} "));
        }
        Ok(Self { terms: all })
    }

    /// The first term that is in a name.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        let words = spaced(name);
        self.terms.iter().find(|term| words.contains(term.as_str())).map(|term| term.trim())
    }
}

/// The words of a name in lower case, each between spaces. Letters and digits are words of their own.
fn spaced(name: &str) -> String {
    let kind = |c: char| match c {
        _ if c.is_uppercase() => 'A',
        _ if c.is_lowercase() => 'a',
        _ if c.is_numeric() => '1',
        _ if c.is_alphabetic() => 'o',
        _ => ' ',
    };
    let mut words = String::from(" ");
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        let now = kind(c);
        let next_lower = name[at..].chars().nth(1).is_some_and(char::is_lowercase);
        // `HTTPRequest`: the last capital belongs to the word after it.
        let begins = match (before, now) {
            (' ', _) | (_, ' ') => false,
            ('A', 'a') => false,
            ('A', 'A') => next_lower,
            (before, now) => before != now,
        };
        if begins || (now == ' ' && before != ' ') {
            words.push(' ');
        }
        if now != ' ' {
            words.extend(c.to_lowercase());
        }
        before = now;
    }
    words.push(' ');
    words
}

/// A word in which a `*` at the beginning, the end or both stands for anything.
pub(super) struct Wildcard {
    text: String,
    open_start: bool,
    open_end: bool,
}

impl Wildcard {
    /// # Errors
    /// A pattern that is empty, a lone `*`, or has a `*` inside.
    pub(super) fn new(pattern: &str) -> Result<Self, String> {
        let open_start = pattern.starts_with('*');
        let text = pattern.strip_prefix('*').unwrap_or(pattern);
        let open_end = text.ends_with('*');
        let text = text.strip_suffix('*').unwrap_or(text);
        if text.is_empty() || text.contains('*') {
            return Err(format!("`{pattern}` is no word, with `*` at its beginning or end if need be"));
        }
        Ok(Self { text: text.to_lowercase(), open_start, open_end })
    }

    pub(super) fn is_match(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        match (self.open_start, self.open_end) {
            (true, true) => name.contains(&self.text),
            (true, false) => name.ends_with(&self.text),
            (false, true) => name.starts_with(&self.text),
            (false, false) => name == self.text,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{camel_case, Terms, Wildcard};

    #[test]
    fn words_begin_where_the_case_says() {
        assert_eq!(camel_case("HTTPRequestId"), ["HTTP", "Request", "Id"]);
        assert_eq!(camel_case("loremIPSUM"), ["lorem", "IPSUM"]);
        assert_eq!(camel_case("BamID2HTTP"), ["Bam", "ID2", "HTTP"]);
        assert_eq!(camel_case(""), [""]);
    }

    #[test]
    fn terms_are_whole_words() {
        let terms = Terms::new(["zip code", "ssn", "secret"]).unwrap();
        for name in ["homeZipCode", "ZIPCODE", "zip_code", "SSN", "ssn2", "MySecret", "SECRETKey"] {
            assert!(terms.find(name).is_some(), "{name}");
        }
        for name in ["unzipCodec", "lesson", "secretary", ""] {
            assert_eq!(terms.find(name), None, "{name}");
        }
        assert!(Terms::new(["a  b"]).is_err() && Terms::new([""]).is_err());
    }

    #[test]
    fn stars_stand_for_anything() {
        assert!(Wildcard::new("*foo*").unwrap().is_match("aFOOb"));
        assert!(Wildcard::new("foo*").unwrap().is_match("Foob"));
        assert!(!Wildcard::new("foo").unwrap().is_match("Foob"));
        assert!(Wildcard::new("*").is_err() && Wildcard::new("a*b").is_err());
    }
}
