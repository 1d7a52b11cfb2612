"""Reports that an editor told anew, told from independent reports of one event."""

import pytest

from onrecord.link.copies import Held, MemoryIndex, Signature
from onrecord.model import Copy

SOURCE = (
    "Ghana closed its border with Togo on Friday after 14 soldiers were wounded in a shooting at the Aflao "
    'crossing. Defence Minister Kwaku Adjei said the shots had come from the Togolese side. "We did not begin'
    ' this, and we shall not run from it," he told reporters at the barracks of Ho. Togo rejected the charge.'
    " Its army spokesman, Major Yao Klutse, said that 3 smugglers had fired at a patrol and fled towards "
    "Keta. The West African bloc asked both to meet in Abuja on 12 May, and its chairwoman, Awa Sarr, offered"
    " to travel to Accra and Lome. About 2,300 lorries were waiting on the road to Denu by evening, the "
    "Hauliers' Union said. The crossing was last shut in 2019, when Ghanaian customs officers went on strike "
    "for nine days."
)
RETOLD = (
    "Some 2,300 lorries stood idle near Denu by nightfall, by the count of the Hauliers' Union, once Accra "
    "had barred the way to Togo. Fourteen of its soldiers lie injured since somebody opened fire at Aflao on "
    "Friday. The guns were on Togolese ground, if Kwaku Adjei, the Ghanaian defence minister, is to be "
    'believed. Speaking at Ho, he insisted that his men had not begun it, and would "not run from it". Major '
    "Yao Klutse, who speaks for the army in Lome, would have none of this: a patrol had been shot at by 3 "
    "smugglers, who then made for Keta. Awa Sarr, at the head of the West African bloc, is ready to visit "
    "either capital; the bloc wants the two at one table in Abuja on 12 May. Not since 2019 had Aflao been "
    "closed. Then it was a strike of Ghana's customs men, which lasted nine days."
)
INDEPENDENT = (
    "Traders in Aflao woke on Saturday to a locked gate. Ghana shut the crossing to Togo the day before, when"
    ' 14 soldiers were hurt in a shooting. "My tomatoes will be soup by Monday," said Esther Amenuvor, who '
    "sells on the Lome side. Defence Minister Kwaku Adjei has blamed the Togolese. In Ho, the bishop, Gabriel"
    " Mante, held a mass for the wounded, of whom 5 are still at the Volta hospital. Doctors there, led by "
    "Selorm Tetteh, said that two would lose a leg. Major Yao Klutse of the army of Togo denied the charge on"
    " Radio Zephyr and spoke of smugglers. Customs takes 400,000 cedis a day at Aflao, according to the "
    "mayor, Dela Fiagbe, who wants the gate open before the market of 9 May. Schools in Denu stayed empty, "
    "and buses turned back at Sogakope."
)


def copies_of(*reports: tuple[str, str | None]) -> list[Copy]:
    index = MemoryIndex()
    for number, (text, published) in enumerate(reports):
        index.add(Held(report=f"r{number}", signature=Signature.of(text), published=published))
    return index.copies()


@pytest.mark.parametrize("published", ["2031-05-02", None])
def test_a_report_told_anew_is_a_rewrite(published: str | None) -> None:
    [copy] = copies_of((SOURCE, published), (RETOLD, published))
    assert (copy.report, copy.copy_of, copy.kind) == ("r1", "r0", "rewrite")


def test_we_are_less_sure_of_it_than_of_a_text_that_was_copied() -> None:
    told, copied = copies_of((SOURCE, None), (RETOLD, None), (SOURCE, None))[:2]
    assert 0.5 < told.confidence < copied.confidence


def test_a_report_of_the_event_with_names_and_quotations_of_its_own_is_none() -> None:
    assert copies_of((SOURCE, "2031-05-02"), (INDEPENDENT, "2031-05-03"), (RETOLD, "2031-05-20")) == []


def test_a_report_told_anew_that_goes_on_with_a_story_of_its_own_is_none() -> None:
    own = (
        " In the market, though, nobody wanted to speak of guns. The women who roast plantain by the old chapel "
        "have seen gates shut before, and they remember hunger better than they remember flags. One of them keeps"
        ' a list of debts on the wall in chalk. "When the lorries come back we shall wipe it clean," she said, '
        "and laughed, and turned the plantain over with her bare fingers as if the coals were cold."
    )
    assert copies_of((SOURCE, None), (RETOLD + own, None)) == []


def test_names_in_common_weeks_later_are_those_of_the_story() -> None:
    assert copies_of((SOURCE, "2031-05-02"), (RETOLD, "2031-05-19")) == []


def test_a_report_is_a_copy_of_those_that_it_was_told_anew_from_and_of_their_copies() -> None:
    found = copies_of((SOURCE, "2031-05-02"), (SOURCE + " Read more.", "2031-05-03"), (RETOLD, "2031-05-04"))
    assert {(copy.report, copy.copy_of) for copy in found} == {("r1", "r0"), ("r2", "r0"), ("r2", "r1")}


def test_a_passage_of_a_short_report_that_stands_in_another_is_a_partial_copy() -> None:
    passage = SOURCE[SOURCE.index("The West African bloc") : SOURCE.index("The crossing was")]
    [copy] = copies_of((SOURCE, "2031-05-02"), (INDEPENDENT + " " + passage, "2031-05-03"))
    assert copy.kind == "partial"
