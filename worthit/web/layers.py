"""A layer of ours between the server and a route, for HTTP alone."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send


class HTTPLayer(ABC):
    """A middleware, as Litestar takes it. Its own `ASGIMiddleware` runs two coroutines a request and layer; these run
    one, and none where they have nothing to do.
    """

    def __call__(self, app: ASGIApp) -> ASGIApp:
        """The app with this layer around it."""
        concerns, handle = self.concerns, self.handle

        def layer(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
            if scope["type"] == ScopeType.HTTP and concerns(scope):
                return handle(scope, receive, send, app)
            return app(scope, receive, send)

        return layer

    def concerns(self, scope: HTTPScope) -> bool:
        """Whether this layer has anything to do; else it is passed by."""
        return True

    @abstractmethod
    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Answer, or have `next_app` answer."""
