"""The film that our own code writes is one to whoever else reads films."""

import json
import shutil
import subprocess

import pytest

from nepso.outreach.products.demo.drawing import SIZE
from nepso.outreach.products.demo.filming import SECONDS_A_SCENE, film_drawn

SCENES = ["telephone", "telephone"]


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="SKIPPED LOUDLY: there is no ffprobe here")
def test_another_reader_finds_its_pictures_and_its_length(tmp_path):
    film = tmp_path / "phim.webm"
    film.write_bytes(film_drawn(SCENES))
    asked = [
        *("ffprobe", "-v", "warning", "-count_frames", "-show_streams", "-show_format"),
        *("-show_frames", "-of", "json", str(film)),
    ]
    answer = subprocess.run(asked, capture_output=True, check=True, timeout=60, text=True)
    assert answer.stderr == "", "read without a warning"
    told = json.loads(answer.stdout)
    seconds = len(SCENES) * SECONDS_A_SCENE
    (stream,) = told["streams"]
    assert told["format"]["format_name"] == "matroska,webm"
    assert float(told["format"]["duration"]) == seconds
    assert (stream["codec_name"], stream["width"], stream["height"]) == ("vp8", *SIZE)
    assert int(stream["nb_read_frames"]) == seconds
    assert [float(one["pts_time"]) for one in told["frames"]] == list(range(seconds))
    assert all(one["key_frame"] == 1 for one in told["frames"])
