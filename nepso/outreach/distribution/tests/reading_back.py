"""Reads Vietnamese number words back, by a way that shares nothing with how they were made."""

ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def number_of(words: str) -> int:
    """The whole number that these words say."""
    tokens = words.split()
    sign = 1
    if tokens[0] == "âm":
        sign, tokens = -1, tokens[1:]
    total = 0
    while "tỷ" in tokens:
        at = tokens.index("tỷ")
        total = (total + _below(tokens[:at])) * 10**9
        tokens = tokens[at + 1 :]
    return sign * (total + _below(tokens))


def _below(tokens: list[str]) -> int:
    total, group = 0, 0
    for token in tokens:
        if token in SCALES:
            total += group * SCALES[token]
            group = 0
        elif token == "trăm":
            group *= 100
        elif token == "mươi":
            group = group // 100 * 100 + group % 100 * 10
        elif token == "mười":
            group += 10
        elif token not in ("linh", "lẻ"):
            group += ONES[token]
    return total + group


def written_of(words: str) -> str:
    """ "ba phẩy không năm" is "3,05"."""
    before, _, after = words.partition(" phẩy ")
    whole = str(number_of(before))
    if not after:
        return whole
    tokens = after.split()
    one_by_one = tokens[0] == "không" or (len(tokens) > 2 and set(tokens) <= set(ONES))
    tail = "".join(str(ONES[t]) for t in tokens) if one_by_one else str(number_of(after))
    return f"{whole},{tail}"
