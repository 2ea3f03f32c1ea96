"""What is sealed is read by a library that we did not write, and as the RFC's example says."""

import datetime as dt

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from py_vapid import Vapid02

from nepso.foundation.webpush.sealing import MOST_BYTES, decoded, point_of, sealed
from nepso.foundation.webpush.vouching import authorization, key_new, key_read

SECRET = bytes(range(16))


def test_the_example_of_rfc_8291_appendix_a():
    body = sealed(
        b"When I grow up, I want to be a watermelon",
        p256dh=decoded(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        ),
        secret=decoded("BTBZMqHH6r4Tts7J_aSIgg"),
        salt=decoded("DGv6ra1nlYgDCS1FRnbzlw"),
        sender=key_read("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
    )
    assert body == decoded(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
        "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu"
        "lcy4a-fN"
    )


@given(text=st.binary(max_size=MOST_BYTES), pad_to=st.integers(0, MOST_BYTES))
def test_another_library_reads_it_back(text, pad_to):
    device = ec.generate_private_key(ec.SECP256R1())
    body = sealed(text, p256dh=point_of(device), secret=SECRET, pad_to=pad_to)
    assert len(body) <= 4096
    assert http_ece.decrypt(body, private_key=device, auth_secret=SECRET) == text


def test_texts_of_any_length_up_to_the_padding_look_alike():
    device = point_of(ec.generate_private_key(ec.SECP256R1()))
    bodies = {
        len(sealed(b"x" * length, p256dh=device, secret=SECRET, pad_to=1024))
        for length in (0, 9, 1024)
    }
    assert len(bodies) == 1


def test_a_bent_point_and_a_text_too_long_are_refused():
    good = point_of(ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(ValueError, match=r"key|point|Invalid"):
        sealed(b"x", p256dh=good[:-1] + bytes([good[-1] ^ 1]), secret=SECRET)
    with pytest.raises(ValueError, match="at most"):
        sealed(b"x" * (MOST_BYTES + 1), p256dh=good, secret=SECRET)


@given(st.text(max_size=30))
def test_what_is_no_base64url_is_nothing(text):
    assert isinstance(decoded(text), bytes)


def test_another_library_trusts_the_word_and_no_bent_one():
    key = key_read(key_new())
    at = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
    said = authorization(key, "https://push.vi-du.vn:8443/x/1", contact="mailto:a@vi-du.vn", at=at)
    assert Vapid02.verify(said)
    head, _, rest = said.partition(".")
    bent = f"{head}.{'A' if rest[0] != 'A' else 'B'}{rest[1:]}"
    assert not Vapid02.verify(bent)
