"""Signs stand for what a text shows, each where it shows it, whatever else is read beside it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.reading.features import Signs, Weight, signs_of
from ashore.defend.reading.grams import runs_of
from ashore.defend.reading.notions import key_of
from ashore.defend.reading.reader import Asked, Eye
from ashore.defend.reading.turns import Turn, turns_of

EYE = Eye("messages")
TEXTS = st.text(st.sampled_from("还钱你妈的法院打,。:1 2.3a b来电借款人\n【】"), max_size=30)


def runs(text: str, group: str) -> list[str]:
    """Return the stretches of a text that runs of a group stand for, the shortest first."""
    found = runs_of([text], [turns_of(text)])[group]
    places = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    return [
        text[start:end] for start, end in sorted(places, key=lambda one: (one[1] - one[0], one))
    ]


def rows_of(signs: Signs, text: int) -> list[tuple[int, float, int, int]]:
    kept = signs.where(signs.texts == text)
    columns = (kept.keys, kept.weights, kept.starts, kept.ends)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_runs_of_characters_are_up_to_four_long() -> None:
    assert runs("快还钱吧你", "c") == [
        *("快", "还", "钱", "吧", "你", "快还", "还钱", "钱吧", "吧你"),
        *("快还钱", "还钱吧", "钱吧你", "快还钱吧", "还钱吧你"),
    ]


def test_runs_of_sounds_have_two_or_three_and_end_at_signs() -> None:
    assert runs("快还,钱吧你", "s") == ["快还", "钱吧", "吧你", "钱吧你"]


def test_a_word_in_letters_and_a_number_are_one_unit() -> None:
    assert {"加", "vx", "1,280.50", "元"} <= set(runs("加vx1,280.50元", "c"))
    assert "1" not in runs("加vx1,280.50元", "c")
    assert runs("3.", "c") == ["3", ".", "3."]


def test_all_numbers_are_alike_and_words_are_not() -> None:
    keys = runs_of(["1,280", "7", "vx", "wx"], [[Turn(0, 5, own=False)]] * 4)["c"].keys.tolist()
    assert keys[0] == keys[1]
    assert keys[2] != keys[3]


def test_what_the_person_called_says_is_apart() -> None:
    text = "来电:还钱\n借款人:没有"
    assert runs(text, "c") == ["还", "钱", "还钱"]
    assert runs(text, "o") == ["没", "有", "没有"]
    assert runs("还钱", "o") == []


def test_a_spoken_name_is_in_no_run() -> None:
    assert "来" not in runs("来电:还钱", "c")


def test_same_sounds_have_one_key() -> None:
    one, other = (runs_of([text], [[Turn(0, 2, own=False)]])["s"].keys for text in ("催收", "崔收"))
    assert one.tolist() == other.tolist()


def test_a_key_stands_once_at_its_first_place() -> None:
    signs = signs_of([EYE.look(Asked("还钱还钱"))], {"c": Weight(1.0, scaled=False)})
    places = sorted(zip(signs.starts.tolist(), signs.ends.tolist(), strict=True))
    assert places == [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4)]


def test_a_scaled_group_weighs_the_same_in_long_and_short_texts() -> None:
    seen = [EYE.look(Asked("还钱")), EYE.look(Asked("请您尽快还清本期欠款"))]
    signs = signs_of(seen, {"c": Weight(3.0, scaled=True), "m": Weight(0.5, scaled=False)})
    of_words = signs.where(signs.ends > signs.starts)
    for text in (0, 1):
        squares = of_words.weights[of_words.texts == text] ** 2
        assert round(float(squares.sum()), 4) == 9.0
    assert set(signs.weights[signs.ends == signs.starts].tolist()) == {0.5}


def test_notions_depend_on_who_receives_the_text() -> None:
    signs = signs_of(
        [EYE.look(Asked("你儿子欠款", recipient="family"))], {"r": Weight(1.0, scaled=False)}
    )
    assert key_of("r", "family kin") in signs.keys
    assert key_of("r", "debtor kin") not in signs.keys


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_text_has_the_same_signs_alone_and_among_others(texts: list[str]) -> None:
    seen = [EYE.look(Asked(text)) for text in texts]
    together = signs_of(seen, EYE.scheme.weights)
    for number, one in enumerate(seen):
        alone = rows_of(signs_of([one], EYE.scheme.weights), 0)
        np.testing.assert_array_equal(rows_of(together, number), alone)


@given(TEXTS)
def test_every_place_lies_in_the_text(text: str) -> None:
    seen = EYE.look(Asked(text))
    signs = signs_of([seen], EYE.scheme.weights)
    assert signs.starts.min(initial=0) >= 0
    assert signs.ends.max(initial=0) <= len(seen.folded.text)
    assert (signs.starts <= signs.ends).all()
