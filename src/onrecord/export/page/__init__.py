"""The report page: a report as published with its record marked in it, for a browser, with or without a server.

`leaf` says what a page shows, `text` marks the words, `model` is what scripts know, `aside` are the lists beside the
text, `single` puts all of it into one file that works from disk. Every character of a report is escaped.
"""

from onrecord.export.page.leaf import Leaf, Said, Shown, Version
from onrecord.export.page.model import model
from onrecord.export.page.single import SCRIPTS, STYLES, asset, parts, single_file

__all__ = ["SCRIPTS", "STYLES", "Leaf", "Said", "Shown", "Version", "asset", "model", "parts", "single_file"]
