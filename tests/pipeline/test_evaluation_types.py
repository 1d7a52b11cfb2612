"""Event types where actor and recipient are given."""

import pytest

from onrecord.errors import GoldError
from onrecord.pipeline.evaluation import types
from onrecord.pipeline.reader import Reader


@pytest.mark.parametrize(
    ("label", "marked"),
    [
        ("ACCUSE", "<s>Peru</s> condemned <t>Bolivia</t> for the arrests."),
        ("ACCUSE", "<t>Bolivia</t> was condemned by <s>Peru</s> for the arrests."),
        ("AGREE", "<s>Peru</s> agreed to withdraw its troops from <t>Bolivia</t>."),
        ("AGREE", "<s>Peru's president</s> will meet <t>Bolivia's president</t> in June."),
        ("AID", "<s>Peru</s> sent food and blankets to <t>Bolivia</t>."),
        ("ASSAULT", "<s>Rebels</s> shelled <t>the garrison</t> at dawn."),
        ("COERCE", "<s>Police</s> arrested <t>nine students</t>."),
        ("CONSULT", "<s>Peru's president</s> held talks with <t>Bolivia's president</t>."),
        ("COOPERATE", "<s>Peru</s> and <t>Bolivia</t> held joint military exercises."),
        ("MOBILIZE", "<s>Peru</s> massed troops along its border with <t>Bolivia</t>."),
        ("PROTEST", "<s>Teachers</s> marched against <t>the government</t>."),
        ("REJECT", "<s>Peru</s> refused to meet <t>the Bolivian envoy</t>."),
        ("REQUEST", "<s>Peru</s> urged <t>Bolivia</t> to reopen the crossing."),
        ("SANCTION", "<s>Peru</s> suspended aid to <t>Bolivia</t>."),
        ("SUPPORT", "<s>Peru</s> praised <t>Bolivia</t>."),
        ("THREATEN", "<s>Peru</s> threatened to bomb <t>Bolivia</t>."),
        ("YIELD", "<s>Peru</s> released <t>nine Bolivian sailors</t>."),
    ],
)
def test_each_label_is_reached(reader: Reader, label: str, marked: str) -> None:
    (prediction,) = types.predict([{"id": "1", "sentence": "", "marked": marked}], reader)
    assert prediction["type"] == label


def test_a_prediction_has_the_scorer_s_fields(reader: Reader) -> None:
    row = {"id": "x", "marked": "<s>Peru</s> released <t>the sailors</t>."}
    (prediction,) = types.predict([row], reader)
    assert set(prediction) == {"id", "type", "quad", "status", "confidence"}
    assert (prediction["id"], prediction["quad"]) == ("x", 2)


def test_every_row_gets_an_answer(reader: Reader) -> None:
    (prediction,) = types.predict([{"id": "x", "marked": "<s>Peru</s>, <t>Bolivia</t>, the sea."}], reader)
    assert prediction["confidence"] < 0.5


def test_labels_are_not_looked_at(reader: Reader) -> None:
    row = {"id": "x", "marked": "<s>Peru</s> praised <t>Bolivia</t>."}
    assert list(types.predict([row], reader)) == list(
        types.predict([{**row, "type": "ASSAULT", "quad": 4}], reader)
    )


def test_no_labels_no_figures(reader: Reader) -> None:
    row = {"id": "x", "marked": "<s>Peru</s> praised <t>Bolivia</t>.", "type": ""}
    assert types.figures([row], list(types.predict([row], reader))) is None


def test_figures_are_accuracy_and_macro_f1(reader: Reader) -> None:
    rows = [
        {"id": "1", "marked": "<s>Peru</s> praised <t>Bolivia</t>.", "type": "SUPPORT", "quad": 1},
        {"id": "2", "marked": "<s>Rebels</s> shelled <t>the town</t>.", "type": "SUPPORT", "quad": 1},
    ]
    measured = types.figures(rows, list(types.predict(rows, reader)))
    assert measured is not None
    assert measured["accuracy"] == 0.5
    assert measured["macro_f1_types"] == pytest.approx(2 / 3)


def test_a_row_without_marks_says_which(reader: Reader) -> None:
    with pytest.raises(GoldError, match="row-7"):
        list(types.predict([{"id": "row-7", "sentence": "No marks."}], reader))


def test_a_word_that_tells_no_event_is_no_stumbling_block(reader: Reader) -> None:
    marked = "<s>The firm</s>, a release of whose report <t>the ministry</t> awaits, thanks god."
    (prediction,) = types.predict([{"id": "x", "marked": marked}], reader)
    assert prediction["quad"] in (1, 2, 3, 4)
