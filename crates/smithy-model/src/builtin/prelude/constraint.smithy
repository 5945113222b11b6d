$version: "2.0"

// Constraint traits and type refinement traits.
namespace smithy.api

@trait(selector: ":test(list, map, string, blob, member > :is(list, map, string, blob))")
structure length {
    min: Long
    max: Long
}

@trait(selector: ":test(number, member > number)")
structure range {
    min: BigDecimal
    max: BigDecimal
}

@trait(
    selector: ":test(string, member > string)"
    breakingChanges: [
        {
            change: "add"
            severity: "WARNING"
            message: "Strings that do not match the pattern are no longer valid."
        }
        {
            change: "update"
            severity: "NOTE"
            message: "A changed pattern should match at least what the old one matched."
        }
    ]
)
string pattern

@trait(
    selector: "list :not(> member ~> :is(float, double, document))"
    conflicts: [sparse]
    breakingChanges: [
        { change: "presence", severity: "WARNING" }
    ]
)
structure uniqueItems {}

@trait(
    selector: ":is(list, map)"
    breakingChanges: [
        { change: "presence" }
    ]
)
structure sparse {}

/// Deprecated in favour of enum shapes.
@trait(
    selector: "string :not(enum)"
    breakingChanges: [
        { change: "presence" }
    ]
)
@deprecated(since: "2.0", message: "Use an enum shape.")
@length(min: 1)
list enum {
    member: EnumDefinition
}

@private
structure EnumDefinition {
    @required
    value: NonEmptyString

    name: EnumConstantBodyName

    documentation: String

    tags: NonEmptyStringList

    deprecated: Boolean
}

@private
@pattern("^[a-zA-Z_]+[a-zA-Z_0-9]*$")
string EnumConstantBodyName

@trait(selector: ":is(enum, intEnum) > member")
@tags(["diff.error.const"])
document enumValue

@trait(selector: "structure > member")
structure required {}

@trait(selector: "structure > member")
structure clientOptional {}

@trait(selector: ":is(simpleType, list, map, structure > member :test(> :is(simpleType, list, map)))")
document default

@trait(
    selector: "structure > member [trait|default]"
    breakingChanges: [
        { change: "remove" }
    ]
)
structure addedDefault {}

/// What `@default` has replaced.
@trait(
    selector: ":test(boolean, byte, short, integer, long, float, double, member > :test(boolean, byte, short, integer, long, float, double))"
)
structure box {}

@trait(
    selector: "structure"
    conflicts: [trait]
    breakingChanges: [
        { change: "any" }
    ]
)
enum error {
    CLIENT = "client"
    SERVER = "server"
}

@trait(
    selector: "structure"
    conflicts: [output, error]
    breakingChanges: [
        { change: "presence" }
    ]
)
structure input {}

@trait(
    selector: "structure"
    conflicts: [input, error]
    breakingChanges: [
        { change: "presence" }
    ]
)
structure output {}
