"""Messages: sent, read, listed in any order and between times, changed, redacted, deleted."""

import time

from world import ADMIN, ANA, BEN, CEM, EVE


def run(world):
    arn = world.create_channel("messages")
    world.add(arn, BEN, CEM)

    def send(content, bearer=ANA, **arguments):
        arguments = {
            "Type": "STANDARD",
            "Persistence": "PERSISTENT",
            "ClientRequestToken": world.token(),
            **arguments,
        }
        answer = world.call(
            "SendChannelMessage", ChannelArn=arn, Content=content, ChimeBearer=bearer, **arguments
        )
        world.check(answer["Status"]["Value"], "SENT", "status")
        return answer["MessageId"]

    def get(message, bearer=ANA):
        found = world.call("GetChannelMessage", ChannelArn=arn, MessageId=message, ChimeBearer=bearer)
        return found["ChannelMessage"]

    text = 'Grüße, 世界! 👋🏽 \r\n\u2028 "quoted" \\ / \u0007'
    attributes = {"mention": {"StringValues": ["Ben", "Çem 🙂"]}, "ключ": {"StringValues": ["x"]}}
    push = {"Title": "Neu", "Body": "Grüße 👋", "Type": "VOIP"}
    first = send(
        text,
        Metadata='{"a": 1}',
        MessageAttributes=attributes,
        ContentType="text/plain; charset=utf-8",
        PushNotification=push,
    )
    found = get(first, BEN)
    world.check(found["Content"], text, "content")
    world.check(found["MessageAttributes"], attributes, "attributes")
    world.check(found["Sender"]["Arn"], ANA, "sender")
    world.check(
        (found["Metadata"], found["ContentType"]), ('{"a": 1}', "text/plain; charset=utf-8"), "metadata"
    )
    world.check(
        (found["Redacted"], found["Type"], found["Persistence"]), (False, "STANDARD", "PERSISTENT"), "facts"
    )
    last = world.call("DescribeChannel", ChannelArn=arn, ChimeBearer=ADMIN)["Channel"]["LastMessageTimestamp"]
    world.check(last, found["CreatedTimestamp"], "the time of the last message")

    listing(world, arn, first, found["CreatedTimestamp"], send, get)

    status = dict(ChannelArn=arn, MessageId=first)
    world.check(
        world.call("GetChannelMessageStatus", ChimeBearer=ANA, **status),
        {"Status": {"Value": "SENT"}},
        "status",
    )
    world.refused("ForbiddenException", "GetChannelMessageStatus", ChimeBearer=BEN, **status)

    updated = world.call("UpdateChannelMessage", Content="anders", ChimeBearer=ANA, **status)
    world.check(updated, {"ChannelArn": arn, "MessageId": first, "Status": {"Value": "SENT"}}, "update")
    found = get(first)
    world.check(found["Content"], "anders", "new content")
    world.check(found["LastEditedTimestamp"] >= found["CreatedTimestamp"], True, "time of the edit")
    world.refused("ForbiddenException", "UpdateChannelMessage", Content="x", ChimeBearer=BEN, **status)
    world.refused("ForbiddenException", "RedactChannelMessage", ChimeBearer=BEN, **status)
    world.check(
        world.call("RedactChannelMessage", ChimeBearer=ANA, **status),
        {"ChannelArn": arn, "MessageId": first},
        "redaction",
    )
    found = get(first)
    world.check((found["Redacted"], found["Content"]), (True, ""), "a redacted message")
    world.refused("ConflictException", "UpdateChannelMessage", Content="x", ChimeBearer=ANA, **status)

    # Only the two who are concerned see a targeted message.
    target = send("psst", BEN, Target=[{"MemberArn": CEM}])
    world.check(get(target, CEM)["Target"], [{"MemberArn": CEM}], "target")
    world.refused("NotFoundException", "GetChannelMessage", ChannelArn=arn, MessageId=target, ChimeBearer=ANA)
    brief = send("brief", Persistence="NON_PERSISTENT")
    world.refused("NotFoundException", "GetChannelMessage", ChannelArn=arn, MessageId=brief, ChimeBearer=ANA)
    send("typing", Type="CONTROL", Persistence="NON_PERSISTENT")

    wrong = dict(
        ChannelArn=arn, Type="CONTROL", Persistence="NON_PERSISTENT", ClientRequestToken=world.token()
    )
    world.refused("BadRequestException", "SendChannelMessage", Content="ü" * 16, ChimeBearer=ANA, **wrong)
    world.refused("ForbiddenException", "SendChannelMessage", Content="x", ChimeBearer=EVE, **wrong)

    world.refused("ForbiddenException", "DeleteChannelMessage", ChimeBearer=ANA, **status)
    world.call("DeleteChannelMessage", ChimeBearer=ADMIN, **status)
    world.refused("NotFoundException", "GetChannelMessage", ChimeBearer=ANA, **status)


def listing(world, arn, first, created, send, get):
    sent = [first]
    for number in range(5):
        # Times have milliseconds: between two messages there is at least one.
        time.sleep(0.003)
        sent.append(send(f"Nr. {number}"))

    def listed(**arguments):
        found = world.pages(
            "ListChannelMessages", "ChannelMessages", 2, ChannelArn=arn, ChimeBearer=BEN, **arguments
        )
        return [one["MessageId"] for one in found]

    world.check(listed(), sent[::-1], "newest first")
    world.check(listed(SortOrder="ASCENDING"), sent, "oldest first")
    edges = get(sent[2])["CreatedTimestamp"], get(sent[4])["CreatedTimestamp"]
    world.check(
        listed(NotBefore=edges[0], NotAfter=edges[1]), sent[4:1:-1], "between two times, to the millisecond"
    )
    world.check(listed(NotAfter=created), sent[:1], "up to the first")
    world.refused("ForbiddenException", "ListChannelMessages", ChannelArn=arn, ChimeBearer=EVE)
