//! Timestamps as text and as numbers, in the three formats that Smithy has.
//!
//! A leap second (`23:59:60`) is read, and written, as the second after it, as Unix time has it. Formats are those of
//! `@timestampFormat` ([spec](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).

use std::fmt;

use chrono::{Datelike, NaiveDate, Timelike};

use crate::{DateTime, TimestampFormat, Utc};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Below this many seconds from 1970 (the year 2242) a double tells microseconds apart, and beyond it milliseconds:
/// the last power of two whose neighbours are less than a microsecond apart.
const MICROSECONDS_FIT: f64 = 8_589_934_592.0;

/// Why a timestamp could not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampError {
    /// Not a text of this format.
    Syntax(TimestampFormat),
    /// An instant that the format, or [`DateTime`], cannot carry.
    Range,
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax(TimestampFormat::EpochSeconds) => {
                "not a timestamp: expected seconds since 1970, such as 1515531081.123"
            }
            Self::Syntax(TimestampFormat::DateTime) => {
                "not a timestamp: expected RFC 3339, such as 1985-04-12T23:20:50.520Z"
            }
            Self::Syntax(TimestampFormat::HttpDate) => {
                "not a timestamp: expected an HTTP date, such as Tue, 29 Apr 2014 18:30:38 GMT"
            }
            Self::Range => "the timestamp is out of range: its format ends with the year 9999",
        })
    }
}

impl std::error::Error for TimestampError {}

/// Writes a timestamp as text.
///
/// Epoch seconds have as many digits of a fraction as needed, six at most; a date-time none, three, six or nine; an
/// HTTP date none. What is finer is cut off.
///
/// # Errors
/// A date-time or HTTP date outside the years 0 to 9999.
pub fn format(value: DateTime<Utc>, format: TimestampFormat) -> Result<String, TimestampError> {
    let (seconds, nanos) = parts(value);
    if format == TimestampFormat::EpochSeconds {
        return Ok(epoch_text(seconds, nanos));
    }
    let value = DateTime::from_timestamp(seconds, nanos).ok_or(TimestampError::Range)?;
    if !(0..=9999).contains(&value.year()) {
        return Err(TimestampError::Range);
    }
    let (year, month, day) = (value.year(), value.month(), value.day());
    let (hour, minute, second) = (value.hour(), value.minute(), value.second());
    if format == TimestampFormat::HttpDate {
        let week_day = name(&DAYS, value.weekday().num_days_from_monday());
        let month = name(&MONTHS, value.month0());
        return Ok(format!("{week_day}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT"));
    }
    let fraction = match nanos {
        0 => String::new(),
        _ if nanos % 1_000_000 == 0 => format!(".{:03}", nanos / 1_000_000),
        _ if nanos % 1_000 == 0 => format!(".{:06}", nanos / 1_000),
        _ => format!(".{nanos:09}"),
    };
    Ok(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z"))
}

/// Reads a text of this format and no other.
///
/// Epoch seconds may have a fraction and an exponent; a date-time may have a fraction and an offset; an HTTP date is
/// `IMF-fixdate` without a fraction, whose day of the week is not compared with the date.
///
/// # Errors
/// A text of another form; an instant that [`DateTime`] cannot hold.
pub fn parse(text: &str, format: TimestampFormat) -> Result<DateTime<Utc>, TimestampError> {
    match format {
        TimestampFormat::EpochSeconds => parse_epoch(text),
        TimestampFormat::DateTime => parse_date_time(text),
        TimestampFormat::HttpDate => parse_http_date(text),
    }
}

/// A timestamp as a number of seconds.
#[cfg(feature = "serde")]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Epoch {
    Whole(i64),
    Fraction(f64),
}

