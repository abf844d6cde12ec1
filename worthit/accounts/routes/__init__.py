"""Accounts over HTTP: one file a subject."""

from litestar import Router

from worthit.accounts.reception import Reception
from worthit.accounts.routes.account import SignUp, account_router
from worthit.accounts.routes.admin import admin_router
from worthit.accounts.routes.keys import key_router
from worthit.accounts.routes.session import SessionDesk, session_router


def account_routes(reception: Reception) -> list[Router]:
    """Routers for the app."""
    sign_up = SignUp(reception.accounts, reception.keys, reception.limiter, reception.settings.sign_up)
    desk = SessionDesk(reception.sessions, reception.recognition, reception.refusals)
    return [
        account_router(sign_up),
        key_router(reception.keys),
        session_router(desk),
        admin_router(reception.accounts),
    ]
