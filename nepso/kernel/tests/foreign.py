"""Readers that the tests of the limited child call, each bad in its own way."""

import os
import resource
import time

from nepso.kernel.limited import Refused


def echo(data):
    return data.decode()


def refusing(data):
    raise Refused("Tệp này không nhận.", is_too_large=data == b"large")


def breaking(data):
    raise ZeroDivisionError


def hungry(data):
    return len([bytearray(1_000_000) for _ in range(1000)])


def endless(data):
    while True:
        pass


def sleeping(data):
    time.sleep(60)


def talkative(data):
    return "x" * (70 * 1024 * 1024)


def surroundings(data):
    return {
        "keys": sorted(os.environ),
        "memory": resource.getrlimit(resource.RLIMIT_AS)[0],
        "folder": os.listdir("."),
    }
