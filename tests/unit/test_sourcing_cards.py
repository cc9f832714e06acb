from __future__ import annotations

import copy
import datetime as dt

import pytest

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.sourcing.cards import Claim, load_cards, load_claims, parse_card, select

CLAIMS = {"c01": Claim("c01", "Something is said.", ("000",))}
CARD = {
    "id": "a-card",
    "kind": "evidence",
    "date": "2024-12-10",
    "publication": "A Paper",
    "title": "A Title",
    "who": "Somebody said something.",
    "sourcing": {"kind": "named_official", "how": "By being there."},
    "certainty": "certain",
    "bears_on": [{"claim": "c01", "how": "denies", "why": "It answers it."}],
    "shown_from": "2024-12-11",
}
MIRROR = {
    **{key: value for key, value in CARD.items() if key != "bears_on"},
    "kind": "mirror",
    "flag": "Atlantis",
    "pattern": "circular",
    "what_later": "More came out.",
    "asks": "How many roots?",
}


def planted(path, value, base=CARD):
    """Copy the card with one value replaced (None: removed)."""
    table = copy.deepcopy(base)
    *way, last = path
    spot = table
    for step in way:
        spot = spot[step]
    if value is None:
        del spot[last]
    else:
        spot[last] = value
    return table


def test_a_card_is_read():
    card = parse_card(CARD, CLAIMS, "f.toml")
    assert card.shown_from == dt.date(2024, 12, 11)
    assert card.bears_on[0].how == "denies"
    assert card.mirror is None
    assert card.by_way_of == ""


def test_a_mirror_case_is_read():
    card = parse_card(MIRROR, CLAIMS, "f.toml")
    assert card.mirror is not None
    assert (card.mirror.flag, card.mirror.pattern) == ("Atlantis", "circular")
    assert (card.mirror.what_later, card.mirror.asks) == ("More came out.", "How many roots?")
    assert card.bears_on == ()


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (["who"], None, "who"),
        (["who"], "  ", "who"),
        (["who"], 3, "who"),
        (["flag"], "Atlantis", "flag"),
        (["kind"], "rumour", "kind"),
        (["date"], "10 Dec 2024", "date"),
        (["date"], "2024-13", "date"),
        (["date"], "2024-12-32", "date"),
        (["shown_from"], "2024-12", "shown_from"),
        (["shown_from"], "2024-12-09", "shown_from"),
        (["certainty"], "likely", "certainty"),
        (["title"], "", "description"),
        (["sourcing", "kind"], "gossip", "sourcing, kind"),
        (["sourcing", "how"], None, "sourcing, how"),
        (["bears_on"], [], "bears_on"),
        (["bears_on"], ["c01"], "bears_on"),
        (["bears_on", 0, "claim"], "c99", "bears_on 1, claim"),
        (["bears_on", 0, "how"], "proves", "how"),
        (["bears_on", 0, "why"], "", "why"),
        (["bears_on"], [CARD["bears_on"][0]] * 2, "bears_on"),
    ],
)
def test_an_error_names_file_and_field_and_how_to_mend_it(path, value, field):
    with pytest.raises(DataError) as caught:
        parse_card(planted(path, value), CLAIMS, "f.toml")
    assert caught.value.file == "f.toml"
    assert "a-card" in caught.value.field
    assert field in caught.value.field
    assert caught.value.mend


@pytest.mark.parametrize("field", ["flag", "pattern", "what_later", "asks"])
def test_a_mirror_case_needs_its_fields(field):
    with pytest.raises(DataError, match=field):
        parse_card(planted([field], None, MIRROR), CLAIMS, "f.toml")


def test_a_mirror_case_points_at_no_claim():
    with pytest.raises(DataError, match="bears_on"):
        parse_card({**MIRROR, "bears_on": CARD["bears_on"]}, CLAIMS, "f.toml")
    with pytest.raises(DataError, match=r"(?s)mirror case points at no claim.*Remove it"):
        parse_card({**MIRROR, "bears_on": CARD["bears_on"]}, CLAIMS, "f.toml")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["date"], "10 Dec 2024", "is not a date"),
        (["shown_from"], "10 Dec 2024", "is not a day"),
        (["bears_on"], ["c01"], "is not a list of tables"),
        (["bears_on"], [], "points at no claim.*Say on which"),
    ],
)
def test_an_error_says_what_is_wrong(path, value, said):
    with pytest.raises(DataError, match=f"(?s){said}"):
        parse_card(planted(path, value), CLAIMS, "f.toml")


def test_what_may_be_left_out_is_kept_where_it_is_given():
    given = {"date_note": "About then.", "by_way_of": "Another", "note": "Look again.",
             "description": "A short piece."}  # fmt: skip
    card = parse_card({**CARD, **given}, CLAIMS, "f.toml")
    assert {name: getattr(card, name) for name in given} == given
    plain = parse_card(planted(["title"], None, {**CARD, "description": "x"}), CLAIMS, "f.toml")
    assert (plain.title, plain.description) == ("", "x")
    plain = parse_card(CARD, CLAIMS, "f.toml")
    assert {getattr(plain, name) for name in given} == {""}


