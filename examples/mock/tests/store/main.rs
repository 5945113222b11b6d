//! The store, without a network: what was created, changed and deleted is what is described, listed and found.
#![allow(clippy::unwrap_used)]

mod bans;
mod channels;
mod elastic;
mod flows;
mod limits;
mod memberships;
mod messages;
mod misc;
mod moderators;
mod pages;
mod roles;
mod world;
