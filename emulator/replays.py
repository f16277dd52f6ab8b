"""Answers that were given already, for a client that asks again because it did not get them.

A loaded machine loses an answer now and then; the client repeats the call under the same invocation id, and without
this would be told that what it makes exists.
https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
"""

from collections import OrderedDict

KEPT = 2000


class Replays:
    def __init__(self):
        self.answers = OrderedDict()

    def find(self, environ):
        """Status line, headers and body given to this very call before; None for a new call."""
        return self.answers.get(environ.get("HTTP_AMZ_SDK_INVOCATION_ID"))

    def keep(self, environ, status, headers, body):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if invocation and status.startswith("2"):
            self.answers[invocation] = (status, headers, body)
            if len(self.answers) > KEPT:
                self.answers.popitem(last=False)
