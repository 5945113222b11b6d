// A required member that is filled now: its builder can be done at once.
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
    output: Thing
}

structure Thing {
    @required
    size: Integer
}
