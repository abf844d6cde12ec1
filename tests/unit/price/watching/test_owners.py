"""Who can be told: somebody on a channel that is up."""

import pytest

from tests.unit.price.watching.instance import Paper
from worthit.errors import InvalidRequest
from worthit.price.watching.owners import check_owner


class Chats(Paper):
    channel = "telegram"


@pytest.mark.parametrize("owner", ["paper:ada", "telegram:4711", "telegram:-1004711"])
def test_somebody_on_a_channel_that_is_up_can_be_told(owner: str) -> None:
    check_owner(owner, [Paper(), Chats()])


@pytest.mark.parametrize(
    "owner", ["telegram:abc", "telegram:", "telegram:1 2", "telegram:--1", "mail:x", "mail", "paper:"]
)
def test_somebody_whom_nobody_can_tell_is_refused(owner: str) -> None:
    with pytest.raises(InvalidRequest):
        check_owner(owner, [Paper(), Chats()])


def test_a_chat_is_refused_where_the_bot_is_off() -> None:
    with pytest.raises(InvalidRequest, match="Nobody delivers to Telegram now"):
        check_owner("telegram:4711", [Paper()])
