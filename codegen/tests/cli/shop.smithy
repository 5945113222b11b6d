$version: "2.0"

namespace example.shop

/// Sells things.
service Shop {
    version: "2024-01-01"
    operations: [BuyThing]
}

/// Buys one thing.
@http(method: "POST", uri: "/things")
operation BuyThing {
    input := {
        /// Which one.
        @required
        @length(min: 1, max: 12)
        name: String

        color: Color
    }

    output := {
        price: Integer
    }

    errors: [SoldOut]
}

/// The color of a thing.
enum Color {
    RED
    GREEN
}

/// There is none left.
@error("client")
@httpError(409)
structure SoldOut {
    message: String
}
