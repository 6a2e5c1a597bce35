"""Selecting words in a browser by code points, on another way than the page's own scripts count them."""

SELECT = """
([from, to]) => {
  const blocks = [...document.querySelectorAll('#text .w')];
  const point = ([block, count]) => {
    const walker = document.createTreeWalker(blocks[block], NodeFilter.SHOW_TEXT);
    let left = count;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const chars = [...node.data];
      if (left <= chars.length) return [node, chars.slice(0, left).join('').length];
      left -= chars.length;
    }
    throw new Error(`no such place: ${block} ${count}`);
  };
  const range = document.createRange();
  range.setStart(...point(from));
  range.setEnd(...point(to));
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}
"""


def place(sheet, offset, *, end=False):
    """Return the block of an offset and how many code points it lies inside."""
    for number, block in enumerate(sheet.report.blocks):
        if block.start <= offset < block.end or (end and block.start < offset <= block.end):
            return [number, offset - block.start]
    raise AssertionError(f"no block holds {offset}")


def select(page, sheet, start, end):
    """Select the code points from `start` to `end` of the report."""
    page.evaluate(SELECT, [place(sheet, start), place(sheet, end, end=True)])


def select_words(page, sheet, words, nth=0):
    """Select the nth place of some words, which may reach over the end of a paragraph."""
    at = -1
    for _ in range(nth + 1):
        at = sheet.report.text.index(words, at + 1)
    select(page, sheet, at, at + len(words))
