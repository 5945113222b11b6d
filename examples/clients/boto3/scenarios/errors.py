"""Every error of every operation, and what clients make of requests that are wrong."""

from world import INSTANCE


def run(world):
    unsigned = world.unsigned()
    world.refused("UnauthorizedClientException", "GetMessagingSessionEndpoint", client=unsigned)
    world.refused(
        "UnauthorizedClientException",
        "DescribeChannelFlow",
        client=unsigned,
        ChannelFlowArn=f"{INSTANCE}/channel-flow/x",
    )
    for name in world.model.operation_names:
        operation = world.model.operation_model(name)
        arguments = smallest(operation.input_shape)
        for error in operation.error_shapes:
            with world.failing(error.name):
                world.refused(error.name, name, **arguments)


def smallest(shape):
    """A value that keeps a shape's constraints, with nothing set but what is required."""
    if shape.type_name == "structure":
        return {name: smallest(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [smallest(shape.member)]
    if shape.type_name in ("integer", "long"):
        return shape.metadata.get("min", 1)
    if shape.type_name == "boolean":
        return False
    if shape.name == "LambdaFunctionArn":
        return "arn:aws:lambda:us-east-1:123456789012:function:f"
    if shape.name == "ChimeArn":
        return f"{INSTANCE}/channel/x"
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else "x" * max(1, shape.metadata.get("min", 1))
    raise TypeError(f"no value for {shape.type_name}")
