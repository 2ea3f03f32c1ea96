"""What an adapter is given: words with their files, and a line whose tokens are kept."""

from nepso.kernel.clock import now
from nepso.outreach.sending.adapters.interface import Enclosed, Line, What
from nepso.outreach.sending.tests.conftest import FACTS, SECRETS


def enclosed(name, content_type, content):
    return Enclosed(
        name, content_type, "mô tả", len(content),
        lambda start, length: content[start:] if length < 0 else content[start : start + length],
    )  # fmt: skip


def what(parts, **more):
    kept = {}
    made = What(
        key="khoa-1", product="sp", title="Nhận ra cuộc gọi giả danh", parts=parts,
        agency="UBND xã A", link="https://vidu.vn/bai/1", planned_at=now(), until=None,
        keep_memory=lambda memory: (kept.clear(), kept.update(memory)), **more,
    )  # fmt: skip
    return made, kept


class Kept:
    """A line to a service whose tokens are stored as the worker stores them."""

    def __init__(self, kind):
        self.stored = dict(SECRETS[kind])
        self.line = Line(kind, FACTS[kind], dict(self.stored), self._keep)

    def _keep(self, secret, expires_on):
        self.stored = dict(secret)
