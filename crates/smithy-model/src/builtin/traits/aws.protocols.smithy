$version: "2.0"

// AWS protocols, and the traits that go with them.
namespace aws.protocols

@private
@mixin(localTraits: [private])
structure HttpConfiguration {
    http: StringList

    eventStreamHttp: StringList
}

@trait(selector: "service")
@protocolDefinition(
    traits: [
        timestampFormat
        cors
        endpoint
        hostLabel
        http
        httpError
        httpHeader
        httpLabel
        httpPayload
        httpPrefixHeaders
        httpQuery
        httpQueryParams
        httpResponseCode
        httpChecksum
        httpChecksumRequired
        jsonName
    ]
)
structure restJson1 with [HttpConfiguration] {}

@trait(selector: "service")
@protocolDefinition(
    traits: [
        timestampFormat
        cors
        endpoint
        hostLabel
        http
        httpError
        httpHeader
        httpLabel
        httpPayload
        httpPrefixHeaders
        httpQuery
        httpQueryParams
        httpResponseCode
        httpChecksum
        httpChecksumRequired
        xmlAttribute
        xmlFlattened
        xmlName
        xmlNamespace
    ]
)
@traitValidators("UnsupportedProtocolDocument": {
    selector: "~> member :test(> document)"
    message: "This protocol does not support document types."
})
@deprecated
structure restXml with [HttpConfiguration] {
    @deprecated
    noErrorWrapping: Boolean
}

@trait(selector: "service")
@protocolDefinition(traits: [timestampFormat, cors, endpoint, hostLabel])
structure awsJson1_0 with [HttpConfiguration] {}

@trait(selector: "service")
@protocolDefinition(traits: [timestampFormat, cors, endpoint, hostLabel])
structure awsJson1_1 with [HttpConfiguration] {}

@trait(selector: "service [trait|xmlNamespace]")
@protocolDefinition(
    traits: [timestampFormat, cors, endpoint, hostLabel, awsQueryError, xmlAttribute, xmlFlattened, xmlName, xmlNamespace]
)
@traitValidators("UnsupportedProtocolDocument": {
    selector: "~> member :test(> document)"
    message: "This protocol does not support document types."
})
@deprecated
structure awsQuery {}

@trait(selector: "structure [trait|error]", breakingChanges: [
    { change: "any" }
])
structure awsQueryError {
    @required
    code: String

    @required
    httpResponseCode: Integer
}

@trait(
    selector: "service :test([trait|aws.protocols#awsJson1_0], [trait|smithy.protocols#rpcv2Cbor], [trait|smithy.protocols#rpcv2Json])"
)
structure awsQueryCompatible {}

@trait(selector: "service [trait|xmlNamespace]")
@protocolDefinition(
    traits: [timestampFormat, cors, endpoint, hostLabel, ec2QueryName, xmlAttribute, xmlFlattened, xmlName, xmlNamespace]
)
@traitValidators("UnsupportedProtocolDocument": {
    selector: "~> member :test(> document)"
    message: "This protocol does not support document types."
})
@deprecated
structure ec2Query {}

@trait(selector: "structure > member")
@pattern("^[a-zA-Z_][a-zA-Z_0-9-]*$")
string ec2QueryName

@trait(
    selector: "operation"
    breakingChanges: [
        { change: "remove", severity: "DANGER", message: "Clients and servers no longer exchange checksums." }
        {
            change: "remove"
            path: "/requestAlgorithmMember"
            severity: "DANGER"
            message: "Clients no longer choose the algorithm of the request's checksum."
        }
        {
            change: "remove"
            path: "/requestValidationModeMember"
            severity: "DANGER"
            message: "Clients no longer ask for the response's checksum."
        }
        {
            change: "remove"
            path: "/responseAlgorithms/member"
            severity: "DANGER"
            message: "Clients no longer look for checksums of this algorithm."
        }
    ]
)
@unstable
structure httpChecksum {
    requestAlgorithmMember: String

    requestChecksumRequired: Boolean

    requestValidationModeMember: String

    responseAlgorithms: ChecksumAlgorithmSet
}

@private
@length(min: 1)
@uniqueItems
list ChecksumAlgorithmSet {
    member: ChecksumAlgorithm
}

@private
enum ChecksumAlgorithm {
    CRC64NVME
    CRC32C
    CRC32
    SHA1
    SHA256
    SHA512
    MD5
    XXHASH64
    XXHASH3
    XXHASH128
}

@private
list StringList {
    member: String
}
