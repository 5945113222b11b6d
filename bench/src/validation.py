"""Validates a BatchCreateChannelMembership request with botocore, as often as each line of the input says.

Answers each line with the nanoseconds that it took in all.
"""

import json
import sys
import timeit

import botocore.loaders
import botocore.model
import botocore.validate

loader = botocore.loaders.Loader()
service = botocore.model.ServiceModel(loader.load_service_model("chime-sdk-messaging", "service-2"))
shape = service.operation_model("BatchCreateChannelMembership").input_shape
validator = botocore.validate.ParamValidator()
with open(sys.argv[1], encoding="utf-8") as file:
    request = json.load(file)

report = validator.validate(request, shape)
assert not report.has_errors(), report.generate_report()

for line in sys.stdin:
    seconds = timeit.timeit(lambda: validator.validate(request, shape), number=int(line))
    print(int(seconds * 1e9), flush=True)
