"""How the keys in Redis are named. What stands in braces decides a key's place in a cluster."""

from msgspec import Struct

from worthit.plugin import Limit


class Keys(Struct, frozen=True):
    """The names under one prefix."""

    prefix: str

    def value(self, key: str) -> str:
        return f"{self.prefix}:cache:{{{key}}}"

    def lease(self, key: str) -> str:
        return f"{self.prefix}:cache:{{{key}}}:lease"

    def takes(self, key: str, limit: Limit) -> str:
        return f"{self.prefix}:limit:{{{key}}}:{limit.most}/{float(limit.seconds)}"

    def queue(self, name: str) -> str:
        return f"{self.prefix}:queue:{{{name}}}"


def milliseconds(seconds: float) -> int:
    """For Redis, which refuses a time of zero."""
    return max(1, round(seconds * 1000))
