"use strict";
// Letters: what is written where no server takes it, kept in the browser until it is sent as a file or a mail, or to the
// server that does not answer just now.
(() => {
  const { model, make, isolated, say } = window.onrecord;
  const box = document.getElementById("letterbox");
  const name = `onrecord letters ${model.report.id}`;
  const served = document.documentElement.dataset.role !== "file";
  const LONGEST_MAIL = 1800; // characters of a mail's text that mail programs take from a link

  function kept() {
    try { return JSON.parse(localStorage.getItem(name) ?? "[]"); } catch { return window.onrecord.held ?? []; }
  }

  function keep(letters) {
    window.onrecord.held = letters;
    try { localStorage.setItem(name, JSON.stringify(letters)); } catch { /* private windows keep nothing; the page does */ }
    render();
  }

  function said(letter) {
    const fault = { misread: "the record misreads the page", page_wrong: "the page is wrong", not_part: "not part of the report" };
    return [fault[letter.fault], letter.kind === "whole" ? "" : letter.kind, letter.value, letter.comment].filter(Boolean).join("; ");
  }

  /** The link that writes a mail about words of the page. */
  function mail(letters) {
    const { title, publisher, published, url } = model.report;
    const page = [title && `“${title}”`, publisher, published, url].filter(Boolean).join(", ");
    const parts = letters.map((letter) => `Paragraph ${letter.paragraph || "-"}:\n“${letter.exact}”\n${letter.value ? `It should say: ${letter.value}\n` : ""}${letter.comment ? `${letter.comment}\n` : ""}`);
    const body = `On your page ${page}\n\n${parts.join("\n")}`.slice(0, LONGEST_MAIL);
    return `mailto:?subject=${encodeURIComponent(`Correction: ${title ?? "your page"}`)}&body=${encodeURIComponent(body)}`;
  }

  function download() {
    const lines = kept().map((letter) => JSON.stringify(letter)).join("\n");
    const link = make("a", { href: URL.createObjectURL(new Blob([`${lines}\n`], { type: "application/x-ndjson" })), download: `letters-${model.report.id}.jsonl` });
    link.click();
  }

  function drop(letter) {
    keep(kept().filter((one) => JSON.stringify(one) !== JSON.stringify(letter)));
  }

  /** Send a letter as whoever is served here; it goes when it was taken, and the page comes back with what it changed. */
  async function send(letter, button) {
    button.disabled = true;
    try {
      const done = await window.onrecordPost(`/reports/${model.report.id}/corrections`, letter);
      drop(letter);
      window.onrecord.again(done.said, done.judgements?.[0]);
    } catch (problem) {
      say(problem.message);
      button.disabled = false;
    }
  }

  const plain = (label, onclick) => make("button", { type: "button", class: "plain", onclick }, label);

  function render() {
    const letters = kept();
    const where = document.getElementById("letters");
    if (letters.length) where.open = true;
    where.hidden = !letters.length && served;
    if (!letters.length) {
      return box.replaceChildren(make("p", { class: "none" }, "What you write about this page is kept here, in this browser, until you send it."));
    }
    box.replaceChildren(
      make("ul", { class: "said" }, ...letters.map((letter) => make("li", {}, isolated(letter.exact.slice(0, 120)), " ", make("span", { class: "who" }, isolated(said(letter))), " ",
        ...(served ? [plain("Send now", (event) => send(letter, event.currentTarget)), " "] : []), plain("remove", () => drop(letter))))),
      make("p", { class: "actions" },
        ...(served ? [] : [make("a", { href: mail(letters), class: "button", id: "mail-letters" }, "Send as a mail")]),
        make("button", { type: "button", id: "download-letters", onclick: download }, "Save as a file (JSONL)")));
  }

  function add(letter) {
    const { id, title, publisher, url } = model.report;
    keep([...kept(), { schema: "onrecord/letter/1", report: id, title, publisher, url, ...letter }]);
    say(`${served ? "The server does not answer. " : ""}Kept under Letters until you send it.`);
  }

  render();
  window.onrecord.letters = { add, mail, kept };
})();
