"""A command ends although something in it will not: a plugin's task that swallows its cancellation."""

import subprocess
import sys

STUBBORN = """
import asyncio
from worthit.cli.loop import run_to_end

async def stubborn():
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            pass

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    return "the answer" if not task.done() else None

print(run_to_end(main()))
"""


def test_a_task_that_will_not_be_cancelled_does_not_keep_the_answer_back() -> None:
    done = subprocess.run([sys.executable, "-c", STUBBORN], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout == "the answer\n"
