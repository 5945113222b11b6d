//! Numbers within a range, at its ends and just beyond them.

use super::rng::Rng;
use super::tree::Tree;
use crate::number::shortest;
use crate::{Bound, Kind, Range};

/// What a kind of number can hold.
enum Domain {
    Whole(i128, i128),
    /// With digits of its own.
    Big,
    Float,
    Double,
    Decimal,
}

/// Big numbers that are no end of a range stay below this.
const BIG: i128 = 10_i128.pow(30);
/// How far from zero, or from the nearest end of a range, most numbers are.
const NEAR: i128 = 1000;
/// How far a float is at most.
const WIDE: f64 = 1e6;
/// Beyond this (2^50) there are no quarters.
const EXACT: f64 = 1_125_899_906_842_624.0;

fn domain(kind: &Kind) -> Option<Domain> {
    Some(match kind {
        Kind::Byte => Domain::Whole(i8::MIN.into(), i8::MAX.into()),
        Kind::Short => Domain::Whole(i16::MIN.into(), i16::MAX.into()),
        Kind::Integer | Kind::IntEnum(_) => Domain::Whole(i32::MIN.into(), i32::MAX.into()),
        Kind::Long => Domain::Whole(i64::MIN.into(), i64::MAX.into()),
        Kind::BigInteger => Domain::Big,
        Kind::Float => Domain::Float,
        Kind::Double => Domain::Double,
        Kind::BigDecimal => Domain::Decimal,
        _ => return None,
    })
}

/// A number of a kind within a range; none for what is not a number.
pub(super) fn within(rng: &mut Rng, kind: &Kind, range: Option<Range>) -> Option<Tree> {
    let (min, max) = range.map_or((None, None), |range| (range.min, range.max));
    Some(match domain(kind)? {
        Domain::Whole(low, high) => Tree::Integer(whole(rng, min, max, (low, high))),
        Domain::Big => Tree::Digits(whole(rng, min, max, (-BIG, BIG)).to_string()),
        Domain::Decimal if !(is_decimal(min) || is_decimal(max)) => {
            let value = whole(rng, min, max, (-BIG, BIG));
            let room = value >= 0 && max.map_or(true, |max| value < floor(max));
            let fraction = if room { ["", ".25", ".5", ".75"].as_slice() } else { &[""] };
            Tree::Digits(format!("{value}{}", rng.pick(fraction).unwrap_or(&"")))
        }
        Domain::Float => Tree::Float(quarters(rng, min, max, true)),
        Domain::Double => Tree::Float(quarters(rng, min, max, false)),
        Domain::Decimal => Tree::Digits(shortest(quarters(rng, min, max, false))),
    })
}

/// The number at an end of a range, if the kind has it: the last that is inside.
pub(super) fn met(kind: &Kind, bound: Bound, least: bool) -> Option<Tree> {
    let inside = if least { ceiling(bound) } else { floor(bound) };
    Some(match domain(kind)? {
        Domain::Whole(low, high) => Tree::Integer(Some(inside).filter(|value| (low..=high).contains(value))?),
        Domain::Big => Tree::Digits(inside.to_string()),
        Domain::Float => Tree::Float(f64::from(single(bound))),
        Domain::Double => Tree::Float(double(bound)),
        Domain::Decimal => Tree::Digits(digits(bound)),
    })
}

/// The number next to the end of a range, if the kind has it: the first that is outside. Of a float's it is the very
/// next that a float can be.
pub(super) fn missed(kind: &Kind, bound: Bound, least: bool) -> Option<Tree> {
    let outside = if least { ceiling(bound).checked_sub(1) } else { floor(bound).checked_add(1) };
    Some(match domain(kind)? {
        Domain::Whole(low, high) => Tree::Integer(outside.filter(|value| (low..=high).contains(value))?),
        Domain::Big => Tree::Digits(outside?.to_string()),
        Domain::Float => Tree::Float(f64::from(next_single(single(bound), !least)?)),
        Domain::Double => Tree::Float(next_double(double(bound), !least)?),
        Domain::Decimal => match bound {
            Bound::Integer(_) => Tree::Digits(outside?.to_string()),
            Bound::Decimal(bound) => Tree::Digits(shortest(next_double(bound, !least)?)),
        },
    })
}

