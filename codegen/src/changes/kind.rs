//! The kinds of changes, and their names in the JSON form.

use crate::page::Mark;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What kind of change a [`Fact`](super::Fact) is.
        ///
        /// Where the name ends in `Changed`, no old value means that something was added, and no new one that it was
        /// removed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// Its name in the JSON form, which stays what it is: `memberAdded`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }
        }
    };
}

kinds! {
    /// The operation is new.
    OperationAdded = "operationAdded",
    /// The operation is gone.
    OperationRemoved = "operationRemoved",
    /// The operation has another input structure.
    InputChanged = "inputChanged",
    /// The operation has another output structure.
    OutputChanged = "outputChanged",
    /// The operation, or every operation of the service, has an error more.
    ErrorAdded = "errorAdded",
    /// The operation, or every operation of the service, has an error less.
    ErrorRemoved = "errorRemoved",
    /// The HTTP method.
    HttpMethodChanged = "httpMethodChanged",
    /// The HTTP path and its constant query.
    HttpUriChanged = "httpUriChanged",
    /// The HTTP status of success.
    HttpStatusChanged = "httpStatusChanged",
    /// How an operation answers page by page.
    PaginationChanged = "paginationChanged",
    /// A waiter; the member is its name.
    WaiterChanged = "waiterChanged",
    /// The endpoint: a prefix of the host, endpoint discovery, rules.
    EndpointChanged = "endpointChanged",
    /// How requests are authenticated.
    AuthChanged = "authChanged",
    /// A protocol of the service.
    ProtocolChanged = "protocolChanged",
    /// The operation may be sent again, or may no longer.
    IdempotentChanged = "idempotentChanged",
    /// The operation changes nothing, or may change something now.
    ReadonlyChanged = "readonlyChanged",
    /// The shape is new.
    ShapeAdded = "shapeAdded",
    /// The shape is gone.
    ShapeRemoved = "shapeRemoved",
    /// The shape is of another type.
    ShapeTypeChanged = "shapeTypeChanged",
    /// The member is new.
    MemberAdded = "memberAdded",
    /// The member is gone.
    MemberRemoved = "memberRemoved",
    /// The member has to be set now.
    MemberMadeRequired = "memberMadeRequired",
    /// The member no longer has to be set.
    MemberMadeOptional = "memberMadeOptional",
    /// The member targets another shape.
    MemberTargetChanged = "memberTargetChanged",
    /// The enum has a value more.
    EnumValueAdded = "enumValueAdded",
    /// The enum has a value less.
    EnumValueRemoved = "enumValueRemoved",
    /// A value of the enum has another member name.
    EnumValueRenamed = "enumValueRenamed",
    /// A member of the enum has another value.
    EnumValueChanged = "enumValueChanged",
    /// The length.
    LengthChanged = "lengthChanged",
    /// The range.
    RangeChanged = "rangeChanged",
    /// The pattern.
    PatternChanged = "patternChanged",
    /// Whether items are unique.
    UniqueItemsChanged = "uniqueItemsChanged",
    /// Whether there can be nulls.
    SparseChanged = "sparseChanged",
    /// The default.
    DefaultChanged = "defaultChanged",
    /// Whether it is redacted.
    SensitiveChanged = "sensitiveChanged",
    /// Whether it is deprecated, and what is said of that.
    DeprecatedChanged = "deprecatedChanged",
    /// Where HTTP has the member: path, query, headers, status, body.
    BindingChanged = "bindingChanged",
    /// The member's name in JSON.
    JsonNameChanged = "jsonNameChanged",
    /// The name in XML.
    XmlNameChanged = "xmlNameChanged",
    /// How a timestamp is written.
    TimestampFormatChanged = "timestampFormatChanged",
    /// What kind of content a string or blob has.
    MediaTypeChanged = "mediaTypeChanged",
    /// Whether the member is a token of idempotency.
    IdempotencyTokenChanged = "idempotencyTokenChanged",
    /// Whether the member is a part of the host's name.
    HostLabelChanged = "hostLabelChanged",
    /// Whether it is streamed.
    StreamingChanged = "streamingChanged",
    /// Whether an error, or a call, may be tried again.
    RetryableChanged = "retryableChanged",
    /// The HTTP status of an error.
    HttpErrorChanged = "httpErrorChanged",
    /// Whether the structure is an error, and whose fault.
    ErrorTypeChanged = "errorTypeChanged",
    /// What a resource is made of; the member is the property.
    ResourceChanged = "resourceChanged",
    /// The service's shape has another name.
    ServiceRenamed = "serviceRenamed",
    /// The service's version.
    VersionChanged = "versionChanged",
    /// The service's title.
    TitleChanged = "titleChanged",
    /// What a shape is called in the service's closure; the member is the shape.
    RenameChanged = "renameChanged",
    /// Any other trait is there now.
    TraitAdded = "traitAdded",
    /// Any other trait is gone.
    TraitRemoved = "traitRemoved",
    /// Any other trait has another value.
    TraitChanged = "traitChanged",
}

impl Kind {
    /// Whether something is new, gone, or another than it was.
    pub fn mark(self) -> Mark {
        match self {
            Self::OperationAdded
            | Self::ShapeAdded
            | Self::MemberAdded
            | Self::EnumValueAdded
            | Self::ErrorAdded => Mark::Added,
            Self::OperationRemoved
            | Self::ShapeRemoved
            | Self::MemberRemoved
            | Self::EnumValueRemoved
            | Self::ErrorRemoved => Mark::Removed,
            _ => Mark::Changed,
        }
    }
}
