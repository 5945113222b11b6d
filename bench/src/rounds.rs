//! The harness: contenders take turns, so that what else the machine does meets all of them.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What is measured: does its work so many times, and says how long that took in all.
pub struct Contender<'a> {
    /// Its name in the table.
    pub name: String,
    run: Box<dyn FnMut(u32) -> Result<Duration, String> + 'a>,
}

impl<'a> Contender<'a> {
    /// One that times itself.
    pub fn new(name: impl Into<String>, run: impl FnMut(u32) -> Result<Duration, String> + 'a) -> Self {
        Self { name: name.into(), run: Box::new(run) }
    }

    /// One whose `work` is timed, each time on its own: neither what `prepare` does counts, nor the drop of the result.
    pub fn timed<I, O>(
        name: impl Into<String>,
        mut prepare: impl FnMut() -> I + 'a,
        mut work: impl FnMut(I) -> Result<O, String> + 'a,
    ) -> Self {
        Self::new(name, move |times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                let input = black_box(prepare());
                let start = Instant::now();
                let output = black_box(work(input));
                total += start.elapsed();
                output?;
            }
            Ok(total)
        })
    }
}

/// How long one run took: the median of all rounds, and the ends.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    /// The quickest round.
    pub min: Duration,
    /// The one in the middle.
    pub median: Duration,
    /// The slowest round.
    pub max: Duration,
}

/// Lets contenders take turns for so many rounds, each in batches of about two milliseconds, after a warm-up. The
/// summaries are in the order of the contenders.
///
/// # Errors
/// The first error of a contender, with its name.
pub fn quick(rounds: usize, contenders: &mut [Contender<'_>]) -> Result<Vec<Summary>, String> {
    const BATCH: Duration = Duration::from_millis(2);
    let mut sizes = Vec::new();
    for contender in &mut *contenders {
        let warm = measure(contender, 20)?;
        let once = warm.max(Duration::from_nanos(1));
        sizes.push(u32::try_from(BATCH.as_nanos() / once.as_nanos()).unwrap_or(u32::MAX).max(1));
    }
    take_turns(rounds, contenders, &sizes)
}

/// Lets contenders take turns for so many rounds, one run each.
///
/// # Errors
/// The first error of a contender, with its name.
pub fn slow(rounds: usize, contenders: &mut [Contender<'_>]) -> Result<Vec<Summary>, String> {
    let sizes = vec![1; contenders.len()];
    take_turns(rounds, contenders, &sizes)
}

fn take_turns(
    rounds: usize,
    contenders: &mut [Contender<'_>],
    sizes: &[u32],
) -> Result<Vec<Summary>, String> {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for _ in 0..rounds {
        for ((contender, size), times) in contenders.iter_mut().zip(sizes).zip(&mut times) {
            times.push(measure(contender, *size)?);
        }
    }
    times.into_iter().map(|times| summary(times).ok_or_else(|| "no rounds".to_owned())).collect()
}

/// The time of one run, as the mean of a batch.
fn measure(contender: &mut Contender<'_>, times: u32) -> Result<Duration, String> {
    let total = (contender.run)(times).map_err(|error| format!("{}: {error}", contender.name))?;
    Ok(total / times.max(1))
}

fn summary(mut times: Vec<Duration>) -> Option<Summary> {
    times.sort_unstable();
    Some(Summary { min: *times.first()?, median: *times.get(times.len() / 2)?, max: *times.last()? })
}
