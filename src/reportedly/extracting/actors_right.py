"""Where a described actor ends: a person's name after it, or "of the coalition", "in Raqqa" and the like."""

from __future__ import annotations

from reportedly.extracting.actors_scene import CLITICS, INSIDE, LONGEST, NOUNS, OWNERS, TIMES, Scene

LONGEST_NAME = 6  # tokens
REACH = {
    "official": frozenset({"of", "for", "with", "from"}),
    "unnamed": frozenset({"of", "with", "for"}),
    "outlet": frozenset[str](),
    "monitor": frozenset[str](),
}
PLACED = frozenset({"in", "from", "inside", "at", "near", "on"})  # "a source in the hospital" is one description
ANONYMOUS = frozenset("source resident activist witness eyewitness villager medic rescuer doctor official".split())
INDIVIDUALS = frozenset(
    "soldier pilot policeman policewoman gunman militant fighter rebel insurgent terrorist guerrilla militiaman sniper"
    " jihadist islamist constable marine commando sailor".split()
)


def name_after(scene: Scene, end: int, role: str) -> tuple[int, int] | None:
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


def rightmost(scene: Scene, last: int, role: str) -> tuple[int, tuple[int, int] | None]:
    """The last token with what belongs to a noun that ends at `last` taken in, and a person's name at its end."""
    joint = scene.following(last)
    if joint is None or not _reaches(scene, last, role):
        return last, None
    start = past_article(scene, joint + 1)
    end = nominal_end(scene, start)
    if end is None or (role == "unnamed" and not any(scene.capital(at) for at in range(start, end + 1))):
        return last, None
    name = _office_name(scene, start, end) if role == "official" and scene.norm(joint) in ("of", "for") else None
    return (name[1] if name is not None else end), name


def _reaches(scene: Scene, last: int, role: str) -> bool:
    """Whether the preposition after a noun goes on with the description."""
    word, noun = scene.norm(last + 1), scene.norm(last)
    if word in REACH.get(role, frozenset({"of"})):
        return True
    return word in PLACED and (noun in ANONYMOUS or noun.removesuffix("es") in ANONYMOUS or noun[:-1] in ANONYMOUS)


def past_article(scene: Scene, at: int) -> int:
    """The token after an article or an owner at `at`, else `at`."""
    return at + 1 if scene.tag(at) == "DET" or scene.norm(at) in OWNERS else at


def nominal_end(scene: Scene, start: int) -> int | None:
    """The last token of the noun phrase that starts at `start`, with one "of" phrase more."""
    end = _run_end(scene, start)
    if end is None:
        return None
    joint = end + 1
    if scene.same(start, joint) and scene.norm(joint) in ("of", "for"):
        more = past_article(scene, joint + 1)
        further = _run_end(scene, more) if scene.same(start, more) else None
        if further is not None and further - start < LONGEST:
            return further
    return end


def _run_end(scene: Scene, start: int) -> int | None:
    """The last noun of the run of name and description words that starts at `start`; `None` where there is none."""
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
