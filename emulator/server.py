"""An emulated AWS on this machine: moto, with its gaps filled.

Prints one line of JSON with its address as soon as it listens, on loopback only, and ends when its standard
input does: with the process that started it, however that one ends.
"""

import argparse
import json
import os
import sys
import threading

# Before moto is loaded: without them, no AWS-managed policy can be attached to a role.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

from application import Application  # noqa: E402
from gap import fill_all  # noqa: E402
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: E402


class QuietHandler(WSGIRequestHandler):
    def log_request(self, *_args):
        """A line a call would bury the errors."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    port = parser.parse_args().port

    gaps = fill_all()
    moto = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", port, Application(moto), threaded=True, request_handler=QuietHandler)
    threading.Thread(target=end_with_stdin, daemon=True).start()
    print(json.dumps({"url": f"http://127.0.0.1:{server.server_port}", "gaps": gaps}), flush=True)
    server.serve_forever()


def end_with_stdin():
    while sys.stdin.buffer.read(4096):
        pass
    # At once: nothing of the emulated AWS outlives it, and taking its resources down one by one takes seconds.
    os._exit(0)


if __name__ == "__main__":
    main()
