// Shapes that several subjects share: names, tokens, timestamps, identities.
$version: "2"

namespace com.amazonaws.chime

/// An Amazon Resource Name: of an app instance, a user or a channel.
///
/// The resources of an app instance extend its ARN: `…:app-instance/ID/user/ID`,
/// `…:app-instance/ID/channel/ID`.
@length(min: 5, max: 1600)
@pattern("^arn:[a-z0-9-\\.]{1,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[^/].{0,1023}$")
string ChimeArn

/// A user of an app instance, by ARN and display name.
structure Identity {
    /// The ARN of the user.
    Arn: ChimeArn

    /// The display name, as the app instance holds it.
    Name: ResourceName
}

/// A display name, which may be empty.
@length(min: 0, max: 256)
@pattern("^[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]*$")
@sensitive
string ResourceName

/// A display name that is not empty.
@length(min: 1, max: 256)
@pattern("^[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]*$")
@sensitive
string NonEmptyResourceName

/// Text that the application attaches to a channel or message and the service does not interpret,
/// such as JSON or a link to an attachment.
@length(min: 0, max: 1024)
@pattern(".*")
@sensitive
string Metadata

/// A token that makes a request idempotent: a request repeated with the same token takes effect
/// once. Choose a new one for each new request, and keep it when retrying.
@length(min: 2, max: 64)
@pattern("^[-_a-zA-Z0-9]*$")
@sensitive
string ClientRequestToken

/// How many items one page of a listing may hold.
@range(min: 1, max: 50)
integer MaxResults

/// An opaque marker of where a page of a listing begins. Pass it back as it came, with the other
/// members of the request unchanged.
@length(min: 0, max: 2048)
@pattern(".*")
@sensitive
string NextToken

/// A boolean that is false unless it is set.
@default(false)
boolean NonNullableBoolean

/// A point in time. It travels as seconds since 1970-01-01T00:00:00Z in JSON, and as an RFC 3339
/// date-time in a query string.
timestamp Timestamp

/// Text without constraints.
string String
