//! How a change of each trait is told.

use super::Kind;

/// What is said of a trait that changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The trait.
    pub id: &'static str,
    /// The kind of fact that it makes.
    pub kind: Kind,
    /// How that is told.
    pub told: Told,
}

/// How a trait is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It is there or not: what its bearer is then.
    Flag(&'static str),
    /// Its value, behind a noun.
    Value(&'static str),
    /// The same, of a value with `min` and `max`.
    Bounds(&'static str),
    /// Where HTTP or an event has a member: all traits of that, as one.
    Binding(&'static str),
    /// By name, as any trait without a row.
    Trait,
    /// In a way of its own.
    Own,
    /// It changes documentation only.
    Documentation,
    /// Not at all: tools alone read it, or something else tells it.
    Nothing,
}

/// The row of a trait.
pub(super) fn row(id: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.id == id)
}

const fn told(id: &'static str, kind: Kind, told: Told) -> Row {
    Row { id, kind, told }
}

/// A trait that is no fact. Its kind is never looked at.
const fn untold(id: &'static str, told: Told) -> Row {
    Row { id, kind: Kind::TraitChanged, told }
}

const ROWS: &[Row] = &[
    // Constraints.
    told("smithy.api#length", Kind::LengthChanged, Told::Bounds("length")),
    told("smithy.api#range", Kind::RangeChanged, Told::Bounds("range")),
    told("smithy.api#pattern", Kind::PatternChanged, Told::Value("pattern")),
    told("smithy.api#uniqueItems", Kind::UniqueItemsChanged, Told::Flag("a list of unique items")),
    // Members and what they hold.
    told("smithy.api#required", Kind::MemberMadeRequired, Told::Own),
    told("smithy.api#default", Kind::DefaultChanged, Told::Value("default")),
    told("smithy.api#sparse", Kind::SparseChanged, Told::Flag("sparse")),
    told("smithy.api#sensitive", Kind::SensitiveChanged, Told::Flag("sensitive")),
    told("smithy.api#deprecated", Kind::DeprecatedChanged, Told::Own),
    told("smithy.api#idempotencyToken", Kind::IdempotencyTokenChanged, Told::Flag("an idempotency token")),
    told("smithy.api#hostLabel", Kind::HostLabelChanged, Told::Flag("a part of the host's name")),
    told("smithy.api#streaming", Kind::StreamingChanged, Told::Flag("streamed")),
    told("smithy.api#jsonName", Kind::JsonNameChanged, Told::Value("JSON name")),
    told("smithy.api#xmlName", Kind::XmlNameChanged, Told::Value("XML name")),
    told("smithy.api#timestampFormat", Kind::TimestampFormatChanged, Told::Value("timestamp format")),
    told("smithy.api#mediaType", Kind::MediaTypeChanged, Told::Value("media type")),
    // Where a member is.
    told("smithy.api#httpLabel", Kind::BindingChanged, Told::Binding("the path")),
    told("smithy.api#httpQuery", Kind::BindingChanged, Told::Binding("the query parameter")),
    told("smithy.api#httpQueryParams", Kind::BindingChanged, Told::Binding("all other query parameters")),
    told("smithy.api#httpHeader", Kind::BindingChanged, Told::Binding("the header")),
    told("smithy.api#httpPrefixHeaders", Kind::BindingChanged, Told::Binding("headers that begin with")),
    told("smithy.api#httpPayload", Kind::BindingChanged, Told::Binding("the whole body")),
    told("smithy.api#httpResponseCode", Kind::BindingChanged, Told::Binding("the status")),
    told("smithy.api#eventHeader", Kind::BindingChanged, Told::Binding("the event's headers")),
    told("smithy.api#eventPayload", Kind::BindingChanged, Told::Binding("the event's payload")),
    // Operations.
    told("smithy.api#http", Kind::HttpMethodChanged, Told::Own),
    told("smithy.api#paginated", Kind::PaginationChanged, Told::Value("pagination")),
    told("smithy.waiters#waitable", Kind::WaiterChanged, Told::Own),
    told("smithy.api#idempotent", Kind::IdempotentChanged, Told::Flag("idempotent")),
    told("smithy.api#readonly", Kind::ReadonlyChanged, Told::Flag("read-only")),
    told("smithy.api#endpoint", Kind::EndpointChanged, Told::Value("endpoint")),
    told("aws.api#clientEndpointDiscovery", Kind::EndpointChanged, Told::Trait),
    told("aws.api#clientDiscoveredEndpoint", Kind::EndpointChanged, Told::Trait),
    told("aws.api#clientEndpointDiscoveryId", Kind::EndpointChanged, Told::Trait),
    told("smithy.rules#endpointRuleSet", Kind::EndpointChanged, Told::Trait),
    told("smithy.rules#endpointBdd", Kind::EndpointChanged, Told::Trait),
    told("smithy.api#auth", Kind::AuthChanged, Told::Trait),
    told("smithy.api#optionalAuth", Kind::AuthChanged, Told::Trait),
    told("aws.auth#unsignedPayload", Kind::AuthChanged, Told::Trait),
    // Errors.
    told("smithy.api#error", Kind::ErrorTypeChanged, Told::Value("fault")),
    told("smithy.api#httpError", Kind::HttpErrorChanged, Told::Value("HTTP status")),
    told("smithy.api#retryable", Kind::RetryableChanged, Told::Flag("retryable")),
    // The service's title is a fact; any other shape's is documentation.
    told("smithy.api#title", Kind::TitleChanged, Told::Documentation),
    untold("smithy.api#documentation", Told::Documentation),
    untold("smithy.api#externalDocumentation", Told::Documentation),
    untold("smithy.api#examples", Told::Documentation),
    untold("smithy.api#tags", Told::Documentation),
    untold("smithy.api#since", Told::Documentation),
    untold("smithy.api#recommended", Told::Documentation),
    // Members of enums are compared by their values.
    untold("smithy.api#enumValue", Told::Nothing),
    untold("smithy.api#suppress", Told::Nothing),
];
