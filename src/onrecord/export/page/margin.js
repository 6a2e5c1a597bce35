"use strict";
// Margin: the sentence in view with what is on record of it, going through records by key, jumps, and voice switches.
(() => {
  const { text, words } = window.onrecord;
  const model = JSON.parse(document.getElementById("model").textContent);
  const card = document.getElementById("card");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const byNumber = new Map(model.records.map((record) => [record.number, record]));
  const citation = document.getElementById("citation");
  let current = null; // the record that keys act on
  let shown = null; // the sentence that the card shows
  let picked = null; // the sentence that a person chose; it stays while it is in sight

  /** Make an element from its tag, properties and children; text is always text, never markup. */
  function make(tag, props = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (name === "class") element.className = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const isolated = (said) => make("bdi", {}, said);
  const marksOf = (key) => [...text.querySelectorAll(`[data-i~="${CSS.escape(key)}"]`)];

  function recordCard(record) {
    const rows = record.rows.flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, isolated(value))]);
    const chain = record.chain.flatMap((voice, at) => (at ? [make("span", { class: "into" }, " › "), isolated(voice)] : [isolated(voice)]));
    const state = { proposed: "proposed by machine, checked by nobody", partly: "checked in part", set_aside: "set aside" }[record.state] ?? record.state;
    const actions = make("p", { class: "actions" },
      make("button", { type: "button", class: "plain", onclick: () => window.onrecord.correct.openRecord(record) }, "Correct"));
    if (document.documentElement.dataset.role === "owner" && record.state !== "confirmed") {
      actions.append(make("button", { type: "button", class: "plain", onclick: () => window.onrecord.correct.confirm(record) }, "Right as it stands"));
    }
    return make("article", { class: `rec v${record.colour}${record === current ? " now" : ""}`, "data-record": record.number },
      make("p", { class: "say" }, make("span", { class: `put r v${record.colour} m-${record.modality}${record.denied ? " neg" : ""}` }, record.put), " ", make("q", {}, isolated(record.words))),
      make("p", { class: "chain" }, ...chain),
      make("dl", {}, ...rows),
      ...record.notes.map((note) => make("p", { class: "held" }, isolated(note))),
      make("p", { class: `state ${record.state}` }, `r${record.number} · ${state}`),
      actions);
  }

  function show(sentence) {
    if (sentence === shown && card.dataset.record === String(current?.number)) return;
    text.querySelectorAll(".s.here").forEach((s) => s.classList.remove("here"));
    text.querySelectorAll(`.s[data-s="${sentence}"]`).forEach((s) => s.classList.add("here"));
    shown = sentence;
    card.dataset.record = String(current?.number);
    const records = model.records.filter((record) => record.sentence === sentence && !record.out);
    const gaps = model.gaps.filter((gap) => gap.sentence === sentence);
    const paragraph = records.length ? `, ¶${records[0].paragraph}` : "";
    card.replaceChildren(
      make("h2", {}, `Sentence in view${paragraph}`),
      ...records.map(recordCard),
      ...(gaps.length ? [make("h3", {}, "Left open here"), make("ul", { class: "said" }, ...gaps.map((gap) => make("li", {}, `${gap.about}, ${gap.state}: `, make("q", {}, isolated(gap.words)))))] : []),
      ...(records.length || gaps.length ? [] : [make("p", { class: "none" }, "No record here.")]));
    if (!card.offsetParent && getComputedStyle(card).position !== "fixed") return; // hidden: the margin is another's
    const now = card.querySelector(".now");
    const box = getComputedStyle(card).position === "fixed" ? card : card.parentElement;
    box.scrollTop = now ? box.scrollTop + now.getBoundingClientRect().top - box.getBoundingClientRect().top - 48 : 0;
  }

  function follow() {
    const sentences = [...text.querySelectorAll(".s")];
    if (picked !== null) {
      const box = text.querySelector(`.s[data-s="${picked}"]`)?.getBoundingClientRect();
      if (box && box.bottom > 0 && box.top < innerHeight) return;
      picked = current = null;
    }
    const line = innerHeight * 0.28;
    const near = sentences.find((s) => s.getBoundingClientRect().bottom > line);
    if (near) show(Number(near.dataset.s));
  }

  /** Make a record the current one: show it, mark it, and let the keyboard stand on it. */
  function go(record, { focus = true, scroll = true } = {}) {
    const [first] = marksOf(`r${record.number}`);
    current = record;
    picked = record.sentence;
    text.querySelectorAll(".r.now").forEach((mark) => { mark.classList.remove("now"); mark.tabIndex = -1; });
    marksOf(`r${record.number}`).forEach((mark) => mark.classList.add("now"));
    show(record.sentence);
    citation.textContent = `${record.cite} [report ${model.report.id}, r${record.number}]`;
    const button = document.getElementById(`r${record.number}`) ?? first;
    if (!button) return;
    button.tabIndex = 0;
    if (focus) button.focus({ preventScroll: true });
    if (scroll) button.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function step(by) {
    const live = model.records.filter((record) => !record.out && !text.querySelector(`[data-i~="r${record.number}"].off`));
    if (!live.length) return;
    const at = current ? live.indexOf(current) : -1;
    go(live[at < 0 ? (by > 0 ? 0 : live.length - 1) : (at + by + live.length) % live.length]);
  }

  function jump(key) {
    const marks = marksOf(key);
    if (!marks.length) return;
    if (key[0] === "r") return go(byNumber.get(Number(key.slice(1))));
    marks[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const sentence = marks[0].closest(".s");
    if (sentence) { picked = Number(sentence.dataset.s); current = null; show(picked); }
    marks.forEach((mark) => mark.classList.add("lit"));
    setTimeout(() => marks.forEach((mark) => mark.classList.remove("lit")), 1600);
  }

  /** Lead the eye to words that may have no mark of their own. */
  function lead(range) {
    const start = range.startContainer.parentElement ?? text;
    start.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const sentence = start.closest(".s");
    if (sentence) { picked = Number(sentence.dataset.s); current = null; show(picked); }
    if (!CSS.highlights) return;
    CSS.highlights.set("led", new Highlight(range));
    setTimeout(() => CSS.highlights.delete("led"), 4000);
  }

  function recordAt(mark) {
    const key = mark?.dataset.i?.split(" ").find((one) => one[0] === "r");
    return key ? byNumber.get(Number(key.slice(1))) : null;
  }

  const typing = (target) => target.closest?.("input, textarea, select, dialog, [contenteditable]");

  text.addEventListener("click", (event) => {
    const paragraph = event.target.closest(".pn");
    if (paragraph) return words.select([paragraph.parentElement.querySelector(".w")]);
    if (!document.getSelection().isCollapsed) return;
    const record = recordAt(event.target.closest(".r"));
    const sentence = event.target.closest(".s");
    if (record) go(record, { scroll: false });
    else if (sentence) { picked = Number(sentence.dataset.s); current = null; show(picked); }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-jump], a[href^='#r']");
    if (!link) return;
    event.preventDefault();
    jump(link.dataset.jump ?? link.getAttribute("href").slice(1));
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const mark = document.activeElement?.closest?.("#text .r");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if ((event.key === "Enter" || event.key === " ") && mark) go(recordAt(mark), { scroll: false });
    else if (event.shiftKey && mark && event.key.startsWith("Arrow")) {
      const selection = document.getSelection();
      const whole = marksOf(`r${recordAt(mark).number}`);
      if (selection.isCollapsed || !words.selected()) words.select(whole);
      const forward = event.key === "ArrowRight" || event.key === "ArrowDown";
      selection.modify("extend", forward ? "forward" : "backward", event.key === "ArrowRight" || event.key === "ArrowLeft" ? "word" : "line");
    } else return;
    event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    const voice = event.target.dataset?.voice;
    if (voice === undefined) return;
    const numbers = model.records.filter((record) => record.voice === voice).map((record) => record.number);
    for (const number of numbers) {
      marksOf(`r${number}`).forEach((mark) => mark.classList.toggle("off", !event.target.checked));
      document.querySelectorAll(`[data-voice-of="r${number}"]`).forEach((row) => row.classList.toggle("off", !event.target.checked));
    }
  });

  document.getElementById("copy").addEventListener("click", async () => {
    const cite = document.getElementById("citation").textContent;
    try { await navigator.clipboard.writeText(cite); say("Copied."); } catch { words.select([document.getElementById("citation")]); say("Press Ctrl + C to copy."); }
  });

  let timer = 0;
  /** Say something for a while, with a button where there is something to do about it. */
  function say(what, action) {
    const toast = document.getElementById("toast");
    toast.replaceChildren(what, ...(action ? [" ", make("button", { type: "button", class: "plain", onclick: action.run }, action.label)] : []));
    toast.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { toast.hidden = true; }, action ? 12000 : 4000);
  }

  // Paper unfolds nothing: what is folded is opened while the page is printed.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".screen details:not([open]), #people:not([open])")];
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => { folded.forEach((one) => { one.open = false; }); folded = []; });

  // The card above a button changes its height, so it waits while anything is pressed: nothing moves away under a click.
  let waiting = false;
  let pressed = false;
  function followSoon() {
    if (waiting || pressed) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; if (!pressed) follow(); });
  }
  addEventListener("scroll", followSoon, { passive: true });
  addEventListener("pointerdown", () => { pressed = true; }, true);
  ["pointerup", "pointercancel"].forEach((end) => addEventListener(end, () => { pressed = false; followSoon(); }, true));

  if (matchMedia("(max-width: 1180px)").matches) document.querySelector(".screen > details").open = false;
  const first = text.querySelector(".r[role=button]");
  if (first) first.tabIndex = 0;
  Object.assign(window.onrecord, { model, make, isolated, say, go, lead, byNumber, marksOf, current: () => current });
  const [, number, start, end] = /^#(?:r(\d+)|w(\d+)-(\d+))$/.exec(location.hash) ?? [];
  if (byNumber.has(Number(number))) go(byNumber.get(Number(number)));
  else if (Number(start) < Number(end)) lead(words.rangeAt(Number(start), Number(end)));
  else follow();
})();
