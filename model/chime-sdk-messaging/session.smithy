// Where clients connect to receive messages.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Returns the address to which a client opens its WebSocket.
///
/// A connected client receives the messages and events of all channels that its user is a member
/// of; moderators and administrators without a membership receive nothing. Which user connects is
/// not said here but when connecting, in the signed query of the WebSocket's URL.
@http(method: "GET", uri: "/endpoints/messaging-session", code: 200)
operation GetMessagingSessionEndpoint {
    input :=
        /// What network the client has.
        {
            /// Which internet protocols the address must serve.
            @httpQuery("network-type")
            NetworkType: NetworkType
        }

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
@length(min: 0, max: 4096)
string UrlType

/// Which internet protocols an endpoint serves.
enum NetworkType {
    /// IPv4 alone.
    IPV4_ONLY

    /// Both IPv4 and IPv6.
    DUAL_STACK
}
