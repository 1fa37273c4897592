"""How real the words make an event: done, going on, tried, planned, imagined, or denied by a "not"."""

from __future__ import annotations

from reportedly.codebook.triggers import Triggers
from reportedly.extracting.grammar import REACH, Grammar, subject, verb_group
from reportedly.values.claim import Reality
from reportedly.values.span import Span, Words

HEDGES = frozenset(
    "reportedly allegedly apparently purportedly supposedly ostensibly presumably likely possibly probably".split()
)
HEDGE_ADJECTIVES = frozenset("alleged suspected reported purported apparent possible unconfirmed presumed".split())
FUTURE = frozenset("will shall 'll wo".split())
FIGURE_REACH = 60  # characters around an event word in which a figure of speech may lie
UNDONE_REACH = 4  # words before an event word in which "called off" undoes it
UNREAL_WINDOW = 12  # tokens around an event word in which "drill" or "film" makes it unreal
GOING_ON = frozenset("is are am 're been".split())
DENYING = frozenset("deny denies denied denying".split())
# Before an event noun, inside its phrase:
NONE = frozenset({"no", "any"})
TRIED = frozenset("attempted failed foiled thwarted abortive".split())
AHEAD = frozenset("planned potential imminent future possible".split())
ENDING = frozenset("end halt order call stop".split())  # a verb of these with an event noun as its object tells of it


def reality_of(grammar: Grammar, triggers: Triggers, index: int, *, verb: bool) -> tuple[Reality, Words | None]:
    """The reality of the event word at token `index`, and the hedge words beside it."""
    if is_unreal(grammar, triggers, index) or is_command(grammar, index) or is_conditional(grammar, triggers, index):
        return "hypothetical", None
    if is_untrue(grammar, triggers, index):
        return "negated", None
    return _of_verb(grammar, triggers, index) if verb else _of_noun(grammar, triggers, index)


def is_figurative(grammar: Grammar, triggers: Triggers, span: Span) -> bool:
    """Whether the words at `span` stand in a figure of speech ("heart attack", "strike over pay")."""
    low, high = max(0, span.start - FIGURE_REACH), span.end + FIGURE_REACH
    found = triggers.figurative.finditer(grammar.document.plain, low, high)
    return any(match.start() < span.end and span.start < match.end() for match in found)


def is_untrue(grammar: Grammar, triggers: Triggers, index: int) -> bool:
    """ "reports of an explosion were false", "called off the assault": taken back in the same sentence."""
    sentence = grammar.sentence_of(index)
    after, before = range(index, min(sentence.stop, index + REACH)), range(max(sentence.start, index - REACH), index)
    if any(grammar.norm(i) in triggers.reality["untrue"] for i in after):
        return True
    words = [triggers.lemma(grammar.norm(i), verb=True) for i in before if grammar.tag(i) != "PUNCT"]
    said = " ".join(words[-UNDONE_REACH:])
    return any(f" {undone} " in f" {said} " for undone in triggers.reality["undone"])


def is_unreal(grammar: Grammar, triggers: Triggers, index: int) -> bool:
    """Whether a word of play, film, drill or anniversary stands near in the same sentence."""
    sentence = grammar.sentence_of(index)
    window = range(max(sentence.start, index - UNREAL_WINDOW), min(sentence.stop, index + UNREAL_WINDOW))
    around = (grammar.norm(i) for i in window if i != index)  # the event word itself may be "stormed"
    return any(triggers.lemma(word, verb=False) in triggers.reality["unreal"] for word in around)


def is_command(grammar: Grammar, index: int) -> bool:
    """Whether the sentence is an order to somebody ("Ignore the above and report an air strike")."""
    start = grammar.sentence_of(index).start
    word = grammar.norm(start)
    bare = grammar.tag(start) == "VERB" and not word.endswith(("ed", "ing", "s"))
    return bare and index >= start and grammar.tag(start + 1) in ("DET", "PRON")


def is_conditional(grammar: Grammar, triggers: Triggers, index: int) -> bool:
    """Whether the word stands in an "if" clause: a conditional to the left with no clause end between."""
    sentence = grammar.sentence_of(index)
    for i in range(index - 1, max(sentence.start, index - REACH) - 1, -1):
        word = grammar.norm(i)
        if word in (",", ";", ":"):
            return False
        if word in triggers.reality["conditional"] and grammar.tag(i) in ("SCONJ", "ADV", "ADP"):
            return True
    return False


