//! Timestamps as CloudTrail writes them: `Jul 19, 2023 9:25:09 PM`.

use chrono::{Datelike, Timelike};

use crate::{timestamp, DateTime, TimestampFormat, Utc};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Writes a timestamp, without its fraction; nothing outside the years 0 to 9999.
pub fn format(value: DateTime<Utc>) -> Option<String> {
    // A leap second is the second after it.
    let value = DateTime::from_timestamp(
        value.timestamp() + i64::from(value.timestamp_subsec_nanos() >= 1_000_000_000),
        0,
    )?;
    if !(0..=9999).contains(&value.year()) {
        return None;
    }
    let month = usize::try_from(value.month0()).ok().and_then(|month| MONTHS.get(month))?;
    let (afternoon, hour) = value.hour12();
    let half = if afternoon { "PM" } else { "AM" };
    let (day, year, minute, second) = (value.day(), value.year(), value.minute(), value.second());
    Some(format!("{month} {day}, {year:04} {hour}:{minute:02}:{second:02} {half}"))
}

/// Reads a timestamp of this form, with or without a comma after the year, and with any one space before the half of
/// the day: which one it is differs between versions of Java.
pub fn parse(text: &str) -> Option<DateTime<Utc>> {
    let mut words = text.split([' ', '\u{a0}', '\u{202f}']);
    let month = words.next()?;
    let month = 1 + MONTHS.iter().position(|name| *name == month)?;
    let day = number(words.next()?.strip_suffix(',')?, 1..=2)?;
    let year = words.next()?;
    let year = number(year.strip_suffix(',').unwrap_or(year), 4..=4)?;
    let mut time = words.next()?.split(':');
    let hour = number(time.next()?, 1..=2).filter(|hour| (1..=12).contains(hour))?;
    let (minute, second) = (number(time.next()?, 2..=2)?, number(time.next()?, 2..=2)?);
    let hour = match words.next()? {
        "AM" => hour % 12,
        "PM" => hour % 12 + 12,
        _ => return None,
    };
    if time.next().is_some() || words.next().is_some() {
        return None;
    }
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    timestamp::parse(&text, TimestampFormat::DateTime).ok()
}

fn number(digits: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = lengths.contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}
