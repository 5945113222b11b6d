//! Validation of a `BatchCreateChannelMembership` request with a hundred ARNs.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use chime_messaging_types::BatchCreateChannelMembershipRequest;
use regex::Regex;

use crate::process::{bench, run, scratch};
use crate::rounds::{quick, Contender};
use crate::table::{Budget, Figure, Row};

/// How often contenders take turns in a round of the slow rows.
const TURNS: usize = 100;

const ARN: &str =
    r"^arn:[a-z0-9-\.]{1,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[a-z0-9-\.]{0,63}:[^/].{0,1023}$";
const ID: &str = "^[-_a-zA-Z0-9]*$";

/// Ours beside botocore's validator, which checks types and lower bounds alone, and beside the same checks by hand.
pub fn rows(rounds: usize) -> Result<Vec<Row>, String> {
    let request = cases::batch(cases::MEMBERS);
    request.validate().map_err(|error| error.to_string())?;
    let by_hand = ByHand::new()?;
    let mut botocore = Botocore::start(&request)?;
    let mut contenders = [
        Contender::timed(
            "ours",
            || &request,
            |request| request.validate().map_err(|error| error.to_string()),
        ),
        Contender::new("botocore's validator", |times| botocore.time(times)),
        Contender::timed(
            "`regex`, by hand",
            || &request,
            |request| match by_hand.violations(request).as_slice() {
                [] => Ok(()),
                violations => Err(format!("{violations:?}")),
            },
        ),
    ];
    let summaries = quick(rounds * TURNS, &mut contenders)?;
    let [ours, botocore, by_hand] = summaries.as_slice() else { return Err("no rounds".to_owned()) };
    let row = |name: &str, other, budget| Row {
        what: format!("validation of {} ARNs", cases::MEMBERS),
        ours: Figure::Time(*ours),
        other: Some((name.to_owned(), Figure::Time(other))),
        budget,
    };
    Ok(vec![
        row("botocore's validator", *botocore, Budget::Ratio(0.06)),
        row("`regex`, by hand", *by_hand, Budget::None),
    ])
}

/// The constraints of the request, checked as one would by hand, with the `regex` crate.
struct ByHand {
    arn: Regex,
    id: Regex,
}

impl ByHand {
    fn new() -> Result<Self, String> {
        let compile = |pattern| Regex::new(pattern).map_err(|error| error.to_string());
        Ok(Self { arn: compile(ARN)?, id: compile(ID)? })
    }

    /// What is wrong with a request, each with its path.
    fn violations(&self, request: &BatchCreateChannelMembershipRequest) -> Vec<(String, &'static str)> {
        let mut violations = Vec::new();
        let mut text = |path: &dyn Fn() -> String,
                        value: &str,
                        pattern: &Regex,
                        length: std::ops::RangeInclusive<usize>| {
            if !length.contains(&value.chars().count()) {
                violations.push((path(), "length"));
            }
            if !pattern.is_match(value) {
                violations.push((path(), "pattern"));
            }
        };
        text(&|| "/ChannelArn".to_owned(), &request.channel_arn, &self.arn, 5..=1600);
        for (index, arn) in request.member_arns.iter().enumerate() {
            text(&|| format!("/MemberArns/{index}"), arn, &self.arn, 5..=1600);
        }
        text(&|| "/ChimeBearer".to_owned(), &request.chime_bearer, &self.arn, 5..=1600);
        if let Some(id) = &request.sub_channel_id {
            text(&|| "/SubChannelId".to_owned(), id, &self.id, 1..=128);
        }
        if !(1..=100).contains(&request.member_arns.len()) {
            violations.push(("/MemberArns".to_owned(), "length"));
        }
        if request.r#type.as_ref().is_some_and(|value| !["DEFAULT", "HIDDEN"].contains(&value.as_str())) {
            violations.push(("/Type".to_owned(), "enum"));
        }
        violations
    }
}

/// A Python process that validates with botocore, and says how long it took.
struct Botocore {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Botocore {
    /// Starts it, and gives it the request; installs botocore first, where it is not yet.
    fn start(request: &BatchCreateChannelMembershipRequest) -> Result<Self, String> {
        let python = environment()?;
        let file = scratch().join("batch-create.json");
        let json = serde_json::to_string(request).map_err(|error| error.to_string())?;
        fs::write(&file, json).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        let mut process = Command::new(python)
            .arg(bench().join("src/validation.py"))
            .arg(&file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run Python: {error}"))?;
        let input = process.stdin.take().ok_or("no input")?;
        let output = BufReader::new(process.stdout.take().ok_or("no output")?);
        Ok(Self { process, input, output })
    }

    /// Lets it validate so many times.
    fn time(&mut self, times: u32) -> Result<Duration, String> {
        let mut line = String::new();
        let answer = writeln!(self.input, "{times}").and_then(|()| self.input.flush());
        answer
            .and_then(|()| self.output.read_line(&mut line))
            .map_err(|error| format!("Python is gone: {error}"))?;
        let nanoseconds =
            line.trim().parse().map_err(|_| format!("not a number of nanoseconds: {line:?}"))?;
        Ok(Duration::from_nanos(nanoseconds))
    }
}

/// The one that was started is ended.
impl Drop for Botocore {
    fn drop(&mut self) {
        // There is nobody left to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The Python of an environment that has botocore.
///
/// # Errors
/// What stands in the way of installing it.
pub fn environment() -> Result<PathBuf, String> {
    let folder = scratch().join("python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let has_botocore = |python: &PathBuf| {
        python.is_file() && run(Command::new(python).args(["-c", "import botocore"])).is_ok()
    };
    if !has_botocore(&python) {
        eprintln!("installing botocore below {} …", folder.display());
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "botocore"]))?;
    }
    Ok(python)
}
