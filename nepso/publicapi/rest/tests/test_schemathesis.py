"""The OpenAPI document is one, promises nothing of persons, and schemathesis finds nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.screens.services import screen_add
from nepso.publicapi.models import ApiKey
from nepso.publicapi.rest.caller import address_pace
from nepso.publicapi.rest.tests.conftest import alert, key_of, play, put_out

CONFIG = Path(__file__).with_name("schemathesis.toml")
# What stands for what people report, for who they are and how they are reached.
PERSONS = re.compile(
    r"submission|reporter|contact|phone|email|account|person|author|user|birth|address|"
    r"written_by|given_by|made_by|handler|tracking",
    re.IGNORECASE,
)


def document(client):
    return client.get("/api/v1/openapi.json").json()


def test_it_is_openapi_3_1(client, db):
    told = document(client)
    assert told["openapi"].startswith("3.1")
    validate(told, cls=OpenAPIV31SpecValidator)


def test_every_operation_tells_its_errors_in_the_one_shape(client, db):
    for path, methods in document(client)["paths"].items():
        for method, operation in methods.items():
            answers = operation["responses"]
            expected = {"400", "404", "405", "413", "422", "429", "500", "503"}
            if "/own/" in path:
                assert operation["security"] == [{"Bearer": []}]
                expected |= {"401", "403"}
            if method != "get":
                expected |= {"409"}
            assert expected <= set(answers), (path, method)
            for status in expected:
                schema = answers[status]["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Fault"}
            assert "Retry-After" in answers["429"]["headers"]
            assert re.search(r"[à-ỹđ]", operation["summary"] + operation["description"])


def test_nothing_in_it_is_named_for_a_submission_a_reporter_or_a_contact(client, db):
    told = document(client)
    names = set(told["paths"]) | set(told["components"]["schemas"])
    for schema in told["components"]["schemas"].values():
        names |= set(schema.get("properties", {}))
    for methods in told["paths"].values():
        for operation in methods.values():
            names |= {one["name"] for one in operation["parameters"]}
    wrong = sorted(name for name in names if PERSONS.search(name))
    assert not wrong, f"{wrong}: content, never persons; no submission leaves by this API."


def drive(live_server, air, folder, *options):  # noqa: F811
    """Run schemathesis against the running app with rows of two agencies in it."""
    desk = air.desk
    posting, planned = air.out(), air.plan(air.outlet("loudspeaker"))
    wall = air.outlet("lcd_screen")
    screen = screen_add(outlet=wall, shape="landscape", by=air.person("officer"))
    shown = air.out(wall)
    play(screen, shown)
    alert(desk.tree["xa-a"])
    rows = [screen, put_out(desk), desk.write(), desk.submit(), desk.approve(), posting, planned]
    ids = '", "'.join(one.public_id for one in rows)
    _, key = key_of(desk.tree["xa-a"], desk.people["head"])
    ApiKey.objects.update(per_minute=1_000_000)
    config = folder / "schemathesis.toml"
    text = CONFIG.read_text(encoding="utf-8").replace("@IDS@", ids).replace("@KEY@", key)
    config.write_text(text, encoding="utf-8")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "--no-color"),
        *("run", f"{live_server.url}/api/v1/openapi.json", "--url", live_server.url),
        *("--checks", "all", "--suppress-health-check", "all", *options),
    ]
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=env)


@pytest.fixture
def unpaced(monkeypatch):
    monkeypatch.setattr(address_pace, "per_minute", 1_000_000)


@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing_in_a_short_run(live_server, air, tmp_path, unpaced):  # noqa: F811
    ran = drive(live_server, air, tmp_path, "--phases", "examples,fuzzing", "--max-examples", "4")
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]


@pytest.mark.hard
@pytest.mark.timeout(1800)
@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing_in_a_long_run(live_server, air, tmp_path, unpaced):  # noqa: F811
    ran = drive(live_server, air, tmp_path, "--max-examples", "60")
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
