//! How long to wait between calls: exponential backoff with jitter
//! ([spec](https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries)).

use std::time::Duration;

/// The delays of one wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delays {
    min: Duration,
    max: Duration,
    max_wait: Duration,
    /// What the next delay is at most.
    ceiling: Duration,
    is_over: bool,
}

impl Delays {
    /// Delays of at least `min` and at most `max`, as long as all of it takes no more than `max_wait`.
    pub fn new(min: Duration, max: Duration, max_wait: Duration) -> Self {
        // Without a pause, a wait would be a flood of calls.
        let min = min.max(Duration::from_millis(1));
        let max = max.max(min);
        Self { min, max, max_wait, ceiling: min, is_over: false }
    }

    /// How long to wait before the next call, `elapsed` after the first began; nothing when it is time to give up.
    ///
    /// `random` is a fresh random number between 0 and 1. The last delay takes all the time that is left.
    pub fn next(&mut self, elapsed: Duration, random: f64) -> Option<Duration> {
        let remaining = self.max_wait.saturating_sub(elapsed);
        if self.is_over || remaining.is_zero() {
            self.is_over = true;
            return None;
        }
        // What is no number is 0.
        let random = if random >= 0.0 { random.min(1.0) } else { 0.0 };
        let spread = self.ceiling.saturating_sub(self.min);
        let jitter = Duration::try_from_secs_f64(spread.as_secs_f64() * random).unwrap_or(spread);
        let delay = self.min.saturating_add(jitter);
        self.ceiling = self.ceiling.saturating_mul(2).min(self.max);
        if remaining.saturating_sub(delay) > self.min {
            return Some(delay);
        }
        self.is_over = true;
        Some(remaining)
    }
}
