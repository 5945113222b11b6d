use api::http::{Call, Do};
use api::runtime::http::server::Incoming;

fn input(call: Call) -> Option<Incoming<Do>> {
    match call {
        Call::Do(incoming) => Some(incoming),
        _ => None,
    }
}
