"""Reads files of settings with systemd's own function, and prints what it found as JSON: a list for each file."""

import ctypes
import glob
import json
import sys

(library,) = [*glob.glob("/usr/lib/*/systemd/libsystemd-shared-*.so"), *glob.glob("/usr/lib*/systemd/libsystemd-shared-*.so")][:1]
systemd = ctypes.CDLL(library)
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p


def read(name):
    entries = ctypes.POINTER(ctypes.c_char_p)()
    file = ctypes.c_void_p(libc.fopen(name.encode(), b"r"))
    if systemd.load_env_file(file, name.encode(), ctypes.byref(entries)) < 0:
        return None
    found = []
    while entries and entries[len(found)] is not None:
        found.append(entries[len(found)].decode())
    return found


print(json.dumps([read(name) for name in sys.argv[1:]]))
