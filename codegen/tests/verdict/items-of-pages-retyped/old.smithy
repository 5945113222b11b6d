// Pages of something else.
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
@paginated(inputToken: "token", outputToken: "next", items: "names")
@readonly
operation Do {
    input: DoInput
    output: DoOutput
}

structure DoInput {
    token: String
}

structure DoOutput {
    next: String
    names: Names
}

list Names {
    member: String
}