/// Writes a timestamp as a number: microseconds where a double can carry them, else milliseconds, finer digits cut.
#[cfg(feature = "serde")]
#[allow(clippy::cast_precision_loss)] // Both products stay below 2^53 where they matter.
pub(crate) fn to_epoch(value: DateTime<Utc>) -> Epoch {
    let (seconds, nanos) = parts(value);
    let scaled = |unit: i64, count: u32| seconds.saturating_mul(unit).saturating_add(i64::from(count));
    let fraction = if (seconds as f64).abs() < MICROSECONDS_FIT - 1.0 {
        let micros = nanos / 1_000;
        (micros != 0).then(|| scaled(1_000_000, micros) as f64 / 1e6)
    } else {
        let millis = nanos / 1_000_000;
        (millis != 0).then(|| scaled(1_000, millis) as f64 / 1e3)
    };
    fraction.map_or(Epoch::Whole(seconds), Epoch::Fraction)
}

/// Reads a number of seconds, rounded to microseconds where a double carries them, else to milliseconds.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // The range is checked before.
pub(crate) fn from_epoch_float(seconds: f64) -> Result<DateTime<Utc>, TimestampError> {
    // Everything that `DateTime` holds lies far inside.
    if seconds.is_nan() || seconds.abs() > 1e13 {
        return Err(TimestampError::Range);
    }
    let (unit, nanos) = if seconds.abs() < MICROSECONDS_FIT { (1e6, 1_000) } else { (1e3, 1_000_000) };
    // Casts cut towards zero; before 1970 that is one too many.
    let cut = seconds as i64;
    let whole = if (cut as f64) > seconds { cut - 1 } else { cut };
    let ticks = ((seconds - whole as f64) * unit + 0.5) as u32;
    let (whole, ticks) = if f64::from(ticks) >= unit { (whole + 1, 0) } else { (whole, ticks) };
    DateTime::from_timestamp(whole, ticks * nanos).ok_or(TimestampError::Range)
}

/// Reads a whole number of seconds.
#[cfg(feature = "serde")]
pub(crate) fn from_epoch_integer(seconds: i128) -> Result<DateTime<Utc>, TimestampError> {
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .ok_or(TimestampError::Range)
}

/// Unix seconds and nanoseconds below a second: chrono has more of these within a leap second.
fn parts(value: DateTime<Utc>) -> (i64, u32) {
    match (value.timestamp(), value.timestamp_subsec_nanos()) {
        (seconds, nanos @ 0..=999_999_999) => (seconds, nanos),
        (seconds, nanos) => (seconds + 1, nanos - 1_000_000_000),
    }
}

fn name<'a>(names: &[&'a str], index: u32) -> &'a str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

fn epoch_text(seconds: i64, nanos: u32) -> String {
    let micros = i128::from(seconds) * 1_000_000 + i128::from(nanos / 1_000);
    let sign = if micros < 0 { "-" } else { "" };
    let (whole, fraction) = (micros.unsigned_abs() / 1_000_000, micros.unsigned_abs() % 1_000_000);
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let text = format!("{sign}{whole}.{fraction:06}");
    text.trim_end_matches('0').to_owned()
}

fn parse_epoch(text: &str) -> Result<DateTime<Utc>, TimestampError> {
    let syntax = TimestampError::Syntax(TimestampFormat::EpochSeconds);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    if !digits(whole) || !digits(fraction) || !digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)) {
        return Err(syntax);
    }
    if unsigned.len() != mantissa.len() {
        return from_epoch_float(text.parse().map_err(|_| syntax)?);
    }
    // Text is exact, so that a double need not stand between.
    let whole: i64 = whole.parse().map_err(|_| TimestampError::Range)?;
    let nanos = nanoseconds(fraction);
    let (seconds, nanos) = match (text.starts_with('-'), nanos) {
        (false, _) => (whole, nanos),
        (true, 0) => (-whole, 0),
        (true, _) => (-whole - 1, 1_000_000_000 - nanos),
    };
    DateTime::from_timestamp(seconds, nanos).ok_or(TimestampError::Range)
}

