"""PolNeAR: brat offsets as they are in the file, half-covered contents, sources, quotations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import ScoreError
from reportedly.flow import Reader
from reportedly.scoring.counts import Count
from reportedly.scoring.sets.polnear import compare, load

TEXT = 'The mayor said the bridge was shut.\r\n\r\n"We will rebuild it by spring," said Anna Berg.\r\n'
ANN = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 34\tthe bridge\nThe words may go on in a line of their own\n"
    "E1\tCue:T2 Source:T1 Content:T3\n"
    'T4\tContent 39 70\t"We will rebuild it by spring,"\n'
    "T5\tSource 76 85\tAnna Berg\n"
    "E2\tCue:T2 Content:T4 Source:T5\n"
    "E3\tCue:T2 Source:T5\n"
)
Write = Callable[[str, str], Path]


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    write("dev/text/a.txt", TEXT)
    write("dev/attributions/a_jo.ann", ANN)
    return tmp_path


def test_offsets_count_every_character_of_the_file(folder: Path) -> None:
    (article,) = load(folder, None)
    ((first, second),) = article.gold  # E3 has no content
    assert article.text == TEXT
    assert "".join(TEXT[at] for at in sorted(first.content)) == "thebridgewasshut"
    assert "".join(TEXT[at] for at in sorted(second.source)) == "AnnaBerg"
    assert (first.quoted, second.quoted) == (False, True)


def test_found_with_their_sources(folder: Path, reader: Reader) -> None:
    (article,) = load(folder, None)
    assert compare(article, reader) == {
        "content": Count(2, 2, 2),
        "with_source": Count(2, 2, 2),
        "quoted_recall": Count(1, 1, 1),
    }


def test_a_wrong_source_and_half_a_content_are_misses(write: Write, folder: Path, reader: Reader) -> None:
    ann = ANN.replace("Source 0 9", "Source 76 85").replace("Content 39 70", "Content 0 13;39 42")
    write("dev/attributions/a_jo.ann", ann)
    (article,) = load(folder, None)
    counts = compare(article, reader)
    assert (counts["content"], counts["with_source"]) == (Count(1, 2, 2), Count(0, 2, 2))
    assert counts["quoted_recall"] == Count()


def test_two_annotators_of_one_article_are_one_item(write: Write, folder: Path, reader: Reader) -> None:
    write("dev/attributions/a_kim.ann", ANN)
    (article,) = load(folder, None)
    assert compare(article, reader)["content"] == Count(4, 4, 4)


def test_the_folder_of_a_split_will_do(folder: Path) -> None:
    assert load(folder / "dev", None) == load(folder, "dev")


def test_what_cannot_be_read_is_named(write: Write, folder: Path) -> None:
    write("dev/text/b.txt", "Nobody said a word.")
    with pytest.raises(ScoreError, match="b.txt has no annotation"):
        load(folder, None)
    write("dev/attributions/b_jo.ann", "T1\tContent nine ten\tx\n")
    with pytest.raises(ScoreError, match="'nine ten' is no list of spans"):
        load(folder, None)
