"""Elastic channels: members come to sub-channels."""

from world import ANA, BEN, user


def run(world):
    configuration = {
        "MaximumSubChannels": 3,
        "TargetMembershipsPerSubChannel": 2,
        "MinimumMembershipPercentage": 40,
    }
    arn = world.create_channel("elastisch", ElasticChannelConfiguration=configuration)
    described = world.call(
        "DescribeChannelModeratedByAppInstanceUser",
        ChannelArn=world.create_channel("plain"),
        AppInstanceUserArn=ANA,
        ChimeBearer=ANA,
    )
    world.check(described["Channel"]["ChannelSummary"]["Name"], "plain", "a channel that is not elastic")
    moderated = dict(ChannelArn=arn, AppInstanceUserArn=ANA, ChimeBearer=ANA)
    world.refused("BadRequestException", "DescribeChannelModeratedByAppInstanceUser", **moderated)

    people = [user(f"e{number}") for number in range(6)]
    placed = [
        world.call("CreateChannelMembership", ChannelArn=arn, MemberArn=one, Type="DEFAULT", ChimeBearer=ANA)[
            "SubChannelId"
        ]
        for one in people
    ]
    world.check(len(set(placed)), 3, "three sub-channels")
    one_more = dict(ChannelArn=arn, MemberArn=BEN, Type="DEFAULT", ChimeBearer=ANA)
    world.refused("ResourceLimitExceededException", "CreateChannelMembership", **one_more)
    listed = world.pages("ListSubChannels", "SubChannels", 2, ChannelArn=arn, ChimeBearer=ANA)
    expected = [{"SubChannelId": one, "MembershipCount": 2} for one in dict.fromkeys(placed)]
    world.check(listed, expected, "sub-channels")

    inside = dict(ChannelArn=arn, SubChannelId=placed[0])
    sent = world.call(
        "SendChannelMessage",
        Content="hallo",
        Type="STANDARD",
        Persistence="PERSISTENT",
        ChimeBearer=people[0],
        **inside,
    )
    world.check(sent["SubChannelId"], placed[0], "where it was sent")
    listed = world.call("ListChannelMessages", ChimeBearer=people[1], **inside)
    world.check([one["Content"] for one in listed["ChannelMessages"]], ["hallo"], "messages of a sub-channel")
    listed = world.call("ListChannelMemberships", ChimeBearer=people[1], **inside)
    world.check(
        [one["Member"]["Arn"] for one in listed["ChannelMemberships"]], people[:2], "members of a sub-channel"
    )
    found = world.call("GetChannelMessage", MessageId=sent["MessageId"], ChimeBearer=people[1], **inside)
    world.check(found["ChannelMessage"]["SubChannelId"], placed[0], "sub-channel of a message")
    outside = dict(MessageId=sent["MessageId"], ChannelArn=arn, ChimeBearer=people[1])
    world.refused("BadRequestException", "GetChannelMessage", **outside)
    world.refused("BadRequestException", "UpdateChannelReadMarker", ChannelArn=arn, ChimeBearer=people[0])
