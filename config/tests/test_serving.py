"""``nepso run`` as a script around it sees it: a real process, a real port, a real sign-in."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from config.environment import PROJECT

NEPSO = [sys.executable, "-m", "config.command_line"]


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEPSO_", "DJANGO_"))}
    return kept | {"NEPSO_DATA": str(tmp_path_factory.mktemp("data"))}


@pytest.fixture(scope="module")
def running(environment):
    port = _free_port()
    process = subprocess.Popen(
        [*NEPSO, "run", "--port", str(port)],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    said, end = "", time.monotonic() + 110
    while "Ctrl+C" not in said and time.monotonic() < end and process.poll() is None:
        said += process.stdout.readline()
    yield said, port
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    process.stdout.close()


def test_it_prints_the_address_when_it_is_ready(running):
    said, port = running
    assert f"http://127.0.0.1:{port}" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
        assert answer.status == 200


def test_it_binds_loopback_only(running):
    _, port = running
    sockets = Path("/proc/net/tcp").read_text().splitlines()[1:]
    bound = {line.split()[1] for line in sockets if line.split()[1].endswith(f":{port:04X}")}
    listening = {address for address in bound if not address.startswith("0100007F")}
    assert bound, "the server listens"
    assert not listening, "on 127.0.0.1 and nowhere else"


def test_the_link_signs_the_administrator_in_once(running):
    said, _ = running
    link = re.search(r"dùng một lần\): (\S+)", said)[1]
    first = _follow(link)
    assert "Bàn làm việc" in first
    assert "/nhiem-vu/" in first, "the register is one click away"
    assert "/ke-hoach/" in first, "the plan is one click away"
    assert "Bàn làm việc" not in _follow(link)


def test_a_data_folder_that_takes_nothing_is_told_in_one_sentence(environment):
    given = environment | {"NEPSO_DATA": "/proc/nowhere/data"}
    ended = subprocess.run(
        [*NEPSO, "run"],
        cwd=PROJECT,
        env=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip().startswith("Không ghi được vào thư mục dữ liệu")
    assert len(ended.stderr.strip().splitlines()) == 1


def _follow(link):
    """Open the link and press its button, as a person does (a preview must not use it up)."""
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    try:
        page = opener.open(link).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            return page
        fields = dict(
            re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page)
        )
        fields |= dict(re.findall(r'name="(code|ma)"[^>]*value="([^"]*)"', page))
        fields["csrfmiddlewaretoken"] = token[1]
        data = urllib.parse.urlencode(fields).encode()
        return opener.open(urllib.request.Request(link, data, {"Referer": link})).read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.read().decode()


def test_a_taken_port_is_told_in_one_sentence(running, environment):
    _, port = running
    second = subprocess.run(
        [*NEPSO, "run", "--port", str(port)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"Cổng {port} đang có chương trình khác dùng" in second.stderr


def test_two_commands_on_one_new_folder_wait_for_each_other(environment, tmp_path):
    folder = environment | {"NEPSO_DATA": str(tmp_path / "two"), "NEPSO_MODE": "local"}
    started = [
        subprocess.Popen([*NEPSO, "audit-verify"], cwd=PROJECT, env=folder, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    ended = [(process.communicate(timeout=100), process.returncode) for process in started]
    assert [code for _, code in ended] == [0, 0], ended
