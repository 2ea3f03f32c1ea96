"""What the press reported of the Code, each fact with its sources: shown until it is loaded.

Taken from the project's record of sources, word by word checked there; nothing is added. What only
the inference of a reader says (which article speaks to whom) is left out.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where it was read: the site, and its own number of the page with the day where known."""

    site: str
    page: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """One sentence, the list under it, and the keys of SOURCES that say so."""

    text: str
    sources: tuple[int, ...]
    items: tuple[str, ...] = ()


SOURCES: dict[int, Source] = {
    1: Source("doingoailaocai.vn", "bài 25782"),
    2: Source("plo.vn", "bài 899164", "12/3/2026"),
    3: Source("huengaynay.vn", "bài 163657", "06/3/2026"),
    4: Source("sggp.org.vn", "bài 842508", "12/3/2026"),
    5: Source("vietnamnet.vn", "bài 2496813", "12/3/2026"),
    6: Source("tienphong.vn", "bài 1827007", "13/3/2026"),
    7: Source("giadinh.suckhoedoisong.vn", "bài 172260313142811293", "13/3/2026"),
}

FACTS = (
    ReportedFact(
        "Bộ Văn hóa, Thể thao và Du lịch ban hành Bộ Quy tắc ứng xử văn hóa trên môi trường số "
        "ngày 05/3/2026, theo Quyết định số 423/QĐ-BVHTTDL.",
        (1, 2, 4),
    ),
    ReportedFact("Bộ Quy tắc thay Bộ Quy tắc ứng xử trên mạng xã hội của năm 2021.", (1, 5)),
    ReportedFact(
        "Bộ Quy tắc nói với năm nhóm:",
        (2, 3, 4, 5),
        (
            "cá nhân;",
            "tổ chức, doanh nghiệp cung cấp dịch vụ mạng xã hội, nền tảng số trong và ngoài nước;",
            "nhà cung cấp dịch vụ Internet;",
            "cơ quan báo chí, phát thanh, truyền hình, công ty truyền thông, người kinh doanh dịch "
            "vụ quảng cáo, công ty tổ chức nghệ thuật biểu diễn;",
            "cơ quan, tổ chức, doanh nghiệp khác.",
        ),
    ),
    ReportedFact(
        "Báo chí nêu ba yêu cầu chung: tuân thủ pháp luật và tôn trọng quyền, lợi ích hợp pháp; "
        "ứng xử văn minh, giữ bản sắc và truyền thống văn hóa; chịu trách nhiệm về hành vi của "
        "mình và phối hợp với cơ quan chức năng.",
        (2, 3, 5),
    ),
    ReportedFact(
        "Với cá nhân, báo chí nêu:",
        (2, 4),
        (
            "khuyến khích dùng họ tên thật hoặc tên thương hiệu mình sở hữu hợp pháp;",
            "cân nhắc trước khi đăng thông tin cá nhân của người khác;",
            "chia sẻ thông tin có nguồn rõ ràng, tin cậy;",
            "thận trọng với thông tin chưa kiểm chứng;",
            "khi thấy tin giả, tin sai thì báo nhà cung cấp dịch vụ hoặc cơ quan chức năng.",
        ),
    ),
    ReportedFact(
        "Với người có ảnh hưởng, báo chí nêu: nói rõ khi đăng quảng cáo; quảng cáo phải trung "
        "thực, đúng với tài liệu đã công bố và đúng pháp luật.",
        (6, 7),
    ),
)
