"""Accounts over HTTP: one file a subject."""

from litestar import Router

from worthit.accounts.limits import Limits
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.reception import Reception
from worthit.accounts.routes.account import SignUp, account_router
from worthit.accounts.routes.admin import admin_router
from worthit.accounts.routes.keys import key_router
from worthit.accounts.routes.plans import plan_router
from worthit.accounts.routes.session import SessionDesk, session_router
from worthit.accounts.routes.usage import usage_router


def account_routes(reception: Reception, limits: Limits, personal_data: PersonalDataDesk) -> list[Router]:
    """Routers for the app."""
    sign_up = SignUp(reception.accounts, reception.keys, limits, reception.settings.sign_up)
    desk = SessionDesk(reception.sessions, reception.recognition, reception.refusals)
    return [
        account_router(sign_up, personal_data),
        key_router(reception.keys),
        session_router(desk),
        plan_router(),
        usage_router(limits),
        admin_router(reception.accounts),
    ]
