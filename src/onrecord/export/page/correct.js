"use strict";
// Correct: select words, press Ctrl or Cmd + Enter (or the button), say what is wrong.
(() => {
  const { text, words, model, make, isolated, say, byNumber, marksOf } = window.onrecord;
  const role = document.documentElement.dataset.role; // owner, reader or file
  const dialog = document.getElementById("correct");
  const form = dialog.querySelector("form");
  const button = document.getElementById("correct-this");
  const error = document.getElementById("correct-error");
  const mailLink = document.getElementById("correct-mail");
  const FIRMNESS = { actual: "said as done", planned: "will", ready: "ready", possible: "possible", called_for: "called for", conditional: "if", asked: "asked" };
  const MEANT = new Map([...Object.entries(FIRMNESS).map(([value, said]) => [said, value]), ["said to hold", "actual"]]);
  const WRITTEN = ["kind", "value", "comment", "rest"];
  const unsent = new Map(); // what was written of a place and not sent
  let busy = false; // one thing is sent at a time
  let asked = null; // the place that the dialog is about
  let chosen = false; // whether a person chose the record

  function candidates(place) {
    const touched = place.records.map((number) => byNumber.get(number));
    const near = model.records.filter((record) => !record.out && place.sentences.includes(record.sentence) && !touched.includes(record));
    const exact = touched.filter((record) => record.words === place.exact);
    return { touched: [...exact, ...touched.filter((record) => !exact.includes(record))], near };
  }

  function open(place, record = null) {
    asked = place;
    chosen = record !== null;
    form.reset();
    error.textContent = "";
    document.getElementById("correct-words").textContent = place.exact;
    const { touched, near } = candidates(place);
    const all = [...touched, ...near];
    const options = all.map((one) => option(one, one.number));
    document.querySelector("#correct-records > div").replaceChildren(...options, option(null, ""));
    check("record", String(record?.number ?? all[0]?.number ?? ""));
    try { form.sender.value = localStorage.getItem("onrecord name") ?? ""; } catch { /* no name is remembered */ }
    form.querySelector(".sender").hidden = role === "owner";
    recall();
    settle();
    dialog.showModal();
    form.querySelector("[name=fault]").focus();
  }

  /** Keep what stands in the dialog as it is written, for when the same words are opened again. */
  function remember() {
    unsent.set(`${asked.start} ${asked.end}`, { chosen, fault: picked("fault"), record: picked("record"), written: WRITTEN.map((name) => form[name].value) });
  }

  function recall() {
    const left = unsent.get(`${asked.start} ${asked.end}`);
    if (!left) return;
    WRITTEN.forEach((name, n) => { form[name].value = left.written[n]; });
    check("fault", left.fault);
    if (left.chosen && !chosen) { check("record", left.record); chosen = true; }
  }

  /** Close the dialog on what is sent or kept as a letter: nothing is left to remember. */
  function finish() {
    unsent.delete(`${asked.start} ${asked.end}`);
    form.reset();
    chosen = false;
    dialog.close();
  }

  function option(record, value) {
    const said = record
      ? [make("span", { class: `put r v${record.colour} m-${record.modality}${record.denied ? " neg" : ""}` }, record.put), " ", make("q", {}, isolated(record.words)), make("span", { class: "who" }, isolated(` ${record.chain.join(" › ")}`))]
      : ["no record: the words themselves"];
    return make("label", {}, make("input", { type: "radio", name: "record", value: String(value) }), " ", ...said);
  }

  function check(name, value) {
    for (const input of form.querySelectorAll(`[name=${name}]`)) input.checked = input.value === value;
  }

  const picked = (name) => form.querySelector(`[name=${name}]:checked`)?.value ?? null;

  /** After the first choice: which record is meant, what may be proposed, and the letter to the publisher. */
  function settle() {
    const fault = picked("fault");
    const { touched, near } = candidates(asked);
    if (!chosen) {
      const whole = touched.length === 1 && touched[0].words.includes(asked.exact);
      const meant = fault === "not_part" ? (whole ? touched[0] : null) : touched[0] ?? near[0];
      check("record", String(meant?.number ?? ""));
    }
    mailLink.hidden = fault !== "page_wrong";
    if (!mailLink.hidden) mailLink.href = window.onrecord.letters.mail([letter()]);
    values();
    if (dialog.open) remember();
  }

  /** What may be proposed for the field that is chosen. */
  function values() {
    const kind = form.kind.value;
    const record = byNumber.get(Number(picked("record")));
    const lists = {
      voice: model.chains, firmness: Object.values(FIRMNESS), time: ["left open", "silent"], missing: model.chains,
      actor: [...new Set(model.records.map((one) => one.fields.actor).filter(Boolean))],
    };
    const offered = (lists[kind] ?? []).map((value) => make("option", { value }));
    document.getElementById("correct-values").replaceChildren(...offered);
    form.rest.disabled = !["voice", "firmness", "polarity", "time", "figure", "actor"].includes(kind);
    const field = { voice: "chain", firmness: "modality", time: "time", actor: "actor" }[kind];
    form.value.placeholder = kind === "missing" ? "on whose word" : (field && record?.fields[field] ? `now: ${FIRMNESS[record.fields[field]] ?? record.fields[field]}` : "");
  }

  function letter() {
    const number = Number(picked("record"));
    const place = { ...asked };
    const value = form.value.value.trim();
    delete place.records;
    delete place.sentences;
    return {
      ...place, record: byNumber.get(number)?.id ?? null, fault: picked("fault"), kind: form.kind.value,
      value: (form.kind.value === "firmness" && MEANT.get(value.toLowerCase())) || value, comment: form.comment.value.trim(), rest: (!form.rest.disabled && form.rest.value) || null,
      ...(role === "owner" ? {} : { sender: form.sender.value.trim() }),
    };
  }

  const post = window.onrecordPost; // a served page's own; the single file has none and sends nothing
  window.onrecord.again = again; // letters that are taken later are answered in the same way

  /** Do one thing at a time: a second press while the first is under way does nothing. */
  async function once(work) {
    if (busy) return;
    busy = true;
    try { await work(); } finally { busy = false; }
  }

  /** Say what was done, and show the page as it stands now, in place, with a record in hand. */
  async function again(what, name, record) {
    let shown = "";
    try {
      const answer = await fetch(location.pathname);
      window.onrecord.renew(new DOMParser().parseFromString(await answer.text(), "text/html"), record);
    } catch { shown = " Load the page again to see it."; }
    say(`${what}${shown}`, name ? { label: "Undo", run: () => once(() => undo(name)) } : undefined);
  }

  async function send() {
    const written = letter();
    const record = byNumber.get(Number(picked("record")));
    if (!written.fault) { error.textContent = "First say what is wrong: press 1, 2 or 3."; return; }
    if (written.sender) try { localStorage.setItem("onrecord name", written.sender); } catch { /* not remembered */ }
    if (role === "file") { finish(); return window.onrecord.letters.add(written); }
    let done;
    try {
      done = await post(`/reports/${model.report.id}/corrections`, written);
    } catch (problem) {
      if (problem.refused) { error.textContent = problem.message; return; }
      finish();
      return window.onrecord.letters.add(written);
    }
    finish();
    await again(done.said, done.judgements?.[0], record);
  }

  async function undo(name) {
    try { await post(`/judgements/${name}/undo`, {}); } catch (problem) { return say(problem.message); }
    await again("Taken back.");
  }

  async function confirm(record) {
    const place = words.place(words.rangeOver(marksOf(`r${record.number}`)));
    let done;
    try {
      done = await post(`/reports/${model.report.id}/corrections`, { ...place, record: record.id, fault: "misread", kind: "right", value: "", comment: "", rest: null });
    } catch (problem) { return say(problem.message); }
    await again(done.said, done.judgements?.[0], record);
  }

  function openRecord(record) {
    const marks = marksOf(`r${record.number}`);
    if (marks.length) open(words.place(words.rangeOver(marks)), record);
  }

  /** Open the dialog for what is selected, or else for the record that the keyboard stands on. */
  function openHere() {
    const place = words.selected();
    if (place) return open(place);
    if (window.onrecord.current()) return openRecord(window.onrecord.current());
    say("Select the words that are wrong, then press Ctrl + Enter.");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (busy) return;
      if (dialog.open) once(send); else openHere();
      return;
    }
    const free = !event.target.closest("textarea, select, input:not([type=radio])");
    if (dialog.open && free && "123".includes(event.key) && event.key.length === 1 && !event.altKey) {
      event.preventDefault();
      const input = form.querySelectorAll("[name=fault]")[Number(event.key) - 1];
      input.checked = true;
      input.focus();
      settle();
    }
  });

  form.addEventListener("submit", (event) => { event.preventDefault(); once(send); });
  form.addEventListener("change", (event) => { if (event.target.name === "record") chosen = true; settle(); });
  form.addEventListener("input", () => { remember(); if (picked("fault") === "page_wrong") mailLink.href = window.onrecord.letters.mail([letter()]); });
  document.getElementById("correct-cancel").addEventListener("click", () => dialog.close());
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", openHere);
  document.addEventListener("click", (event) => { if (event.target.dataset?.undo) once(() => undo(event.target.dataset.undo)); });

  document.addEventListener("selectionchange", () => {
    const place = dialog.open ? null : words.selected();
    button.hidden = !place;
    if (!place) return;
    const boxes = document.getSelection().getRangeAt(0).getClientRects();
    const box = boxes[boxes.length - 1];
    if (!box) return;
    // It stands on the page, not in the window: it moves with the words, and what lies at the foot of a phone covers it.
    const card = document.getElementById("card");
    const low = getComputedStyle(card).position === "fixed" ? card.getBoundingClientRect().top : innerHeight;
    button.style.top = `${scrollY + Math.min(Math.max(box.bottom + 8, 8), low - 48)}px`;
    button.style.left = `${scrollX + Math.min(Math.max(box.right - 60, 8), innerWidth - 150)}px`;
  });

  window.onrecord.correct = { open, openRecord, confirm: (record) => once(() => confirm(record)) };
})();
