"""Rows of other event data sets, brought to stand beside the record: ACLED, GDELT 2, POLECAT, ICEWS.

In: the files as these data sets ship them, packed (.gz, .zip) or not. Out: each row as an
:class:`~onrecord.store.outside.rows.OutsideRow`, its type in PLOVER's words where a table says it. Promise: a
file is read row by row, whatever its size; a row that can't be read goes to quarantine with its reason and stops
none of the others; a file that was taken in adds nothing again, and an import that was cut off goes on after the
last row that is kept.

Each data set is a file here with a :class:`~onrecord.pipeline.outside.forms.Form` named ``FORM``; FORMS is the
open list.
"""

from onrecord.pipeline.outside import acled, gdelt, icews, polecat
from onrecord.pipeline.outside.forms import Form

FORMS: dict[str, Form] = {form.name: form for form in (acled.FORM, gdelt.FORM, polecat.FORM, icews.FORM)}
"""What can be brought, by the name that a user gives."""
