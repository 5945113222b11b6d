//! Numbers of any size, kept as the digits that they were given in.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A Smithy `bigInteger`: a whole number of any size, kept as its digits
/// ([spec](https://smithy.io/2.0/spec/simple-types.html#biginteger)).
///
/// serde writes it as a number where it fits 64 bits, and as a string of its digits otherwise: whatever is written
/// is read again without loss. Reading takes numbers and strings. A JSON *number* beyond 64 bits is lossy, though:
/// serde_json has made it a float before this type sees it, so that its digits are those of the nearest double.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

/// A Smithy `bigDecimal`: a decimal number of any size, kept as its digits
/// ([spec](https://smithy.io/2.0/spec/simple-types.html#bigdecimal)).
///
/// Equality and hash go by the digits: `1.0` and `1.00` differ. serde writes it as a number where a 64-bit integer
/// or, up to 15 digits or so, a double has exactly these digits, and as a string otherwise: whatever is written is
/// read again without loss.
/// Reading takes numbers and strings. A JSON *number* with more digits than a double holds is lossy, though:
/// serde_json has rounded it before this type sees it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigDecimal(String);

/// A text is not a number of JSON's grammar (RFC 8259, section 6); of whole numbers, for a [`BigInteger`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberError(&'static str);

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NumberError {}

impl FromStr for BigInteger {
    type Err = NumberError;
    fn from_str(text: &str) -> Result<Self, NumberError> {
        match Parts::of(text) {
            Some(parts) if parts.fraction.is_empty() && parts.exponent.is_empty() => Ok(Self(text.into())),
            _ => Err(NumberError("not a whole number: write digits, with `-` before a negative number")),
        }
    }
}

impl FromStr for BigDecimal {
    type Err = NumberError;
    fn from_str(text: &str) -> Result<Self, NumberError> {
        match Parts::of(text) {
            Some(_) => Ok(Self(text.into())),
            None => Err(NumberError("not a decimal number: write it as JSON does, such as -12.5e3")),
        }
    }
}

impl BigDecimal {
    /// The number with the shortest digits that stand for this double; none for NaN and infinities.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self(shortest(value)))
    }
}

macro_rules! digits {
    ($type:ident: $($integer:ty),*) => {
        impl $type {
            /// The number's digits, as JSON writes a number.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        /// Zero.
        impl Default for $type {
            fn default() -> Self {
                Self("0".into())
            }
        }
        impl TryFrom<&str> for $type {
            type Error = NumberError;
            fn try_from(text: &str) -> Result<Self, NumberError> {
                text.parse()
            }
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        $(impl From<$integer> for $type {
            fn from(value: $integer) -> Self {
                Self(value.to_string())
            }
        })*
        crate::__serde!($type);
    };
}

digits!(BigInteger: i32, u32, i64, u64, i128, u128);
digits!(BigDecimal: i32, u32, i64, u64, i128, u128);

/// The shortest digits that stand for a finite double, as JSON writes them: `1.0`, `0.1`, `1e21`.
pub(crate) fn shortest(value: f64) -> String {
    format!("{value:?}")
}

/// Compares numbers of JSON's grammar by their mathematical value, whatever their size.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    match (Parts::of(left), Parts::of(right)) {
        (Some(left), Some(right)) => left.compare(&right),
        // Both come from types that checked them.
        _ => left.cmp(right),
    }
}

/// The parts of a number of JSON's grammar.
struct Parts<'a> {
    negative: bool,
    integer: &'a str,
    fraction: &'a str,
    /// With its sign, without the `e`.
    exponent: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
                if !all_digits(digits) {
                    return None;
                }
                (mantissa, exponent)
            }
            None => (rest, ""),
        };
        let (integer, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some((integer, fraction)) => (integer, fraction),
            None => (mantissa, ""),
        };
        let leading_zero = integer.len() > 1 && integer.starts_with('0');
        let sound = all_digits(integer) && !leading_zero && (fraction.is_empty() || all_digits(fraction));
        sound.then_some(Self { negative, integer, fraction, exponent })
    }

    /// The digits without leading zeros, and the power of ten of the first: `0.<digits> × 10^power`.
    fn scaled(&self) -> (impl Iterator<Item = u8> + 'a, i64) {
        let digits = self.integer.bytes().chain(self.fraction.bytes());
        let zeros = digits.clone().take_while(|digit| *digit == b'0').count();
        // An exponent beyond 64 bits is as good as infinite, and half that leaves room to add.
        let limit = i64::MAX / 2;
        let exponent = match self.exponent.parse::<i64>() {
            Ok(exponent) => exponent.clamp(-limit, limit),
            Err(_) if self.exponent.is_empty() => 0,
            Err(_) if self.exponent.starts_with('-') => -limit,
            Err(_) => limit,
        };
        let power = exponent + length(self.integer.len()) - length(zeros);
        (digits.skip(zeros), power)
    }

    fn is_zero(&self) -> bool {
        self.integer.bytes().chain(self.fraction.bytes()).all(|digit| digit == b'0')
    }

    fn compare(&self, other: &Self) -> Ordering {
        let sign = |parts: &Self| if parts.is_zero() { 0 } else { 1 - 2 * i8::from(parts.negative) };
        let (left, right) = (sign(self), sign(other));
        if left != right || left == 0 {
            return left.cmp(&right);
        }
        let ((digits, power), (other_digits, other_power)) = (self.scaled(), other.scaled());
        let magnitude = power.cmp(&other_power).then_with(|| compare_digits(digits, other_digits));
        if self.negative {
            magnitude.reverse()
        } else {
            magnitude
        }
    }
}

/// Compares digits after the same decimal point: the shorter is filled with zeros.
fn compare_digits(mut left: impl Iterator<Item = u8>, mut right: impl Iterator<Item = u8>) -> Ordering {
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (left, right) => match left.unwrap_or(b'0').cmp(&right.unwrap_or(b'0')) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
        }
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 4)
}
