"""Whether a document is about armed conflict or political violence at all: evidence counted over its mentions.

An article on a road accident, a court case or a budget vote has words that also tell of violence ("killed", "attacked
the plan"). It gives no claims unless enough of its words can hardly mean anything else. The trained gate replaces this.
"""

from __future__ import annotations

from reportedly.extracting.grammar import Grammar
from reportedly.values.claim import LIVE
from reportedly.values.mention import Mentions

STRONG = frozenset(
    "air_drone_strike shelling_artillery_missile armed_clash ied_landmine suicide_bomb grenade chemical_weapon "
    "abduction sexual_violence riot protest attack_on_civilians".split()
)
ARMED = frozenset({"armed_group", "militia", "front", "paramilitary", "coalition", "military"})
COURT = frozenset(
    "court trial judge jury prosecutor prosecutors sentenced sentence convicted verdict appeal lawyer defendant murder "
    "manslaughter parole plea pleaded".split()
)
SHORT = 80  # tokens: a shorter text has too little in it to tell by
# Evidence needed: 0.9 for each 100 tokens, between 3 and 8. On the development articles the relevant one with the least
# has 1.02 for each 100; of 84 political news articles (PolNeAR dev) a quarter of those with an event word reach 0.9.
LEAST, MOST, DENSITY = 3, 8, 0.009
A_TRIAL = 3  # court words that make an article without arms or armed groups a crime report


def is_relevant(grammar: Grammar, mentions: Mentions) -> bool:
    """True for short texts, and for texts with evidence enough: telling event words count two, arms and forces one."""
    if len(grammar.tokens) < SHORT:
        return True
    arms = len(mentions.weapons) + sum(actor.role in ARMED for actor in mentions.actors)
    events = sum(e.type in STRONG and not e.generic and not e.effect and e.reality in LIVE for e in mentions.events)
    court = sum(token.norm in COURT for token in grammar.tokens)
    enough = min(MOST, max(LEAST, DENSITY * len(grammar.tokens)))
    return 2 * events + arms >= enough and (arms > 0 or court < A_TRIAL)
