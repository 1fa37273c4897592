"""Public data sets as one form: texts with gold annotations for the heads of the reader.

    texts = load_gold(Path("../shared/gold"), without={"polnear"})
    parts = split_texts(texts)
    parts["train"], parts["dev"], parts["report"]

Each set has a file of its own that turns its public format into `GoldText`s. What a set does not annotate is None
there, so that a head learns nothing from its silence. `python -m training.data --stats` counts it all.
"""

from .gold import Argument, Attribution, GoldText, Layer, Marked, Response, Roles
from .sets import SETS, load_gold
from .splits import PARTS, split_texts

__all__ = [
    "PARTS",
    "SETS",
    "Argument",
    "Attribution",
    "GoldText",
    "Layer",
    "Marked",
    "Response",
    "Roles",
    "load_gold",
    "split_texts",
]
