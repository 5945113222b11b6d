"""Compares requests and responses of the types with those of botocore.

Usage: compare.py PATH-OF-WIRE SEEDS. For each line that wire prints:

- a request: botocore's serializer makes the same method, path, query, headers and body of the same input;
- a response: botocore's parser reads the same output, or error, from the same bytes.

Left aside is what HTTP does not see: the case of headers' names, the order of a query's parts and of a body's members,
how JSON escapes a character, and zeros at the end of a time's fraction. All differences are listed.
"""

import collections
import datetime
import json
import subprocess
import sys
import urllib.parse

import botocore.parsers
import botocore.serialize
import botocore.session
import botocore.validate
from botocore.awsrequest import prepare_request_dict

ENDPOINT = "https://localhost"
# botocore leaves it to its HTTP client.
LEFT_TO_CLIENT = {"content-length"}


def main(wire, seeds):
    model = botocore.session.get_session().get_service_model("chime-sdk-messaging")
    lines = subprocess.run([wire, seeds], check=True, stdout=subprocess.PIPE).stdout.splitlines()
    counts = collections.Counter()
    operations = set()
    differences = []
    for line in map(json.loads, lines):
        operation = model.operation_model(line["operation"])
        compare = {"request": compare_request, "response": compare_response}[line["kind"]]
        for difference in compare(line, operation):
            differences.append(f"{line['operation']}, {line['kind']}, {line['what']}: {difference}")
        counts["error" if "error" in line else line["kind"]] += 1
        operations.add(line["operation"])
    for difference in differences:
        print(difference)
    counts = ", ".join(f"{count} {kind}s" for kind, count in sorted(counts.items()))
    print(
        f"{len(operations)} operations, {counts}, {len(differences)} differences, botocore {botocore.__version__}"
    )
    missing = set(model.operation_names) - operations
    if missing:
        print(f"operations that only botocore has: {', '.join(sorted(missing))}")
    sys.exit(1 if differences or not operations else 0)


def compare_request(line, operation):
    parameters = with_times(line["input"], operation.input_shape)
    report = botocore.validate.ParamValidator().validate(parameters, operation.input_shape)
    if report.has_errors():
        yield f"botocore does not take the input: {report.generate_report()}"
        return
    serializer = botocore.serialize.create_serializer(operation.service_model.metadata["protocol"])
    request = serializer.serialize_to_request(parameters, operation)
    prepare_request_dict(request, endpoint_url=ENDPOINT, context={})
    url = urllib.parse.urlsplit(request["url"])
    headers = {name.lower(): value for name, value in request["headers"].items()}
    yield from differ("method", line["method"], request["method"])
    yield from differ("path", line["path"], url.path)
    yield from differ("query", parts(line["query"]), parts(url.query))
    ours = {name: value for name, value in line["headers"] if name not in LEFT_TO_CLIENT}
    yield from differ("headers", ours, headers)
    yield from differ("body", content(line["body"]), content(request["body"]))


def compare_response(line, operation):
    parser = botocore.parsers.create_parser(operation.service_model.metadata["protocol"])
    response = {
        "headers": collections.OrderedDict(line["headers"]),
        "body": line["body"].encode(),
        "status_code": line["status"],
        "context": {},
    }
    shape = operation.output_shape
    parsed = parser.parse(response, shape)
    if "error" in line:
        yield from differ("error", line["error"], parsed["Error"]["Code"])
        shape = operation.service_model.shape_for_error_code(parsed["Error"]["Code"])
        parsed = parser.parse(response, shape)
        parsed.pop("Error", None)
    parsed.pop("ResponseMetadata", None)
    expected = plain(parsed, shape) if shape else parsed
    ours = plain(line["output"], shape) if shape else line["output"]
    yield from differ("output", ours, expected)


def differ(what, ours, theirs):
    if ours != theirs:
        yield f"{what}\n  types    {ours!r}\n  botocore {theirs!r}"


def parts(query):
    """The parts of a query, decoded, times as such."""
    pairs = urllib.parse.parse_qsl(query or "", keep_blank_values=True, strict_parsing=bool(query))
    return sorted((name, time(value) or value) for name, value in pairs)


def time(text):
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").isoformat()
    except ValueError:
        try:
            return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").isoformat()
        except ValueError:
            return None


def content(body):
    """What a body says: nothing, or JSON."""
    return json.loads(body) if body else None


def with_times(value, shape):
    """An input with numbers of seconds as times."""
    return walk(value, shape, lambda seconds: datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc))


def plain(value, shape):
    """An output with times as milliseconds, and without booleans that are false: botocore knows of no defaults."""

    def milliseconds(value):
        return round((value.timestamp() if isinstance(value, datetime.datetime) else value) * 1000)

    return walk(value, shape, milliseconds, drop=lambda value: value is False)


def walk(value, shape, timestamp, drop=lambda value: False):
    if shape.type_name == "structure":
        # A member that only one of the models has stands out as it is.
        return {
            name: walk(member, shape.members[name], timestamp, drop) if name in shape.members else member
            for name, member in value.items()
            if not drop(member)
        }
    if shape.type_name == "list":
        return [walk(item, shape.member, timestamp, drop) for item in value]
    if shape.type_name == "map":
        return {key: walk(item, shape.value, timestamp, drop) for key, item in value.items()}
    return timestamp(value) if shape.type_name == "timestamp" else value


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
