//! Why an operation failed, before it is known which operation it was.

use chime_messaging_types as types;
use types::{
    BadRequestException, ConflictException, ErrorCode, ForbiddenException, NotFoundException,
    ResourceLimitExceededException, ServiceFailureException, ServiceUnavailableException,
    ThrottledClientException, UnauthorizedClientException,
};

/// A failure, on its way to become one of an operation's errors.
///
/// Not every operation declares every error. What an operation does not declare becomes `ForbiddenException`, which
/// all of them do: of a channel that does not exist, `DescribeChannel` says that the caller may not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Which error.
    pub kind: FailureKind,
    /// What happened, for a developer.
    pub message: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident => $exception:ident, $code:ident;)*) => {
        /// The errors that the model has.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum FailureKind {
            $($(#[$doc])* $kind,)*
        }

        impl FailureKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The name of the error's shape.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($exception),)*
                }
            }

            /// The code that goes with the kind.
            pub(crate) fn code(self) -> ErrorCode {
                match self {
                    $(Self::$kind => ErrorCode::$code,)*
                }
            }
        }

        $(impl From<Failure> for $exception {
            fn from(failure: Failure) -> Self {
                Self::builder().code(ErrorCode::$code).message(failure.message).build_unvalidated()
            }
        })*
    };
}

kinds! {
    /// A value that is not acceptable.
    BadRequest => BadRequestException, BadRequest;
    /// It does not fit the present state.
    Conflict => ConflictException, Conflict;
    /// The caller lacks the role.
    Forbidden => ForbiddenException, Forbidden;
    /// What the request names does not exist.
    NotFound => NotFoundException, NotFound;
    /// A quota is used up.
    ResourceLimitExceeded => ResourceLimitExceededException, ResourceLimitExceeded;
    /// Something in the service broke.
    ServiceFailure => ServiceFailureException, ServiceFailure;
    /// The service is down.
    ServiceUnavailable => ServiceUnavailableException, ServiceUnavailable;
    /// Too many requests.
    Throttled => ThrottledClientException, Throttled;
    /// No credentials.
    Unauthorized => UnauthorizedClientException, Unauthorized;
}

impl Failure {
    /// A failure of a kind.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(FailureKind::BadRequest, message)
    }

    pub(crate) fn conflict(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Conflict, message)
    }

    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Forbidden, message)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(FailureKind::NotFound, message)
    }

    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(FailureKind::ResourceLimitExceeded, message)
    }
}

/// What an operation declares beyond the errors that all of them do.
macro_rules! declares {
    ($($error:ident: $($kind:ident)*;)*) => {
        $(impl From<Failure> for types::$error {
            fn from(failure: Failure) -> Self {
                match failure.kind {
                    $(FailureKind::$kind => exception::$kind::from(failure).into(),)*
                    FailureKind::ServiceFailure => ServiceFailureException::from(failure).into(),
                    FailureKind::ServiceUnavailable => ServiceUnavailableException::from(failure).into(),
                    FailureKind::Throttled => ThrottledClientException::from(failure).into(),
                    FailureKind::Unauthorized => UnauthorizedClientException::from(failure).into(),
                    // Forbidden itself, and what the operation does not declare.
                    #[allow(unreachable_patterns)]
                    _ => ForbiddenException::from(failure).into(),
                }
            }
        })*
    };
}

/// The exceptions by the names that kinds have.
mod exception {
    pub(super) use super::types::{
        BadRequestException as BadRequest, ConflictException as Conflict, NotFoundException as NotFound,
        ResourceLimitExceededException as ResourceLimitExceeded,
    };
}

declares! {
    AssociateChannelFlowError: BadRequest Conflict NotFound;
    BatchCreateChannelMembershipOperationError: BadRequest NotFound ResourceLimitExceeded;
    ChannelFlowCallbackError: BadRequest Conflict;
    CreateChannelError: BadRequest Conflict ResourceLimitExceeded;
    CreateChannelBanError: BadRequest Conflict ResourceLimitExceeded;
    CreateChannelFlowError: BadRequest Conflict ResourceLimitExceeded;
    CreateChannelMembershipError: BadRequest Conflict NotFound ResourceLimitExceeded;
    CreateChannelModeratorError: BadRequest Conflict ResourceLimitExceeded;
    DeleteChannelError: BadRequest Conflict;
    DeleteChannelBanError: BadRequest;
    DeleteChannelFlowError: BadRequest Conflict;
    DeleteChannelMembershipError: BadRequest Conflict;
    DeleteChannelMessageError: BadRequest;
    DeleteChannelModeratorError: BadRequest;
    DeleteMessagingStreamingConfigurationsError: BadRequest;
    DescribeChannelError: BadRequest;
    DescribeChannelBanError: BadRequest NotFound;
    DescribeChannelFlowError: BadRequest;
    DescribeChannelMembershipError: BadRequest NotFound;
    DescribeChannelMembershipForAppInstanceUserError: BadRequest;
    DescribeChannelModeratedByAppInstanceUserError: BadRequest;
    DescribeChannelModeratorError: BadRequest NotFound;
    DisassociateChannelFlowError: BadRequest Conflict NotFound;
    GetChannelMembershipPreferencesError: BadRequest;
    GetChannelMessageError: BadRequest NotFound;
    GetChannelMessageStatusError: BadRequest;
    GetMessagingSessionEndpointError:;
    GetMessagingStreamingConfigurationsError: BadRequest NotFound;
    ListChannelBansError: BadRequest;
    ListChannelFlowsError: BadRequest;
    ListChannelMembershipsError: BadRequest;
    ListChannelMembershipsForAppInstanceUserError: BadRequest;
    ListChannelMessagesError: BadRequest;
    ListChannelModeratorsError: BadRequest;
    ListChannelsError: BadRequest;
    ListChannelsAssociatedWithChannelFlowError: BadRequest;
    ListChannelsModeratedByAppInstanceUserError: BadRequest;
    ListSubChannelsError: BadRequest;
    ListTagsForResourceError: BadRequest;
    PutChannelExpirationSettingsError: BadRequest Conflict;
    PutChannelMembershipPreferencesError: BadRequest Conflict;
    PutMessagingStreamingConfigurationsError: BadRequest Conflict NotFound;
    RedactChannelMessageError: BadRequest Conflict;
    SearchChannelsError: BadRequest;
    SendChannelMessageError: BadRequest Conflict;
    TagResourceError: BadRequest ResourceLimitExceeded;
    UntagResourceError: BadRequest;
    UpdateChannelError: BadRequest Conflict;
    UpdateChannelFlowError: BadRequest Conflict;
    UpdateChannelMessageError: BadRequest Conflict;
    UpdateChannelReadMarkerError: BadRequest Conflict;
}

#[cfg(test)]
mod tests {
    use super::{Failure, FailureKind};
    use chime_messaging_types::{CreateChannelMembershipError, DescribeChannelError, ErrorCode};

    #[test]
    fn becomes_what_the_operation_declares() {
        let failure = Failure::not_found("no such channel");
        let CreateChannelMembershipError::NotFoundException(error) = failure.clone().into() else {
            panic!("declared, and yet another error");
        };
        assert_eq!(error.code, Some(ErrorCode::NotFound));
        assert_eq!(error.message.as_deref(), Some("no such channel"));

        let DescribeChannelError::ForbiddenException(error) = failure.into() else {
            panic!("not declared, and yet not forbidden");
        };
        assert_eq!(error.code, Some(ErrorCode::Forbidden));
        assert_eq!(FailureKind::NotFound.name(), "NotFoundException");
    }
}
