"""The ledger: one append-only SQLite file. `ledger` alone writes, `view` alone reads, `verify` re-checks every cell."""
