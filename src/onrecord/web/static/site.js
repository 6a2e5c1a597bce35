"use strict";
// The ledger page: adding a report by file or paste, and letters that readers saved.
(() => {
  async function send(path, body, type, said) {
    said.textContent = "Reading …";
    try {
      return await window.onrecordPost(path, body, type);
    } catch (problem) {
      said.textContent = problem.message;
      return null;
    }
  }

  // Without a script nothing is sent: the form would put the text into the address.
  document.querySelectorAll(".adding button").forEach((one) => { one.disabled = false; });
  document.getElementById("adding-said")?.replaceChildren();

  const adding = document.getElementById("adding");
  adding?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = document.getElementById("adding-said");
    const [file] = adding.file.files;
    const given = { publisher: adding.publisher.value, published: adding.published.value, url: adding.url.value };
    if (!file && !adding.text.value.trim()) { said.textContent = "Choose a file or paste a text."; return; }
    const done = file
      ? await send(`/reports?${new URLSearchParams({ ...given, name: file.name })}`, file, "application/octet-stream", said)
      : await send("/reports", JSON.stringify({ ...given, text: adding.text.value, name: "pasted text" }), "application/json", said);
    if (done) location.href = `/reports/${done.report}`;
  });

  const lettering = document.getElementById("lettering");
  lettering?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = document.getElementById("lettering-said");
    const [file] = lettering.letters.files;
    if (!file) { said.textContent = "Choose a file."; return; }
    const done = await send("/letters", await file.text(), "application/json", said);
    if (!done) return;
    const count = (state) => done.letters.filter((letter) => letter.state === state).length;
    said.textContent = `${count("waiting")} in the queue, ${count("duplicate")} said already, ${count("refused")} refused.`;
  });
})();
