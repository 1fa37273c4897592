"""The MUC-4 scorer: 24-slot templates of a response against those of a key, by the official rules of 1992.

    python -m reportedly.scoring.muc4 --key FILE --response FILE [--json FILE]

`docs/muc4-scorer.md` says which rules, how far the official figures are repeated, and where they are not.
"""
