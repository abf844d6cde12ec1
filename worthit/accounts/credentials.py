"""The credentials in a request's headers, as they were given: nothing is looked up here."""

from collections.abc import Iterable

from msgspec import Struct

from worthit.accounts.sessions import COOKIE
from worthit.errors import NotAuthenticated


class Credentials(Struct, frozen=True):
    """What was given; all None where nothing was. session: the token in the cookie."""

    api_key: str | None = None
    init_data: str | None = None
    session: str | None = None


def read_credentials(headers: Iterable[tuple[bytes, bytes]]) -> Credentials:
    """What the headers say. Raises NotAuthenticated for what is malformed or given twice."""
    authorization: str | None = None
    session: str | None = None
    for name, value in headers:
        if name == b"authorization":
            authorization = _once(authorization, value.decode("latin-1"))
        elif name == b"cookie":
            for cookie in value.decode("latin-1").split(";"):
                key, _, token = cookie.strip().partition("=")
                if key == COOKIE:
                    session = _once(session, token)
    if authorization is None:
        return Credentials(session=session)
    scheme, _, given = authorization.partition(" ")
    given = given.strip()
    if not given or scheme.lower() not in ("bearer", "tma"):
        raise NotAuthenticated("Authorization is `Bearer` and an API key, or `tma` and the initData of a Mini App.")
    if scheme.lower() == "tma":
        return Credentials(init_data=given, session=session)
    return Credentials(api_key=given, session=session)


def _once(before: str | None, now: str) -> str:
    if before is not None and before != now:
        raise NotAuthenticated("These credentials contradict each other.")
    return now
