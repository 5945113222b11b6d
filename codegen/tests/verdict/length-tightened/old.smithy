// Fewer texts are taken.
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
    @length(min: 1, max: 10)
    name: String
}

structure DoOutput {
    @length(min: 1, max: 10)
    name: String
}
