// Where clients connect to receive messages.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Returns the address to which a client opens its WebSocket.
///
/// A connected client receives the messages and events of all channels that its user is a member
/// of; moderators and administrators without a membership receive nothing. Which user connects is
/// not said here but when connecting, in the signed query of the WebSocket's URL.
///
/// Amazon Chime SDK Messaging has an operation of the same name, which replaces this one.
@endpoint(hostPrefix: "messaging-")
@http(method: "GET", uri: "/endpoints/messaging-session", code: 200)
operation GetMessagingSessionEndpoint {
    input :=
        /// Nothing: the request has no members.
        {}

    output :=
        /// The address to connect to.
        {
            /// Where to connect.
            Endpoint: MessagingSessionEndpoint
        }

    errors: [
        ForbiddenException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Where a client connects to receive messages.
structure MessagingSessionEndpoint {
    /// The host to connect to, by `wss://HOST/connect` with a query signed by Signature Version 4.
    Url: UrlType
}

/// The address of an endpoint.
@length(max: 4096)
string UrlType
