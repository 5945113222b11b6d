//! The day that a report is of.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};
use clap::ArgMatches;

use super::CouldNotRun;

/// The day that the arguments name, or today.
///
/// # Errors
/// What is no day.
pub fn of(matches: &ArgMatches) -> Result<String, CouldNotRun> {
    matches.get_one::<String>("date").map_or_else(today, |text| checked(text))
}

/// A day as `2021-05-03`, if that is what it is.
fn checked(text: &str) -> Result<String, CouldNotRun> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let date = date.map_err(|_| CouldNotRun(format!("--date: `{text}` is no day like 2021-05-03")))?;
    Ok(date.to_string())
}

/// Today in UTC; or the day that `SOURCE_DATE_EPOCH` names, for output that has to be the same on every day
/// ([specification](https://reproducible-builds.org/specs/source-date-epoch/)).
fn today() -> Result<String, CouldNotRun> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.parse().ok(),
        Err(_) => {
            SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|now| now.as_secs().try_into().ok())
        }
    };
    let time = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let message = "SOURCE_DATE_EPOCH is no number of seconds; unset it, or say which day with --date";
    time.map(|time| time.date_naive().to_string()).ok_or_else(|| CouldNotRun(message.to_owned()))
}
