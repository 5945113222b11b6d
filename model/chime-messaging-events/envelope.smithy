// How a structure says that it carries another shape: what `codegen` makes a method `payload` of.
$version: "2"

namespace codegen

/// The structure carries one of several shapes: a member says which, and another member holds it.
@trait(selector: "structure")
structure envelope {
    /// Where the type of the payload is: the names of members, from the outside in. The last one is a string or an enum.
    @required
    tag: MemberNames

    /// The name of the member that holds the payload: a document, or a string of JSON.
    @required
    content: String

    /// What the payload may be: a union, whose members are named as the types are.
    @required
    payload: PayloadUnion
}

/// A way to a member.
@private
list MemberNames {
    /// The name of a member, of the structure that the member before targets.
    member: String
}

/// The id of a union.
@private
@idRef(failWhenMissing: true, selector: "union")
string PayloadUnion
