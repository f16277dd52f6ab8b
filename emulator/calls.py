"""Which service and which operation an AWS request is for."""

import re
from urllib.parse import parse_qs


def call_of(environ, body):
    """The service and the operation: `("ec2", "CreateVpc")`; for REST services the method and the shape of the path."""
    scope = re.search(r"Credential=[^/]+/[^/]+/[^/]+/([^/]+)/", environ.get("HTTP_AUTHORIZATION", ""))
    service = scope.group(1) if scope else "unsigned"
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return service, target.split(".")[-1]
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return service, parse_qs(body.decode()).get("Action", ["?"])[0]
    subresource = environ.get("QUERY_STRING", "").split("&")[0].split("=")[0]
    depth = environ.get("PATH_INFO", "").strip("/").count("/")
    return service, f"{environ['REQUEST_METHOD']}/{depth}?{subresource}"

