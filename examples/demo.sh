#!/bin/sh
# What `make demo` shows: the sample reports become a record, and the record answers.
set -eu
: "${BIN:=.venv/bin}" "${RECORD:=demo/record.db}"
export ONRECORD_RECORD="$RECORD"

ask() {
    printf '\n$ onrecord'
    for word; do
        case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n\n'
    "$BIN/onrecord" "$@"
}

printf 'Reading the sample reports (three invented crises) into %s\n' "$RECORD"
ask add examples/reports
printf '\n--- Who did what to whom, and whether it was planned, happened or was called off'
ask timeline --from 2025-05-01 --actor Bolivia --limit 6
printf '\n--- Who said it: once, with every report that tells it'
ask statements --speaker Nhaca --about talks --limit 1
printf '\n--- A reversal, step by step'
ask changes --type reversal --limit 1
printf '\n--- How a body voted'
ask votes --actor "Security Council" --limit 1
printf '\n--- Whose figure it is'
ask figures --type killed --from 2025-08-01 --limit 8
printf '\n--- Every line stands on its sentence, to the letter'
ask verify

cat <<END

Where to go next
  $BIN/onrecord statements --speaker NAME         who said what, told in which reports
  $BIN/onrecord timeline --format csv             rows for a spreadsheet
  $BIN/onrecord show ID                           a record with its evidence in context
  $BIN/onrecord why ID                            the rule that gave it, and from what
  $BIN/onrecord read YOUR-REPORT.html             a report of your own
  docs/tour.md                                    ten minutes with it
(Set ONRECORD_RECORD=$RECORD, or pass --record $RECORD.)
END
