"""A real browser at the instance."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_REFUSED = "Failed to load resource"
"""What the console says of every answer that is an error; the page tells those itself."""


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        await browser.close()


class Visits:
    """Visits to one instance, and what went wrong in them: errors in the console, requests to anywhere else."""

    def __init__(self, browser: Browser, base_url: str) -> None:
        self._browser = browser
        self._base_url = base_url
        self._contexts: list[BrowserContext] = []
        self.wrong: list[str] = []

    async def __call__(self, path: str = "/", **options: Any) -> Page:
        """Open a page as a new visitor. `options`: those of a browser context."""
        context = await self._browser.new_context(base_url=self._base_url, **options)
        self._contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("request", lambda request: self._watch(request.url))
        await page.goto(path)
        return page

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(_REFUSED):
            self.wrong.append(text)

    def _watch(self, url: str) -> None:
        if not url.startswith(f"{self._base_url}/"):
            self.wrong.append(f"request to {url}")