/// A whole number in a range and a type's own: an end of it at times, near zero mostly.
fn whole(rng: &mut Rng, min: Option<Bound>, max: Option<Bound>, own: (i128, i128)) -> i128 {
    let low = min.map_or(own.0, |min| ceiling(min).max(own.0));
    let high = max.map_or(own.1, |max| floor(max).min(own.1));
    if low > high {
        return low;
    }
    let near = 0.clamp(low, high);
    let (from, to) = (low.max(near.saturating_sub(NEAR)), high.min(near.saturating_add(NEAR)));
    match rng.below(16) {
        0 => low,
        1 => high,
        _ => from + i128::from(rng.below(u64::try_from(to - from + 1).unwrap_or(1))),
    }
}

/// A float in a range: an end of it, or a number of quarters, since these are exact in either size and in text.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // Quarters stay below 2^53.
fn quarters(rng: &mut Rng, min: Option<Bound>, max: Option<Bound>, is_single: bool) -> f64 {
    let end = |bound: Bound| if is_single { f64::from(single(bound)) } else { double(bound) };
    let (low, high) = (min.map(end), max.map(end));
    match rng.below(16) {
        0 => low.or(high),
        1 => high.or(low),
        _ => None,
    }
    .unwrap_or_else(|| {
        let near = 0_f64.max(low.unwrap_or(0.0)).min(high.unwrap_or(f64::MAX));
        if near.abs() > EXACT {
            return near;
        }
        let own = (((near - WIDE) * 4.0) as i128, ((near + WIDE) * 4.0) as i128);
        let least = low.map_or(own.0, |low| ((low * 4.0).ceil() as i128).max(own.0));
        let most = high.map_or(own.1, |high| ((high * 4.0).floor() as i128).min(own.1));
        match least <= most {
            true => whole(rng, None, None, (least, most)) as f64 / 4.0,
            false => near,
        }
    })
}

fn is_decimal(bound: Option<Bound>) -> bool {
    matches!(bound, Some(Bound::Decimal(_)))
}

#[allow(clippy::cast_possible_truncation)] // An end beyond 128 bits is as good as none.
fn ceiling(bound: Bound) -> i128 {
    match bound {
        Bound::Integer(value) => value,
        Bound::Decimal(value) => value.ceil() as i128,
    }
}

#[allow(clippy::cast_possible_truncation)] // As above.
fn floor(bound: Bound) -> i128 {
    match bound {
        Bound::Integer(value) => value,
        Bound::Decimal(value) => value.floor() as i128,
    }
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // As validation reads an end.
fn single(bound: Bound) -> f32 {
    match bound {
        Bound::Integer(value) => value as f32,
        Bound::Decimal(value) => value as f32,
    }
}

#[allow(clippy::cast_precision_loss)] // As validation reads an end.
fn double(bound: Bound) -> f64 {
    match bound {
        Bound::Integer(value) => value as f64,
        Bound::Decimal(value) => value,
    }
}

fn digits(bound: Bound) -> String {
    match bound {
        Bound::Integer(value) => value.to_string(),
        Bound::Decimal(value) => shortest(value),
    }
}

/// The next double, if it is finite.
fn next_double(value: f64, up: bool) -> Option<f64> {
    let next = match value == 0.0 {
        true if up => f64::from_bits(1),
        true => -f64::from_bits(1),
        false if up == (value > 0.0) => f64::from_bits(value.to_bits().checked_add(1)?),
        false => f64::from_bits(value.to_bits().checked_sub(1)?),
    };
    Some(next).filter(|next| next.is_finite())
}

/// The next float, if it is finite.
fn next_single(value: f32, up: bool) -> Option<f32> {
    let next = match value == 0.0 {
        true if up => f32::from_bits(1),
        true => -f32::from_bits(1),
        false if up == (value > 0.0) => f32::from_bits(value.to_bits().checked_add(1)?),
        false => f32::from_bits(value.to_bits().checked_sub(1)?),
    };
    Some(next).filter(|next| next.is_finite())
}
