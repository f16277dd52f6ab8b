"""Ends well in a Python that has what `requirements.txt` asks for; in any other it says what is there instead.

The gaps reach into moto's own classes, so they fit the one release that they are written for. Asks the installed
packages' metadata, which takes a quarter of the time that loading moto does.
"""

import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

RELEASE = Path(__file__).with_name("requirements.txt").read_text().strip().removeprefix("moto[server]==")


def lacking():
    """What is there instead; None where nothing is lacking."""
    try:
        found = version("moto")
    except PackageNotFoundError:
        return "has no moto"
    if found != RELEASE:
        return f"has moto {found}"
    return None if find_spec("flask") else f"has moto {found} without its server"


if __name__ == "__main__":
    sys.exit(lacking())
