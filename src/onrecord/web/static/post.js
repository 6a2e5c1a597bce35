"use strict";
// Post: how a served page sends something to its server, with one plain sentence for when that does not answer.
(() => {
  /** Send JSON, or bytes or text of another type; return what is answered. Throws in plain words, `refused` where the server did answer. */
  async function post(path, body, type = "application/json") {
    const plain = typeof body === "string" || body instanceof Blob;
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body: plain ? body : JSON.stringify(body) })
      .catch(() => { throw new Error("The server does not answer; nothing was changed."); });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(said.error?.message ?? `the server answered ${answer.status}`), { refused: true });
    return said;
  }

  window.onrecordPost = post;
})();
