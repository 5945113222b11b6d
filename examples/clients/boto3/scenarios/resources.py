"""Tags, streaming configurations and the session endpoint."""

from world import INSTANCE


def run(world):
    arn = world.create_channel("tags", Tags=[{"Key": "größe", "Value": "klein 🙂"}])

    def tags():
        listed = world.call("ListTagsForResource", ResourceARN=arn)["Tags"]
        return {one["Key"]: one["Value"] for one in listed}

    world.check(tags(), {"größe": "klein 🙂"}, "tags of a new channel")
    world.call(
        "TagResource", ResourceARN=arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "größe", "Value": "groß"}]
    )
    world.check(tags(), {"größe": "groß", "a": "1"}, "tags that were set")
    world.call("UntagResource", ResourceARN=arn, TagKeys=["größe"])
    world.check(tags(), {"a": "1"}, "tags that were removed")
    many = [{"Key": f"k{number}", "Value": "v"} for number in range(50)]
    world.refused("ResourceLimitExceededException", "TagResource", ResourceARN=arn, Tags=many)
    world.refused("BadRequestException", "ListTagsForResource", ResourceARN="arn:aws:s3:::bucket/key")

    instance = dict(AppInstanceArn=INSTANCE)
    world.refused("NotFoundException", "GetMessagingStreamingConfigurations", **instance)
    stream = "arn:aws:kinesis:us-east-1:123456789012:stream/chime-messaging-all"
    both = [{"DataType": kind, "ResourceArn": stream} for kind in ("Channel", "ChannelMessage")]
    put = world.call("PutMessagingStreamingConfigurations", StreamingConfigurations=both, **instance)
    world.check(put["StreamingConfigurations"], both, "streams that were set")
    got = world.call("GetMessagingStreamingConfigurations", **instance)
    world.check(got["StreamingConfigurations"], both, "streams")
    world.refused(
        "BadRequestException",
        "PutMessagingStreamingConfigurations",
        StreamingConfigurations=[both[0]] * 2,
        **instance,
    )
    world.call("DeleteMessagingStreamingConfigurations", **instance)
    world.refused("NotFoundException", "GetMessagingStreamingConfigurations", **instance)

    url = world.call("GetMessagingSessionEndpoint")["Endpoint"]["Url"]
    dual = world.call("GetMessagingSessionEndpoint", NetworkType="DUAL_STACK")["Endpoint"]["Url"]
    world.check(dual, f"dual-stack.{url}", "endpoints")
