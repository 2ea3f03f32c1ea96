"""Size budgets of habits.md: files and functions that a person can hold in mind."""

import statistics

from tests.conventions.house import functions, python_files, shown

FILE_MEDIAN, FILE_P90, FILE_LIMIT, TEST_FILE_LIMIT = 80, 250, 400, 600
FUNCTION_P90, FUNCTION_LIMIT = 30, 60
MEND = "Split it by verb or by thing (CONTRIBUTING.md); the limits are those of habits.md."


def _lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def _p90(numbers):
    return sorted(numbers)[int(len(numbers) * 0.9)]


def test_files():
    sizes = {shown(p): _lines(p) for p in python_files()}
    numbers = [n for n in sizes.values() if n]
    too_long = {p: n for p, n in sizes.items() if n > FILE_LIMIT}
    assert not too_long, f"Longer than {FILE_LIMIT} lines: {too_long}. {MEND}"
    assert statistics.median(numbers) <= FILE_MEDIAN, f"median {statistics.median(numbers)}. {MEND}"
    assert _p90(numbers) <= FILE_P90, f"p90 {_p90(numbers)}. {MEND}"


def test_test_files():
    too_long = {shown(p): n for p in python_files(tests=True) if (n := _lines(p)) > TEST_FILE_LIMIT}
    assert not too_long, f"Tests longer than {TEST_FILE_LIMIT} lines: {too_long}. {MEND}"


def test_functions():
    sizes = {
        f"{shown(p)}:{f.lineno} {f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for p in python_files()
        for f in functions(p)
    }
    too_long = {name: n for name, n in sizes.items() if n > FUNCTION_LIMIT}
    assert not too_long, f"Longer than {FUNCTION_LIMIT} lines: {too_long}. {MEND}"
    assert _p90(list(sizes.values())) <= FUNCTION_P90, MEND
