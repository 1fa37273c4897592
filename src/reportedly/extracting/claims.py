"""From mentions and voices to claims: the whole of what one document says, in the order of its text."""

from __future__ import annotations

from reportedly.codebook.speech import Speech
from reportedly.codebook.triggers import Triggers
from reportedly.extracting.chains import Chains
from reportedly.extracting.grammar import Grammar
from reportedly.extracting.reasons import grievances, respond
from reportedly.extracting.relevance import is_relevant
from reportedly.extracting.statements import state
from reportedly.extracting.tallies import counted, tally
from reportedly.extracting.telling import Teller, tell
from reportedly.values.claim import Claim
from reportedly.values.mention import Mentions


def make_claims(
    grammar: Grammar, mentions: Mentions, chains: Chains, *, triggers: Triggers, speech: Speech, origin: str
) -> tuple[Claim, ...]:
    """Every claim of the document, each once, sorted by where it stands; none where it is about no conflict.

    `origin` names the reader that makes them.
    """
    if not is_relevant(grammar, mentions):
        return ()
    teller = Teller(grammar, mentions, chains, triggers, origin)
    told = tell(teller, wholes={*counted(teller), *grievances(teller)})
    claims = [claim for t in told for claim in t.claims]
    claims += tally(teller)
    claims += respond(teller, told)
    claims += state(teller, told, speech=speech)
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.span, c.kind, c.id)))
