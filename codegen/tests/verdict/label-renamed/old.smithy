// A member in the path by another name, at the same place.
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

@http(method: "POST", uri: "/do/{name}")
operation Do {
    input: DoInput
    output: DoOutput
}

structure DoInput {
    @required
    @httpLabel
    name: String
}

structure DoOutput {}
