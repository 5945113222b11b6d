//! Drives the mock with the official SDK for Rust: every operation, and every modelled error.
//!
//! `aws-sdk-driver PATH-OF-THE-MOCK`. Ends with a count of what was done; fails at the first thing that is not as it
//! should be.

mod channels;
mod errors;
mod flows;
mod messages;
mod people;
mod resources;
mod world;

use std::process::ExitCode;
use world::{Mock, Outcome, World};

fn main() -> ExitCode {
    match run() {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<String> {
    let Some(path) = std::env::args_os().nth(1) else {
        return Err("usage: aws-sdk-driver PATH-OF-THE-MOCK".into());
    };
    let mock = Mock::start(path)?;
    let world = World::new(&mock.endpoint);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        channels::run(&world).await?;
        people::run(&world).await?;
        messages::run(&world).await?;
        flows::run(&world, &mock).await?;
        resources::run(&world).await?;
        errors::run(&world).await
    })?;
    world.summary()
}
