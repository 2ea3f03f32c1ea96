"""``nepso triage suggest --json``, as a script runs it: without a data folder."""

import json
import os
import subprocess
import sys


def test_one_object_a_line_without_a_data_folder(tmp_path):
    texts = [
        "Có người tự xưng công an gọi điện bắt tôi chuyển 50 triệu vào http://vcb-digi.vip/xac-thuc",
        "Đường xóm tôi hỏng ba năm không ai sửa, xã làm ăn chán quá",
        "",
    ]
    answer = subprocess.run(
        [sys.executable, "-m", "config.command_line", "triage", "suggest", "--json"],
        input="\n".join(texts) + "\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NEPSO_DATA": str(tmp_path / "none")},
    )
    scam, lawful, empty = map(json.loads, answer.stdout.splitlines())
    assert scam["harms"][0]["harm"] == "scam"
    assert 0.5 <= scam["harms"][0]["score"] < 1
    assert scam["links"][0]["verdict"] in {"look_alike", "unknown"}
    assert not scam["urgent"]
    assert lawful == {"harms": [], "personal_data": [], "links": [], "urgent": False}
    assert empty["harms"] == []
    assert not (tmp_path / "none").exists()
