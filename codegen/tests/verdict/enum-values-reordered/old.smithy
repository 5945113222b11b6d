// The same values in another order.
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
    input: DoInput
    output: DoOutput
}

structure DoInput {
    mode: Mode
}

structure DoOutput {
    mode: Mode
}

enum Mode {
    OPEN
    CLOSED
}