def test_what_happened_may_be_read_on_the_same_day():
    same = planted(["shown_from"], CARD["date"])
    assert parse_card(same, CLAIMS, "f.toml").shown_from == dt.date(2024, 12, 10)


@pytest.mark.parametrize("date", ["2024", "2024-12", "2024-12-10"])
def test_a_date_may_be_as_precise_as_is_known(date):
    assert parse_card(planted(["date"], date), CLAIMS, "f.toml").date == date


@pytest.fixture
def kit(tmp_path):
    folder = tmp_path / "lessons" / "cards"
    folder.mkdir(parents=True)
    (folder / "claims.toml").write_text('[[claim]]\nid="c01"\nsays="x"\ncarried_by=["000"]\n')
    return tmp_path


def write(kit, name, *cards):
    rows = []
    for identity, date in cards:
        rows.append(
            f'[[card]]\nid="{identity}"\nkind="evidence"\ndate="{date}"\npublication="P"\n'
            'title="T"\nwho="W"\nsourcing={kind="documentary",how="h"}\ncertainty="certain"\n'
            'shown_from="2025-01-01"\nbears_on=[{claim="c01",how="context",why="y"}]\n'
        )
    (kit / "lessons" / "cards" / name).write_text("\n".join(rows))


def test_cards_of_all_files_come_by_date(kit):
    write(kit, "b.toml", ("late", "2024-12-02"), ("early", "2023"))
    write(kit, "a.toml", ("middle", "2024-03"))
    assert [card.id for card in load_cards(Kit(kit))] == ["early", "middle", "late"]


def test_an_id_used_in_two_files_is_named(kit):
    write(kit, "a.toml", ("twin", "2024"))
    write(kit, "b.toml", ("twin", "2024"))
    with pytest.raises(DataError, match="card twin"):
        load_cards(Kit(kit))


def test_a_stray_table_is_named(kit):
    (kit / "lessons" / "cards" / "a.toml").write_text('[[cards]]\nid="x"\n')
    with pytest.raises(DataError, match="cards"):
        load_cards(Kit(kit))


def test_a_claim_without_a_sentence_is_named(kit):
    (kit / "lessons" / "cards" / "claims.toml").write_text('[[claim]]\nid="c01"\n')
    with pytest.raises(DataError, match="c01, says"):
        load_claims(Kit(kit))


def test_a_claim_without_an_id_is_named_by_its_place_and_none_comes_twice(kit):
    file = kit / "lessons" / "cards" / "claims.toml"
    claim = '[[claim]]\nid="c01"\nsays="x"\ncarried_by=["000"]\n'
    file.write_text('[[claim]]\nsays="x"\n')
    with pytest.raises(DataError, match="claim number 1"):
        load_claims(Kit(kit))
    file.write_text(claim * 2)
    with pytest.raises(DataError, match="c01") as caught:
        load_claims(Kit(kit))
    assert "claim" in caught.value.field


def test_files_before_and_after_that_of_claims_are_read(kit):
    write(kit, "a.toml", ("one", "2023"))
    write(kit, "d.toml", ("two", "2024"))
    assert [card.id for card in load_cards(Kit(kit))] == ["one", "two"]


def test_where_there_are_no_keys_cards_come_without(kit):
    write(kit, "a.toml", ("one", "2023"))
    file = kit / "lessons" / "cards" / "a.toml"
    file.write_text(file.read_text().partition("bears_on")[0])
    assert load_cards(Kit(kit))[0].bears_on == ()
    (kit / "solutions").mkdir()
    with pytest.raises(DataError, match="points at no claim"):
        load_cards(Kit(kit))


def some(identity, shown, *bearings):
    table = planted(["shown_from"], shown)
    table |= {"id": identity, "date": "2024"}
    table["bears_on"] = [{"claim": claim, "how": how, "why": "w"} for claim, how in bearings]
    return parse_card(table, {"c01": CLAIMS["c01"], "c02": CLAIMS["c01"]}, "f.toml")


CARDS = (
    some("one", "2024-05-01", ("c01", "denies")),
    some("two", "2024-06-01", ("c01", "context"), ("c02", "denies")),
    some("three", "2024-07-01", ("c02", "context")),
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["one", "two", "three"]),
        ({"claim": "c01"}, ["one", "two"]),
        ({"claim": "c09"}, []),
        ({"how": "denies"}, ["one", "two"]),
        ({"claim": "c01", "how": "denies"}, ["one"]),
        ({"by": dt.date(2024, 6, 1)}, ["one", "two"]),
        ({"after": dt.date(2024, 6, 1)}, ["three"]),
        ({"claim": "c02", "after": dt.date(2024, 5, 1)}, ["two", "three"]),
    ],
)
def test_cards_are_picked_by_claim_and_by_what_could_be_known(asked, expected):
    assert [card.id for card in select(CARDS, **asked)] == expected


def test_a_way_of_bearing_that_does_not_exist_is_explained():
    with pytest.raises(KitError, match="supports_smaller"):
        select(CARDS, how="proves")
