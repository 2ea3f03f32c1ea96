"""The measures of Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, as chosen within its ranges.

Lengths on paper are in millimetres, sizes of letters and gaps in points. Both writers read them
here; ``tests/test_positions.py`` measures the pages against them.
"""

PAGE_WIDTH_MM = 210.0
PAGE_HEIGHT_MM = 297.0
MARGIN_TOP_MM = 20.0  # 20-25
MARGIN_BOTTOM_MM = 20.0  # 20-25
MARGIN_LEFT_MM = 30.0  # 30-35
MARGIN_RIGHT_MM = 20.0  # 15-20
TEXT_WIDTH_MM = PAGE_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
TEXT_WIDTH_LANDSCAPE_MM = PAGE_HEIGHT_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
PAGE_NUMBER_FROM_TOP_MM = 9.0  # its line begins here, inside the top margin

HEAD_LEFT_MM = 66.0  # issuer, number
HEAD_RIGHT_MM = TEXT_WIDTH_MM - HEAD_LEFT_MM  # Quốc hiệu, place and date
SIGNATURE_LEFT_MM = 80.0  # Nơi nhận; the signature has the right half
SIGNATURE_SPACE_PT = 72.0  # room for the signature and the seal

SIZE_MOTTO_COUNTRY = 12.0  # Quốc hiệu, 12-13
SIZE_MOTTO = 13.0  # Tiêu ngữ, 13-14
SIZE_ISSUER = 12.0  # 12-13
SIZE_NUMBER = 13.0
SIZE_DATE = 13.0  # 13-14
SIZE_SUBJECT = 12.0  # trích yếu of a công văn, 12-13
SIZE_TITLE = 14.0  # 13-14
SIZE_BODY = 14.0  # 13-14
SIZE_SIGNER = 14.0  # 13-14
SIZE_RECIPIENTS_HEAD = 12.0
SIZE_RECIPIENTS = 11.0
SIZE_DRAFTER = 11.0
SIZE_CONTACT = 11.0  # 11-12
SIZE_PAGE_NUMBER = 14.0  # 13-14

FIRST_LINE_MM = 12.7  # 1 or 1.27 cm
PARAGRAPH_GAP_PT = 6.0  # at least
LINE_SPACING = 1.0  # single to 1.5
RULE_PT = 0.75
ISSUER_RULE_SHARE = 0.4  # 1/3-1/2 of the line above
TITLE_RULE_SHARE = 0.4

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
POINTS_PER_MM = 72 / 25.4


def points(millimetres: float) -> float:
    """The same length in points."""
    return millimetres * POINTS_PER_MM
