// What is waited for.
$version: "2.0"

namespace test

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Service {
    version: "1"
    operations: [
        Do
    ]
}

@waitable(
    Done: {
        acceptors: [
            {
                state: "success"
                matcher: { success: true }
            }
        ]
    }
)
@http(method: "POST", uri: "/do")
operation Do {
    input := {
        name: String
    }
    output := {}
}
