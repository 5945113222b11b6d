$version: "2.0"

// How resources become CloudFormation resources.
namespace aws.cloudformation

@trait(
    selector: "resource"
    breakingChanges: [
        { change: "presence" }
    ]
)
@unstable
structure cfnResource {
    name: String

    additionalSchemas: StructureIdList

    @deprecated(message: "Use an identifier of the resource.")
    primaryIdentifier: String
}

@private
list StructureIdList {
    @idRef(failWhenMissing: true, selector: "structure")
    member: String
}

@trait(
    selector: "structure > member"
    conflicts: [cfnAdditionalIdentifier, cfnMutability, cfnDefaultValue]
    breakingChanges: [
        { change: "add" }
    ]
)
@unstable
structure cfnExcludeProperty {}

@trait(selector: "structure > member", conflicts: [cfnExcludeProperty])
@unstable
enum cfnMutability {
    FULL = "full"
    CREATE_AND_READ = "create-and-read"
    CREATE = "create"
    READ = "read"
    WRITE = "write"
}

@trait(
    selector: "structure > member"
    breakingChanges: [
        { change: "any" }
    ]
)
@unstable
string cfnName

@trait(
    selector: "structure > :test(member > string)"
    conflicts: [cfnExcludeProperty]
    breakingChanges: [
        { change: "remove" }
    ]
)
@unstable
structure cfnAdditionalIdentifier {}

@trait(selector: "resource > operation -[input, output]-> structure > member", conflicts: [cfnExcludeProperty])
@unstable
structure cfnDefaultValue {}
