"""Nothing leaves: a person posts by hand, with the kit of the product."""

from __future__ import annotations

from nepso.outreach.sending.adapters.interface import Line, Never, Stands, What

_WORDS = "Kênh này không gửi tự động: hãy đăng bằng bộ tài liệu rồi ghi liên kết."


class Silent:
    """Says so, and does nothing."""

    takes_back = knows_key = False

    def check(self, line: Line) -> str:
        """Nothing to ask."""
        return "Không gửi tự động: người đăng bằng bộ tài liệu của sản phẩm."

    def put_out(self, line: Line, what: What) -> Stands:
        """Never."""
        raise Never(_WORDS)

    def look(self, line: Line, what: What) -> Stands | None:
        """Never."""
        raise Never(_WORDS)

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Never."""
        raise Never(_WORDS)
