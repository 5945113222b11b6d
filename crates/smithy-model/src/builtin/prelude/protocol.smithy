$version: "2.0"

// Serialization, protocol and authentication traits.
namespace smithy.api

@trait(
    selector: "structure[trait|trait]"
    breakingChanges: [
        { change: "presence" }
    ]
)
structure protocolDefinition {
    traits: TraitShapeIdList

    @deprecated(message: "Use @traitValidators.")
    noInlineDocumentSupport: Boolean
}

@trait(
    selector: ":is(structure, union) > member"
    breakingChanges: [
        { change: "any" }
    ]
)
string jsonName

@trait(
    selector: ":is(blob, string)"
    breakingChanges: [
        { change: "remove" }
    ]
)
string mediaType

@trait(
    selector: ":test(timestamp, member > timestamp)"
    breakingChanges: [
        { change: "any" }
    ]
)
enum timestampFormat {
    DATE_TIME = "date-time"
    EPOCH_SECONDS = "epoch-seconds"
    HTTP_DATE = "http-date"
}

@trait(
    selector: "structure > :test(member > :test(boolean, number, string, timestamp))"
    conflicts: [xmlNamespace]
    breakingChanges: [
        { change: "any" }
    ]
)
structure xmlAttribute {}

@trait(
    selector: ":is(structure, union) > :test(member > :test(list, map))"
    breakingChanges: [
        { change: "any" }
    ]
)
structure xmlFlattened {}

@trait(
    selector: ":is(structure, union, member)"
    breakingChanges: [
        { change: "any" }
    ]
)
@pattern("^[a-zA-Z_][a-zA-Z_0-9-]*(:[a-zA-Z_][a-zA-Z_0-9-]*)?$")
string xmlName

@trait(
    selector: ":is(service, member, simpleType, list, map, structure, union)"
    conflicts: [xmlAttribute]
    breakingChanges: [
        { change: "any" }
    ]
)
structure xmlNamespace {
    @required
    uri: NonEmptyString

    @pattern("^[a-zA-Z_][a-zA-Z_0-9-]*$")
    prefix: NonEmptyString
}

@trait(
    selector: "structure[trait|trait]"
    breakingChanges: [
        { change: "presence" }
    ]
)
structure authDefinition {
    traits: TraitShapeIdList
}

@trait(
    selector: "service"
    breakingChanges: [
        { change: "remove" }
    ]
)
@authDefinition
@externalDocumentation("RFC 2617": "https://tools.ietf.org/html/rfc2617.html")
structure httpBasicAuth {}

@trait(
    selector: "service"
    breakingChanges: [
        { change: "remove" }
    ]
)
@authDefinition
@externalDocumentation("RFC 2617": "https://tools.ietf.org/html/rfc2617.html")
structure httpDigestAuth {}

@trait(
    selector: "service"
    breakingChanges: [
        { change: "remove" }
    ]
)
@authDefinition
@externalDocumentation("RFC 6750": "https://tools.ietf.org/html/rfc6750.html")
structure httpBearerAuth {}

@trait(
    selector: "service"
    breakingChanges: [
        { change: "remove" }
    ]
)
@authDefinition
structure httpApiKeyAuth {
    @required
    name: NonEmptyString

    @required
    in: HttpApiKeyLocations

    scheme: NonEmptyString
}

@private
enum HttpApiKeyLocations {
    HEADER = "header"
    QUERY = "query"
}

@trait(
    selector: "operation"
    breakingChanges: [
        { change: "remove" }
    ]
)
structure optionalAuth {}

@trait(selector: ":is(service, operation)")
@uniqueItems
list auth {
    member: AuthTraitReference
}

@private
@idRef(selector: "[trait|authDefinition]")
string AuthTraitReference
