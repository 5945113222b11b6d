"""Several clients at once: nothing is lost, and nobody gets the answer of another."""

import concurrent.futures

from world import ANA, user

CLIENTS = 8
MESSAGES = 10


def run(world):
    people = [user(f"t{number}") for number in range(CLIENTS)]
    arn = world.create_channel("together", MemberArns=people)

    def write(person):
        client = world.connect()
        sent = {}
        for number in range(MESSAGES):
            content = f"{person} {number}"
            answer = client.send_channel_message(
                ChannelArn=arn, Content=content, Type="STANDARD", Persistence="PERSISTENT", ChimeBearer=person
            )
            sent[answer["MessageId"]] = content
        return sent

    sent = {}
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        for one in pool.map(write, people):
            sent |= one
    world.check(len(sent), CLIENTS * MESSAGES, "messages have identifiers of their own")
    listed = world.pages("ListChannelMessages", "ChannelMessages", 50, ChannelArn=arn, ChimeBearer=ANA)
    world.check({one["MessageId"]: one["Content"] for one in listed}, sent, "messages of all")
    for one in listed:
        world.check(one["Content"].startswith(one["Sender"]["Arn"]), True, "sender")
