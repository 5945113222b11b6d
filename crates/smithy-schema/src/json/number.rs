//! Numbers: those that any parser reads as the same value.

use super::cursor::Cursor;
use super::GiveUp;

/// A number of JSON.
pub(super) enum Number {
    /// Without a fraction.
    Integer(i64),
    /// The nearest double.
    Fraction(f64),
}

/// Up to so many digits there is no overflow.
const DIGITS: usize = 18;

/// Up to here, doubles are exact.
const EXACT: u64 = 1 << 53;

/// The powers of ten; as doubles they are exact.
const POWERS: [f64; DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

/// Takes a number.
///
/// Both numbers of a fraction are exact as doubles, so that their quotient is the nearest one. serde_json divides as well,
/// or does something better (its feature `float_roundtrip`): here, that is the same.
pub(super) fn read(input: &mut Cursor<'_>) -> Result<Number, GiveUp> {
    let negative = input.take(b'-');
    let zero = input.peek() == b'0';
    let mut value = 0;
    let whole = digits(input, &mut value, DIGITS)?;
    if whole > 1 && zero {
        return Err(GiveUp);
    }
    if !input.take(b'.') {
        // Minus zero is no integer.
        if matches!(input.peek(), b'e' | b'E') || (negative && value == 0) {
            return Err(GiveUp);
        }
        let value = i64::try_from(value).map_err(|_| GiveUp)?;
        return Ok(Number::Integer(if negative { -value } else { value }));
    }
    let scale = digits(input, &mut value, DIGITS - whole)?;
    if matches!(input.peek(), b'e' | b'E') || value > EXACT {
        return Err(GiveUp);
    }
    #[allow(clippy::cast_precision_loss)] // It was made sure that there is none.
    let value = value as f64 / POWERS.get(scale).ok_or(GiveUp)?;
    Ok(Number::Fraction(if negative { -value } else { value }))
}

/// Takes digits, at least one; says how many.
#[inline]
fn digits(input: &mut Cursor<'_>, value: &mut u64, most: usize) -> Result<usize, GiveUp> {
    let mut count = 0;
    while let digit @ b'0'..=b'9' = input.peek() {
        if count == most {
            return Err(GiveUp);
        }
        *value = *value * 10 + u64::from(digit - b'0');
        count += 1;
        input.advance();
    }
    if count == 0 {
        return Err(GiveUp);
    }
    Ok(count)
}
