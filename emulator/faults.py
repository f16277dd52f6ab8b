"""Faults that AWS has on bad days, injected into chosen calls: throttling and internal errors.

Each service says so in its own words, and each client retries by those words.
https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
"""

import hashlib
import json

#: Protocol, throttling status and code, code of an internal error (status 500).
#: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
#: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
#: https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html
SERVICES = {
    "ec2": ("ec2", "503 Service Unavailable", "RequestLimitExceeded", "InternalError"),
    "s3": ("s3", "503 Slow Down", "SlowDown", "InternalError"),
    "iam": ("query", "400 Bad Request", "Throttling", "ServiceFailure"),
    "sts": ("query", "400 Bad Request", "Throttling", "InternalFailure"),
    "autoscaling": ("query", "400 Bad Request", "Throttling", "InternalFailure"),
    "route53": ("query", "400 Bad Request", "Throttling", "InternalFailure"),
    "elasticmapreduce": ("json", "400 Bad Request", "ThrottlingException", "InternalServerError"),
    "ssm": ("json", "400 Bad Request", "ThrottlingException", "InternalServerError"),
    "logs": ("json", "400 Bad Request", "ThrottlingException", "ServiceUnavailableException"),
}

BODIES = {
    "ec2": "<Response><Errors><Error><Code>{code}</Code><Message>{text}</Message></Error></Errors>"
    "<RequestID>injected</RequestID></Response>",
    "s3": "<Error><Code>{code}</Code><Message>{text}</Message><RequestId>injected</RequestId></Error>",
    "query": "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{text}</Message></Error>"
    "<RequestId>injected</RequestId></ErrorResponse>",
}


class Faults:
    """
    Faults at a rate: the n-th call of an operation fails or does not by the seed alone, whatever else runs
    beside it. And operations that always fail, named as `service:Operation`.
    """

    def __init__(self, seed=0, throttling=0.0, errors=0.0, always=()):
        self.seed = seed
        self.throttling = throttling
        self.errors = errors
        self.always = set(always)
        self.counts = {}
        self.injected = {"throttled": 0, "failed": 0}

    def answer(self, call):
        """Status line, content type and body of the fault for this call; None for a call that goes through."""
        service, operation = call
        if service not in SERVICES:
            return None
        number = self.counts[call] = self.counts.get(call, 0) + 1
        protocol, throttled, throttling, internal = SERVICES[service]
        draw = self._draw(f"{service}:{operation}:{number}")
        if f"{service}:{operation}" in self.always or draw < self.errors:
            self.injected["failed"] += 1
            return _fault(protocol, "500 Internal Server Error", internal, "an internal error, injected")
        if draw < self.errors + self.throttling:
            self.injected["throttled"] += 1
            return _fault(protocol, throttled, throttling, "Rate exceeded, injected")
        return None

    def _draw(self, text):
        digest = hashlib.sha256(f"{self.seed}:{text}".encode()).digest()
        return int.from_bytes(digest[:8], "big") / 2**64


def _fault(protocol, status, code, text):
    if protocol == "json":
        return status, "application/x-amz-json-1.1", json.dumps({"__type": code, "message": text}).encode()
    return status, "text/xml", BODIES[protocol].format(code=code, text=text).encode()
