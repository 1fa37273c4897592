"""Reading: from bytes to a frozen document.

for item in articles(["news/"], options=ReadOptions()):
    if isinstance(item, BadArticle):
        print(item.origin, item.reason)
    else:
        document = read(item)
"""

from reportedly.reading.intake import BadArticle, ReadOptions
from reportedly.reading.published import published_day
from reportedly.reading.segment import read
from reportedly.reading.sources import articles

__all__ = ["BadArticle", "ReadOptions", "articles", "published_day", "read"]
