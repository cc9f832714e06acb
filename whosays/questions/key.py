"""What is expected: the records of a key."""

from __future__ import annotations

from whosays.core.records import made, record


@record
class Reason:
    """What a key says of one option, row, card or difference; the same for every kind.

    Attributes
    ----------
    says, rule, shows : str
        What the passage says; what the rule asks (house and year); whether the text shows it.
    """

    CALLED = "option {id}"

    id: str
    says: str = ""
    rule: str = ""
    shows: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, part by part."""
        return tuple(part for part in (self.says, self.rule, self.shows) if part)


NOTHING = Reason(id="")
"""What is said of an option of which the key says nothing."""


@record
class Key:
    """What every key can have; each kind has fields of its own on top.

    Attributes
    ----------
    item : str
        Its id.
    was : str
        What a guess is answered with, at once: "It was about 10."
    open : bool
        Careful readers differ here, so nothing is graded. Only some kinds can say so.
    """

    item: str
    look_for: tuple[str, ...] = ()
    model: str = ""
    prediction: bool = False
    was: str = ""
    option: tuple[Reason, ...] = ()
    reason: str
    discussion: str = ""
    open: bool = made(default=False)

    def of(self, name: str) -> Reason:
        """Give what is said of one option; nothing is said in :data:`NOTHING`.

        Parameters
        ----------
        name : str
            The option's id.

        Returns
        -------
        Reason
        """
        return next((reason for reason in self.option if reason.id == name), NOTHING)
