import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.accounts.credentials import Credentials, read_credentials
from worthit.errors import NotAuthenticated

COOKIE = b"__Host-worthit_session"


@pytest.mark.parametrize(
    ("headers", "given_"),
    [
        ([], Credentials()),
        ([(b"accept", b"*/*"), (b"cookie", b"theme=dark; worthit_session=x")], Credentials()),
        ([(b"authorization", b"Bearer wi_1")], Credentials(api_key="wi_1")),
        ([(b"authorization", b"bearer   wi_1 ")], Credentials(api_key="wi_1")),
        ([(b"authorization", b"TMA user=%7B%7D&hash=0")], Credentials(init_data="user=%7B%7D&hash=0")),
        ([(b"cookie", b"a=b; " + COOKIE + b"=t; c=d")], Credentials(session="t")),
        ([(b"cookie", b"a=b"), (b"cookie", COOKIE + b"=t")], Credentials(session="t")),
        ([(b"authorization", b"Bearer k"), (b"cookie", COOKIE + b"=t")], Credentials(api_key="k", session="t")),
        ([(b"authorization", b"Bearer k")] * 2, Credentials(api_key="k")),
    ],
)
def test_credentials_are_read_as_they_were_given(headers: list[tuple[bytes, bytes]], given_: Credentials) -> None:
    assert read_credentials(headers) == given_


@pytest.mark.parametrize(
    "headers",
    [
        [(b"authorization", b"")],
        [(b"authorization", b"Bearer")],
        [(b"authorization", b"Bearer  ")],
        [(b"authorization", b"Basic YTpi")],
        [(b"authorization", b"wi_1")],
        [(b"authorization", b"Bearer,wi_1")],
        [(b"authorization", b"Bearer k"), (b"authorization", b"Bearer other")],
        [(b"authorization", b"Bearer k"), (b"authorization", b"tma k")],
        [(b"cookie", COOKIE + b"=t; " + COOKIE + b"=other")],
        [(b"cookie", COOKIE + b"=t"), (b"cookie", COOKIE + b"=other")],
    ],
)
def test_what_is_malformed_or_disagrees_is_refused(headers: list[tuple[bytes, bytes]]) -> None:
    with pytest.raises(NotAuthenticated):
        read_credentials(headers)


@given(st.lists(st.tuples(st.sampled_from([b"authorization", b"cookie", b"host"]), st.binary(max_size=40)), max_size=4))
def test_no_header_at_all_breaks_the_reading(headers: list[tuple[bytes, bytes]]) -> None:
    try:
        read = read_credentials(headers)
    except NotAuthenticated:
        return
    assert read.api_key is None or read.init_data is None
