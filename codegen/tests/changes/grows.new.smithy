$version: "2.0"

namespace shop

/// A shop, of anything.
@title("Shop")
service Shop {
    version: "2026-01-01"
    operations: [CancelOrder, GetOrder, ListOrders, Ping]
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
    errors: [NotFound, Busy]
}

/// Gives all orders.
@http(method: "GET", uri: "/orders")
operation ListOrders {
    output := {
        Orders: Orders
        Total: Integer
    }
}

/// Says that it is here.
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
    /// Of ISO 4217.
    Currency: Currency
}

enum State {
    OPEN
    SENT
    CANCELLED
    LOST
}

@length(min: 1, max: 64)
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

/// Cancels an order, if it is not on its way. What was paid comes back.
@http(method: "POST", uri: "/orders/{Id}/cancel", code: 202)
operation CancelOrder {
    input := {
        @required
        @httpLabel
        Id: Id
        Reasons: Reasons
    }
    output := {
        Refund: Price
        At: Timestamp
    }
    errors: [NotFound, Busy]
}

list Reasons {
    member: String
}

structure Currency {
    Code: String
}

/// Too much to do. Try later.
@error("server")
@httpError(503)
structure Busy {
    Code: Code
}
