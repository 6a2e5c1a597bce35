"use strict";
// Check: a draft, or some sentences of one, held against the report in view. The draft goes to this server and is not kept.
(() => {
  const { words, make, isolated, say, lead } = window.onrecord;
  const id = window.onrecord.model.report.id;
  const field = make("textarea", { id: "draft", rows: "5", dir: "auto", "aria-describedby": "draft-note", spellcheck: "false" });
  const status = make("p", { role: "status", class: "none" });
  const found = make("div");
  const button = make("button", { type: "submit" }, "Check");
  const form = make("form", { id: "checking", novalidate: "" },
    make("label", { for: "draft" }, "Your draft, or some sentences of it"), field,
    make("p", { id: "draft-note", class: "none" }, "Held against this report only. It is not kept."),
    make("p", { class: "actions" }, button));
  const panel = make("details", { class: "fold", id: "check" }, make("summary", {}, make("h2", {}, "Check a draft")), form, make("div", { id: "checked" }, status, found));
  document.querySelector(".margin .cite").before(panel);

  /** A link to words of the report. */
  function jump(backing) {
    const where = backing.paragraph ? `¶${backing.paragraph}` : "headline";
    return make("a", { href: backing.paragraph ? `#p${backing.paragraph}` : "#text", onclick: (event) => { event.preventDefault(); lead(words.rangeAt(...backing.utf16)); } }, where);
  }

  function quoted(anchor) {
    return make("q", {}, isolated(anchor.exact.replace(/\s+/g, " ").replace(/["“”«»„‟]/g, "'")));
  }

  /** A sentence of the draft with the words of its findings marked. */
  function sentence(one, findings) {
    const [start] = one.utf16;
    const said = one.anchor.exact;
    const cuts = [...new Set([0, said.length, ...findings.flatMap((finding) => finding.utf16.map((at) => Math.min(Math.max(at - start, 0), said.length)))])].sort((a, b) => a - b);
    const parts = cuts.slice(1).map((to, n) => {
      const over = findings.filter((finding) => finding.utf16[0] - start < to && finding.utf16[1] - start > cuts[n]);
      const part = said.slice(cuts[n], to);
      return over.length ? make("mark", { class: over.some((finding) => finding.sure) ? "sure" : "look" }, part) : part;
    });
    return make("p", { class: "draft", dir: "auto" }, ...parts);
  }

  /** Say how it stands; what was found before goes. */
  function tell(what, bad = false) {
    status.className = bad ? "bad" : "none";
    status.replaceChildren(isolated(what));
    found.replaceChildren();
  }

  async function paste(text) {
    try { await navigator.clipboard.writeText(text); say("Copied."); } catch { say("The browser does not let this page copy."); }
  }

  function finding(one, labels) {
    const name = labels.kind[one.kind] ?? one.kind;
    return make("li", { class: one.sure ? "sure" : "look" },
      make("p", {}, make("b", {}, one.sure ? name : `look: ${name}`), " ", quoted(one.anchor)),
      make("p", {}, isolated(one.why)),
      make("p", { class: "who" }, "the report, ", jump(one.source), ": ", quoted(one.source.anchor)),
      ...(one.mend ? [make("p", {}, "write: ", isolated(one.mend), " ", make("button", { type: "button", class: "plain", onclick: () => paste(one.mended ?? one.mend) }, one.mended ? "Copy the sentence" : "Copy"))] : []));
  }

  function show(answer) {
    const { counts, labels } = answer;
    const rows = answer.sentences.map((one) => {
      const all = [...one.findings, ...one.suggestions];
      const backed = ["supported", "near"].includes(one.verdict) ? one.backing.slice(0, 3).flatMap((backing) => [" ", jump(backing)]) : [];
      return make("li", { class: `v-${one.verdict}` }, make("p", { class: "verdict" }, labels.verdict[one.verdict], ...backed), sentence(one, all),
        ...(all.length ? [make("ul", { class: "findings" }, ...all.map((each) => finding(each, labels)))] : []));
    });
    const count = `${counts.supported} supported, ${counts.near} near, ${counts.differs} differ, ${counts.absent} not in this report.`;
    tell(`${count} What the report says, not what is so.`);
    found.replaceChildren(
      ...answer.notes.map((note) => make("p", { class: "none" }, isolated(note))),
      make("ol", { class: "checked" }, ...rows));
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!field.value.trim()) return tell("Paste some sentences first.", true);
    button.disabled = true;
    tell("Reading …");
    try {
      show(await window.onrecordPost(`/reports/${id}/check`, { text: field.value }));
    } catch (problem) {
      tell(problem.message, true);
    }
    button.disabled = false;
  });

  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  });
})();
