$version: "2.0"

// AWS authentication schemes.
namespace aws.auth

@trait(
    selector: "service"
    breakingChanges: [
        { change: "remove", message: "Clients that sign with the removed scheme are turned away." }
    ]
)
@authDefinition(traits: [unsignedPayload])
@externalDocumentation("Reference": "https://docs.aws.amazon.com/general/latest/gr/signature-version-4.html")
structure sigv4 {
    @required
    @length(min: 1)
    @externalDocumentation("Reference": "https://docs.aws.amazon.com/general/latest/gr/sigv4-create-string-to-sign.html")
    name: String
}

@trait(
    selector: "service[trait|aws.auth#sigv4]"
    breakingChanges: [
        { change: "remove", message: "Clients that sign with the removed scheme are turned away." }
    ]
)
@authDefinition(traits: [unsignedPayload])
@externalDocumentation(
    "Reference": "https://docs.aws.amazon.com/general/latest/gr/signature-version-4.html"
    "Examples": "https://github.com/aws-samples/sigv4a-signing-examples"
)
structure sigv4a {
    @required
    @length(min: 1)
    @externalDocumentation("Reference": "https://docs.aws.amazon.com/general/latest/gr/sigv4-create-string-to-sign.html")
    name: String
}

@trait(selector: "operation")
structure unsignedPayload {}

@trait(selector: "service")
@authDefinition
@internal
@tags(["internal"])
structure cognitoUserPools {
    @required
    providerArns: StringList
}

@private
list StringList {
    member: String
}

@trait(selector: "service[trait|aws.auth#cognitoUserPools] ~> operation")
@internal
@tags(["internal"])
@length(min: 1)
list cognitoUserPoolsScopes {
    member: String
}
