import io
import math
import wave
from array import array

import pytest

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products.tests.conftest import desk  # noqa: F401


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def speech(seconds=3.0, level=0.15, rate=8000, before=0.0, after=0.0):
    """A tone that swells like speech; ``level`` of full scale."""
    count = int(seconds * rate)
    samples = array("h", bytes(2 * int(before * rate)))
    samples.extend(
        int(max(-1, min(1, level * math.sin(at / 3) * (1 + math.sin(at / 900)))) * 32767)
        for at in range(count)
    )
    samples.extend(array("h", bytes(2 * int(after * rate))))
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 2, rate, 0, "NONE", ""))
        made.writeframes(samples.tobytes())
    return out.getvalue()
