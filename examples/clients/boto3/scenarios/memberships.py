"""Members, moderators and bans of a channel."""

from world import ADMIN, ANA, BEN, CEM, EVE, user


def run(world):
    arn = world.create_channel("members")
    world.add(arn, BEN)
    described = world.call("DescribeChannelMembership", ChannelArn=arn, MemberArn=BEN, ChimeBearer=ANA)[
        "ChannelMembership"
    ]
    world.check(described["InvitedBy"]["Arn"], ANA, "who invited")
    world.check(
        (described["Member"]["Arn"], described["Type"], described["ChannelArn"]),
        (BEN, "DEFAULT", arn),
        "membership",
    )
    world.check(described["CreatedTimestamp"].utcoffset().total_seconds(), 0, "a time with its zone")

    again = dict(ChannelArn=arn, MemberArn=BEN, Type="DEFAULT")
    world.refused("ConflictException", "CreateChannelMembership", ChimeBearer=ANA, **again)
    world.refused(
        "ForbiddenException", "CreateChannelMembership", ChimeBearer=BEN, **{**again, "MemberArn": CEM}
    )
    missing = {**again, "ChannelArn": arn + "x"}
    world.refused("NotFoundException", "CreateChannelMembership", ChimeBearer=ANA, **missing)
    world.refused(
        "NotFoundException", "DescribeChannelMembership", ChannelArn=arn, MemberArn=EVE, ChimeBearer=ANA
    )

    # Each member on its own, in one call.
    many = [user(f"m{number}") for number in range(7)]
    answer = world.call(
        "BatchCreateChannelMembership",
        ChannelArn=arn,
        Type="DEFAULT",
        MemberArns=[*many, BEN],
        ChimeBearer=ANA,
    )
    added = answer["BatchChannelMemberships"]
    world.check([one["Arn"] for one in added["Members"]], many, "who was added")
    world.check(
        [(one["MemberArn"], one["ErrorCode"]) for one in answer["Errors"]], [(BEN, "Conflict")], "who was not"
    )
    world.call("CreateChannelMembership", ChannelArn=arn, MemberArn=CEM, Type="HIDDEN", ChimeBearer=ANA)

    listed = world.pages("ListChannelMemberships", "ChannelMemberships", 3, ChannelArn=arn, ChimeBearer=BEN)
    world.check([one["Member"]["Arn"] for one in listed], [ANA, BEN, *many], "members")
    hidden = dict(ChannelArn=arn, Type="HIDDEN")
    listed = world.call("ListChannelMemberships", ChimeBearer=ANA, **hidden)["ChannelMemberships"]
    world.check([one["Member"]["Arn"] for one in listed], [CEM], "hidden members")
    world.refused("ForbiddenException", "ListChannelMemberships", ChimeBearer=BEN, **hidden)

    world.call("DeleteChannelMembership", ChannelArn=arn, MemberArn=many[0], ChimeBearer=many[0])
    world.refused(
        "ForbiddenException", "DeleteChannelMembership", ChannelArn=arn, MemberArn=BEN, ChimeBearer=many[1]
    )
    world.refused("ForbiddenException", "ListChannelMemberships", ChannelArn=arn, ChimeBearer=many[0])

    preferences(world, arn)
    of_user(world, arn)
    moderators(world, arn)
    bans(world, arn)


def preferences(world, arn):
    own = dict(ChannelArn=arn, MemberArn=BEN)
    unset = world.call("GetChannelMembershipPreferences", ChimeBearer=BEN, **own)["Preferences"]
    world.check(unset, {"PushNotifications": {"AllowNotifications": "ALL"}}, "preferences unset")
    wanted = {
        "PushNotifications": {"AllowNotifications": "FILTERED", "FilterRule": '{"mention": ["Ben 🙂"]}'}
    }
    put = world.call("PutChannelMembershipPreferences", ChimeBearer=BEN, Preferences=wanted, **own)
    world.check((put["Preferences"], put["Member"]["Arn"]), (wanted, BEN), "preferences put")
    got = world.call("GetChannelMembershipPreferences", ChimeBearer=BEN, **own)
    world.check(got["Preferences"], wanted, "preferences got")
    world.refused("ForbiddenException", "GetChannelMembershipPreferences", ChimeBearer=ADMIN, **own)
    wrong = {"PushNotifications": {"AllowNotifications": "FILTERED"}}
    world.refused(
        "BadRequestException", "PutChannelMembershipPreferences", ChimeBearer=BEN, Preferences=wrong, **own
    )


