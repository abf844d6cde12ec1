"""Rich messages: headings, tables, lists, details and more in one message.

What Telegram says of a rich message that it refuses is not published; the refusals here are in words of our own but for
the limits of its length.
"""
