"""What scenarios work with: a boto3 client at the mock, names, checks, and a count of all of it."""

import collections
import contextlib
import itertools
import json
import sys
import urllib.request

import boto3
from botocore import UNSIGNED
from botocore.config import Config

REGION = "us-east-1"
INSTANCE = f"arn:aws:chime:{REGION}:123456789012:app-instance/5d4e7b1c"
ERROR_HEADER = "x-mock-error"


def user(name):
    return f"{INSTANCE}/user/{name}"


ADMIN, ANA, BEN, CEM, EVE = map(user, ("admin", "ana", "ben", "cem", "eve"))


class World:
    """A client at the mock. It notes which operations succeeded, and which errors they had."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.client = self.connect()
        self.model = self.client.meta.service_model
        self.succeeded = collections.Counter()
        self.failed = collections.Counter()
        self.checks = 0
        self.pages_read = 0
        self.numbers = itertools.count(1)

    def connect(self, **config):
        config = Config(retries={"total_max_attempts": 1}, **config)
        return boto3.client(
            "chime-sdk-messaging",
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="not-a-secret",
            config=config,
        )

    def unsigned(self):
        """A client whose requests have no signature."""
        return self.connect(signature_version=UNSIGNED)

    def token(self):
        return f"token-{next(self.numbers)}"

    def call(self, operation, **arguments):
        """The answer of an operation, without what boto3 says of the response itself."""
        response = getattr(self.client, xform(self.client, operation))(**arguments)
        metadata = response.pop("ResponseMetadata")
        expected = self.model.operation_model(operation).http.get("responseCode", 200)
        self.check(metadata["HTTPStatusCode"], expected, operation)
        self.check(bool(metadata["RequestId"]), True, operation)
        self.succeeded[operation] += 1
        return response

    def refused(self, error, operation, client=None, **arguments):
        """Checks that an operation fails with a modelled error, and returns its message."""
        client = client or self.client
        exception = getattr(client.exceptions, error)
        try:
            getattr(client, xform(client, operation))(**arguments)
        except exception as caught:
            response = caught.response
        else:
            sys.exit(f"{operation}: no {error}")
        shape = self.model.shape_for(error)
        expected = shape.metadata["error"]["httpStatusCode"]
        self.check(response["ResponseMetadata"]["HTTPStatusCode"], expected, operation)
        self.check(response["Error"]["Code"], error, operation)
        # "ThrottledClientException" is "Throttled", and so on.
        code = error.removesuffix("Exception").removesuffix("Client")
        self.check(response["Code"], code, operation)
        self.check(bool(response["Message"]), True, operation)
        self.failed[operation, error] += 1
        return response["Message"]

    def pages(self, operation, member, size, **arguments):
        """All items of a listing, so many a page, each page but the last full."""
        items = []
        for first in itertools.count():
            page = self.call(operation, MaxResults=size, **arguments)
            self.pages_read += 1
            items += page[member]
            token = page.get("NextToken")
            if token is None:
                return items
            self.check(len(page[member]), size, f"{operation}, page {first}")
            arguments["NextToken"] = token

    @contextlib.contextmanager
    def failing(self, error):
        """Has the mock answer with an error, whatever the request says."""

        def ask(params, **_):
            params["headers"][ERROR_HEADER] = error

        events = self.client.meta.events
        events.register("before-call.chime-sdk-messaging", ask)
        try:
            yield
        finally:
            events.unregister("before-call.chime-sdk-messaging", ask)

    def invocations(self):
        """The events that processors' Lambda functions would be invoked with."""
        with urllib.request.urlopen(f"{self.endpoint}/mock/invocations") as response:
            return json.load(response)

    def check(self, actual, expected, what):
        if actual != expected:
            sys.exit(f"{what}:\n  got      {actual!r}\n  expected {expected!r}")
        self.checks += 1

    def create_channel(self, name, bearer=ANA, **arguments):
        response = self.call(
            "CreateChannel",
            AppInstanceArn=INSTANCE,
            Name=name,
            ClientRequestToken=self.token(),
            ChimeBearer=bearer,
            **arguments,
        )
        return response["ChannelArn"]

    def add(self, channel, *members, bearer=ANA):
        for member in members:
            self.call(
                "CreateChannelMembership",
                ChannelArn=channel,
                MemberArn=member,
                Type="DEFAULT",
                ChimeBearer=bearer,
            )

    def summary(self):
        """Says what was done, and fails where something was left out."""
        operations = set(self.model.operation_names)
        declared = {
            (name, error.name)
            for name in operations
            for error in self.model.operation_model(name).error_shapes
        }
        self.check(set(self.succeeded), operations, "operations that succeeded")
        self.check(declared - set(self.failed), set(), "errors that no operation had")
        print(
            f"{len(self.succeeded)} operations in {self.succeeded.total()} calls,"
            f" {len(self.failed)} pairs of an operation and an error ({len({e for _, e in self.failed})} errors),"
            f" {self.pages_read} pages, {self.checks} checks, boto3 {boto3.__version__}"
        )


def xform(client, operation):
    methods = client.meta.method_to_api_mapping
    return next(method for method, name in methods.items() if name == operation)
