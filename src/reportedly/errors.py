"""Every error that Reportedly raises on purpose, on one page.

A message names the offending value and says what to do next. Catch `ReportedlyError` to catch them all.
"""


class ReportedlyError(Exception):
    """The root of the tree."""


class InputError(ReportedlyError):
    """Something handed in cannot be used as it is."""


class ArticleError(InputError):
    """One article cannot be read. Batch commands report it, skip it and go on."""


class NetworkOffError(InputError):
    """A URL was given, and network use was not asked for."""


class SpanError(ReportedlyError):
    """A value points at words that are not there: it must not be stored."""


class CodebookError(ReportedlyError):
    """A codebook file is inconsistent, or a code is not in it."""


class ResourceError(ReportedlyError):
    """A gazetteer, actor list or model file is missing or cannot be read."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, written or read."""


class LedgerCorruptError(LedgerError):
    """A row of the ledger does not say what its hash says."""


class ScoreError(ReportedlyError):
    """Nothing can be scored, or a score fell below its floor."""
