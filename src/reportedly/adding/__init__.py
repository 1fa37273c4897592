"""Articles into a ledger: read in parallel, recorded one by one, the broken ones reported and passed over.

with open_ledger("reportedly.sqlite", create=True) as ledger:
    report = add(articles, factory=make_reader, origin=reader_origin(), ledger=ledger, workers=2)
"""

from reportedly.adding.batch import AddReport, Outcome, Progress, add

__all__ = ["AddReport", "Outcome", "Progress", "add"]
