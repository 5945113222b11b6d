"""Channels: created, described, changed, listed, searched for, given an end, deleted."""

import datetime

from world import ADMIN, ANA, BEN, CEM, EVE, INSTANCE


def run(world):
    begin = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=1)
    name = 'Straße 🙂 日本語 \t"\\/'
    arn = world.create_channel(
        name, Privacy="PUBLIC", Mode="RESTRICTED", Metadata='{"color": "grün"}', ChannelId="a:b@c.d_e-f"
    )
    world.check(arn, f"{INSTANCE}/channel/a:b@c.d_e-f", "the ARN of a new channel")

    channel = world.call("DescribeChannel", ChannelArn=arn, ChimeBearer=EVE)["Channel"]
    world.check(channel["Name"], name, "name")
    world.check(channel["Metadata"], '{"color": "grün"}', "metadata")
    world.check(channel["CreatedBy"], {"Arn": ANA, "Name": "Ana Çelik 🙂"}, "creator")
    created = channel["CreatedTimestamp"]
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)
    world.check(begin < created < end, True, "creation time")
    world.check("LastMessageTimestamp" in channel, False, "no message yet")

    world.call("UpdateChannel", ChannelArn=arn, Name="Neu ✓", Mode="UNRESTRICTED", ChimeBearer=ANA)
    channel = world.call("DescribeChannel", ChannelArn=arn, ChimeBearer=EVE)["Channel"]
    world.check((channel["Name"], channel["Mode"]), ("Neu ✓", "UNRESTRICTED"), "update")
    world.check(channel["LastUpdatedTimestamp"] >= created, True, "update time")
    world.refused("ForbiddenException", "UpdateChannel", ChannelArn=arn, Name="x", ChimeBearer=EVE)

    same = dict(AppInstanceArn=INSTANCE, Name="once", ClientRequestToken="the-same", ChimeBearer=ANA)
    once = world.call("CreateChannel", **same)
    world.check(world.call("CreateChannel", **same), once, "one channel for one token")
    world.refused("ConflictException", "CreateChannel", **{**same, "Name": "twice"})
    world.refused(
        "ConflictException",
        "CreateChannel",
        **{**same, "ClientRequestToken": "other", "ChannelId": "a:b@c.d_e-f"},
    )
    # boto3 makes up a token where there is none.
    tokenless = {key: value for key, value in same.items() if key != "ClientRequestToken"}
    first, second = world.call("CreateChannel", **tokenless), world.call("CreateChannel", **tokenless)
    world.check(first != second, True, "two tokens, two channels")

    listing(world, arn)
    search(world)
    expiration(world, arn)

    world.refused("ForbiddenException", "DeleteChannel", ChannelArn=arn, ChimeBearer=EVE)
    world.call("DeleteChannel", ChannelArn=arn, ChimeBearer=ANA)
    world.refused("ForbiddenException", "DescribeChannel", ChannelArn=arn, ChimeBearer=ADMIN)


def listing(world, first):
    rest = [world.create_channel(f"öffentlich {number}", Privacy="PUBLIC") for number in range(6)]
    listed = world.pages("ListChannels", "Channels", 3, AppInstanceArn=INSTANCE, ChimeBearer=EVE)
    world.check([one["ChannelArn"] for one in listed], [first, *rest], "public channels")
    world.check(listed[1]["Name"], "öffentlich 0", "a listed name")
    private = world.pages(
        "ListChannels", "Channels", 2, AppInstanceArn=INSTANCE, Privacy="PRIVATE", ChimeBearer=ADMIN
    )
    world.check({one["Privacy"] for one in private}, {"PRIVATE"}, "private channels")
    world.refused(
        "ForbiddenException", "ListChannels", AppInstanceArn=INSTANCE, Privacy="PRIVATE", ChimeBearer=ANA
    )
    page = world.call("ListChannels", AppInstanceArn=INSTANCE, MaxResults=1, ChimeBearer=EVE)
    # A token of another listing, one that was tampered with, and one that never was one.
    token = page["NextToken"]
    for wrong in (
        dict(Privacy="PRIVATE", ChimeBearer=ADMIN, NextToken=token),
        dict(ChimeBearer=EVE, NextToken=token[::-1]),
        dict(ChimeBearer=EVE, NextToken="🙂"),
    ):
        world.refused("BadRequestException", "ListChannels", AppInstanceArn=INSTANCE, **wrong)
    for channel in rest:
        world.call("DeleteChannel", ChannelArn=channel, ChimeBearer=ADMIN)


def search(world):
    channels = [
        world.create_channel(f"search {n}", MemberArns=members)
        for n, members in enumerate([[BEN], [BEN, CEM], [BEN, CEM, EVE]])
    ]

    def found(bearer, operator, *members):
        fields = [{"Key": "MEMBERS", "Values": list(members), "Operator": operator}]
        listed = world.pages("SearchChannels", "Channels", 1, ChimeBearer=bearer, Fields=fields)
        return [one["ChannelArn"] for one in listed]

    world.check(found(ANA, "EQUALS", CEM, ANA, BEN), channels[1:2], "members of exactly one channel")
    world.check(found(BEN, "INCLUDES", BEN), channels, "channels of a member")
    world.check(found(ADMIN, "INCLUDES", EVE), channels[2:], "channels of the app instance")
    world.check(found(EVE, "INCLUDES", BEN), channels[2:], "only one's own channels")
    fields = [{"Key": "MEMBERS", "Values": [ANA], "Operator": "EQUALS"}]
    world.refused("BadRequestException", "SearchChannels", Fields=fields)


def expiration(world, arn):
    settings = {"ExpirationDays": 30, "ExpirationCriterion": "LAST_MESSAGE_TIMESTAMP"}
    answer = world.call(
        "PutChannelExpirationSettings", ChannelArn=arn, ChimeBearer=ANA, ExpirationSettings=settings
    )
    world.check(answer, {"ChannelArn": arn, "ExpirationSettings": settings}, "settings")
    channel = world.call("DescribeChannel", ChannelArn=arn, ChimeBearer=ANA)["Channel"]
    world.check(channel["ExpirationSettings"], settings, "settings of the channel")
    world.call("PutChannelExpirationSettings", ChannelArn=arn, ChimeBearer=ANA)
    channel = world.call("DescribeChannel", ChannelArn=arn, ChimeBearer=ANA)["Channel"]
    world.check("ExpirationSettings" in channel, False, "settings that were removed")
    wrong = {"ExpirationDays": 5476, "ExpirationCriterion": "CREATED_TIMESTAMP"}
    message = world.refused(
        "BadRequestException",
        "PutChannelExpirationSettings",
        ChannelArn=arn,
        ChimeBearer=ANA,
        ExpirationSettings=wrong,
    )
    world.check("ExpirationDays" in message, True, f"the message names the member: {message}")
