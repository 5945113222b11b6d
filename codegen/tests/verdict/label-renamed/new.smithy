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

@http(method: "POST", uri: "/do/{id}")
operation Do {
    input: DoInput
    output: DoOutput
}

structure DoInput {
    @required
    @httpLabel
    id: String
}

structure DoOutput {}
