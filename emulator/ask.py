"""Calls AWS as it is told, one line of JSON a call: service, operation and arguments in, the answer or the error out."""

import functools
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ONCE = Config(retries={"max_attempts": 0})


@functools.cache
def client(service):
    return boto3.client(service, config=ONCE)


for line in sys.stdin:
    service, operation, arguments = json.loads(line)
    try:
        answer = getattr(client(service), operation)(**arguments)
        answer.pop("ResponseMetadata", None)
    except ClientError as error:
        answer = {"error": error.response["Error"]["Code"], "message": error.response["Error"].get("Message")}
    print(json.dumps(answer, default=str), flush=True)
