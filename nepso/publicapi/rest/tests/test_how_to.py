"""What docs/how-to/rest-api.md shows is run, as it stands there."""

import os
import re
import shutil
import subprocess

import pytest

from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.screens.models import Alert
from nepso.publicapi.rest.tests.conftest import key_of, put_out
from tests.conventions.house import PROJECT

PAGE = PROJECT / "docs" / "how-to" / "rest-api.md"


@pytest.mark.skipif(not shutil.which("curl"), reason="SKIPPED LOUDLY: there is no curl here")
@pytest.mark.django_db(transaction=True)
def test_every_example_runs_as_it_stands(live_server, air, tmp_path):  # noqa: F811
    examples = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 6
    desk, posting = air.desk, air.out(air.outlet("loudspeaker"))
    put_out(desk, title="Một sản phẩm nữa")
    put_out(desk, title="Và một sản phẩm nữa")
    _, key = key_of(desk.tree["xa-a"], desk.people["head"])
    env = {
        **os.environ,
        "API": f"{live_server.url}/api/v1",
        "KEY": key,
        "POSTING": posting.public_id,
        "no_proxy": "*",
    }
    for example in examples:
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", example],
            capture_output=True, text=True, check=False, env=env, cwd=tmp_path, timeout=60,
        )  # fmt: skip
        assert ran.returncode == 0, example + ran.stdout + ran.stderr
    assert Alert.objects.get().headline == "Mưa lớn tối nay"
    posting.refresh_from_db()
    assert (posting.state, posting.reach_estimated) == ("proven", 450)
