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
    names: Names
    name: Name
}

structure DoOutput {
    names: Names
}

list Names {
    member: Name
}

@length(min: 2)
string Name
