"""Actors that are described by a noun: "Iranian proxy militias", "two gunmen", "a spokesman for the coalition"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extracting.actors_scene import LONGEST, NOUNS, TIMES, Found, Scene

INSIDE = NOUNS | {"ADJ", "NUM", "X", "SYM"}
OWNERS = frozenset("my your his her its our their whose".split())
CLITICS = frozenset({"'s", "'"})
REACH = {
    "official": frozenset({"of", "for", "with", "from"}),
    "unnamed": frozenset({"of", "with", "for"}),
    "outlet": frozenset[str](),
    "monitor": frozenset[str](),
}
FAR = 2  # tokens between a full name and the noun that it can still belong to
PLACED = frozenset({"in", "from", "inside", "at", "near", "on"})  # "a source in the hospital" is one description
AGAINST = frozenset("in at near into inside within across outside from to of on toward towards".split())
INDIVIDUALS = frozenset(
    "soldier pilot policeman policewoman gunman militant fighter rebel insurgent terrorist guerrilla militiaman sniper"
    " jihadist islamist constable marine commando sailor".split()
)
COLLECTIVE = frozenset({"armed_group", "military", "police", "government", "coalition"})
LONGEST_NAME = 6  # tokens
DEGREES = frozenset("about almost around over nearly more most very well newly once".split())
FIGHTERS = frozenset({"armed_group", "militia", "front", "paramilitary"})


def find_phrases(scene: Scene) -> tuple[Found, ...]:
    """Described actors in the order of the text, none overlapping."""
    found: list[Found] = []
    at = floor = 0
    while at < len(scene.tokens):
        head = _head(scene, at)
        phrase = _phrase(scene, head, floor) if head is not None else None
        if phrase is None:
            at += 1
            continue
        found.append(phrase)
        at = floor = phrase.last + 1
    return tuple(found)


def _head(scene: Scene, at: int) -> tuple[int, int, str] | None:
    """The head noun that starts at a token: its first and last token, and its role."""
    for length in (3, 2, 1):
        last = at + length - 1
        if not scene.same(at, last):
            continue
        role = scene.actors.words.roles.get(tuple(scene.norm(step) for step in range(at, last + 1)))
        if role is not None and _is_noun(scene, at, last):
            return at, last, role
    return None


def _is_noun(scene: Scene, first: int, last: int) -> bool:
    hit = scene.hit_at.get(first)
    if hit is not None and hit.last > last:
        return False
    if scene.tag(last) in NOUNS:
        return True
    before = scene.preceding(first)
    if before is None:
        return False
    if scene.tag(last) == "ADJ" and first == last and scene.actors.words.roles[(scene.norm(last),)] in COLLECTIVE:
        return scene.same(last, last + 1) and scene.tag(last + 1) in NOUNS
    if scene.tag(last) in ("VERB", "ADJ", "X"):
        modified = scene.tag(before) in ("DET", "NUM", "ADJ") or scene.is_adjective(before)
        after = scene.following(last)
        return modified and (after is None or scene.tag(after) not in INSIDE | {"DET", "PRON"})
    return False


def _phrase(scene: Scene, head: tuple[int, int, str], floor: int) -> Found | None:
    start, end, role = head
    name = _name_after(scene, end, role)
    after = scene.following(end)
    if name is None and after is not None and _goes_on(scene, after):
        return _modifier(scene, head, floor)
    first = _leftmost(scene, start, floor)
    last = name[1] if name is not None else end
    last, within = _rightmost(scene, first, last, role, named=name is not None)
    if name is None and within is not None:
        name = within
    elif name is None and _is_site(scene, start, end):
        return None
    if name is None and not _is_told(scene, first, start, end):
        return None
    hits = scene.hits_in(first, last)
    return Found(first, last, end, _role(scene, role, first, end), hits, name, _affiliation(scene, first, end))


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether the noun phrase goes on at a token, so that what stands before it is no head."""
    if scene.norm(at) in TIMES or scene.tag(at) not in NOUNS:
        return False
    return not (scene.tag(at) == "NOUN" and scene.norm(at) in scene.actors.words.people.speech)


def _modifier(scene: Scene, head: tuple[int, int, str], floor: int) -> Found | None:
    """A collective before another noun: "government shelling", "rebel positions"; not "police station"."""
    start, end, role = head
    if role not in COLLECTIVE or _head(scene, end + 1):
        return None
    if scene.norm(end) in scene.actors.words.weak and role != "government":
        return None
    last = end + 1
    while scene.same(end, last + 1) and _goes_on(scene, last + 1):
        last += 1
        if _head(scene, last):
            return None
    if scene.norm(last) in scene.actors.words.people.no_actors or scene.capital(last):
        return None
    first = _leftmost(scene, start, floor)
    return Found(first, end, end, _role(scene, role, first, end), scene.hits_in(first, end))


