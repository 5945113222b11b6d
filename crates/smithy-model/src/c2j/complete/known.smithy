$version: "2.0"

metadata suppressions = [{ id: "Example", namespace: "*" }]

namespace com.example.shop

use aws.api#service
use aws.protocols#restJson1
use smithy.rules#staticContextParams

@trait
structure mark {}

@service(
    sdkId: "Shop"
    endpointPrefix: "shop"
    arnNamespace: "store"
    cloudFormationName: "Store"
)
@restJson1
@cors
service ShopService {
    version: "2020-01-01"
    operations: [ListItems]
    resources: [Item]
    errors: [Gone]
    rename: { "com.example.shop#Level": "ItemLevel" }
}

resource Item {
    identifiers: { Name: Name }
    read: GetItem
}

@readonly
@http(method: "GET", uri: "/items/{Name}", code: 200)
@staticContextParams({ Shop: { value: true } })
operation GetItem {
    input: GetItemRequest
    output: GetItemResponse
}

@readonly
@paginated(inputToken: "Token", outputToken: "Token", items: "Names")
@http(method: "GET", uri: "/items", code: 200)
operation ListItems {
    input: ListItemsRequest
    output: ListItemsResponse
}

@input
structure GetItemRequest {
    @required
    @httpLabel
    Name: Name

    @httpQuery("count")
    Count: Count

    @httpQuery("tag")
    Tag: String
}

@output
structure GetItemResponse {
    Level: Level
    Priority: Priority
    Share: Share = 1
    Total: Long
    @mark
    Note: Note
}

structure ListItemsRequest {
    @httpQuery("token")
    Token: String
}

structure ListItemsResponse {
    Token: String
    Names: Names
}

list Names {
    member: Name
}

@length(min: 0, max: 64)
@pattern("^[a-z]+$")
string Name

@length(min: 0)
string Note

@range(min: 1, max: 10)
integer Count

@default(1)
short Share

enum Level {
    LOW = "low"
    HIGH = "hi-gh"
}

intEnum Priority {
    FIRST = 1
    SECOND = 2
}

@error("client")
@httpError(410)
structure Gone {}
