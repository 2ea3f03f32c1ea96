"""``nepso triage train``, ``models``, ``activate``, ``deactivate``, as an IT officer types them."""

import csv
import io
import json

from nepso.casework.triage.command_line import main
from nepso.casework.triage.training.store import versions
from nepso.casework.triage.training.tests.makers import TELLING, examples, model_hearing


def _file(tmp_path):
    path = tmp_path / "examples.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "label"])
        rows.writerows((one.text, one.label) for one in examples("scam", each=15))
    return path


def test_a_model_is_learned_kept_and_reported(tmp_path, capsys):
    data = tmp_path / "data"
    assert main(["train", str(_file(tmp_path))], data=data) == 0
    told = capsys.readouterr().out
    assert "macro-F1" in told
    assert "v1" in told
    report = json.loads((data / "triage" / "v1" / "report.json").read_text())
    assert report["learned_from"] == 30
    assert "lawful_flagged" in report
    assert main(["models"], data=data) == 0
    assert capsys.readouterr().out.split() == ["v1"]


def test_a_fault_is_one_sentence(tmp_path, capsys):
    path = tmp_path / "bad.csv"
    path.write_text("text,label\nchê xã,opinion\n")
    assert main(["train", str(path)], data=tmp_path) == 1
    assert "không có trong danh sách" in capsys.readouterr().err
    assert main(["activate", "v7"], data=tmp_path) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert versions(tmp_path) == []


def test_suggesting_asks_the_active_model(tmp_path, capsys, monkeypatch):
    from nepso.casework.triage.training import store

    store.keep(tmp_path, model_hearing(f" {TELLING}"[:5]), {})
    for act, found in (("activate", ["scam"]), ("deactivate", [])):
        assert main([act, *(["v1"] if act == "activate" else [])], data=tmp_path) == 0
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO(f"Nó {TELLING} tôi mất thôi\n"))
        assert main(["suggest", "--json"], data=tmp_path) == 0
        answer = json.loads(capsys.readouterr().out)
        assert [one["harm"] for one in answer["harms"]] == found