def _leftmost(scene: Scene, start: int, floor: int) -> int:
    """The first token of the phrase: its modifiers and owners, "dozens of" before it; no article."""
    first = start
    within = scene.hit_at.get(start)
    if within is not None and within.manner == "name" and within.first < start and not scene.is_state(within):
        return max(floor, within.first)
    while first > floor and start - first < LONGEST and scene.same(first - 1, start):
        step = _step_left(scene, first, start)
        if step is None or step < floor:
            break
        first = step
        if scene.norm(first) in OWNERS:
            return first
    first = _trimmed(scene, first, start)
    return _counted(scene, first, floor)


def _step_left(scene: Scene, first: int, start: int) -> int | None:
    """Where the phrase starts once what stands before its first token is taken in; `None` where it cannot be."""
    at = first - 1
    token, hit = scene.tokens[at], scene.hit_at.get(at)
    if scene.tag(first) == "NUM" and token.tag != "ADV" and (token.tag != "NUM" or token.text[:1].isdecimal()):
        return None
    if token.tag == "NUM" and len(token.text) == 4 and token.text[:2] in ("19", "20"):
        return None
    if hit is not None:
        placed = hit.manner in ("name", "metonym") and scene.is_state(hit) and not token.text.isupper()
        owner = scene.norm(first) in CLITICS
        if placed and not owner and (start - hit.last > FAR or any(map(scene.is_state, scene.hits_in(first, start)))):
            return None  # a list of tags or a headline: "Syria Russia Anti-government activists"
        if hit.first < hit.last and start - hit.last > FAR and not owner:
            return None  # a headline's other actor: "Thai Police Arrest Bombing Suspect"
        return None if placed and not owner and scene.norm(hit.first - 1) in AGAINST else hit.first
    if token.norm in TIMES or (token.norm in ("least", "most") and scene.norm(at - 1) == "at"):
        return None
    if token.norm == "-" and scene.tokens[first].span.start == token.span.end:
        return at - 1 if at > 0 and scene.tokens[at - 1].span.end == token.span.start else None
    if token.norm in CLITICS and scene.tag(at) in ("PART", "PUNCT"):
        return at if scene.tag(at - 1) in NOUNS and scene.same(at - 1, at) and token.tag == "PART" else None
    if token.tag in INSIDE or token.norm in OWNERS:
        return None if _ends_name(scene, at, start) else at
    if token.tag == "ADV":
        grading = token.norm.endswith("ly") or token.norm in DEGREES
        return at if grading and scene.tag(first) in ("ADJ", "NUM", "VERB") else None
    if token.tag == "VERB":
        return at if token.norm.endswith(("ed", "ing", "en", "led")) and _opens(scene, at) else None
    if token.norm in ("and", "or") and at > 0 and scene.same(at - 1, at):
        return at - 1 if first < start + 1 and _alike(scene, at - 1, first) else None
    return None


def _ends_name(scene: Scene, at: int, start: int) -> bool:
    """Whether a person's full name ends right before an office that has its own "of": "Ann Reed director of the"."""
    if at != start - 1 or scene.norm(start + 1) != "of" or not scene.capital(at) or scene.capital(start):
        return False
    known = scene.actors.words.people.first_names
    return any(
        scene.tokens[back].text in known and all(scene.capital(step) for step in range(back, at))
        for back in range(max(0, at - 3), at)
    )


def _opens(scene: Scene, at: int) -> bool:
    """Whether a participle at `at` stands before a noun: "masked gunmen", "the advancing army"."""
    before = scene.preceding(at)
    if before is None:
        return scene.norm(at).endswith("ed")
    modified = scene.tag(before) in ("DET", "ADJ", "NUM", "PART", "ADP", "CCONJ") or scene.norm(before) in OWNERS
    return modified or scene.norm(before) == "-"


def _alike(scene: Scene, left: int, right: int) -> bool:
    """Whether "and" joins two modifiers: "moderate and Islamist rebel factions"."""
    both = (left, right)
    return all(scene.tag(at) == "ADJ" or scene.is_adjective(at) for at in both)


