"""A made-up article with all its claims made by hand: what a perfect reader would hand to the exporters.

It holds, in other words, what the first real article holds: two attacks and the strike that they answer, a chain of two
hops, a claim of responsibility under a second name, non-confirmation by two parties, rival motives, a tally whose
window clashes with another, a hypothesis, a plan, a threat with a condition, a broken quotation mark, and rival tolls.
"""

from __future__ import annotations

from datetime import date

import build
from build import claim, day, hop, killed, munitions, number, perpetrator, phrase, place, same, target, weapon
from reportedly.codebook.statuses import load_statuses
from reportedly.values.assemble import assemble
from reportedly.values.incident import Assembly

TITLE = "Fighters of the coast hit two Ruritanian posts"
TEXT = """\
Fighters allied with Graustark carried out two new attacks on Ruritanian posts on Friday, a day after Ruritanian \
jets bombed a depot near Karuba.
The Ahmar agency, close to the Coast Guards, reported that “eight rockets were fired from around Ostrin” at the \
base beside the Dovan gas field, killing three soldiers.
Ahmar later reported that drones had struck Tellmar airfield. Ahmar quoted the Blue Front as saying that it had \
carried out the attacks.
The Harbour Resistance said its drones had made a “clean hit on Tel-Mar airfield.
Neither Graustark nor Ruritania has confirmed the attacks.
A hospital in Dovan said five people had been killed at the base.
If true, the attacks would be a swift answer to the bombing of the reportedly empty depot.
“These attacks answer the siege of Wyeland,” Ahmar said.
Graustark's allies have fired at Ruritanian posts nearly 30 times since April 7.
Ruritanian Defence Minister Ada Holt said her jets had bombed "a depot of the Coast Guards". Holt called it an \
answer to attacks on Ruritanian soldiers by Graustark's allies that began on April 17.
The Coast Guards denied that the depot was theirs.
Ruritania may strike Ostrin next week, analysts said.
“If the siege goes on, no Ruritanian will be safe,” warned Graustark's envoy Bo Lind. [bold]Not markup[/bold]"""

DOCUMENT = build.make_document(TEXT, title=TITLE, publisher="The Gazette", article_id="made-up-2031-05-09")
AHMAR = hop(
    DOCUMENT, "Ahmar agency", role="agency", at="Ahmar agency", cue="reported", affiliation="close to the Coast Guards"
)
LATER_AHMAR = hop(DOCUMENT, "Ahmar agency", role="agency", at="Ahmar later", cue="later reported")
FRONT = hop(DOCUMENT, "Blue Front", role="armed_group", cue="saying")
RESISTANCE = hop(DOCUMENT, "Harbour Resistance", role="armed_group", cue="said its")
HOLT = hop(DOCUMENT, "Ruritanian Defence Minister Ada Holt", role="official", cue="said her")
FRIDAY, THURSDAY = date(2031, 5, 9), date(2031, 5, 8)
FIELD = {"row": "sites:dovan-gas-field", "country": "RU", "at": (1.25, 2.5), "radius_km": 10.0}

