$version: "2.0"

// The shapes of the prelude that models refer to, and the helper shapes that several of its traits share.
namespace smithy.api

blob Blob

boolean Boolean

string String

byte Byte

short Short

integer Integer

long Long

float Float

double Double

bigInteger BigInteger

bigDecimal BigDecimal

timestamp Timestamp

document Document

@default(false)
boolean PrimitiveBoolean

@default(0)
byte PrimitiveByte

@default(0)
short PrimitiveShort

@default(0)
integer PrimitiveInteger

@default(0)
long PrimitiveLong

@default(0)
float PrimitiveFloat

@default(0)
double PrimitiveDouble

/// Stands where an operation has no input or output, and where a union member has no value.
@unitType
structure Unit {}

/// Marks the one unit type.
@trait(selector: "[id=smithy.api#Unit]")
structure unitType {}

@private
@length(min: 1)
string NonEmptyString

@private
list NonEmptyStringList {
    member: NonEmptyString
}

@private
map NonEmptyStringMap {
    key: NonEmptyString
    value: NonEmptyString
}

@private
list TraitShapeIdList {
    member: TraitShapeId
}

@private
@idRef(selector: "[trait|trait]", failWhenMissing: true)
string TraitShapeId

@private
@mediaType("text/markdown; charset=UTF-8; variant=CommonMark")
@externalDocumentation("CommonMark Specification": "https://commonmark.org/")
string CommonMark

@private
@pattern("^(_+[a-zA-Z0-9]|[a-zA-Z])\\w*$")
string Identifier
