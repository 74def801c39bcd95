"""What is under test: a small manager that brings a guest back after a panic."""

import json
import socket
import threading
import time


class Manager:
    """Watches the machine at a QMP socket, and connects again when the connection is lost."""

    def __init__(self, path):
        self.errors = []
        self.connections = 0
        self._path = path
        self._is_open = True
        self._socket = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self):
        self._is_open = False
        if self._socket is not None:
            self._socket.close()
        self._thread.join(timeout=2)

    def _run(self):
        while self._is_open:
            try:
                self._watch()
            except (OSError, ValueError):
                time.sleep(0.05)

    def _watch(self):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(self._path)
            self._socket = connection
            for line in self._lines(connection):
                self._take(json.loads(line))

    def _lines(self, connection):
        rest = b""
        while self._is_open:
            try:
                chunk = connection.recv(65536)
            except socket.timeout:
                continue
            if not chunk:
                return
            *lines, rest = (rest + chunk).split(b"\n")
            yield from lines

    def _take(self, message):
        if "QMP" in message:
            self.connections += 1
            self._execute("qmp_capabilities")
        elif message.get("event") == "GUEST_PANICKED":
            self._execute("system_reset")
            self._execute("cont")
        elif "error" in message:
            self.errors.append(message["error"]["desc"])

    def _execute(self, command):
        self._socket.sendall(json.dumps({"execute": command}).encode() + b"\n")
