$version: "2.0"

// Resource traits.
namespace smithy.api

@trait(
    selector: "structure > :test(member[trait|required] > string)"
    breakingChanges: [
        { change: "remove" }
    ]
)
@notProperty
@length(min: 1)
string resourceIdentifier

@trait(
    selector: "structure > member"
    conflicts: [resourceIdentifier]
    breakingChanges: [
        { change: "remove" }
        { change: "update" }
    ]
)
structure property {
    name: String
}

@trait(
    selector: ":is(operation -[input, output]-> structure > member, [trait|trait])"
    breakingChanges: [
        { change: "add" }
    ]
)
@notProperty
structure notProperty {}

@trait(
    selector: "operation -[input, output]-> structure > member :test(> structure)"
    structurallyExclusive: "member"
    breakingChanges: [
        { change: "any" }
    ]
)
@notProperty
structure nestedProperties {}

@trait(selector: "resource:test(-[put]->)")
structure noReplace {}

@trait(selector: ":is(structure, string)")
list references {
    member: Reference
}

@private
structure Reference {
    service: NonEmptyString

    @required
    resource: NonEmptyString

    ids: NonEmptyStringMap

    rel: NonEmptyString
}
