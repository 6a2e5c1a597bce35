"use strict";
// The queue: one key to accept, reject or take back.
(() => {
  const all = [...document.querySelectorAll(".suggestion")];
  const said = document.getElementById("said");
  let at = Math.max(0, all.findIndex((one) => one.classList.contains("waiting")));

  function go(to, focus = true) {
    if (!all.length) return;
    at = Math.min(Math.max(to, 0), all.length - 1);
    all.forEach((one, n) => one.classList.toggle("now", n === at));
    if (focus) { all[at].focus({ preventScroll: true }); all[at].scrollIntoView({ block: "nearest" }); }
  }

  async function rule(one, ruling) {
    const answer = await fetch(`/queue/${one.id}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ruling }) });
    const done = await answer.json();
    if (!answer.ok) { said.textContent = done.error.message; return; }
    sessionStorage.setItem("onrecord ruled", one.id);
    location.reload();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ruling]");
    if (button) rule(button.closest(".suggestion"), button.dataset.ruling);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const one = all[at];
    const waits = one?.classList.contains("waiting");
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "a" && waits) rule(one, "accept");
    else if (event.key === "r" && waits) rule(one, "reject");
    else if (event.key === "u") {
      const last = document.getElementById(sessionStorage.getItem("onrecord ruled"));
      const target = one && !waits ? one : last;
      if (target && !target.classList.contains("waiting")) rule(target, "undo");
    } else return;
    event.preventDefault();
  });

  go(at, false);
})();
