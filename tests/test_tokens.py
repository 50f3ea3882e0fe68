"""Tokens alone: random, signed, rotated, one spelling each."""

from __future__ import annotations

import pytest

from sameplace.tokens import BITS, Tokens, b64, digest, snapshot_id, unb64

OLD, NEW = b"o" * 32, b"n" * 32


def test_token_opens_to_the_bits_that_were_drawn():
    tokens = Tokens([NEW])
    token, bits = tokens.issue()
    assert len(bits) == BITS
    assert len(token) == 66
    assert tokens.open(token) == bits


def test_no_two_tokens_are_alike():
    tokens = Tokens([NEW])
    assert len({tokens.issue()[0] for _ in range(1000)}) == 1000


def test_newest_key_signs_and_older_ones_verify():
    before, after = Tokens([OLD]), Tokens([OLD, NEW])
    token, bits = before.issue()
    assert after.open(token) == bits
    assert after.seal(bits) == Tokens([NEW]).seal(bits) != token
    assert before.open(after.seal(bits)) is None


def test_key_that_was_removed_verifies_no_more():
    token, _ = Tokens([OLD]).issue()
    assert Tokens([NEW]).open(token) is None


@pytest.mark.parametrize("length", [0, 1, 15, 17])
def test_signed_payload_of_another_length_is_refused(length: int):
    tokens = Tokens([NEW])
    assert tokens.open(tokens.seal(b"x" * length)) is None


def test_public_id_says_nothing_about_the_token():
    bits = b"\0" * BITS
    id_ = snapshot_id(bits)
    assert len(id_) == 16
    assert id_ != snapshot_id(b"\0" * (BITS - 1) + b"\1")
    assert Tokens([NEW]).seal(id_) != Tokens([NEW]).seal(bits)


def test_base64_is_url_safe_and_has_no_padding():
    assert unb64(b64(b"\xff\xfe\xfd")) == b"\xff\xfe\xfd"


@pytest.mark.parametrize("text", ["é", "a", "a b", "*", "\u0000"])
def test_what_is_no_base64_is_an_error(text: str):
    with pytest.raises(ValueError):  # noqa: PT011  # which kind is the standard library's affair
        unb64(text)


def test_digest_hides_the_secret():
    assert len(digest("secret")) == 16
    assert digest("secret") != digest("Secret")
