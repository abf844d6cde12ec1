"""Every error the program raises on purpose, with what a caller is told about it.

WorthItError
├── InvalidRequest          E009  400  the request cannot be understood; the field is named
│   ├── PagesDisagree       E009  422  pages given together belong to different products
│   ├── BodyTooLarge        E009  413
│   ├── NothingHere         E009  404  there is nothing of the asker's with this id
│   ├── Conflict            E009  409  what is asked for does not go with how things are now
│   ├── TooManyWatches      E009  400  a hundred are there already
│   └── KeyReused           E009  422  an idempotency key was used before, for another request
├── InvalidLink             E001  422  not a link to a page on the web
│   └── ForbiddenAddress    E001  422  the link leads into a private or special-purpose network
├── UnsupportedShop         E002  422  no source can read such a link at all
├── ProductNotFound         E003  404  the shop says that there is no such page
│   ├── VerdictNotFound     E003  404  no verdict with this id
│   ├── ProductNotKnown     E003  404  this instance has not seen such a product
│   ├── BundleNotFound      E003  404  the evidence of this verdict was not kept
│   └── ChartNotFound       E003  404  too little is known of the price to draw it
├── AnalysisUnavailable     E004  503  the page could not be had or read now
│   ├── ShopAsksToWait      E004  503  the shop was asked too often; it is left alone for a while
│   ├── PageTooLarge        E004  502  more bytes than this instance reads of one page
│   ├── UnreadablePage      E004  422  reading the page takes too long or breaks off
│   └── DeadlineExceeded    E004  504  the answer was not ready in time
├── PageBlocked             E010  422  captcha, consent wall, login or waiting room instead of the page
├── NotAProductPage         E011  422  an article, a search, a list: nothing with one price and its owners
├── RateLimited             E005  429  asked more often than allowed; `retry_after` says when again
│   └── TooManyAtOnce       E005  429  as many look-ups of this asker are under way as the plan allows
├── NotAuthenticated        E006  401  credentials are missing, wrong, expired or revoked
├── NotAllowed              E006  403  the credentials are good, but not for this
├── SubscriptionExpired     E007  402  a paid plan has ended, and the free one does not allow this
└── ConfigError             E012  500  a setting is wrong; raised before anything starts
    └── RequiredPluginFailed E012 500  a plugin that the operator requires cannot run

Errors outside this tree are our own faults: they are logged whole and told as E012 without detail.
"""

from enum import StrEnum
from typing import ClassVar


class ErrorCode(StrEnum):
    """The stable codes of a problem document. Codes are only ever added."""

    INVALID_URL = "E001"
    UNSUPPORTED_RETAILER = "E002"
    PRODUCT_NOT_FOUND = "E003"
    ANALYSIS_UNAVAILABLE = "E004"
    RATE_LIMITED = "E005"
    AUTHENTICATION = "E006"
    SUBSCRIPTION_EXPIRED = "E007"
    PAYMENT = "E008"
    INVALID_REQUEST = "E009"
    PAGE_BLOCKED = "E010"
    NOT_A_PRODUCT = "E011"
    INTERNAL = "E012"


class WorthItError(Exception):
    """Root of the tree. `detail` is one sentence for the person who asked: no secrets, no echoed input."""

    code: ClassVar[ErrorCode] = ErrorCode.INTERNAL
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal error"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class InvalidRequest(WorthItError):
    """The request cannot be understood. `field` is the path of the offending member, such as `pages[2]`."""

    code = ErrorCode.INVALID_REQUEST
    status = 400
    title = "Invalid request"

    def __init__(self, detail: str, field: str | None = None) -> None:
        super().__init__(detail)
        self.field = field


class PagesDisagree(InvalidRequest):
    status = 422
    title = "The pages disagree"


class BodyTooLarge(InvalidRequest):
    status = 413
    title = "Request body too large"


class NothingHere(InvalidRequest):
    """Also told of what belongs to somebody else: who may not see it does not learn that it is there."""

    status = 404
    title = "Nothing here"


class Conflict(InvalidRequest):
    status = 409
    title = "Conflict"


class TooManyWatches(InvalidRequest):
    title = "Too many watches"


class KeyReused(InvalidRequest):
    status = 422
    title = "The idempotency key was used for another request"


class InvalidLink(WorthItError):
    code = ErrorCode.INVALID_URL
    status = 422
    title = "Invalid link"


class ForbiddenAddress(InvalidLink):
    title = "The link leads to an address that is not on the public web"


class UnsupportedShop(WorthItError):
    code = ErrorCode.UNSUPPORTED_RETAILER
    status = 422
    title = "Unsupported shop"


class ProductNotFound(WorthItError):
    code = ErrorCode.PRODUCT_NOT_FOUND
    status = 404
    title = "Product not found"


class VerdictNotFound(ProductNotFound):
    title = "Verdict not found"


class ProductNotKnown(ProductNotFound):
    title = "Product not known here"


class BundleNotFound(ProductNotFound):
    title = "No bundle of this verdict"


class ChartNotFound(ProductNotFound):
    title = "No chart of this price"


class AnalysisUnavailable(WorthItError):
    code = ErrorCode.ANALYSIS_UNAVAILABLE
    status = 503
    title = "Analysis unavailable"


class ShopAsksToWait(AnalysisUnavailable):
    title = "The shop asks to wait"


class PageTooLarge(AnalysisUnavailable):
    status = 502
    title = "Page too large"


class UnreadablePage(AnalysisUnavailable):
    status = 422
    title = "The page cannot be read"


class DeadlineExceeded(AnalysisUnavailable):
    status = 504
    title = "The answer was not ready in time"


class PageBlocked(WorthItError):
    code = ErrorCode.PAGE_BLOCKED
    status = 422
    title = "The shop blocked the page"


class NotAProductPage(WorthItError):
    code = ErrorCode.NOT_A_PRODUCT
    status = 422
    title = "Not a product page"


class RateLimited(WorthItError):
    """retry_after: seconds until it may be asked again."""

    code = ErrorCode.RATE_LIMITED
    status = 429
    title = "Too many requests"

    def __init__(self, detail: str, retry_after: float) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TooManyAtOnce(RateLimited):
    title = "Too many at once"


class NotAuthenticated(WorthItError):
    code = ErrorCode.AUTHENTICATION
    status = 401
    title = "Not authenticated"


class NotAllowed(WorthItError):
    code = ErrorCode.AUTHENTICATION
    status = 403
    title = "Not allowed"


class SubscriptionExpired(WorthItError):
    code = ErrorCode.SUBSCRIPTION_EXPIRED
    status = 402
    title = "Subscription expired"


class ConfigError(WorthItError):
    """A setting is wrong. The detail names the setting, never its value."""

    title = "Wrong configuration"


class RequiredPluginFailed(ConfigError):
    title = "A required plugin cannot run"
