"""Waking those who wait for news, all at once."""

import asyncio

__all__ = ["News"]


class News:
    """Something that changes now and then; ``count`` says how often it has. For one event loop."""

    def __init__(self) -> None:
        self.count = 0
        self.is_over = False
        self._waiting = asyncio.Event()

    def tell(self) -> None:
        """Wake all who wait."""
        self.count += 1
        self._waiting.set()
        self._waiting = asyncio.Event()

    def end(self) -> None:
        """Wake all who wait; nothing more will come."""
        self.is_over = True
        self.tell()

    async def after(self, count: int, seconds: float) -> bool:
        """Wait until there have been more than ``count`` news, but no longer than ``seconds``; whether there are."""
        if self.count <= count and not self.is_over:
            try:
                await asyncio.wait_for(self._waiting.wait(), seconds)
            except TimeoutError:
                return False
        return True
