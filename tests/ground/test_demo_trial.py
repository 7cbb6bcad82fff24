"""The trial of the demonstration: does it see one that does not answer?"""

import subprocess
import sys

import pytest

from ground.demo_trial import main, run_demo
from ground.steps import Failed

SERVER = """
import http.server, signal, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(STATUS if self.path == "/" else 200)
        self.end_headers()
        self.wfile.write(b"BODY")
    def log_message(self, *words): pass
def stop(*_):
    print("LAST", flush=True)
    sys.exit(CODE)
signal.signal(signal.SIGTERM, stop)
server = http.server.HTTPServer(("127.0.0.1", 0), Page)
print("Riverside is at http://127.0.0.1:%d/" % server.server_port, flush=True)
server.serve_forever()
"""
GOOD = {"STATUS": "200", "BODY": "<html></html>", "LAST": "Stopped.", "CODE": "0"}


def server(**changed: str) -> list[str]:
    text = SERVER
    for name, value in (GOOD | changed).items():
        text = text.replace(name, value)
    return [sys.executable, "-c", text]


def test_one_that_answers_and_stops_is_timed():
    assert run_demo(server()) > 0


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ([sys.executable, "-c", "print('no network here')"], "no address:\nno network here"),
        (server(STATUS="500"), "does not answer: HTTP Error 500"),
        (server(BODY="ok"), "gave no page:\nok"),
        (server(CODE="4"), "it ended with 4"),
        (server(LAST="Traceback (most recent call last)"), "ended with 0:\nTraceback"),
    ],
)
def test_one_that_does_not_is_seen_and_ended(command, why):
    with pytest.raises(Failed, match=why.replace("(", r"\(")):
        run_demo(command)


def test_from_a_shell_it_is_an_exit_code(capfd):
    assert main(server()) == 0
    assert main([sys.executable, "-c", "pass"]) == 1
    assert "no address" in capfd.readouterr().err


def test_it_leaves_no_process_behind(monkeypatch):
    started = []

    class Kept(subprocess.Popen):
        def __init__(self, *given, **named):
            super().__init__(*given, **named)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Kept)
    with pytest.raises(Failed):
        run_demo(server(STATUS="404"))
    assert [each.poll() is not None for each in started] == [True]
