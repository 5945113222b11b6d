$version: "2.0"

namespace test

use aws.protocols#awsJson1_0

@awsJson1_0
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

structure DoOutput {}
