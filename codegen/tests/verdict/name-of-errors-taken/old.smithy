// A structure that has the name of an operation's errors.
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
    errors: [
        Gone
    ]
}

structure DoInput {
    name: String
}

structure DoOutput {}

@error("client")
@httpError(410)
structure Gone {
    message: String
}
