"""What the Bot API says when it does not do what it is asked."""

from typing import Any


class Refusal(Exception):
    """An `ok: false` answer. code: the HTTP status too. parameters: what the client may do about it."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def within(self, where: str) -> "Refusal":
        """The same, of a part of what was sent. What the server behind the Bot API says in capitals has no place."""
        prefix, _, what = self.description.partition(": ")
        if what.replace("_", "").isupper():
            return self
        return Refusal(self.code, f"{prefix}: {where}: {what[0].upper()}{what[1:]}", self.parameters)

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(what: str) -> Refusal:
    return Refusal(400, f"Bad Request: {what}")


def too_old() -> Refusal:
    return bad_request("query is too old and response timeout expired or query ID is invalid")


def conflict(what: str) -> Refusal:
    return Refusal(409, f"Conflict: {what}")


def too_many_requests(retry_after: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def not_found(what: str = "") -> Refusal:
    return Refusal(404, f"Not Found: {what}" if what else "Not Found")


def unauthorized() -> Refusal:
    return Refusal(401, "Unauthorized")


def blocked() -> Refusal:
    return Refusal(403, "Forbidden: bot was blocked by the user")


def upgraded(to_chat: int) -> Refusal:
    return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to_chat})


def forbidden(what: str) -> Refusal:
    return Refusal(403, f"Forbidden: {what}")


def bad_gateway() -> Refusal:
    return Refusal(502, "Bad Gateway")
