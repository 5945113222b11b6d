// A crate without its module.
$version: "2.0"

namespace test

use aws.protocols#restJson1

@restJson1
service Service {
    version: "1"
    operations: [
        Do
    ]
}

@http(method: "POST", uri: "/do")
operation Do {
    input: Thing
}

structure Thing {
    name: String
}
