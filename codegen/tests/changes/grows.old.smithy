$version: "2.0"

namespace shop

/// A shop.
@title("Shop")
service Shop {
    version: "2026-01-01"
    operations: [GetOrder, ListOrders, Ping]
}

/// Gives an order.
@http(method: "GET", uri: "/orders/{Id}")
operation GetOrder {
    input := {
        @required
        @httpLabel
        Id: Id
    }
    output := {
        Order: Order
    }
    errors: [NotFound]
}

/// Gives all orders.
@http(method: "GET", uri: "/orders")
operation ListOrders {
    output := {
        Orders: Orders
        Total: Integer
    }
}

/// Says that it is there.
@http(method: "GET", uri: "/")
operation Ping {}

/// What is ordered.
structure Order {
    @required
    Id: Id
    Lines: Lines
    State: State
}

list Orders {
    member: Order
}

list Lines {
    member: Line
}

structure Line {
    Product: String
    Price: Price
}

structure Price {
    Amount: Double
}

enum State {
    OPEN
    SENT
}

@length(min: 1, max: 36)
string Id

@error("client")
@httpError(404)
structure NotFound {
    Code: Code
}

enum Code {
    NOT_FOUND = "NotFound"
    BAD_REQUEST = "BadRequest"
}
