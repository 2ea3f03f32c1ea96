"""``nepso report --year 2026 --out DIR``: the consolidated report as four files, in one go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.kernel.errors import NepsoError
from nepso.programme.reporting.consolidated.outputs import file_name, files_of, signing_of
from nepso.programme.reporting.consolidated.services import (
    consolidated_make,
    consolidated_remake,
    consolidated_start,
)
from nepso.programme.reporting.consolidated.snapshotting import snapshot_of
from nepso.programme.reporting.kinds import Scope
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.states import CONSOLIDATED_STATES, DRAFT, MAKING


class Command(BaseCommand):
    """Writes the newest report of that period and scope; makes one when there is none."""

    help = "Xuất báo cáo tổng hợp của một năm: DOCX, PDF, XLSX và gói dữ liệu."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--year", type=int, help="năm báo cáo, ví dụ 2026")
        which.add_argument("--period", default="", help="mã kỳ báo cáo, ví dụ 2026-Q1")
        parser.add_argument("--out", required=True, help="thư mục ghi các tệp")
        parser.add_argument("--agency", default="", help="mã cơ quan: báo cáo của một cơ quan")
        parser.add_argument("--commune", default="", help="mã xã, phường, gồm đơn vị trực thuộc")
        parser.add_argument("--clause", default="", help="mục của kế hoạch, ví dụ II.1")
        parser.add_argument(
            "--fresh", action="store_true", help="tổng hợp lại từ số liệu lúc này nếu còn bản thảo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = _report(_period(options), _scope(options), fresh=options["fresh"])
            written = _write(report, Path(options["out"]))
        except NepsoError as error:
            raise CommandError(error.sentence) from error
        state = CONSOLIDATED_STATES.state(report.state).label.lower()
        self.stdout.write(f"{report.title}: phiên bản {report.number}, {state}.")
        for path in written:
            self.stdout.write(f"Đã ghi {path} ({path.stat().st_size:,} byte).")


def _period(options: dict[str, Any]) -> Period:
    if options["period"]:
        found = Period.objects.filter(code__iexact=options["period"]).first()
        named = f"mã {options['period']}"
    else:
        found = Period.objects.filter(kind="year", year=options["year"]).first()
        named = f"năm {options['year']}"
    if found is None:
        raise CommandError(f"Chưa có kỳ báo cáo {named}: hãy lập kỳ ở trang Kỳ báo cáo.")
    return found


def _scope(options: dict[str, Any]) -> dict[str, Any]:
    given = [name for name in ("agency", "commune", "clause") if options[name]]
    if len(given) > 1:
        raise CommandError("Chỉ chọn một phạm vi: --agency, --commune hoặc --clause.")
    if not given:
        return {"scope": Scope.PROVINCE, "agency": None, "clause": ""}
    if given == ["clause"]:
        return {"scope": Scope.CLAUSE, "agency": None, "clause": options["clause"]}
    code = options[given[0]]
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise CommandError(f"Không có cơ quan mã {code}: xem mã ở trang Cơ quan.")
    return {"scope": Scope(given[0]), "agency": agency, "clause": ""}


def _report(period: Period, scope: dict[str, Any], *, fresh: bool) -> ConsolidatedReport:
    rows = ConsolidatedReport.objects.filter(period=period, **scope)
    fixed = rows.filter(state__in=CONSOLIDATED_STATES.group("fixed"))
    found = fixed.order_by("-number", "-pk").first() or rows.order_by("-number", "-pk").first()
    if found is None:
        found = consolidated_start(period=period, by=None, **scope)
    elif found.state != MAKING and (found.state != DRAFT or fresh):
        if found.state in CONSOLIDATED_STATES.group("fixed"):
            return found
        found = consolidated_remake(report=found, by=None)
    return consolidated_make(report=found)


def _write(report: ConsolidatedReport, folder: Path) -> list[Path]:
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for code, data in files_of(snapshot_of(report), signing_of(report)):
            path = folder / file_name(report, code)
            path.write_bytes(data)
            paths.append(path)
    except OSError as error:
        raise CommandError(
            f"Không ghi được vào thư mục {folder}: hãy chọn thư mục khác hoặc dọn chỗ trống."
        ) from error
    return paths
