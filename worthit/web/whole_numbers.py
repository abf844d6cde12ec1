"""Numbers outside bodies are written in digits: decoding alone would take `1e2` for 100 and `1.0` for 1."""

import re
from urllib.parse import parse_qsl

from litestar.handlers import BaseRouteHandler
from litestar.params import ParameterKwarg
from litestar.types import ASGIApp, HTTPScope, Receive, Send

from worthit.errors import InvalidRequest
from worthit.web.layers import HTTPLayer
from worthit.web.raw_headers import values

_DIGITS = re.compile(r"-?[0-9]{1,19}")


class WholeNumbers(HTTPLayer):
    """Refuses whatever else is given for an `int` of a route's query or headers, with the parameter named."""

    def __init__(self) -> None:
        self._names: dict[BaseRouteHandler, frozenset[str]] = {}

    def concerns(self, scope: HTTPScope) -> bool:
        return bool(self._names_of(scope["route_handler"]))

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        for name in self._names_of(scope["route_handler"]):
            given = [value for said, value in query if said == name] + values(scope, name.lower().encode())
            if not all(_DIGITS.fullmatch(value) for value in given):
                raise InvalidRequest(f"{name}: Expected a whole number in digits.", name)
        await next_app(scope, receive, send)

    def _names_of(self, handler: BaseRouteHandler) -> frozenset[str]:
        if handler not in self._names:
            self._names[handler] = frozenset(_whole_numbers(handler))
        return self._names[handler]


def _whole_numbers(handler: BaseRouteHandler) -> list[str]:
    """The parameters of a route that are an `int`, as they are called outside."""
    return [
        kwarg.name or name
        for name, field in handler.parsed_fn_signature.parameters.items()
        if field.annotation is int and isinstance(kwarg := field.kwarg_definition, ParameterKwarg)
    ]
