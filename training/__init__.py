"""How the shipped data and models are made. Nothing here is needed, or imported, at run time.

Modules that need torch say so in their first lines; `.venv-train` holds what they import (see `training/README.md`).
"""
