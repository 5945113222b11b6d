// Tags of channels and other resources.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.chimesdkmessaging

/// Adds tags to a resource, or changes their values.
///
/// A tag whose key the resource has already replaces that tag.
@http(method: "POST", uri: "/tags?operation=tag-resource", code: 204)
operation TagResource {
    input :=
        /// The resource, and its new tags.
        {
            /// The resource to tag.
            @required
            ResourceARN: ChimeArn

            /// The tags to add.
            @required
            Tags: TagList
        }

    errors: [
        BadRequestException
        ForbiddenException
        ResourceLimitExceededException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Removes tags from a resource.
@http(method: "POST", uri: "/tags?operation=untag-resource", code: 204)
operation UntagResource {
    input :=
        /// The resource, and the tags that it loses.
        {
            /// The resource that loses tags.
            @required
            ResourceARN: ChimeArn

            /// The keys of the tags to remove.
            @required
            TagKeys: TagKeyList
        }

    errors: [
        BadRequestException
        ForbiddenException
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
        UnauthorizedClientException
    ]
}

/// Lists the tags of a resource, all at once.
@http(method: "GET", uri: "/tags", code: 200)
operation ListTagsForResource {
    input :=
        /// The resource whose tags to list.
        {
            /// The resource whose tags to list.
            @required
            @httpQuery("arn")
            ResourceARN: ChimeArn
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
        ServiceFailureException
        ServiceUnavailableException
        ThrottledClientException
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