ROCKETS = claim(
    DOCUMENT,
    "eight rockets were fired from around Ostrin” at the base beside the Dovan gas field, killing three soldiers",
    voice=[AHMAR],
    event_type="shelling_artillery_missile",
    trigger="rockets were fired",
    slots=[
        munitions("eight rockets", 8, unit="rocket"),
        weapon("rockets"),
        place("Ostrin", role="origin", row="geo:ostrin", country="GK", at=(1.0, 2.0), relation="around"),
        target("the base"),
        place("Dovan gas field", role="target", precision="near", relation="beside", **FIELD),
        killed("three soldiers", 3, unit="person"),
    ],
)
DRONES = claim(
    DOCUMENT,
    "drones had struck Tellmar airfield",
    voice=[LATER_AHMAR],
    trigger="struck",
    slots=[weapon("drones"), target("Tellmar airfield"), place("Tellmar airfield", role="target", country="RU")],
)
BOMBING = claim(
    DOCUMENT,
    "a day after Ruritanian jets bombed a depot near Karuba",
    trigger="bombed",
    slots=[
        day("a day after", THURSDAY),
        perpetrator("Ruritanian jets", country="RU"),
        target("a depot"),
        place("Karuba", precision="near", relation="near", row="geo:karuba", country="GK", at=(1.5, 2.0)),
    ],
)
TWO_ATTACKS = claim(
    DOCUMENT,
    "Fighters allied with Graustark carried out two new attacks on Ruritanian posts on Friday",
    event_type="other_conflict_event",
    trigger="attacks",
    slots=[perpetrator("Fighters allied with Graustark"), target("Ruritanian posts"), day("Friday", FRIDAY)],
    about=[ROCKETS, DRONES],
)
RESPONSIBILITY = claim(
    DOCUMENT,
    "it had carried out the attacks",
    kind="statement",
    act="claims_responsibility",
    voice=[LATER_AHMAR, FRONT],
    slots=[perpetrator("Blue Front", resolved="blue-front")],
    about=[ROCKETS, DRONES],
)
CLEAN_HIT = claim(
    DOCUMENT,
    "its drones had made a “clean hit on Tel-Mar airfield",
    act="claims_responsibility",
    voice=[RESISTANCE],
    trigger="hit",
    slots=[
        perpetrator("Harbour Resistance"),
        weapon("drones"),
        place("Tel-Mar airfield", role="target", country="RU"),
    ],
)
NOT_CONFIRMED = [
    claim(
        DOCUMENT,
        "Neither Graustark nor Ruritania has confirmed the attacks",
        kind="statement",
        act="declines_to_confirm",
        voice=[hop(DOCUMENT, name, role="state", cue="Neither")],
        about=[ROCKETS, DRONES],
    )
    for name in ("Graustark", "Ruritania")
]
HOSPITAL = claim(
    DOCUMENT,
    "five people had been killed at the base",
    voice=[hop(DOCUMENT, "A hospital in Dovan", role="hospital")],
    event_type="shelling_artillery_missile",
    trigger="killed",
    slots=[killed("five people", 5), target("the base")],
)
IF_TRUE = claim(
    DOCUMENT,
    "If true, the attacks would be a swift answer to the bombing of the reportedly empty depot",
    kind="response",
    act="assesses",
    reality="hypothetical",
    hedge="If true",
    slots=[phrase("reason", "the bombing of the reportedly empty depot")],
    about=[ROCKETS, DRONES],
    answers=[BOMBING],
)
SIEGE = claim(
    DOCUMENT,
    "These attacks answer the siege of Wyeland",
    kind="response",
    voice=[LATER_AHMAR],
    slots=[phrase("reason", "the siege of Wyeland")],
    about=[ROCKETS, DRONES],
)
TALLY = claim(
    DOCUMENT,
    "Graustark's allies have fired at Ruritanian posts nearly 30 times since April 7",
    kind="tally",
    trigger="nearly 30 times",
    slots=[
        number("count", "nearly 30 times", None, 30, modifier="nearly", unit="attack"),
        day("April 7", date(2031, 4, 7), facet="since"),
        perpetrator("Graustark's allies"),
        target("Ruritanian posts"),
    ],
)
OWN_ACT = claim(
    DOCUMENT,
    'her jets had bombed "a depot of the Coast Guards"',
    voice=[HOLT],
    trigger="bombed",
    slots=[perpetrator("Ruritanian"), target("a depot of the Coast Guards")],
)
ANSWER = claim(
    DOCUMENT,
    "Holt called it an answer to attacks on Ruritanian soldiers by Graustark's allies that began on April 17",
    kind="response",
    voice=[HOLT],
    slots=[
        phrase("reason", "attacks on Ruritanian soldiers by Graustark's allies"),
        day("April 17", date(2031, 4, 17), facet="since"),
    ],
    about=[BOMBING],
)
NOT_OURS = claim(
    DOCUMENT,
    "The Coast Guards denied that the depot was theirs",
    kind="statement",
    act="denies",
    reality="negated",
    voice=[hop(DOCUMENT, "The Coast Guards", role="armed_group")],
)
PLAN = claim(
    DOCUMENT,
    "Ruritania may strike Ostrin next week",
    act="assesses",
    reality="planned",
    hedge="may",
    trigger="strike",
    voice=[hop(DOCUMENT, "analysts", role="unnamed", anonymous=True)],
)
THREAT = claim(
    DOCUMENT,
    "If the siege goes on, no Ruritanian will be safe",
    kind="statement",
    act="threatens",
    reality="planned",
    voice=[hop(DOCUMENT, "Graustark's envoy Bo Lind", cue="warned")],
    slots=[phrase("condition", "If the siege goes on")],
)
CLAIMS = (
    ROCKETS,
    DRONES,
    BOMBING,
    TWO_ATTACKS,
    RESPONSIBILITY,
    CLEAN_HIT,
    *NOT_CONFIRMED,
    HOSPITAL,
    IF_TRUE,
    SIEGE,
    TALLY,
    OWN_ACT,
    ANSWER,
    NOT_OURS,
    PLAN,
    THREAT,
)
JUDGEMENTS = (same(DRONES, CLEAN_HIT), same(ROCKETS, HOSPITAL), same(BOMBING, OWN_ACT))


def assembly() -> Assembly:
    """What the claims add up to."""
    return assemble(CLAIMS, JUDGEMENTS, rules=load_statuses())
