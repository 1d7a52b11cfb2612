"""Quotation marks: which of them open and close together, and which have lost their partner.

In: a text and its paragraphs. Out: the quotations in order, the outer before the inner, and the marks that have no
partner. Promise: quotations lie side by side or inside each other and within their paragraph; the time taken is
linear in the text's length; no text is too broken to be read.

What each mark may be stands in :mod:`.glyphs` and :mod:`.apostrophes`, which of them belong together in
:mod:`.pairing`, where a quotation ends whose mark was lost in :mod:`.bounds`, one paragraph in :mod:`.paragraph`,
what runs over several in :mod:`.running`.

>>> text = "“We ‘won’,” she said. Nobody’s farmers’ league lost."
>>> [text[q.start:q.end] for q in quoted(text, [(0, len(text))]).quotations]
['“We ‘won’,”', '‘won’']
"""

from onrecord.lang.quoting.running import Quoted, quoted

__all__ = ["Quoted", "quoted"]
