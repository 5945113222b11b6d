$version: "2.0"

// How traits come into OpenAPI documents.
namespace smithy.openapi

@trait(
    selector: "[trait|trait]"
    breakingChanges: [
        { change: "presence" }
        { path: "/as", change: "any" }
    ]
)
structure specificationExtension {
    as: SpecificationExtensionKey
}

@private
@pattern("^x-.+$")
string SpecificationExtensionKey
