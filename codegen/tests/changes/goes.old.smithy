$version: "2.0"

namespace shop

service Shop {
    operations: [Forget, Put]
}

/// Forgets.
@http(method: "DELETE", uri: "/orders/{Id}")
operation Forget {
    input := {
        @required
        @httpLabel
        Id: String
    }
    errors: [NotFound]
}

/// Puts an order.
@http(method: "PUT", uri: "/orders")
operation Put {
    input := {
        First: String
        Gone: Address
        Second: Integer
        Called: String
        Kind: Kind
        Names: Names
        Counts: Counts
        Form: String
        @required
        Last: Blob
    }
}

structure Address {
    Street: String
    Town: String
}

enum Kind {
    A
    B
}

list Names {
    member: Name
}

@pattern("^\\w+$")
string Name

map Counts {
    key: String
    value: Integer
}

@error("client")
structure NotFound {}
