//! Values of the legacy namespace and of the SDK's become one another.
#![cfg(feature = "legacy")]
#![allow(clippy::unwrap_used)]

use chime_messaging_types::runtime::ConversionReason;
use chime_messaging_types::{legacy, BatchCreateChannelMembershipRequest, Channel, ErrorCode, Mode, Type};

const USER: &str = "arn:aws:chime:us-east-1:123456789012:app-instance/6c1f5f4e/user/ana";

fn old() -> legacy::BatchCreateChannelMembershipRequest {
    legacy::BatchCreateChannelMembershipRequest::builder()
        .channel_arn(USER)
        .member_arns([USER])
        .r#type(legacy::Type::Hidden)
        .chime_bearer(USER)
        .build()
        .unwrap()
}

#[test]
fn there_and_back() {
    let new = BatchCreateChannelMembershipRequest::try_from(old()).unwrap();
    assert_eq!(new.r#type, Some(Type::Hidden));
    assert_eq!(new.chime_bearer, USER);
    assert_eq!(legacy::BatchCreateChannelMembershipRequest::try_from(new).unwrap(), old());
}

#[test]
fn what_the_sdk_requires_has_to_be_there() {
    let mut old = old();
    old.chime_bearer = None;
    let error = BatchCreateChannelMembershipRequest::try_from(old).unwrap_err();
    assert_eq!((error.path.as_str(), error.reason), ("/ChimeBearer", ConversionReason::Required));
    assert_eq!(error.to_string(), "value at '/ChimeBearer' is not set, and the other shape requires it");
}

#[test]
fn what_the_legacy_namespace_has_no_member_for_is_not_dropped() {
    let mut new = BatchCreateChannelMembershipRequest::try_from(old()).unwrap();
    new.sub_channel_id = Some("sub".to_owned());
    let error = legacy::BatchCreateChannelMembershipRequest::try_from(new).unwrap_err();
    assert_eq!((error.path.as_str(), error.reason), ("/SubChannelId", ConversionReason::NoSuchMember));
}

#[test]
fn total_conversions_keep_everything() {
    let old = legacy::Channel::builder().name("General").mode("NEWER").channel_arn(USER).build_unvalidated();
    let new = Channel::from(old.clone());
    assert_eq!(new.name.as_deref(), Some("General"));
    assert_eq!(new.mode, Some(Mode::Unknown("NEWER".to_owned())));
    assert_eq!(legacy::Channel::try_from(new).unwrap(), old);
    assert_eq!(legacy::ErrorCode::from(ErrorCode::Throttled), legacy::ErrorCode::Throttled);
}
