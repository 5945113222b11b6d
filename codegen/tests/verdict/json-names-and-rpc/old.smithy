// Keys that a protocol ignores.
$version: "2.0"

namespace test

use aws.protocols#awsJson1_1

@awsJson1_1
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
    name: String
}

structure DoOutput {
    name: String
}
