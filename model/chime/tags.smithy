// Tags of channels and other resources.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chime

/// Adds tags to a resource, or changes their values.
///
/// A tag whose key the resource has already replaces that tag.
///
/// Unlike the requests of the other operations, this one goes to the host of Amazon Chime itself,
/// without the prefix `messaging-`. The resource may also be one of another part of Amazon Chime,
/// such as an Amazon Chime SDK meeting. For its own resources, Amazon Chime SDK Messaging has an
/// operation of the same name, which replaces this one.
@http(method: "POST", uri: "/tags?operation=tag-resource", code: 204)
operation TagResource {
    input :=
        /// The resource, and its new tags.
        {
            /// The resource to tag.
            @required
            ResourceARN: Arn

            /// The tags to add.
            @required
            Tags: TagList
        }

    errors: [
        BadRequestException
        ForbiddenException
        NotFoundException
        ServiceFailureException
        ServiceUnavailableException
        UnauthorizedClientException
    ]
}

/// Removes tags from a resource.
///
/// Unlike the requests of the other operations, this one goes to the host of Amazon Chime itself,
/// without the prefix `messaging-`. The resource may also be one of another part of Amazon Chime,
/// such as an Amazon Chime SDK meeting. For its own resources, Amazon Chime SDK Messaging has an
/// operation of the same name, which replaces this one.
@http(method: "POST", uri: "/tags?operation=untag-resource", code: 204)
operation UntagResource {
    input :=
        /// The resource, and the tags that it loses.
        {
            /// The resource that loses tags.
            @required
            ResourceARN: Arn

            /// The keys of the tags to remove.
            @required
            TagKeys: TagKeyList
        }

    errors: [
        BadRequestException
        ForbiddenException
        NotFoundException
        ServiceFailureException
        ServiceUnavailableException
        UnauthorizedClientException
    ]
}

/// Lists the tags of a resource, all at once.
///
/// Unlike the requests of the other operations, this one goes to the host of Amazon Chime itself,
/// without the prefix `messaging-`. The resource may also be one of another part of Amazon Chime,
/// such as an Amazon Chime SDK meeting. For its own resources, Amazon Chime SDK Messaging has an
/// operation of the same name, which replaces this one.
@http(method: "GET", uri: "/tags", code: 200)
operation ListTagsForResource {
    input :=
        /// The resource whose tags to list.
        {
            /// The resource whose tags to list.
            @required
            @httpQuery("arn")
            ResourceARN: Arn
        }

    output :=
        /// The tags.
        {
            /// The tags of the resource.
            Tags: TagList
        }

    errors: [
        BadRequestException
        ForbiddenException
        NotFoundException
        ServiceFailureException
        ServiceUnavailableException
        UnauthorizedClientException
    ]
}

/// A key and a value attached to a resource, for cost allocation, search or access control.
structure Tag {
    /// The key, unique among the resource's tags.
    @required
    Key: TagKey

    /// The value.
    @required
    Value: TagValue
}

/// Tags of one resource.
@length(min: 1, max: 50)
list TagList {
    /// A tag.
    member: Tag
}

/// The key of a tag.
@length(min: 1, max: 128)
@sensitive
string TagKey

/// Keys of tags.
@length(min: 1, max: 50)
list TagKeyList {
    /// A key.
    member: TagKey
}

/// The value of a tag.
@length(min: 1, max: 256)
@sensitive
string TagValue

/// The ARN of a resource that can have tags.
@length(min: 1, max: 1024)
@pattern("^arn[\\/\\:\\-\\_\\.a-zA-Z0-9]+$")
@sensitive
string Arn
