"use strict";
// Margin: the sentence in view with what is on record of it, going through records by key, jumps, and voice switches.
(() => {
  const { text, words } = window.onrecord;
  const model = JSON.parse(document.getElementById("model").textContent);
  const card = document.getElementById("card");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const byNumber = new Map(model.records.map((record) => [record.number, record]));
  const citation = document.getElementById("citation");
  const whole = citation.textContent; // the line that cites the report, where no record is in hand
  const BINDING = ["on condition", "imputed to", "certainty", "unsure"]; // rows that hold a record back: never folded
  let current = null; // the record that keys act on
  let shown = null; // the sentence that the card shows
  let picked = null; // the sentence that a person chose; it stays while it is in sight
  let arrived = false; // whether it has been in sight: the page may still be moving there

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

  const mayConfirm = (record) => document.documentElement.dataset.role === "owner" && !record.out && record.state !== "confirmed";

  function recordCard(record) {
    const rows = record.rows.flatMap(([label, value]) => {
      const kind = BINDING.includes(label) ? {} : { class: "further" };
      return [make("dt", kind, label), make("dd", kind, isolated(value))];
    });
    const chain = record.chain.flatMap((voice, at) => (at ? [make("span", { class: "into" }, " › "), isolated(voice)] : [isolated(voice)]));
    const state = { proposed: "proposed by machine, checked by nobody", partly: "checked in part", set_aside: "set aside" }[record.state] ?? record.state;
    const actions = make("p", { class: "actions" },
      make("button", { type: "button", class: "plain", onclick: () => window.onrecord.correct.openRecord(record) }, "Correct"));
    if (mayConfirm(record)) {
      actions.append(make("button", { type: "button", class: "plain", onclick: () => window.onrecord.correct.confirm(record) }, "Right as it stands"));
    }
    if (record.rows.some(([label]) => !BINDING.includes(label))) {
      actions.append(make("button", { type: "button", class: "plain unfold", "aria-expanded": "false", onclick: ({ target }) => {
        const all = target.closest(".rec").classList.toggle("whole");
        target.setAttribute("aria-expanded", String(all));
        target.textContent = all ? "Fewer rows" : "All rows";
      } }, "All rows"));
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

  function inSight(sentence) {
    const box = text.querySelector(`.s[data-s="${sentence}"]`)?.getBoundingClientRect();
    return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
  }

  /** Take a record and its sentence in hand, or none: what keys act on, what stands in the margin and what is cited are one. */
  function hold(record, sentence) {
    current = record;
    picked = sentence;
    arrived = sentence !== null && inSight(sentence);
    text.querySelectorAll(".r.now").forEach((mark) => mark.classList.remove("now"));
    citation.textContent = record ? `${record.cite} [report ${model.report.id}, r${record.number}]` : whole;
    document.getElementById("cited").textContent = record ? `Cite r${record.number}` : "Cite";
    const marks = record ? marksOf(`r${record.number}`) : [];
    marks.forEach((mark) => mark.classList.add("now"));
    const button = (record && document.getElementById(`r${record.number}`)) ?? marks[0];
    const last = text.querySelector(".r[tabindex='0']");
    const reached = button ?? last ?? text.querySelector(".r[role=button]");
    if (last) last.tabIndex = -1;
    if (reached) reached.tabIndex = 0; // one mark is reached by Tab, as one of a list is
    if (sentence !== null) show(sentence);
    return button;
  }

  function follow() {
    const sentences = [...text.querySelectorAll(".s")];
    if (picked !== null) {
      const seen = inSight(picked);
      if (seen || !arrived) { arrived ||= seen; return; }
      text.querySelector(".r:focus")?.blur();
      hold(null, null);
    }
    const line = innerHeight * 0.28;
    const near = sentences.find((s) => s.getBoundingClientRect().bottom > line);
    if (near) show(Number(near.dataset.s));
  }

  /** Make a record the current one: show it, mark it, and let the keyboard stand on it. */
  function go(record, { focus = true, scroll = true } = {}) {
    const button = hold(record, record.sentence);
    if (!button) return;
    if (focus) button.focus({ preventScroll: true });
    if (scroll) button.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  /** Go to the next record or the one before it: from the record in hand, else from the sentence in view. */
  function step(by) {
    const all = model.records;
    const live = (record) => !record.out && !text.querySelector(`[data-i~="r${record.number}"].off`);
    const ahead = all.findIndex((record) => record.sentence >= shown);
    const here = current ? all.indexOf(current) : ahead < 0 ? all.length : ahead;
    const first = current || by < 0 ? here + by : here;
    const turns = all.map((_, n) => all[(first + by * n + 2 * all.length) % all.length]);
    const next = turns.find(live);
    if (next) go(next);
  }

  function jump(key) {
    const marks = marksOf(key);
    if (!marks.length) return;
    if (key[0] === "r") return go(byNumber.get(Number(key.slice(1))));
    marks[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const sentence = marks[0].closest(".s");
    if (sentence) hold(null, Number(sentence.dataset.s));
    marks.forEach((mark) => mark.classList.add("lit"));
    setTimeout(() => marks.forEach((mark) => mark.classList.remove("lit")), 1600);
  }

  /** Lead the eye to words that may have no mark of their own. */
  function lead(range) {
    const start = range.startContainer.parentElement ?? text;
    start.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const sentence = start.closest(".s");
    if (sentence) hold(null, Number(sentence.dataset.s));
    if (!CSS.highlights) return;
    CSS.highlights.set("led", new Highlight(range));
    setTimeout(() => CSS.highlights.delete("led"), 4000);
  }

  function recordAt(mark) {
    const key = mark?.dataset.i?.split(" ").find((one) => one[0] === "r");
    return key ? byNumber.get(Number(key.slice(1))) : null;
  }

  const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");

  /** The first button of the record in hand, where the margin shows it: nothing is confirmed unseen. */
  function inHand() {
    const beside = current && card.querySelector(".now button");
    return beside?.offsetParent ? beside : null;
  }

  /** Tab between the record in hand and its buttons in the margin; tells whether it went over. */
  function cross(back) {
    const beside = inHand();
    const mark = text.querySelector(".r.now[tabindex='0']");
    if (!mark || !beside || document.activeElement !== (back ? beside : mark)) return false;
    (back ? mark : beside).focus();
    return true;
  }

  text.addEventListener("click", (event) => {
    const paragraph = event.target.closest(".pn");
    if (paragraph) return words.select([paragraph.parentElement.querySelector(".w")]);
    if (!document.getSelection().isCollapsed) return;
    const record = recordAt(event.target.closest(".r"));
    const sentence = event.target.closest(".s");
    if (record) go(record, { scroll: false });
    else if (sentence) hold(null, Number(sentence.dataset.s));
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
    if (event.key === "Tab") {
      if (cross(event.shiftKey)) event.preventDefault();
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "y" && inHand() && mayConfirm(current)) window.onrecord.correct.confirm(current);
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

  function sound(voice, on) {
    for (const record of model.records.filter((one) => one.voice === voice)) {
      marksOf(`r${record.number}`).forEach((mark) => mark.classList.toggle("off", !on));
      document.querySelectorAll(`[data-voice-of="r${record.number}"]`).forEach((row) => row.classList.toggle("off", !on));
    }
  }

  document.addEventListener("change", (event) => {
    const voice = event.target.dataset?.voice;
    if (voice !== undefined) sound(voice, event.target.checked);
  });

  /** Take the page as the server tells it now, in place: what is written, unfolded, switched off and in hand stays. */
  function renew(fresh, record = current) {
    const silent = [...document.querySelectorAll("[data-voice]:not(:checked)")].map((box) => box.dataset.voice);
    const folds = [...document.querySelectorAll(".screen details")].map((one) => one.open);
    Object.assign(model, JSON.parse(fresh.getElementById("model").textContent));
    byNumber.clear();
    model.records.forEach((one) => byNumber.set(one.number, one));
    for (const place of [".counts", ".screen > details", "#text", "#judged"]) {
      document.querySelector(place).replaceChildren(...fresh.querySelector(place).childNodes);
    }
    document.querySelectorAll(".screen details").forEach((one, n) => { one.open = folds[n] ?? one.open; });
    for (const box of document.querySelectorAll("[data-voice]")) {
      if (silent.includes(box.dataset.voice)) { box.checked = false; sound(box.dataset.voice, false); }
    }
    shown = null;
    const same = record && model.records.find((one) => one.id === record.id);
    if (same) go(same, { scroll: false, focus: !typing(document.activeElement) });
    else { hold(null, picked); follow(); }
  }

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
  ["wheel", "touchmove"].forEach((hand) => addEventListener(hand, () => { arrived = true; }, { passive: true }));
  addEventListener("pointerdown", () => { pressed = true; }, true);
  ["pointerup", "pointercancel"].forEach((end) => addEventListener(end, () => { pressed = false; followSoon(); }, true));

  if (matchMedia("(max-width: 1180px)").matches) document.querySelector(".screen > details").open = false;
  hold(null, null);
  Object.assign(window.onrecord, { model, make, isolated, say, go, renew, lead, byNumber, marksOf, current: () => current });
  const [, number, start, end] = /^#(?:r(\d+)|w(\d+)-(\d+))$/.exec(location.hash) ?? [];
  if (byNumber.has(Number(number))) go(byNumber.get(Number(number)));
  else if (Number(start) < Number(end)) lead(words.rangeAt(Number(start), Number(end)));
  else follow();
})();
