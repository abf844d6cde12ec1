"""English."""

from worthit.plugin import ErrorCode
from worthit_bot.words.model import Words

ENGLISH = Words(
    language="en",
    name="English",
    commands={
        "start": "What I do",
        "help": "How to ask, and what the answer means",
        "watches": "What I watch for you",
        "language": "Choose the language",
    },
    start=(
        "<b>Is it worth its price?</b>\n\n"
        "Send me the link of a product. I read its page and tell you how content its owners are, whether the price is "
        "fair, and how sure that is. When I don't know, I say so.\n\n"
        "You can also share a product from a shop's app, or send a saved page as a file. More: /help"
    ),
    help=(
        "<b>How to ask</b>\n"
        "• Send a link, or share a product from a shop's app.\n"
        "• Does the shop block me? Open the page in your browser, save it as HTML, and send me the file. Put the link "
        "in its caption if you have it.\n\n"
        "<b>What the answer means</b>\n"
        "The score goes from 0 to 10. It comes with the range in which it may lie, and with what it rests on. "
        "“Why this score” shows the sum. “Refresh” looks again. “Track” "
        "watches the price for you; /watches shows what I watch.\n\n"
        "/language changes the language."
    ),
    choose_language="In which language shall I answer?",
    language_chosen="I will answer in English.",
    no_link="I see no link in that. Send me the link of a product's page, or the saved page as a file. More: /help",
    only_first="These are {given} links. I look at the first {most}; send me the others afterwards.",
    stages={
        "identify": "recognising the link",
        "fetch": "opening the page",
        "extract": "reading the page",
        "price": "judging the price",
        "weigh": "weighing the evidence",
        "explain": "putting it in words",
    },
    refusals={
        ErrorCode.INVALID_URL: "This is not a link that I can open. Send me the link of a page on the public web.",
        ErrorCode.UNSUPPORTED_RETAILER: "I cannot read links of this kind. Send me the saved page as a file instead.",
        ErrorCode.PRODUCT_NOT_FOUND: "The shop says that this page does not exist. Check the link.",
        ErrorCode.ANALYSIS_UNAVAILABLE: "The page could not be had or read now. Try again in a few minutes.",
        ErrorCode.INVALID_REQUEST: "The file and the link belong to different products. Send me the one or the other.",
        ErrorCode.PAGE_BLOCKED: (
            "The shop does not let me see this page. Open it in your browser, save it as HTML, and send me the file: "
            "then I can read it."
        ),
        ErrorCode.NOT_A_PRODUCT: "This is not the page of one product. Send me the product's own page.",
        ErrorCode.INTERNAL: "Something went wrong here, and it is my fault. It has been noted. Try again later.",
    },
    slow_down="That is a lot at once. Try again in {seconds} seconds.",
    too_many_today="Your plan allows no more questions today. Ask me again in {hours} h {minutes} min.",
    too_many_at_once="I am still looking at other products for you. Ask me again when I am done.",
    plan_has_ended="Your plan has ended, and the free one allows no more questions today. Ask me again tomorrow (UTC).",
    unknown_command="I don't know this command. What I can do: /help",
    no_page="This file is empty, damaged, or no web page. Save the page once more as HTML and send me that.",
    page_too_intricate="This page is too intricate for me: I could not read it in time. (E004)",
    not_html="I can read pages that were saved as HTML (.html, .htm, .html.gz), not this file.",
    file_too_big="This file is too big. Telegram lets me have files of up to 20 MB.",
    looking="Looking at {shop}",
    reading_file="Reading your page",
    verdict_gone="This verdict is no longer here. Send me the link again.",
    why="Why this score",
    as_of="Verdict of {time} UTC",
    refresh_button="Refresh",
    why_button="Why this score",
    open_button="Open in the shop",
    track_button="🔔 Track",
    tracked="🔔 {title}: I look every day, and tell you of this: {wishes}. All that I watch for you: /watches",
    or_=", or ",
    watches="What I watch for you",
    no_watches="I watch nothing for you. Under a verdict, “🔔 Track” begins it.",
    more_watches="… and {count} more; stop some of these to see them.",
    too_many_watches="I watch as much for you as I can. Stop something first: /watches",
    stop_button="Stop watching",
    stop_listed_button="Stop {number}",
    stopped="I no longer watch this.",
)
