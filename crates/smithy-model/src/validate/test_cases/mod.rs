//! Rules about the tests that models carry: protocol tests, tests of event streams, smoke tests.

pub(super) mod event_streams;
pub(super) mod http;
mod media_type;
pub(super) mod smoke;
mod xml;
