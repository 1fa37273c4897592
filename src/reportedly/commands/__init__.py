"""The commands, one question a file. Their functions only ask, call and print; what they call is there for Python too.

Heavy modules (the reader, the ledger, rich) are imported inside the functions that need them, so that `--help` answers
in a tenth of a second and `verify` never loads the reader.
"""