def of_user(world, arn):
    other = world.create_channel("another one")
    world.add(other, BEN)
    world.call("UpdateChannelReadMarker", ChannelArn=arn, ChimeBearer=BEN)
    world.refused("ForbiddenException", "UpdateChannelReadMarker", ChannelArn=arn, ChimeBearer=EVE)
    listed = world.pages("ListChannelMembershipsForAppInstanceUser", "ChannelMemberships", 1, ChimeBearer=BEN)
    listed = {one["ChannelSummary"]["ChannelArn"]: one["AppInstanceUserMembershipSummary"] for one in listed}
    world.check({arn, other} <= set(listed), True, "the user's channels")
    world.check("ReadMarkerTimestamp" in listed[other], False, "not read")
    one = world.call(
        "DescribeChannelMembershipForAppInstanceUser",
        ChannelArn=arn,
        AppInstanceUserArn=BEN,
        ChimeBearer=ADMIN,
    )["ChannelMembership"]
    world.check(one["AppInstanceUserMembershipSummary"], listed[arn], "the same membership")
    world.refused(
        "ForbiddenException",
        "ListChannelMembershipsForAppInstanceUser",
        AppInstanceUserArn=BEN,
        ChimeBearer=EVE,
    )


def moderators(world, arn):
    made = world.call("CreateChannelModerator", ChannelArn=arn, ChannelModeratorArn=BEN, ChimeBearer=ANA)
    world.check(made["ChannelModerator"], {"Arn": BEN, "Name": "ben"}, "new moderator")
    world.refused(
        "ConflictException",
        "CreateChannelModerator",
        ChannelArn=arn,
        ChannelModeratorArn=BEN,
        ChimeBearer=ANA,
    )
    one = world.call("DescribeChannelModerator", ChannelArn=arn, ChannelModeratorArn=BEN, ChimeBearer=BEN)[
        "ChannelModerator"
    ]
    world.check((one["Moderator"]["Arn"], one["CreatedBy"]["Arn"]), (BEN, ANA), "moderator")
    world.refused(
        "NotFoundException",
        "DescribeChannelModerator",
        ChannelArn=arn,
        ChannelModeratorArn=EVE,
        ChimeBearer=BEN,
    )
    listed = world.pages("ListChannelModerators", "ChannelModerators", 1, ChannelArn=arn, ChimeBearer=BEN)
    world.check([one["Moderator"]["Arn"] for one in listed], [ANA, BEN], "moderators")
    listed = world.pages("ListChannelsModeratedByAppInstanceUser", "Channels", 1, ChimeBearer=BEN)
    world.check([one["ChannelSummary"]["ChannelArn"] for one in listed], [arn], "moderated channels")
    one = world.call(
        "DescribeChannelModeratedByAppInstanceUser", ChannelArn=arn, AppInstanceUserArn=BEN, ChimeBearer=ADMIN
    )["Channel"]
    world.check(one, listed[0], "the same channel")
    world.call("DeleteChannelModerator", ChannelArn=arn, ChannelModeratorArn=BEN, ChimeBearer=ANA)
    world.refused("ForbiddenException", "ListChannelModerators", ChannelArn=arn, ChimeBearer=BEN)


def bans(world, arn):
    world.refused("ForbiddenException", "CreateChannelBan", ChannelArn=arn, MemberArn=ANA, ChimeBearer=ADMIN)
    for one in (BEN, EVE):
        world.call("CreateChannelBan", ChannelArn=arn, MemberArn=one, ChimeBearer=ANA)
    world.refused("ConflictException", "CreateChannelBan", ChannelArn=arn, MemberArn=EVE, ChimeBearer=ANA)
    world.refused(
        "ResourceLimitExceededException", "CreateChannelBan", ChannelArn=arn, MemberArn=CEM, ChimeBearer=ANA
    )
    world.refused(
        "NotFoundException", "DescribeChannelMembership", ChannelArn=arn, MemberArn=BEN, ChimeBearer=ANA
    )
    world.refused(
        "ForbiddenException",
        "CreateChannelMembership",
        ChannelArn=arn,
        MemberArn=BEN,
        Type="DEFAULT",
        ChimeBearer=ANA,
    )
    ban = world.call("DescribeChannelBan", ChannelArn=arn, MemberArn=BEN, ChimeBearer=ANA)["ChannelBan"]
    world.check((ban["Member"]["Arn"], ban["CreatedBy"]["Arn"]), (BEN, ANA), "ban")
    listed = world.pages("ListChannelBans", "ChannelBans", 1, ChannelArn=arn, ChimeBearer=ANA)
    world.check([one["Member"]["Arn"] for one in listed], [BEN, EVE], "bans")
    world.call("DeleteChannelBan", ChannelArn=arn, MemberArn=BEN, ChimeBearer=ANA)
    world.refused("NotFoundException", "DescribeChannelBan", ChannelArn=arn, MemberArn=BEN, ChimeBearer=ANA)
    world.add(arn, BEN)
