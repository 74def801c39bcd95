"""A mock QEMU for tests, steered through its control API; nothing but the standard library is needed."""

import json
import os
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request


class MockQmp:
    """Runs `mock-qmp` with an address for the manager and a control API on a free port."""

    def __init__(self, listen, *options):
        command = os.environ.get("MOCK_QMP", "mock-qmp").split()
        self._process = subprocess.Popen(
            [*command, "--log", "json", "--listen", listen, "--control", "127.0.0.1:0", *options],
            stdout=subprocess.PIPE,
            text=True,
        )
        # The first line says that it is ready, and where.
        self._control = json.loads(self._process.stdout.readline())["control"]

    def close(self):
        self._process.terminate()
        self._process.wait(timeout=5)
        self._process.stdout.close()

    def ask(self, method, path, body=None):
        """One request; what the API refuses is raised with its own words."""
        request = urllib.request.Request(
            self._control + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["detail"]) from error

    def reset(self):
        self.ask("POST", "/v1/reset")

    def emit(self, event, **data):
        self.ask("POST", "/v1/machines/all/events", {"event": event, "data": data})

    def fail(self, command, desc):
        """The command fails from now on."""
        error = {"class": "GenericError", "desc": desc}
        self.ask("PUT", f"/v1/machines/all/replies/{command}", {"error": error})

    def fault(self, fault):
        self.ask("POST", "/v1/machines/all/faults", fault)

    def expect(self, **expectation):
        self.ask("POST", "/v1/machines/all/expectations", expectation)

    def verify(self, wait="5s"):
        """Fails, with what came instead, unless all that is expected has come."""
        verdicts = self.ask("GET", f"/v1/machines/all/verification?wait={wait}")
        assert verdicts["state"] == "pass", json.dumps(verdicts["expectations"], indent=2)

    def status(self):
        return self.ask("GET", "/v1/machines/0")["status"]

    def wait_for_client(self, seconds=5):
        self.wait_until(
            lambda: any(c["negotiated"] for c in self.ask("GET", "/v1/machines/0")["clients"]),
            "no client has negotiated",
            seconds,
        )

    @staticmethod
    def wait_until(holds, complaint, seconds=5):
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, complaint
            time.sleep(0.02)
