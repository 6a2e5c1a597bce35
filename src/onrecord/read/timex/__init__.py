"""Times: every time expression of a report with its type and value, and how the value was worked out.

`find` runs over a report. `words` turns a text into a row of symbols, `rules` finds where a pattern holds, `traps` and
`trap_numbers` set aside what is no time, `resolve` works out the values in order, with one file for each kind
(`printed`, `calendar`, `relative`, `counted`, `lengths`, `clock`), and `join` gives clock times their days.
"""

from onrecord.read.timex.find import DATE_LINE, STEP, find_times

__all__ = ["DATE_LINE", "STEP", "find_times"]
