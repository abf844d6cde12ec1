import re

from hypothesis import given
from hypothesis import strategies as st

from worthit.accounts.keys import digest_of, id_in, is_key_id, new_key

KEY = "wi_4bQz7RkP_" + "8hVn3TgYw2LsXcJ5" + "uDpRf6KmZa9eBqWtNx7HyGvC"


def test_a_key_shows_its_id() -> None:
    assert id_in(KEY) == "4bQz7RkP"
    made = new_key()
    assert re.fullmatch(r"wi_[^_]{8}_[^_]{40}", made)
    assert is_key_id(made.split("_")[1])


def test_no_two_keys_are_alike() -> None:
    assert len({new_key() for _ in range(1000)}) == 1000


def test_the_digest_is_that_of_the_whole_key() -> None:
    assert digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4


@given(st.text() | st.from_regex(r"wi_\w{8}_\w{40}", fullmatch=True) | st.integers(0, 51).map(lambda n: KEY[:n]))
def test_what_has_another_form_is_no_key(text: str) -> None:
    plain = re.fullmatch(r"wi_[1-9A-Za-z]{8}_[1-9A-Za-z]{40}", text)
    confusing = set("IOl0") & set(text.removeprefix("wi_"))
    assert (id_in(text) is not None) is (plain is not None and not confusing)


def test_nothing_may_stand_around_a_key() -> None:
    assert [id_in(text) for text in (f"{KEY}\n", f" {KEY}", f"{KEY}{KEY}", KEY.lower())] == [None] * 4
