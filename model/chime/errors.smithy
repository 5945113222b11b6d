// The errors of all operations, and the codes that they carry.
$version: "2"

namespace com.amazonaws.chime

/// The request is malformed, or one of its values is not acceptable.
///
/// Repeating it unchanged does not help.
@error("client")
@httpError(400)
structure BadRequestException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The request does not fit the present state of a resource: what it creates exists already, or
/// another request is changing the same resource.
@error("client")
@httpError(409)
structure ConflictException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The caller may not do this, whatever its credentials: the user named by `x-amz-chime-bearer`
/// lacks the role that the operation asks for, or the policy denies the action.
@error("client")
@httpError(403)
structure ForbiddenException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// A resource that the request names does not exist.
@error("client")
@httpError(404)
structure NotFoundException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The request would exceed a quota of the account, the app instance or the channel.
///
/// Its HTTP status is that of `BadRequestException`; the error type or `Code` tells them apart.
@error("client")
@httpError(400)
structure ResourceLimitExceededException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The service failed unexpectedly. The request may be retried.
@error("server")
@httpError(500)
structure ServiceFailureException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The service cannot handle the request at the moment. Retry it later.
@error("server")
@httpError(503)
structure ServiceUnavailableException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The client sends requests faster than it may. Retry with growing delays.
@error("client")
@httpError(429)
structure ThrottledClientException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// The request is not authenticated: its credentials are missing, invalid or expired.
@error("client")
@httpError(401)
structure UnauthorizedClientException {
    /// The machine-readable reason.
    Code: ErrorCode

    /// What went wrong, in words meant for a developer, not for an end user.
    Message: String
}

/// Why a request, or one item of a batch, failed.
///
/// The codes are shared by all Amazon Chime services; some of them do not concern messaging.
enum ErrorCode {
    /// The request is malformed or holds a value that is not acceptable.
    BadRequest

    /// The request does not fit the present state of a resource.
    Conflict

    /// The caller may not do this.
    Forbidden

    /// A resource that the request names does not exist.
    NotFound

    /// A condition that the request depends on does not hold.
    PreconditionFailed

    /// A quota of the account, the app instance or the channel is used up.
    ResourceLimitExceeded

    /// The service failed unexpectedly.
    ServiceFailure

    /// A policy denies the caller access to the resource.
    AccessDenied

    /// The service cannot handle the request at the moment.
    ServiceUnavailable

    /// The client sends requests faster than it may.
    Throttled

    /// The client sends requests faster than it may: another spelling of `Throttled`, to be treated
    /// alike.
    Throttling

    /// The request is not authenticated.
    Unauthorized

    /// The request is well-formed, but the service cannot carry out what it says.
    Unprocessable

    /// A voice connector cannot be deleted while it belongs to a voice connector group: a matter of
    /// telephony.
    VoiceConnectorGroupAssociationsExist

    /// A resource cannot be deleted while phone numbers are associated with it: a matter of
    /// telephony.
    PhoneNumberAssociationsExist
}
