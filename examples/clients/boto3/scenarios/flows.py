"""Channel flows: kept, associated, and answered for as their Lambda functions would."""

from world import ANA, BEN, INSTANCE


def processor(name, order=1):
    function = "arn:aws:lambda:us-east-1:123456789012:function:censor:$LATEST"
    return {
        "Name": name,
        "Configuration": {"Lambda": {"ResourceArn": function, "InvocationType": "ASYNC"}},
        "ExecutionOrder": order,
        "FallbackAction": "ABORT",
    }


def run(world):
    def create(name, **arguments):
        return world.call(
            "CreateChannelFlow", AppInstanceArn=INSTANCE, Processors=[processor("p")], Name=name, **arguments
        )["ChannelFlowArn"]

    flow = create("Fluß 🌊", Tags=[{"Key": "k", "Value": "v"}])
    others = [create(f"flow {number}") for number in range(3)]
    described = world.call("DescribeChannelFlow", ChannelFlowArn=flow)["ChannelFlow"]
    world.check((described["Name"], described["Processors"]), ("Fluß 🌊", [processor("p")]), "flow")
    world.call("UpdateChannelFlow", ChannelFlowArn=flow, Processors=[processor("q", 2)], Name="neu")
    listed = world.pages("ListChannelFlows", "ChannelFlows", 2, AppInstanceArn=INSTANCE)
    world.check([one["ChannelFlowArn"] for one in listed], [flow, *others], "flows")
    world.check((listed[0]["Name"], listed[0]["Processors"]), ("neu", [processor("q", 2)]), "changed flow")
    two = [processor("a"), processor("b", 2)]
    world.refused(
        "ResourceLimitExceededException",
        "CreateChannelFlow",
        AppInstanceArn=INSTANCE,
        Processors=two,
        Name="two",
    )

    channel = world.create_channel("flows")
    world.add(channel, BEN)
    associate = dict(ChannelArn=channel, ChimeBearer=ANA)
    world.call("AssociateChannelFlow", ChannelFlowArn=flow, **associate)
    world.refused("ConflictException", "AssociateChannelFlow", ChannelFlowArn=others[0], **associate)
    world.refused("NotFoundException", "AssociateChannelFlow", ChannelFlowArn=flow + "x", **associate)
    listed = world.pages("ListChannelsAssociatedWithChannelFlow", "Channels", 1, ChannelFlowArn=flow)
    world.check([one["ChannelArn"] for one in listed], [channel], "associated channels")
    world.refused("ConflictException", "DeleteChannelFlow", ChannelFlowArn=flow)

    messages(world, channel)

    world.refused("NotFoundException", "DisassociateChannelFlow", ChannelFlowArn=others[0], **associate)
    world.call("DisassociateChannelFlow", ChannelFlowArn=flow, **associate)
    world.call("DeleteChannelFlow", ChannelFlowArn=flow)
    world.refused("ForbiddenException", "DescribeChannelFlow", ChannelFlowArn=flow)


def messages(world, channel):
    def send(content):
        answer = world.call(
            "SendChannelMessage",
            ChannelArn=channel,
            Content=content,
            Type="STANDARD",
            Persistence="PERSISTENT",
            ChimeBearer=ANA,
        )
        world.check(answer["Status"]["Value"], "PENDING", "status")
        [event] = world.invocations()
        world.check(event["ChannelMessage"]["Content"], content, "what the processor sees")
        return answer["MessageId"], event["CallbackId"]

    message, callback = send("verflixt")
    found = dict(ChannelArn=channel, MessageId=message)
    world.check(
        world.call("GetChannelMessageStatus", ChimeBearer=ANA, **found)["Status"]["Value"],
        "PENDING",
        "status",
    )
    world.refused("ForbiddenException", "GetChannelMessage", ChimeBearer=BEN, **found)
    answer = dict(ChannelArn=channel, ChannelMessage={"MessageId": message, "Content": "ver***t"})
    world.refused("BadRequestException", "ChannelFlowCallback", CallbackId="0" * 32, **answer)
    done = world.call("ChannelFlowCallback", CallbackId=callback, **answer)
    world.check(done, {"ChannelArn": channel, "CallbackId": callback}, "callback")
    world.refused("ConflictException", "ChannelFlowCallback", CallbackId=callback, **answer)
    content = world.call("GetChannelMessage", ChimeBearer=BEN, **found)["ChannelMessage"]["Content"]
    world.check(content, "ver***t", "what the processor passed on")

    message, callback = send("verboten")
    world.call(
        "ChannelFlowCallback",
        CallbackId=callback,
        ChannelArn=channel,
        DeleteResource=True,
        ChannelMessage={"MessageId": message},
    )
    world.refused(
        "NotFoundException", "GetChannelMessage", ChannelArn=channel, MessageId=message, ChimeBearer=ANA
    )
    world.check(world.invocations(), [], "nothing waits")
