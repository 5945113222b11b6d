$version: "2.0"

// Documentation traits.
namespace smithy.api

@trait
structure deprecated {
    message: String
    since: String
}

@trait
string documentation

@trait
@length(min: 1)
map externalDocumentation {
    key: NonEmptyString
    value: NonEmptyString
}

@trait(selector: "operation")
list examples {
    member: Example
}

@private
structure Example {
    @required
    title: String

    documentation: String

    input: Document

    output: Document

    error: ExampleError

    allowConstraintErrors: Boolean
}

@private
structure ExampleError {
    @idRef(selector: "structure[trait|error]")
    shapeId: String

    content: Document
}

@trait(
    breakingChanges: [
        {
            change: "remove"
            severity: "WARNING"
            message: "The shape becomes visible to everyone."
        }
    ]
)
structure internal {}

@trait(selector: "structure > member", conflicts: [required])
structure recommended {
    reason: String
}

@trait(selector: ":not(:test(service, operation, resource, member))")
structure sensitive {}

@trait
string since

@trait
list tags {
    member: String
}

@trait
string title

@trait
structure unstable {}
