"""What the tests of our own plugins share."""

from tests.plugins.redis_fixtures import locked_redis, own_redis, redis_server

__all__ = ["locked_redis", "own_redis", "redis_server"]
