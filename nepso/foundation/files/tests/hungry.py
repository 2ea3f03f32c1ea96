"""Work for the limited child that must be ended."""


def eats_memory(data):
    return {"size": len(b"x" * 2_000_000_000)}, []


def eats_time(data):
    while True:
        data = data[::-1]


def falls(data):
    raise RuntimeError("unforeseen")
