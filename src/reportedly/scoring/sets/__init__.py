"""Public gold sets in their own formats, one file a set: how to read it, and how the reader's output compares.

A set annotates one step of the walk (voices, triggers, places ...), so what is scored is what our finders make of its
texts: nothing is held back by the gate that asks whether an article is about conflict at all.
"""
