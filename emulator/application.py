"""The WSGI application of the emulator: its own switches under `/_emulator/`, everything else is AWS."""

import io
import json
import threading
import traceback
from xml.sax.saxutils import escape

import existing
from calls import call_of
from faults import Faults
from replays import Replays


class Application:
    def __init__(self, moto):
        self.moto = moto
        self.faults = Faults()
        self.replays = Replays()
        # moto keeps its resources in plain dictionaries, which two calls at once would change under each other.
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        # Whatever becomes of the request, its body is off the connection before the next one comes.
        body = read_body(environ)
        path = environ.get("PATH_INFO", "")
        if path.startswith("/_emulator/"):
            return self.switch(path, environ["REQUEST_METHOD"], json.loads(body or "{}"), start_response)
        fault = self.faults.answer(call_of(environ, body))
        if fault is not None:
            status, content_type, body = fault
            start_response(status, [("Content-Type", content_type), ("Content-Length", str(len(body)))])
            return [body]
        try:
            with self.lock:
                status, headers, answer = self.replays.find(environ) or self.ask_moto(environ)
                self.replays.keep(environ, status, headers, answer)
        except Exception as error:
            # A 500 would be repeated for minutes by any AWS client; what is wrong with the emulator is said at once.
            traceback.print_exc()
            return self.broken(error, start_response)
        start_response(status, headers)
        return [answer]

    def ask_moto(self, environ):
        started = []
        body = b"".join(self.moto(environ, lambda status, headers, *_: started.extend((status, headers))))
        return *started, body

    @staticmethod
    def broken(error, start_response):
        text = escape(f"the emulator failed: {type(error).__name__}: {error}")
        body = f"<Error><Code>EmulatorFailed</Code><Message>{text}</Message></Error>".encode()
        headers = [("Content-Type", "text/xml"), ("X-Amzn-ErrorType", "EmulatorFailed"), ("Content-Length", str(len(body)))]
        start_response("400 Bad Request", headers)
        return [body]

    def switch(self, path, method, content, start_response):
        """`PUT /_emulator/faults` sets the faults, `GET` counts them; `PUT /_emulator/existing` makes resources."""
        what = path.removeprefix("/_emulator/")
        status, answer = "200 OK", {}
        if (what, method) == ("faults", "PUT"):
            self.faults = Faults(**content)
        elif (what, method) == ("faults", "GET"):
            answer = self.faults.injected
        elif (what, method) == ("existing", "PUT"):
            with self.lock:
                existing.make(content)
        else:
            status = "404 Not Found"
        text = json.dumps(answer).encode()
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(text)))])
        return [text]


def read_body(environ):
    length = environ.get("CONTENT_LENGTH")
    body = environ["wsgi.input"].read(int(length)) if length else b""
    environ["wsgi.input"] = io.BytesIO(body)
    return body
