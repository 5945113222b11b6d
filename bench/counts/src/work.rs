//! What is counted.

use std::hint::black_box;

use chime_messaging_types::{ListChannelMembershipsForAppInstanceUserResponse, ListChannelMessagesResponse};
use serde::de::DeserializeOwned;
use serde::Serialize;

/// Does something so many times; zero times is all that has to be done before.
type Work = fn(u64) -> Result<(), String>;

/// The cases by name.
pub const CASES: [(&str, Work); 5] = [
    ("decode-memberships", |times| {
        decode::<ListChannelMembershipsForAppInstanceUserResponse>(&cases::memberships(cases::ITEMS), times)
    }),
    ("decode-messages", |times| decode::<ListChannelMessagesResponse>(&cases::messages(cases::ITEMS), times)),
    ("encode-memberships", |times| {
        encode::<ListChannelMembershipsForAppInstanceUserResponse>(&cases::memberships(cases::ITEMS), times)
    }),
    ("encode-messages", |times| encode::<ListChannelMessagesResponse>(&cases::messages(cases::ITEMS), times)),
    ("validate-batch", validate),
];

fn decode<T: DeserializeOwned>(text: &str, times: u64) -> Result<(), String> {
    for _ in 0..times {
        let value: T =
            serde_json::from_slice(black_box(text.as_bytes())).map_err(|error| error.to_string())?;
        // Not dropped, as what is counted is decoding.
        std::mem::forget(black_box(value));
    }
    Ok(())
}

fn encode<T: DeserializeOwned + Serialize>(text: &str, times: u64) -> Result<(), String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    for _ in 0..times {
        black_box(serde_json::to_vec(black_box(&value)).map_err(|error| error.to_string())?);
    }
    Ok(())
}

fn validate(times: u64) -> Result<(), String> {
    let request = cases::batch(cases::MEMBERS);
    // A first time, for what is made when first used.
    for _ in 0..=times {
        black_box(&request).validate().map_err(|error| error.to_string())?;
    }
    Ok(())
}
