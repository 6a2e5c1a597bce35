"use strict";
// Words: where a selection stands in the report. Offsets are UTF-16 units from the start of the report's text, which is
// what browsers count; they are turned into code points in one place, on the other side (core.anchor.convert_offset).
// They are counted over our own text nodes, never over what the browser says a selection reads like.
(() => {
  const text = document.getElementById("text");

  /** Units from the start of a block to a point in it. */
  function units(block, node, offset) {
    const range = document.createRange();
    range.selectNodeContents(block);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  /** The stretches of blocks that a range covers, each with its units. */
  function stretches(range) {
    const found = [];
    for (const block of text.querySelectorAll(".w")) {
      if (!range.intersectsNode(block)) continue;
      const whole = document.createRange();
      whole.selectNodeContents(block);
      const later = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0;
      const sooner = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0;
      const from = later ? units(block, range.startContainer, range.startOffset) : 0;
      const to = sooner ? units(block, range.endContainer, range.endOffset) : block.textContent.length;
      if (to > from) found.push({ block, from, to, at: Number(block.dataset.at) });
    }
    return found;
  }

  /** Keys (r5, u1) of marks that a stretch touches, in text order. */
  function marksIn({ block, from, to }) {
    const keys = new Set();
    for (const mark of block.querySelectorAll("[data-i]")) {
      const start = units(block, mark, 0);
      if (start < to && start + mark.textContent.length > from) mark.dataset.i.split(" ").forEach((key) => keys.add(key));
    }
    return keys;
  }

  /** What a range of the page says of the report, or null where it holds none of its words. */
  function place(range) {
    const found = stretches(range);
    if (!found.length) return null;
    const last = found[found.length - 1];
    const words = found.map(({ block, from, to }) => block.textContent.slice(from, to));
    if (!words.join("").trim()) return null;
    const sentences = [...text.querySelectorAll(".s")].filter((s) => range.intersectsNode(s)).map((s) => Number(s.dataset.s));
    return {
      start: found[0].at + found[0].from,
      end: last.at + last.to,
      unit: "utf16",
      exact: words.join("\n\n").trim(),
      prefix: found[0].block.textContent.slice(0, found[0].from).slice(-32),
      suffix: last.block.textContent.slice(last.to).slice(0, 32),
      paragraph: Number(found[0].block.dataset.p),
      records: [...new Set(found.flatMap((one) => [...marksIn(one)]))].filter((key) => key[0] === "r").map((key) => Number(key.slice(1))),
      sentences,
    };
  }

  /** What is selected in the report now, or null. */
  function selected() {
    const selection = document.getSelection();
    if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
    return place(selection.getRangeAt(0));
  }

  /** A range over the words of a mark or a block. */
  function rangeOver(elements) {
    const range = document.createRange();
    range.setStart(elements[0], 0);
    const last = elements[elements.length - 1];
    range.setEnd(last, last.childNodes.length);
    return range;
  }

  /** Select the words of a mark or block. */
  function select(elements) {
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(rangeOver(elements));
  }

  /** The range that two offsets of the report mark, in UTF-16 units. */
  function rangeAt(start, end) {
    const range = document.createRange();
    for (const block of text.querySelectorAll(".w")) {
      const at = Number(block.dataset.at);
      const length = block.textContent.length;
      if (start >= at && start < at + length) range.setStart(...point(block, start - at, false));
      if (end > at && end <= at + length) range.setEnd(...point(block, end - at, true));
    }
    return range;
  }

  /** The text node and offset that lie so many units into a block; between two nodes, an end belongs to the first. */
  function point(block, units, ends) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let left = units;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left < node.length || (ends && left === node.length)) return [node, left];
      left -= node.length;
    }
    return [block, block.childNodes.length];
  }

  window.onrecord = { text, words: { place, selected, select, rangeOver, rangeAt } };
})();
