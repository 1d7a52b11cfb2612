"""What a sum of money is: a loss, a budget, what something costs, what it is spent on; else money."""

from spacy.tokens import Token

from onrecord.extract.figures.antecedents import is_compared
from onrecord.extract.figures.reaching import purpose, reaching
from onrecord.extract.figures.wording import Counted, phrase
from onrecord.lang import lexicon
from onrecord.model import Quantity

HAVING = frozenset(lexicon("figures.toml")["claims"]["having"])
MONEY = "money"


def is_sum(quantity: Quantity) -> bool:
    """Whether the unit is a currency."""
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


def sum_of(
    quantity: Quantity, number: Token, noun: Token | None, verb: Token | None, before: Counted | None
) -> Counted:
    """What a sum of money is, or is for."""
    unit = quantity.unit or ""
    if noun is None and before is not None and before.kind == MONEY and is_compared(number, quantity, number.doc):
        return before._replace(verb=verb)
    goes_to = purpose(number, verb) if noun is None else None
    if goes_to is not None:
        return Counted(f"{MONEY} for {phrase(goes_to, number, quantity)}", MONEY, goes_to, verb, unit)
    if noun is None:
        noun = reaching(
            number, None if verb is not None and verb.lemma_ in HAVING and not _comes_to(number) else verb
        )
    what = None if noun is None else phrase(noun, number, quantity)
    return Counted(what or MONEY, MONEY, noun, verb, unit)


def _comes_to(number: Token) -> bool:
    """Whether something comes to the sum: "losses come to 90 million dollars"."""
    head = number
    while head.dep_ in ("compound", "nummod", "quantmod", "nmod"):
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lemma_ == "come"
