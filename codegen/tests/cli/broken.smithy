$version: "2.0"

namespace example.shop

service Shop {
    version: "2024-01-01"
    operations: [BuyThing]
}

operation BuyThing {
    input := {
        name: Nmae
    }
}

@length(min: "three")
string Name

structure Thing {
    weight
}
