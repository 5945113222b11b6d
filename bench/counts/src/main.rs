//! Counts instructions with valgrind's callgrind: the same on every run, whatever else the machine does.
//!
//! Without arguments it counts each case, and compares it with what `counts.toml` says; `--update` writes that file.
//! `--run CASE TIMES` is what runs under valgrind.

mod record;
mod work;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use record::Record;
use work::CASES;

/// Runs that are counted; what is done once falls out with the difference to a run without any.
const TIMES: u64 = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["--run", case, times] => run(case, times),
        [] => compare(),
        ["--update"] => update(),
        _ => Err("usage: counts [--update]".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Does a case so many times, in this process.
fn run(case: &str, times: &str) -> Result<(), String> {
    let times = times.parse().map_err(|error| format!("{times}: {error}"))?;
    match CASES.iter().find(|(name, _)| *name == case) {
        Some((_, work)) => work(times),
        None => Err(format!("no case `{case}`")),
    }
}

/// Counts every case, and says all that is out of bounds.
fn compare() -> Result<(), String> {
    let file = record::path();
    let recorded = Record::read(&file)?;
    let mut wrong = Vec::new();
    println!("| case | instructions | recorded | change |\n| --- | ---: | ---: | ---: |");
    for (case, count) in count_all()? {
        let Some(&expected) = recorded.instructions.get(case) else {
            wrong.push(format!("{case} is not in {}", file.display()));
            continue;
        };
        #[allow(clippy::cast_precision_loss)] // Far below 2^53.
        let change = count as f64 / expected.max(1) as f64 - 1.0;
        println!("| {case} | {count} | {expected} | {:+.1} % |", change * 100.0);
        if change.abs() > recorded.tolerance {
            let what = if change > 0.0 { "more" } else { "fewer (well done: record it)" };
            wrong.push(format!("{case}: {:.1} % {what}", change.abs() * 100.0));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "instruction counts changed by more than {:.0} %:\n  {}\nif that is as it should be: bash bench/counts.sh --update",
        recorded.tolerance * 100.0,
        wrong.join("\n  ")
    ))
}

/// Counts every case, and records it.
fn update() -> Result<(), String> {
    let file = record::path();
    let mut record = Record::read(&file)?;
    record.instructions = count_all()?.into_iter().map(|(case, count)| (case.to_owned(), count)).collect();
    fs::write(&file, record.to_string())
        .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    println!("{record}");
    Ok(())
}

/// The instructions that each case takes.
fn count_all() -> Result<Vec<(&'static str, u64)>, String> {
    let count = |(case, _): &(&'static str, _)| {
        let base = count(case, 0)?;
        Ok((*case, count(case, TIMES)?.saturating_sub(base) / TIMES))
    };
    CASES.iter().map(count).collect()
}

/// The instructions of a whole process that does a case so many times.
fn count(case: &str, times: u64) -> Result<u64, String> {
    let program = env::current_exe().map_err(|error| format!("cannot find this program: {error}"))?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(Path::new(&program))
        .args(["--run", case, &times.to_string()])
        .output()
        .map_err(|error| format!("cannot run valgrind: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = text.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    match collected {
        Some(count) if output.status.success() => Ok(count),
        _ => Err(format!("valgrind failed on {case}:\n{text}")),
    }
}
