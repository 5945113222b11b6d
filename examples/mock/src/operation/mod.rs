//! The operations, by what they are about: one method of [`Store`](crate::Store) each.

mod bans;
mod callback;
mod channels;
mod expiration;
mod flow_associations;
mod flows;
mod memberships;
mod message_changes;
mod messages;
mod moderators;
mod preferences;
mod search;
mod session;
mod streaming;
mod sub_channels;
mod tags;
mod user_memberships;
