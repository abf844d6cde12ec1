"""What the bot keeps: updates until they are answered, the language of a chat, who found what helpful, who polls."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, Index, Integer, LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from worthit.plugin import UtcDateTime


class Base(DeclarativeBase):
    pass


class UpdateRow(Base):
    """An update as Telegram sent it. Its row stays for a while after it is done, so that a second delivery is known.

    lane: updates of one lane are answered one after the other. body: gone when it is done. press: which button somebody
    pressed, as a hash. calls: what was sent for it so far, so that it is not sent again if its answer is begun again.
    """

    __tablename__ = "bot_updates"
    __table_args__ = (Index("ix_bot_updates_done_at_lane_update_id", "done_at", "lane", "update_id"),)

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[str] = mapped_column(String(32))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(Integer)
    owner: Mapped[str | None] = mapped_column(String(32))
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
    press: Mapped[str | None] = mapped_column(String(32), index=True)
    calls: Mapped[bytes | None] = mapped_column(LargeBinary)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ChatRow(Base):
    """The language of a chat: one that somebody chose, else the one in which it was answered before."""

    __tablename__ = "bot_chats"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(8))


class OpinionRow(Base):
    """Whether a verdict helped somebody. person: their id at Telegram.

    helpful: None where they have taken it back. update_id: of the press that said so, which may come twice.
    """

    __tablename__ = "bot_opinions"

    verdict_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, index=True)
    helpful: Mapped[bool | None] = mapped_column(Boolean)
    update_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class StateRow(Base):
    """What all workers must know: `poller` is who polls, and until when; `webhook` is what was last registered;
    `delivery` is how Telegram fares with it.
    """

    __tablename__ = "bot_state"

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[str] = mapped_column(String(400))
    until: Mapped[datetime] = mapped_column(UtcDateTime)
