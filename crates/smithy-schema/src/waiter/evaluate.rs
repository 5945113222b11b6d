//! An expression applied to a value.

use std::borrow::Cow;
use std::rc::Rc;

use super::data::Data;
use super::functions::call;
use super::path::{Comparator, Expression, Function};

/// Applies an expression to a value. There is no result where a function cannot take its arguments; everything else that
/// makes no sense is null, as JMESPath has it.
pub(super) fn evaluate<'a>(expression: &'static Expression, input: Data<'a>) -> Option<Data<'a>> {
    Evaluation { steps: MOST_STEPS }.visit(expression, &input)
}

/// Nested projections can multiply work without end; no sensible expression takes so many steps.
const MOST_STEPS: u32 = 1_000_000;

/// One application, and how many steps it may take yet.
pub(super) struct Evaluation {
    steps: u32,
}

impl Evaluation {
    // Expressions are constants of a program: they nest as deep as somebody wrote them, which no input changes.
    pub(super) fn visit<'a>(
        &mut self,
        expression: &'static Expression,
        current: &Data<'a>,
    ) -> Option<Data<'a>> {
        self.steps = self.steps.checked_sub(1)?;
        Some(match expression {
            Expression::Current => current.clone(),
            Expression::Field(name) => current.field(name),
            Expression::Index(index) => item(current, *index),
            Expression::Slice(start, stop, step) => slice(current, *start, *stop, *step),
            Expression::Constant(constant) => Data::of_constant(constant),
            Expression::Compare(comparator, [left, right]) => {
                compare(*comparator, &self.visit(left, current)?, &self.visit(right, current)?)
            }
            Expression::And([left, right]) => {
                let left = self.visit(left, current)?;
                if left.is_true() {
                    self.visit(right, current)?
                } else {
                    left
                }
            }
            Expression::Or([left, right]) => {
                let left = self.visit(left, current)?;
                if left.is_true() {
                    left
                } else {
                    self.visit(right, current)?
                }
            }
            Expression::Not(inner) => Data::Boolean(!self.visit(inner, current)?.is_true()),
            Expression::Then([left, right]) => {
                let left = self.visit(left, current)?;
                self.visit(right, &left)?
            }
            Expression::Each([left, right]) => match self.visit(left, current)?.items() {
                Some(items) => self.each(items.iter(), right)?,
                None => Data::Null,
            },
            Expression::EachValue([left, right]) => match self.visit(left, current)?.entries() {
                Some(entries) => self.each(entries.iter().map(|(_, value)| value), right)?,
                None => Data::Null,
            },
            Expression::Filter([left, condition, right]) => match self.visit(left, current)?.items() {
                Some(items) => {
                    let mut kept = Vec::new();
                    for item in items.iter() {
                        if self.visit(condition, item)?.is_true() {
                            kept.push(item);
                        }
                    }
                    self.each(kept.into_iter(), right)?
                }
                None => Data::Null,
            },
            Expression::Flatten(inner) => match self.visit(inner, current)?.items() {
                Some(items) => {
                    let flat: Vec<Data<'a>> = items.iter().flat_map(spread).collect();
                    // It may be much more than what it is made of: `[@, @][]`, again and again.
                    self.steps = self.steps.checked_sub(u32::try_from(flat.len()).ok()?)?;
                    Data::Array(flat.into())
                }
                None => Data::Null,
            },
            // Of nothing, nothing can be selected.
            Expression::List(_) | Expression::Object(_) if current.is_null() => Data::Null,
            Expression::List(items) => Data::Array(self.all(items, current)?.into()),
            Expression::Object(entries) => {
                let entry = |(name, item): &'static (&'static str, Expression)| {
                    Some((Cow::Borrowed(*name), self.visit(item, current)?))
                };
                Data::Object(entries.iter().map(entry).collect::<Option<Rc<[_]>>>()?)
            }
            Expression::Call(function, arguments) => self.function(*function, arguments, current)?,
            // Only functions know what to do with one.
            Expression::Reference(_) => return None,
        })
    }

    fn all<'a>(&mut self, expressions: &'static [Expression], current: &Data<'a>) -> Option<Vec<Data<'a>>> {
        expressions.iter().map(|expression| self.visit(expression, current)).collect()
    }

    /// The results for each item, without those that are null.
    fn each<'i, 'a: 'i>(
        &mut self,
        items: impl Iterator<Item = &'i Data<'a>>,
        right: &'static Expression,
    ) -> Option<Data<'a>> {
        let mut results = Vec::new();
        for item in items {
            let result = self.visit(right, item)?;
            results.extend((!result.is_null()).then_some(result));
        }
        Some(Data::Array(results.into()))
    }

    fn function<'a>(
        &mut self,
        function: Function,
        arguments: &'static [Expression],
        current: &Data<'a>,
    ) -> Option<Data<'a>> {
        use Function::{Map, MaxBy, MinBy, SortBy};
        match (function, arguments) {
            (Map, [Expression::Reference(key), array]) => {
                let items = self.visit(array, current)?.items()?;
                let results = items.iter().map(|item| self.visit(key, item));
                Some(Data::Array(results.collect::<Option<Rc<[_]>>>()?))
            }
            (MaxBy | MinBy | SortBy, [array, Expression::Reference(key)]) => {
                let items = self.visit(array, current)?.items()?;
                let keyed = items.iter().map(|item| Some((self.visit(key, item)?, item.clone())));
                super::functions::ordered(function, keyed.collect::<Option<Vec<_>>>()?)
            }
            (function, arguments) => call(function, &self.all(arguments, current)?),
        }
    }
}

fn compare<'a>(comparator: Comparator, left: &Data<'_>, right: &Data<'_>) -> Data<'a> {
    let ordered = |test: fn(&f64, &f64) -> bool| match left.as_number().zip(right.as_number()) {
        Some((left, right)) => Data::Boolean(test(&left, &right)),
        // Nothing else has an order.
        None => Data::Null,
    };
    match comparator {
        Comparator::Equal => Data::Boolean(left.equals(right)),
        Comparator::NotEqual => Data::Boolean(!left.equals(right)),
        Comparator::Less => ordered(f64::lt),
        Comparator::LessOrEqual => ordered(f64::le),
        Comparator::Greater => ordered(f64::gt),
        Comparator::GreaterOrEqual => ordered(f64::ge),
    }
}

fn item<'a>(current: &Data<'a>, index: i64) -> Data<'a> {
    let Some(items) = current.items() else { return Data::Null };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let from_start = if index < 0 { index.saturating_add(length) } else { index };
    let item = usize::try_from(from_start).ok().and_then(|index| items.get(index));
    item.cloned().unwrap_or(Data::Null)
}

fn slice<'a>(current: &Data<'a>, start: Option<i64>, stop: Option<i64>, step: i64) -> Data<'a> {
    let Some(items) = current.items() else { return Data::Null };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    // Going backwards, the place before the first item is -1.
    let (least, most) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let place = |given: Option<i64>, otherwise: i64| match given {
        None => otherwise,
        Some(at) if at < 0 => at.saturating_add(length).clamp(least, most),
        Some(at) => at.clamp(least, most),
    };
    let (first, end) = if step < 0 { (most, least) } else { (least, most) };
    let (mut at, stop) = (place(start, first), place(stop, end));
    let mut taken = Vec::new();
    while step > 0 && at < stop || step < 0 && at > stop {
        taken.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    Data::Array(taken.into())
}

/// An array's items, or the one thing that is no array.
fn spread<'a>(item: &Data<'a>) -> Vec<Data<'a>> {
    item.items().map_or_else(|| vec![item.clone()], |items| items.to_vec())
}
