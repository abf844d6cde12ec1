"""What people do with Mini Apps of the bot."""

from worthit.testing.telegram.chats import PeoplesChat, PrivateChat
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.keyboards import KeyButton
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.somebody import Somebody
from worthit.testing.telegram.web_apps import OpenedWebApp, init_data


class Opener(Somebody):
    """The app itself is for the test to play: it is given what Telegram tells the app."""

    @property
    def menu_button(self) -> dict[str, object]:
        """The menu button in the private chat: their own, or the one for all."""
        buttons = self._account.menu_buttons
        return dict(buttons.get(self.id) or buttons.get(0) or {"type": "default"})

    async def open_web_app(self, message: Message, label: str) -> OpenedWebApp:
        """Press a button below a message that opens a Mini App. Raises: LookupError when there is none."""
        web_app = message.button(label).web_app
        if web_app is None:
            raise LookupError(f"the button {label!r} opens no Mini App")
        return self._opened(str(web_app["url"]), self._account.new_id())

    async def open_menu(self) -> OpenedWebApp:
        """Press the menu button. Raises: LookupError when it opens no Mini App."""
        button = self.menu_button
        if button["type"] != "web_app" or not isinstance(button["web_app"], dict):
            raise LookupError("the menu button opens no Mini App")
        return self._opened(button["web_app"]["url"], self._account.new_id())

    async def open_keyboard_app(self, label: str) -> OpenedWebApp:
        """Press a button of the reply keyboard that opens a Mini App: it may send data back, see below."""
        return self._opened(self._app_button(label).web_app, "")

    async def send_web_app_data(self, label: str, data: str) -> Message:
        """What `sendData` of the app does that this button of the reply keyboard has opened."""
        button = self._app_button(label)
        return self._say(Content(), {"web_app_data": {"data": data, "button_text": button.text}})

    async def share_prepared(self, prepared_id: str) -> Message:
        """Send a message that the bot has prepared, where the person is.

        Raises: LookupError when there is none for them, or it is not for such a chat.
        """
        prepared = self._account.prepared.get(prepared_id)
        if prepared is None or prepared.user != self.id:
            raise LookupError(f"no message {prepared_id!r} was prepared")
        kind = "sender" if isinstance(self.chat, PrivateChat) else str(self.chat.described["type"])
        if kind not in prepared.places:
            raise LookupError(
                f"the message is not for a {'private' if isinstance(self.chat, PeoplesChat) else kind} chat"
            )
        return self._account.send_via_bot(self.chat, self.user, prepared.result.content)

    def _app_button(self, label: str) -> KeyButton:
        for button in self.chat.keyboard_buttons:
            if button.text == label and button.web_app:
                return button
        raise LookupError(f"no button {label!r} of the keyboard opens a Mini App")

    def _opened(self, url: str, query_id: str) -> OpenedWebApp:
        if query_id:
            self._account.web_app_queries[query_id] = self.user
        return OpenedWebApp(url=url, query_id=query_id, init_data=init_data(self._account.token, self.user, query_id))