def _trimmed(scene: Scene, first: int, start: int) -> int:
    """The phrase without adverbs, joints and clitics at its front."""
    while first < start and (scene.tag(first) in ("ADV", "PUNCT", "CCONJ", "PART") or scene.norm(first) in CLITICS):
        first += 1
    return first


def _counted(scene: Scene, first: int, floor: int) -> int:
    """The phrase with a quantity before it: "tens of thousands of residents", "members of the security forces"."""
    while True:
        joint = first - 1
        if scene.tag(joint) == "DET":
            joint -= 1
        if joint <= floor or not scene.same(joint, first) or scene.norm(joint) != "of":
            return first
        noun = joint - 1
        if noun < floor or not scene.same(noun, first):
            return first
        if scene.norm(noun) not in scene.actors.words.people.quantities or scene.tag(noun) not in INSIDE:
            return first
        first = noun


def _name_after(scene: Scene, end: int, role: str) -> tuple[int, int] | None:
    """A person's name right after a noun for one person: "spokesman Kirt Chantarith"."""
    first, noun = end + 1, scene.norm(end)
    single = (role in ("official", "unnamed") and not noun.endswith("s")) or noun in INDIVIDUALS
    if not single or not scene.same(end, first) or not scene.capital(first):
        return None
    if (scene.norm(first),) in scene.actors.words.roles and not _is_title(scene, first):
        return None
    last = name_end(scene, first)
    if last is None or (scene.norm(end) in scene.actors.words.weak and scene.capital(end) and last == first):
        return None
    return first, last


def _is_title(scene: Scene, at: int) -> bool:
    return scene.tokens[at].text in scene.actors.words.officials.titles


def name_end(scene: Scene, first: int) -> int | None:
    """The last token of a run of name words from `first`; `None` where no name stands."""
    people = scene.actors.words.people
    last, at = None, first
    while scene.same(first, at) and at - first < LONGEST_NAME:
        token = scene.tokens[at]
        particle = token.norm in people.particles and at > first
        hit = scene.hit_at.get(at)
        if token.norm in TIMES or (hit is not None and (hit.first != hit.last or hit.manner != "name")):
            break
        named = token.tag in NOUNS | {"X"} or last is not None or token.text in people.first_names
        if scene.capital(at) and (named or token.norm in people.particles) and token.text[-1:] != "'":
            last = at
        elif not particle:
            break
        at += 1
    known = scene.tokens[first].text in people.first_names
    return None if last is not None and last > first and not known and scene.norm(last) in people.sites else last


def _rightmost(scene: Scene, first: int, last: int, role: str, *, named: bool) -> tuple[int, tuple[int, int] | None]:
    """The last token with "of the coalition", "in Deir Ezzor" taken in, and a person's name at its end."""
    if named:
        return last, None
    joint = scene.following(last)
    if joint is None:
        return last, None
    word = scene.norm(joint)
    anonymous = scene.norm(last) in ANONYMOUS or scene.norm(last).rstrip("s") in ANONYMOUS
    wanted = REACH.get(role, frozenset({"of"}))
    if word not in wanted and not (anonymous and word in PLACED):
        return last, None
    start = joint + 1
    if scene.tag(start) == "DET" or scene.norm(start) in OWNERS:
        start += 1
    end = _nominal_end(scene, start)
    if end is None or (role == "unnamed" and not any(scene.capital(at) for at in range(start, end + 1))):
        return last, None
    name = _office_name(scene, start, end) if role == "official" and word in ("of", "for") else None
    return (name[1] if name is not None else end), name


ANONYMOUS = frozenset("source resident activist witness eyewitness villager medic rescuer doctor official".split())


def _nominal_end(scene: Scene, start: int) -> int | None:
    """The last token of the noun phrase that starts at `start`, with one "of" phrase more."""
    end = _run_end(scene, start)
    if end is None:
        return None
    joint = end + 1
    if scene.same(start, joint) and scene.norm(joint) in ("of", "for"):
        more = joint + 2 if scene.tag(joint + 1) == "DET" else joint + 1
        further = _run_end(scene, more) if scene.same(start, more) else None
        if further is not None and further - start < LONGEST:
            return further
    return end


def _run_end(scene: Scene, start: int) -> int | None:
    last, at = None, start
    while scene.same(start, at) and at - start < LONGEST:
        hit = scene.hit_at.get(at)
        if hit is not None and hit.first == at:
            last, at = hit.last, hit.last + 1
            continue
        if scene.norm(at) in TIMES or not (
            scene.tag(at) in INSIDE or (scene.norm(at) in CLITICS and scene.tag(at) == "PART" and last is not None)
        ):
            break
        if scene.tag(at) in NOUNS:
            last = at
        at += 1
    return last


