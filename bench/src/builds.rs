//! What it costs to depend on the types: dependencies, a clean check, a clean release build.

use std::time::Duration;

use crate::project::Project;
use crate::rounds::{slow, Contender, Summary};
use crate::table::{Budget, Figure, Row};

const OURS: &str = r#"//! Names a few types.
use chime_messaging_types::{BatchCreateChannelMembershipRequest, ErrorCode, Mode, Privacy, Type};

fn main() {
    let request = BatchCreateChannelMembershipRequest::builder()
        .channel_arn("arn:aws:chime:us-east-1:123456789012:app-instance/a/channel/b")
        .member_arns(["arn:aws:chime:us-east-1:123456789012:app-instance/a/user/b"])
        .chime_bearer("arn:aws:chime:us-east-1:123456789012:app-instance/a/user/c")
        .r#type(Type::Default)
        .build();
    println!("{request:?} {:?} {:?} {:?}", ErrorCode::Forbidden, Mode::Restricted, Privacy::Private);
}
"#;

const OFFICIAL: &str = r#"//! Names a few types.
use aws_sdk_chimesdkmessaging::operation::batch_create_channel_membership::BatchCreateChannelMembershipInput;
use aws_sdk_chimesdkmessaging::types::{ChannelMembershipType, ChannelMode, ChannelPrivacy, ErrorCode};

fn main() {
    let request = BatchCreateChannelMembershipInput::builder()
        .channel_arn("arn:aws:chime:us-east-1:123456789012:app-instance/a/channel/b")
        .member_arns("arn:aws:chime:us-east-1:123456789012:app-instance/a/user/b")
        .chime_bearer("arn:aws:chime:us-east-1:123456789012:app-instance/a/user/c")
        .r#type(ChannelMembershipType::Default)
        .build();
    println!("{request:?} {:?} {:?} {:?}", ErrorCode::Forbidden, ChannelMode::Restricted, ChannelPrivacy::Private);
}
"#;

const FLOOR: &str = r#"//! Names a trait.
fn main() {
    println!("{}", std::any::type_name::<dyn FnOnce() -> Box<dyn serde_core::de::Expected>>());
}
"#;

/// The crates that are built: with our types, with the official ones, and with the largest dependency that no crate
/// with serde can do without.
fn projects() -> Result<[Project; 3], String> {
    let ours = "chime-messaging-types = { path = \"../../../../crates/chime-messaging-types\" }\n";
    let floor = "serde_core = { version = \"1\", default-features = false, features = [\"std\"] }\n";
    Ok([
        Project::new("uses-ours", ours, OURS)?,
        Project::new("uses-official", "aws-sdk-chimesdkmessaging = \"1\"\n", OFFICIAL)?,
        Project::new("uses-serde-core", floor, FLOOR)?,
    ])
}

/// The number of crates that each depends on.
pub fn dependencies(_rounds: usize) -> Result<Vec<Row>, String> {
    let [ours, official, _] = projects()?;
    Ok(vec![Row {
        what: "dependencies, normal and build".to_owned(),
        ours: Figure::Count(ours.dependencies()?),
        other: Some(("aws-sdk-chimesdkmessaging".to_owned(), Figure::Count(official.dependencies()?))),
        budget: Budget::Count(6),
    }])
}

/// A clean check, and a clean release build.
pub fn rows(rounds: usize) -> Result<Vec<Row>, String> {
    let [ours, official, floor] = projects()?;
    let mut rows = Vec::new();
    for (what, arguments, limit) in [
        ("clean `cargo check` of a user's crate", &["check", "--offline"][..], 1.0 / 20.0),
        ("clean release build of a user's crate", &["build", "--release", "--offline"], 1.0 / 40.0),
    ] {
        let clean = |project: &Project| -> Result<Duration, String> { project.time_clean(arguments) };
        let mut contenders = [
            Contender::new("chime-messaging-types", |_| clean(&ours)),
            Contender::new("aws-sdk-chimesdkmessaging", |_| clean(&official)),
            Contender::new("`serde_core` alone", |_| clean(&floor)),
        ];
        let summaries = slow(rounds, &mut contenders)?;
        let [ours, official, floor] = summaries.as_slice() else { return Err("no rounds".to_owned()) };
        let row = |name: &str, other: Summary, budget| Row {
            what: what.to_owned(),
            ours: Figure::Time(*ours),
            other: Some((name.to_owned(), Figure::Time(other))),
            budget,
        };
        rows.push(row("aws-sdk-chimesdkmessaging", *official, Budget::Ratio(limit)));
        rows.push(row("`serde_core` alone", *floor, Budget::None));
    }
    Ok(rows)
}
