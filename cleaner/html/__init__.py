"""HTML to text: trafilatura finds the content, its tree is written out block by block."""

from cleaner.html.blocks import Block
from cleaner.html.content import Page, extract

__all__ = ["Block", "Page", "extract"]
