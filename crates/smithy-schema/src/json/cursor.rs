//! Where the decoder stands in its input: spaces, punctuation, words and strings.

use std::borrow::Cow;

use super::scan::special;
use super::GiveUp;
use crate::Member;

/// What is left of a text of JSON.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Where strings with escapes are put together.
    scratch: String,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, scratch: String::new() }
    }

    /// How many bytes are behind.
    #[cfg(feature = "http")]
    pub(crate) fn at(&self) -> usize {
        self.at.min(self.text.len())
    }

    /// The text between such a place and here.
    #[cfg(feature = "http")]
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The next byte; zero, which begins nothing in JSON, at the end.
    #[inline]
    pub(crate) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Takes the next byte, whatever it is.
    #[inline]
    pub(crate) fn advance(&mut self) {
        self.at += 1;
    }

    #[inline]
    pub(crate) fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Takes this byte, if it is the next.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == byte;
        self.at += usize::from(next);
        next
    }

    #[inline]
    pub(crate) fn expect(&mut self, byte: u8) -> Result<(), GiveUp> {
        if self.take(byte) {
            Ok(())
        } else {
            Err(GiveUp)
        }
    }

    /// Takes this word, if it is next.
    #[inline]
    pub(crate) fn word(&mut self, word: &str) -> bool {
        let next = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if next {
            self.at += word.len();
        }
        next
    }

    #[inline]
    pub(crate) fn null(&mut self) -> bool {
        self.peek() == b'n' && self.word("null")
    }

    pub(crate) fn boolean(&mut self) -> Result<bool, GiveUp> {
        if self.word("true") {
            Ok(true)
        } else if self.word("false") {
            Ok(false)
        } else {
            Err(GiveUp)
        }
    }

    /// Takes the beginning of a list or map; says whether there is something in it.
    #[inline]
    pub(crate) fn open(&mut self, open: u8, close: u8) -> Result<bool, GiveUp> {
        self.expect(open)?;
        self.space();
        Ok(!self.take(close))
    }

    /// Takes what follows something in a list or map; says whether there is more in it.
    #[inline]
    pub(crate) fn more(&mut self, close: u8) -> Result<bool, GiveUp> {
        self.space();
        if self.take(b',') {
            self.space();
            return Ok(true);
        }
        self.expect(close).map(|()| false)
    }

    /// Takes a key and its colon.
    #[inline]
    pub(crate) fn key(&mut self) -> Result<Cow<'a, str>, GiveUp> {
        let key = self.string()?;
        self.colon()?;
        Ok(key)
    }

    #[inline]
    pub(crate) fn colon(&mut self) -> Result<(), GiveUp> {
        self.space();
        self.expect(b':')?;
        self.space();
        Ok(())
    }

    /// Takes one of these keys of members, and its colon; says which. Keys must be plain: one with a quote in it would be
    /// found where another one ends.
    #[inline]
    pub(super) fn key_of(
        &mut self,
        members: &[Member],
        key: impl Fn(&Member) -> &'static str,
    ) -> Result<Option<usize>, GiveUp> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let Some((b'"', rest)) = rest.split_first() else { return Err(GiveUp) };
        let is_next = |member: &Member| {
            let key = key(member).as_bytes();
            // Lengths tell most keys apart.
            rest.get(key.len()) == Some(&b'"') && rest.starts_with(key)
        };
        let Some(index) = members.iter().position(is_next) else { return Ok(None) };
        self.at += members.get(index).map_or(0, |member| key(member).len()) + 2;
        self.colon()?;
        Ok(Some(index))
    }

    /// Makes sure that nothing but spaces is left.
    pub(crate) fn end(&mut self) -> Result<(), GiveUp> {
        self.space();
        if self.at == self.text.len() {
            Ok(())
        } else {
            Err(GiveUp)
        }
    }

    /// Takes a string.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, GiveUp> {
        self.expect(b'"')?;
        let plain = self.plain()?;
        if self.take(b'"') {
            return Ok(Cow::Borrowed(plain));
        }
        self.escaped(plain).map(Cow::Owned)
    }

    /// Takes what a string holds up to its end, an escape or something wrong.
    #[inline]
    fn plain(&mut self) -> Result<&'a str, GiveUp> {
        let end = special(self.text.as_bytes(), self.at);
        let plain = self.text.get(self.at..end).ok_or(GiveUp)?;
        self.at = end;
        Ok(plain)
    }

    /// Takes the rest of a string that has an escape after this beginning.
    fn escaped(&mut self, beginning: &str) -> Result<String, GiveUp> {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.push_str(beginning);
        while !self.take(b'"') {
            scratch.push(self.escape()?);
            scratch.push_str(self.plain()?);
        }
        let string = scratch.as_str().to_owned();
        self.scratch = scratch;
        Ok(string)
    }

    /// Takes an escape; two of them where UTF-16 needs two.
    fn escape(&mut self) -> Result<char, GiveUp> {
        self.expect(b'\\')?;
        let escape = self.peek();
        self.advance();
        Ok(match escape {
            b'"' | b'\\' | b'/' => char::from(escape),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let code = if (0xD800..0xDC00).contains(&first) {
                    self.expect(b'\\')?;
                    self.expect(b'u')?;
                    let second = self.unit()?;
                    if !(0xDC00..0xE000).contains(&second) {
                        return Err(GiveUp);
                    }
                    0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
                } else {
                    first
                };
                char::from_u32(code).ok_or(GiveUp)?
            }
            _ => return Err(GiveUp),
        })
    }

    /// Takes four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, GiveUp> {
        (0..4).try_fold(0, |sum, _| {
            let digit = char::from(self.peek()).to_digit(16).ok_or(GiveUp)?;
            self.advance();
            Ok(sum * 16 + digit)
        })
    }
}
