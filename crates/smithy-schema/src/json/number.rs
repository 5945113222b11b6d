//! Numbers: those that any parser reads as the same value.

use super::cursor::Cursor;
use super::GiveUp;
use crate::{timestamp, DateTime, Utc};

/// A number of JSON without an exponent.
pub(super) struct Number {
    negative: bool,
    whole: u64,
    /// The digits after the point, and how many they are: none without one.
    fraction: u64,
    scale: usize,
}

/// Up to so many digits there is no overflow.
const DIGITS: usize = 18;

/// Up to here, doubles are exact.
const EXACT: u64 = 1 << 53;

/// The powers of ten, which are exact as doubles.
const POWERS: [u64; DIGITS + 1] = {
    let mut powers = [1; DIGITS + 1];
    let mut index = 1;
    while index < powers.len() {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

/// Takes a number.
pub(super) fn read(input: &mut Cursor<'_>) -> Result<Number, GiveUp> {
    let negative = input.take(b'-');
    let zero = input.peek() == b'0';
    let (whole, count) = digits(input, DIGITS)?;
    if count > 1 && zero {
        return Err(GiveUp);
    }
    let (fraction, scale) = if input.take(b'.') { digits(input, DIGITS - count)? } else { (0, 0) };
    if matches!(input.peek(), b'e' | b'E') {
        return Err(GiveUp);
    }
    Ok(Number { negative, whole, fraction, scale })
}

/// Takes digits, at least one; says how many.
#[inline]
fn digits(input: &mut Cursor<'_>, most: usize) -> Result<(u64, usize), GiveUp> {
    let (mut value, mut count) = (0, 0);
    while let digit @ b'0'..=b'9' = input.peek() {
        if count == most {
            return Err(GiveUp);
        }
        value = value * 10 + u64::from(digit - b'0');
        count += 1;
        input.advance();
    }
    if count == 0 {
        return Err(GiveUp);
    }
    Ok((value, count))
}

impl Number {
    /// True for digits without a point.
    pub(super) fn is_integer(&self) -> bool {
        self.scale == 0
    }

    /// The value of an integer; minus zero is none.
    pub(super) fn integer(&self) -> Result<i64, GiveUp> {
        if self.scale != 0 || (self.negative && self.whole == 0) {
            return Err(GiveUp);
        }
        let value = i64::try_from(self.whole).map_err(|_| GiveUp)?;
        Ok(if self.negative { -value } else { value })
    }

    /// The nearest double of a number with a fraction.
    ///
    /// Both numbers of its quotient are exact as doubles, so that this is the nearest one. serde_json divides as well, or
    /// does something better (its feature `float_roundtrip`): here, that is the same.
    #[allow(clippy::cast_precision_loss)] // It was made sure that there is none.
    pub(super) fn fraction(&self) -> Result<f64, GiveUp> {
        let power = *POWERS.get(self.scale).ok_or(GiveUp)?;
        // Of eighteen digits at most.
        let digits = self.whole * power + self.fraction;
        if digits > EXACT {
            return Err(GiveUp);
        }
        let value = digits as f64 / power as f64;
        Ok(if self.negative { -value } else { value })
    }

    /// The instant that is so many seconds from 1970.
    ///
    /// Through a double, a number is rounded to microseconds. Until 2106 that double is off by less than a quarter of one,
    /// so that microseconds come out as they were written.
    #[inline]
    pub(super) fn seconds(&self) -> Result<DateTime<Utc>, GiveUp> {
        if self.scale == 0 {
            return timestamp::from_epoch_integer(self.integer()?.into()).map_err(|_| GiveUp);
        }
        if let (false, 0..=6, Ok(seconds)) = (self.negative, self.scale, u32::try_from(self.whole)) {
            let nanos = self.fraction * POWERS.get(9 - self.scale).ok_or(GiveUp)?;
            let nanos = u32::try_from(nanos).map_err(|_| GiveUp)?;
            return DateTime::from_timestamp(seconds.into(), nanos).ok_or(GiveUp);
        }
        timestamp::from_epoch_float(self.fraction()?).map_err(|_| GiveUp)
    }
}
