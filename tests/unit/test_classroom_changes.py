"""What changed for whom: the key's doing and the student's own are told apart."""

from __future__ import annotations

from whosays.classroom import changes


def point(student, value, key="k", answer="a", question="q"):
    return (student, question, value, key, answer)


def sorted_(points):
    """Give keys, and points student by student."""
    keys, held = {}, {}
    for student, question, value, key, answer in points:
        keys[question] = key
        held.setdefault(student, {})[question] = (value, answer)
    return keys, held


def told(old, new):
    (then, before), (keys, now) = sorted_(old), sorted_(new)
    found = changes.between(lambda who: before.get(who, {}), then, keys, now.items())
    return "\n".join(changes.lines(*found, {"s1": "Ada"}))


def test_nothing_changed():
    assert "nothing changed" in told([point("s1", 1.0)], [point("s1", 1.0)])


def test_a_new_key_says_for_whom_and_from_what_to_what():
    said = told(
        [point("s1", 1.0), point("s2", 1.0)], [point("s1", 0.5, "n"), point("s2", 1.0, "n")]
    )
    assert "For 1 of 2 students" in said
    assert "Ada 1 → 0.5" in said
    assert "s2" not in said


def test_a_new_key_that_changes_nothing_says_so():
    assert "nothing for anybody" in told([point("s1", 1.0)], [point("s1", 1.0, "n")])


def test_a_new_answer_is_the_students_doing_also_under_a_new_key():
    said = told([point("s1", 1.0)], [point("s1", 0.0, "n", "other")])
    assert "1 students handed in newer answers" in said
    assert "Ada" not in said


def test_whoever_is_new_has_no_change():
    assert "nothing changed" in told([], [point("s1", 1.0)])


def test_of_very_many_the_number_is_told():
    many = [point(f"s{n}", 1.0) for n in range(200)]
    said = told(many, [point(f"s{n}", 0.0, "n") for n in range(200)])
    assert "For 200 of 200 students" in said
    assert "… and 170 more" in said
