$version: "2.0"

namespace shop

service Shop {
    operations: [Put]
}

/// Puts an order.
@http(method: "PUT", uri: "/orders")
operation Put {
    input: PutRequest
}

structure PutRequest {
    First: String
    Second: Integer
    @jsonName("name")
    Called: String
    Kind: Kind
    Names: Names
    Counts: Counts
    Form: Form
    Last: Blob
    More: Form
}

structure Form {
    Width: Integer
}

enum Kind {
    A
}

list Names {
    member: Name
}

@pattern("^\\w*$")
string Name

map Counts {
    key: String
    value: String
}
