"""Who somebody is in a chat: the ChatMember of the Bot API."""

from typing import Any, Literal

Status = Literal["creator", "member", "administrator", "restricted", "left", "kicked"]

RIGHTS = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "documents": "can_send_documents",
    "invoice messages": "can_send_other_messages",
    "the rich message": "can_send_messages",
}
"""What may be sent, as refusals call it, and the right that it takes."""

_SENDING = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
)
_MORE_OF_RESTRICTED = ("can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics")
_OF_ADMINISTRATORS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


def chat_member(user: dict[str, Any], status: Status, denied: frozenset[str] = frozenset()) -> dict[str, Any]:
    """denied: the rights that somebody who is restricted has not."""
    member: dict[str, Any] = {"user": user, "status": status}
    if status == "administrator":
        return {**member, "can_be_edited": False, "is_anonymous": False, **dict.fromkeys(_OF_ADMINISTRATORS, True)}
    if status == "creator":
        return {**member, "is_anonymous": False}
    if status == "restricted":
        rights = {right: right not in denied for right in (*_SENDING, *_MORE_OF_RESTRICTED)}
        return {**member, "is_member": True, "until_date": 0, **rights}
    return {**member, "until_date": 0} if status == "kicked" else member
