"""How well we read, measured on gold: one file a task.

In: a gold file's rows. Out: predictions in the scorers' formats, and our own figures. Promise: predicting never
looks at labels, families or topics; where the gold has no labels there are predictions and no figures.

Each task's file has the same anatomy: ``predict(rows, reader)`` yields one prediction a row (or a pair, for
copies), ``figures(rows, predictions)`` gives the measures by name, None where the rows carry no labels.
"""

from typing import Any

Row = dict[str, Any]
Prediction = dict[str, Any]
