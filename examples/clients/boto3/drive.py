"""Drives the mock with boto3: every operation, every modelled error, pages, and texts beyond ASCII.

Usage: drive.py PATH-OF-THE-MOCK. Ends with a count of what was done; fails at the first thing that is not as it
should be.
"""

import subprocess
import sys

from scenarios import channels, elastic, errors, flows, memberships, messages, resources, together
from world import ADMIN, ANA, INSTANCE, World


def main(mock):
    arguments = ["--admin", ADMIN, "--name", f"{ANA}=Ana Çelik 🙂", "--limit", "bans=2"]
    server = subprocess.Popen([mock, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline()
        prefix = "listening on "
        if not line.startswith(prefix):
            sys.exit(f"the mock did not start: {line!r}")
        world = World(line.removeprefix(prefix).strip())
        for scenario in (channels, memberships, messages, flows, elastic, resources, together, errors):
            scenario.run(world)
        world.summary()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(f"app instance {INSTANCE}")
    main(sys.argv[1])
