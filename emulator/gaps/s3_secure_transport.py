"""A bucket's policy tells requests by TLS from others.

moto looks at no condition, so that a policy which denies all but TLS denies everything. What reaches the emulator stands
for TLS, unless who handed it on says otherwise (`X-Forwarded-Proto`).
https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
"""

from flask import request
from gap import around
from moto.iam.access_control import IAMPolicyStatement, PermissionResult


@around(IAMPolicyStatement)
def is_action_permitted(original, self, *args, **kwargs):
    condition = self._statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport")
    if condition is None:
        return original(*args, **kwargs)
    if (str(condition).lower() == "true") != (request.headers.get("X-Forwarded-Proto", "https") == "https"):
        return PermissionResult.NEUTRAL
    rest = {key: value for key, value in self._statement.items() if key != "Condition"}
    return IAMPolicyStatement(rest).is_action_permitted(*args, **kwargs)
