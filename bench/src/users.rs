//! What it costs a user's crate to read and write every type: its release build, when its dependencies are built.

use std::fmt::Write as _;

use crate::process::{run, time};
use crate::project::Project;
use crate::rounds::{slow, Contender};
use crate::table::{Budget, Figure, Row};

const BUILD: [&str; 3] = ["build", "--release", "--offline"];

/// The user's crate on ours, beside the same on serde derive.
pub fn rows(rounds: usize) -> Result<Vec<Row>, String> {
    let serde =
        "serde = { version = \"1\", default-features = false, features = [\"std\"] }\nserde_json = \"1\"\n";
    let depends = |name: &str, path: &str| format!("{name} = {{ path = \"../../../{path}\" }}\n{serde}");
    let ours = Project::new(
        "reads-ours",
        &depends("chime-messaging-types", "../crates/chime-messaging-types"),
        &program("chime_messaging_types", 0),
    )?;
    let derive = Project::new("reads-derive", &depends("twin", "twin"), &program("twin", 0))?;
    for project in [&ours, &derive] {
        run(&mut project.cargo(&BUILD))?;
    }
    let mut round = 0;
    let mut next = |project: &Project, name: &str| {
        round += 1;
        // Cargo builds what is newer than its last build.
        project.write("src/main.rs", &program(name, round))?;
        time(&mut project.cargo(&BUILD))
    };
    let next = std::cell::RefCell::new(&mut next);
    let mut contenders = [
        Contender::new("chime-messaging-types", |_| (next.borrow_mut())(&ours, "chime_messaging_types")),
        Contender::new("serde derive", |_| (next.borrow_mut())(&derive, "twin")),
    ];
    let summaries = slow(rounds, &mut contenders)?;
    let [ours, derive] = summaries.as_slice() else { return Err("no rounds".to_owned()) };
    Ok(vec![Row {
        what: format!(
            "release build of a crate that reads and writes all {} structures",
            twin::STRUCTURES.len()
        ),
        ours: Figure::Time(*ours),
        other: Some(("serde derive".to_owned(), Figure::Time(*derive))),
        budget: Budget::Ratio(0.3),
    }])
}

/// A program that reads and writes each structure of a crate.
fn program(name: &str, round: usize) -> String {
    let mut text = format!("//! Reads and writes every structure of {name}, time {round}.\n\n");
    text.push_str(
        "fn pass<T: serde::de::DeserializeOwned + serde::Serialize>(text: &str) -> serde_json::Result<String> {\n    \
         let value: T = serde_json::from_str(text)?;\n    serde_json::to_string(&value)\n}\n\n\
         fn main() -> serde_json::Result<()> {\n    let text = std::env::args().nth(1).unwrap_or_default();\n",
    );
    for structure in twin::STRUCTURES {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "    println!(\"{{}}\", pass::<{name}::{structure}>(&text)?);");
    }
    text.push_str("    Ok(())\n}\n");
    text
}