/// The digits after a decimal point as nanoseconds; what is finer is cut off.
fn nanoseconds(digits: &str) -> u32 {
    digits
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(9)
        .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

fn parse_date_time(text: &str) -> Result<DateTime<Utc>, TimestampError> {
    let mut scan = Scan { rest: text.as_bytes(), format: TimestampFormat::DateTime };
    let year = scan.number(4)?;
    scan.one_of(b"-")?;
    let month = scan.number(2)?;
    scan.one_of(b"-")?;
    let day = scan.number(2)?;
    scan.one_of(b"Tt")?;
    let time = scan.time()?;
    let mut nanos = 0;
    if scan.rest.first() == Some(&b'.') {
        scan.one_of(b".")?;
        let count = scan.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = scan.rest.split_at(count);
        nanos = nanoseconds(std::str::from_utf8(digits).unwrap_or_default());
        scan.rest = rest;
        if count == 0 {
            return Err(scan.error());
        }
    }
    let offset = match scan.one_of(b"Zz+-")? {
        sign @ (b'+' | b'-') => {
            let hours = scan.number(2)?;
            scan.one_of(b":")?;
            let minutes = scan.number(2)?;
            if hours > 23 || minutes > 59 {
                return Err(scan.error());
            }
            let offset = i64::from(hours * 3600 + minutes * 60);
            if sign == b'-' {
                -offset
            } else {
                offset
            }
        }
        _ => 0,
    };
    scan.finish((year, month, day), time - offset, nanos)
}

fn parse_http_date(text: &str) -> Result<DateTime<Utc>, TimestampError> {
    let mut scan = Scan { rest: text.as_bytes(), format: TimestampFormat::HttpDate };
    scan.name(&DAYS)?;
    scan.one_of(b",")?;
    scan.one_of(b" ")?;
    let day = scan.number(2)?;
    scan.one_of(b" ")?;
    let month = scan.name(&MONTHS)?;
    scan.one_of(b" ")?;
    let year = scan.number(4)?;
    scan.one_of(b" ")?;
    let time = scan.time()?;
    for byte in b" GMT" {
        scan.one_of(&[*byte])?;
    }
    scan.finish((year, month, day), time, 0)
}

/// What is left of a text.
struct Scan<'a> {
    rest: &'a [u8],
    format: TimestampFormat,
}

impl Scan<'_> {
    fn error(&self) -> TimestampError {
        TimestampError::Syntax(self.format)
    }

    /// Takes a byte that must be one of these.
    fn one_of(&mut self, bytes: &[u8]) -> Result<u8, TimestampError> {
        match self.rest.split_first() {
            Some((first, rest)) if bytes.contains(first) => {
                self.rest = rest;
                Ok(*first)
            }
            _ => Err(self.error()),
        }
    }

    /// Takes a number of exactly so many digits, which are few.
    fn number(&mut self, digits: usize) -> Result<u32, TimestampError> {
        (0..digits).try_fold(0, |sum, _| Ok(sum * 10 + u32::from(self.one_of(b"0123456789")? - b'0')))
    }

    /// Takes one of the names, and says which, from 1.
    fn name(&mut self, names: &[&str]) -> Result<u32, TimestampError> {
        for (name, number) in names.iter().zip(1..) {
            if let Some(rest) = self.rest.strip_prefix(name.as_bytes()) {
                self.rest = rest;
                return Ok(number);
            }
        }
        Err(self.error())
    }

    /// Takes `hh:mm:ss`, as seconds of the day.
    fn time(&mut self) -> Result<i64, TimestampError> {
        let hour = self.number(2)?;
        self.one_of(b":")?;
        let minute = self.number(2)?;
        self.one_of(b":")?;
        let second = self.number(2)?;
        if hour > 23 || minute > 59 || second > 60 {
            return Err(self.error());
        }
        Ok(i64::from(hour * 3600 + minute * 60 + second))
    }

    /// The instant, when nothing is left.
    fn finish(
        &self,
        (year, month, day): (u32, u32, u32),
        seconds: i64,
        nanos: u32,
    ) -> Result<DateTime<Utc>, TimestampError> {
        if !self.rest.is_empty() {
            return Err(self.error());
        }
        let year = i32::try_from(year).map_err(|_| self.error())?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(self.error())?;
        let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        DateTime::from_timestamp(midnight + seconds, nanos).ok_or(TimestampError::Range)
    }
}
