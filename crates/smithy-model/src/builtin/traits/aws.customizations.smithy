$version: "2.0"

// What single AWS services need.
namespace aws.customizations

@trait(selector: "operation")
structure s3UnwrappedXmlOutput {}