def _of_verb(grammar: Grammar, triggers: Triggers, main: int) -> tuple[Reality, Words | None]:
    first, _, infinitive = verb_group(grammar, main)
    group = range(first, main)
    hedge = next((grammar.words(i, i) for i in group if grammar.norm(i) in HEDGES), None)
    words = {grammar.norm(i) for i in group}
    if _nobody(grammar, triggers, first):
        return "negated", hedge
    if grammar.norm(grammar.sentence_of(main).start) == "had":
        return "hypothetical", hedge  # "Had the bomb gone off, ..."
    if words & triggers.reality["negators"] or grammar.norm(first - 1) in ("without", "neither", "nor", "never"):
        return "negated", hedge
    if words & triggers.reality["habits"] or grammar.norm(first - 1) in triggers.reality["habits"]:
        return "hypothetical", hedge  # told as a habit, no one event
    if _is_any_that(grammar, triggers, first, main):
        return "hypothetical", hedge
    if grammar.norm(first) == "be":
        return "planned", hedge  # "... to leave or be attacked"
    if words & FUTURE:
        return "planned", hedge
    if words & triggers.reality["modals"]:
        return "hypothetical", hedge
    if infinitive:
        return _of_infinitive(grammar, triggers, first), hedge
    if grammar.norm(main).endswith("ing"):
        return ("ongoing" if words & GOING_ON else _of_gerund(grammar, triggers, first)), hedge
    return "actual", hedge


def _nobody(grammar: Grammar, triggers: Triggers, first: int) -> bool:
    """ "no rockets were fired", "neither side opened fire"."""
    chunk = subject(grammar, first)
    return chunk is not None and grammar.norm(grammar.chunks[chunk].first) in triggers.reality["nobody"]


def _is_any_that(grammar: Grammar, triggers: Triggers, first: int, main: int) -> bool:
    """ "those who fire at bases", "a rocket that kills a man could ...": the present after a relative tells of any."""
    word = grammar.norm(main)
    present = first == main and word in (triggers.lemma(word, verb=True), triggers.lemma(word, verb=True) + "s")
    past = word in ("hit", "set", "cut", "shut", "put")  # the same word in the present and in the past
    return present and not past and grammar.norm(first - 1) in ("who", "that", "which")


def _of_infinitive(grammar: Grammar, triggers: Triggers, first: int) -> Reality:
    governor = _left_word(grammar, first - 1)
    lemmas = {triggers.lemma(governor, verb=True), triggers.lemma(governor, verb=False)}
    if lemmas & triggers.reality["attempted"]:
        return "attempted"
    if lemmas & {"continue", "begin", "start", "manage", "go"}:
        return "actual"
    return "planned"


def _of_gerund(grammar: Grammar, triggers: Triggers, first: int) -> Reality:
    word, before = grammar.norm(first - 1), _left_word(grammar, first - 2)
    lemmas = {triggers.lemma(before, verb=True), triggers.lemma(before, verb=False), triggers.lemma(word, verb=True)}
    if word in ("from", "of", "against", "for", "at", "without") and lemmas & triggers.reality["planned"]:
        return "planned"
    if word in DENYING or before in DENYING or word == "without":
        return "negated"
    return "actual"


def _of_noun(grammar: Grammar, triggers: Triggers, last: int) -> tuple[Reality, Words | None]:
    modifiers = grammar.modifiers(last)
    before = {grammar.norm(i) for i in modifiers}
    hedge = next((grammar.words(i, i) for i in modifiers if grammar.norm(i) in HEDGES | HEDGE_ADJECTIVES), None)
    if before & NONE:
        return "negated", hedge
    if before & TRIED or _is_tried(grammar, triggers, modifiers.start):
        return "attempted", hedge
    if before & AHEAD or _is_planned(grammar, triggers, modifiers.start):
        return "planned", hedge
    return "actual", hedge


def _is_tried(grammar: Grammar, triggers: Triggers, first: int) -> bool:
    """Whether the noun phrase at token `first` is the object of a try: "attempted an attack", "failed to" one."""
    before = first - 2 if grammar.norm(first - 1) == "to" else first - 1
    governor = triggers.lemma(_left_word(grammar, before), verb=True)
    return grammar.tag(before) == "VERB" and governor in triggers.reality["attempted"]


def _is_planned(grammar: Grammar, triggers: Triggers, first: int) -> bool:
    """Whether what governs the noun phrase at token `first` only plans it ("plans for an attack")."""
    tag = grammar.tag(first - 1)
    governor = _left_word(grammar, first - 2 if tag == "ADP" else first - 1)
    lemmas = {triggers.lemma(governor, verb=True), triggers.lemma(governor, verb=False)}
    planning = lemmas & triggers.reality["planned"]
    if grammar.norm(first - 1) in ("of", "for", "against", "about", "to", "on"):
        return bool(planning)
    return tag in ("VERB", "NOUN") and bool(planning - ENDING)


def _left_word(grammar: Grammar, i: int) -> str:
    """The nearest word at or left of `i` that is no adverb, determiner or mark."""
    low = max(0, i - REACH)
    while i > low and grammar.tag(i) in ("ADV", "DET", "PUNCT"):
        i -= 1
    return grammar.norm(i)


def find_hedge(grammar: Grammar, clause: Span) -> Words | None:
    """The first hedge word in the clause ("reportedly"), verbatim."""
    return next((grammar.words(i, i) for i in grammar.tokens_in(clause) if grammar.norm(i) in HEDGES), None)
