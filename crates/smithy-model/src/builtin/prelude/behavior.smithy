$version: "2.0"

// Behavior, streaming and endpoint traits.
namespace smithy.api

@trait(
    selector: "operation"
    conflicts: [readonly]
    breakingChanges: [
        { change: "remove" }
    ]
)
structure idempotent {
    exists: IdempotentErrors
    notFound: IdempotentErrors
}

@private
list IdempotentErrors {
    @idRef(selector: "[trait|error]")
    member: String
}

@trait(
    selector: "structure > :test(member > string)"
    structurallyExclusive: "member"
    breakingChanges: [
        { change: "remove" }
    ]
)
@notProperty
structure idempotencyToken {}

@trait(
    selector: "operation"
    conflicts: [idempotent]
    breakingChanges: [
        { change: "remove" }
    ]
)
structure readonly {}

@trait(
    selector: "structure[trait|error]"
    breakingChanges: [
        { change: "remove" }
    ]
)
structure retryable {
    throttling: Boolean
}

@trait(selector: "operation")
@unstable
structure longPoll {
    @required
    @range(min: 1)
    timeoutMillis: Integer
}

@trait(
    selector: ":is(service, operation)"
    breakingChanges: [
        { change: "remove" }
        { path: "/inputToken", change: "update" }
        { path: "/outputToken", change: "update" }
        { path: "/items", change: "remove" }
        { path: "/items", change: "add", severity: "NOTE" }
        { path: "/items", change: "update", severity: "NOTE" }
        { path: "/pageSize", change: "update" }
        { path: "/pageSize", change: "remove" }
    ]
)
structure paginated {
    inputToken: NonEmptyString
    outputToken: NonEmptyString
    items: NonEmptyString
    pageSize: NonEmptyString
}

@trait(
    selector: "operation"
    breakingChanges: [
        {
            change: "remove"
            severity: "DANGER"
            message: "Clients stop compressing; the service still has to take what older clients compress."
        }
        { change: "remove", path: "/encodings", message: "The trait needs encodings." }
        {
            change: "add"
            severity: "NOTE"
            path: "/encodings/member"
            message: "The service has to support the new encoding from now on."
        }
        {
            change: "remove"
            severity: "DANGER"
            path: "/encodings/member"
            message: "Older clients still send the removed encoding."
        }
        {
            change: "update"
            severity: "DANGER"
            path: "/encodings/member"
            message: "Older clients still send the encoding that was there before."
        }
    ]
)
structure requestCompression {
    @required
    encodings: RequestCompressionEncodingsList
}

@private
list RequestCompressionEncodingsList {
    member: String
}

@trait(
    selector: ":is(blob, union)"
    structurallyExclusive: "target"
    breakingChanges: [
        { change: "any" }
    ]
)
structure streaming {}

@trait(
    selector: "blob[trait|streaming]"
    breakingChanges: [
        { change: "presence" }
    ]
)
structure requiresLength {}

@trait(
    selector: "structure > :test(member > :test(blob, string, structure, union))"
    conflicts: [eventHeader]
    structurallyExclusive: "member"
    breakingChanges: [
        { change: "any" }
    ]
)
structure eventPayload {}

@trait(
    selector: "structure > :test(member > :test(boolean, byte, short, integer, long, blob, string, timestamp))"
    conflicts: [eventPayload]
    breakingChanges: [
        { change: "any" }
    ]
)
structure eventHeader {}

@trait(
    selector: "operation"
    breakingChanges: [
        { change: "any" }
    ]
)
structure endpoint {
    @required
    hostPrefix: NonEmptyString
}

@trait(
    selector: "structure > :test(member[trait|required] > string)"
    breakingChanges: [
        { change: "any" }
    ]
)
structure hostLabel {}