def _office_name(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """The name after an office: "Secretary of Defense Lloyd Austin"."""
    offices = scene.actors.words.officials.offices
    at = start
    while at <= end and (scene.norm(at) in offices or scene.norm(at) in ("and", "for")):
        at += 1
    if at == start:
        at = next((step for step in range(start + 1, end) if _starts_name(scene, step)), end + 1)
    if at > end or scene.hit_at.get(at) is not None:
        return None
    last = name_end(scene, at)
    return (at, last) if last is not None and last <= end else None


def _starts_name(scene: Scene, at: int) -> bool:
    """Whether a person's name starts at a token of a run: a known first name, or the words after a listed full name."""
    before = scene.hit_at.get(at - 1)
    after_name = before is not None and before.first < before.last and scene.capital(at)
    return scene.tokens[at].text in scene.actors.words.people.first_names or (
        after_name and (scene.norm(at),) not in scene.actors.words.roles
    )


def _is_told(scene: Scene, first: int, start: int, end: int) -> bool:
    """Whether the noun says enough: a weak one needs a word before it, or to speak."""
    if scene.norm(end) not in scene.actors.words.weak or start != end:
        return True
    if first < start and not all(scene.tag(at) == "NUM" for at in range(first, start)):
        return True
    if scene.speaks(end) or scene.spoken_by(first):
        return True
    definite = scene.norm(first - 1) in ("the", "this") and scene.same(first - 1, first)
    acting = scene.same(end, end + 1) and (scene.tag(end + 1) in ("VERB", "AUX") or scene.norm(end + 1) == "which")
    return definite and (acting or scene.norm(first - 2) == "by")


def _is_site(scene: Scene, start: int, end: int) -> bool:
    """Whether the noun is a site here: a "medical centre", unless it stands in capitals or speaks."""
    sited = scene.actors.words.people.sited
    noun = scene.norm(end)
    if start != end or not (noun in sited or noun.removesuffix("s") in sited) or scene.speaks(end):
        return False
    return not scene.capital(end) and not (scene.norm(start - 1) == "the" and scene.tag(end + 1) in ("VERB", "AUX"))


def _role(scene: Scene, role: str, first: int, end: int) -> str:
    """The role with what the modifiers say: "rebel forces" are an armed group, "regime forces" a military."""
    people = scene.actors.words.people
    if role not in ("force", "military"):
        return role
    for at in range(first, end):
        if scene.norm(at) in people.irregular or affiliated(scene, at):
            return "armed_group"
    rows = [scene.actors.rows[entry.row] for hit in scene.hits_in(first, end) for entry in hit.entries]
    return "armed_group" if any(row.sort in FIGHTERS for row in rows) else "military"


def affiliated(scene: Scene, at: int) -> bool:
    """Whether one word declares an affiliation: "Iran-backed", "pro-government", "anti-IS"."""
    people, norm = scene.actors.words.people, scene.norm(at)
    if norm in people.affiliated_suffixes and scene.norm(at - 1) == "-":
        return True  # "U.S.-backed" is cut into three tokens
    head, _, tail = norm.rpartition("-")
    return bool(head) and (tail in people.affiliated_suffixes or head in people.affiliated_prefixes)


def _affiliation(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    for at in range(first, end):
        if affiliated(scene, at):
            return (max(first, at - 2), at) if scene.norm(at - 1) == "-" else (at, at)
    return None


def declared_after(scene: Scene, last: int, *, once: bool = False) -> tuple[int, int] | None:
    """The tokens right after an actor that declare its affiliation: "affiliated with the IRGC", "a front of ..."."""
    at = last + 1
    if scene.same(last, at) and scene.norm(at) in (",", "("):
        at += 1
    if not scene.same(last, at):
        return None
    for length in _declaring(scene, at):
        start = at + length
        if scene.tag(start) == "DET" or scene.norm(start) in OWNERS:
            start += 1
        end = _nominal_end(scene, start) if scene.same(last, start) else None
        if end is not None:
            further = not once and scene.norm(end + 1) in ("loyal", "linked", "affiliated")
            more = declared_after(scene, end, once=True) if further else None
            return at, more[1] if more is not None else end
    return None


def _declaring(scene: Scene, at: int) -> Iterator[int]:
    for phrase in scene.actors.words.people.affiliations:
        words = phrase.split()
        if scene.same(at, at + len(words)) and [scene.norm(at + n) for n in range(len(words))] == words:
            yield len(words)
