//! The table: what was measured, beside what, and what was allowed.

use std::fmt::Write as _;
use std::time::Duration;

use crate::rounds::Summary;

/// A figure.
#[derive(Debug, Clone, Copy)]
pub enum Figure {
    /// A time, of which the median counts.
    Time(Summary),
    /// A number of things.
    Count(usize),
}

/// What is allowed at most.
#[derive(Debug, Clone, Copy)]
pub enum Budget {
    /// A part of the other's figure.
    Ratio(f64),
    /// A number of things.
    Count(usize),
    /// A time.
    Time(Duration),
    /// Nothing was promised: the row is there to be compared with.
    None,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// What was done.
    pub what: String,
    /// Our figure.
    pub ours: Figure,
    /// What it is compared with, and that one's figure.
    pub other: Option<(String, Figure)>,
    /// What was promised.
    pub budget: Budget,
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        let (_, other) = self.other.as_ref()?;
        Some(self.ours.value() / other.value().max(f64::MIN_POSITIVE))
    }

    fn held(&self) -> Option<bool> {
        match (self.budget, self.ours) {
            (Budget::Ratio(limit), _) => Some(self.ratio()? <= limit),
            (Budget::Count(limit), Figure::Count(count)) => Some(count <= limit),
            (Budget::Time(limit), Figure::Time(summary)) => Some(summary.median <= limit),
            _ => None,
        }
    }
}

impl Figure {
    #[allow(clippy::cast_precision_loss)] // Small numbers.
    fn value(self) -> f64 {
        match self {
            Self::Time(summary) => summary.median.as_secs_f64(),
            Self::Count(count) => count as f64,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Time(Summary { min, median, max }) => {
                format!("{} ({}–{})", duration(median), duration(min), duration(max))
            }
        }
    }
}

/// The rows as a table.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| what | ours: median (min–max) | beside | its median (min–max) | ratio | at most | held |\n",
    );
    text.push_str("| --- | ---: | --- | ---: | ---: | ---: | --- |\n");
    for row in rows {
        let (name, other) = match &row.other {
            Some((name, figure)) => (name.as_str(), figure.text()),
            None => ("–", "–".to_owned()),
        };
        let ratio = row.ratio().map_or("–".to_owned(), |ratio| format!("{ratio:.3}"));
        let budget = match row.budget {
            Budget::Ratio(limit) => format!("{limit}"),
            Budget::Count(limit) => limit.to_string(),
            Budget::Time(limit) => duration(limit),
            Budget::None => "–".to_owned(),
        };
        let held = row.held().map_or("–", |held| if held { "yes" } else { "**no**" });
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {name} | {other} | {ratio} | {budget} | {held} |",
            row.what,
            row.ours.text()
        );
    }
    text
}

/// A time, with three digits or so.
fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (value, unit) = match seconds {
        value if value >= 1.0 => (value, "s"),
        value if value >= 1e-3 => (value * 1e3, "ms"),
        value => (value * 1e6, "µs"),
    };
    if value >= 100.0 {
        format!("{value:.0} {unit}")
    } else if value >= 10.0 {
        format!("{value:.1} {unit}")
    } else {
        format!("{value:.2} {unit}")
    }
}
