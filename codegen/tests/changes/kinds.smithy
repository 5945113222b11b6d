$version: "2.0"

namespace a

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
@sigv4(name: "things")
@title("Things")
@auth([sigv4])
service Things {
    version: "1"
    operations: [Get, Put, Watch]
    resources: [Shelf]
    errors: [Busy]
    rename: { "a#Named": "Called" }
}

resource Shelf {
    identifiers: { shelf: ShelfId }
    properties: { label: Text }
    read: Look
}

@readonly
@http(method: "GET", uri: "/shelves/{shelf}")
operation Look {
    input := for Shelf {
        @required
        @httpLabel
        $shelf
    }
    output := for Shelf {
        $label
    }
}

/// Gives a thing. There is more to say.
@readonly
@http(method: "GET", uri: "/things/{id}")
@paginated(inputToken: "token", outputToken: "token", pageSize: "most")
@waitable(
    ThingIsThere: { acceptors: [{ state: "success", matcher: { success: true } }] }
)
operation Get {
    input := {
        @required
        @httpLabel
        id: ThingId
        @httpQuery("token")
        token: Text
        @httpQuery("most")
        most: Most = 10
        @httpHeader("x-from")
        from: Text
    }
    output: GetOutput
    errors: [Missing, Gone]
}

structure GetOutput {
    token: Text
    thing: Thing
    things: Things_
    named: Named
}

@idempotent
@http(method: "PUT", uri: "/things", code: 201)
operation Put {
    input: PutInput
    output: PutOutput
    errors: [Gone]
}

structure PutInput {
    @idempotencyToken
    token: Text
    @required
    thing: Thing
    secret: Secret
    @jsonName("old")
    aged: Text
    @timestampFormat("date-time")
    at: Timestamp
}

structure PutOutput {
    @httpPayload
    @required
    data: Data
}

@endpoint(hostPrefix: "{region}.")
@http(method: "POST", uri: "/watch", code: 200)
operation Watch {
    input := {
        @required
        @hostLabel
        region: Text
        near: Text
    }
    output := {
        sparse: Sparse
        tags: Tags
        numbers: Numbers
    }
}

structure Thing {
    id: ThingId
    /// What it is about.
    about: About
    color: Color
    @deprecated(message: "Look at the color.")
    shade: Text
}

union Named {
    thing: Text
    number: Integer
}

@enumValues
enum Color {
    RED = "red"
    GREEN = "green"
}

intEnum Size {
    SMALL = 1
}

@length(min: 1, max: 64)
@pattern("^[a-z]+$")
string ThingId

string ShelfId

@range(min: 1, max: 50)
integer Most

@mediaType("text/plain")
string About

@sensitive
string Secret

string Text

blob Data

@uniqueItems
list Tags {
    member: Text
}

@sparse
list Sparse {
    member: Text
}

list Numbers {
    member: Size
}

list Things_ {
    member: Thing
}

@error("client")
@httpError(404)
structure Missing {
    message: Text
}

@error("client")
@httpError(410)
structure Gone {
    message: Text
}

@error("server")
@httpError(503)
@retryable
structure Busy {
    message: Text
}

@error("client")
structure Odd {
    message: Text
}

@trait
structure enumValues {
    of: String
    many: Boolean = false
}
