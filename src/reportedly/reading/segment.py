"""From an article to a frozen document: its text, the matching copy, sentences, paragraphs and quotations.

Nothing is normalised away: the text is the characters received. The work grows linearly with the text.
"""

from __future__ import annotations

from reportedly.reading.folding import folded
from reportedly.reading.quotations import quotations
from reportedly.reading.sentences import paragraphs, sentences
from reportedly.values.document import Article, Document, Quotation, document_id, document_text
from reportedly.values.span import Span


def read(article: Article) -> Document:
    """The frozen document of `article`. Any text is read, an empty one too; nothing here raises."""
    text, body = document_text(article)
    plain = folded(text)
    lines = tuple(paragraphs(plain))
    found: list[Span] = []
    quoted: list[Quotation] = []
    for line in lines:
        parts = tuple(sentences(plain, line))
        found += parts
        quoted += quotations(text, line, parts)
    return Document(
        id=document_id(article),
        article=article,
        text=text,
        plain=plain,
        body=body,
        sentences=tuple(found),
        paragraphs=lines,
        quotations=tuple(quoted),
    )
