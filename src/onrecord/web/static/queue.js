"use strict";
// The queue: one key to accept, reject or take back the suggestion in the frame, which is the one that the focus was in last.
(() => {
  const all = [...document.querySelectorAll(".suggestion")];
  const waiting = all.filter((one) => one.classList.contains("waiting"));
  const toast = document.getElementById("toast");
  let now = null; // the suggestion in the frame
  let busy = false; // one ruling at a time

  function frame(one) {
    toast.hidden = true;
    now?.classList.remove("now");
    now = one;
    now?.classList.add("now");
  }

  function step(by) {
    const next = all[Math.min(Math.max(all.indexOf(now) + by, 0), all.length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  async function rule(one, ruling) {
    if (busy) return;
    busy = true;
    toast.hidden = true;
    try {
      await window.onrecordPost(`/queue/${one.id}`, { ruling });
      const at = waiting.indexOf(one);
      sessionStorage.setItem("onrecord ruled", one.id);
      sessionStorage.setItem("onrecord next", (at < 0 ? one : waiting[at + 1] ?? waiting[at - 1])?.id ?? "");
      location.reload();
    } catch (problem) {
      toast.textContent = problem.message;
      toast.hidden = false;
      busy = false;
    }
  }

  document.addEventListener("focusin", (event) => {
    const one = event.target.closest(".suggestion");
    if (one) frame(one);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ruling]");
    if (button) rule(button.closest(".suggestion"), button.dataset.ruling);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const waits = waiting.includes(now);
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "a" && waits) rule(now, "accept");
    else if (event.key === "r" && waits) rule(now, "reject");
    else if (event.key === "u") {
      const target = now && !waits ? now : document.getElementById(sessionStorage.getItem("onrecord ruled"));
      if (target && !waiting.includes(target)) rule(target, "undo");
    } else return;
    event.preventDefault();
  });

  // After a ruling the page comes back at what was taken back, or else at the one that followed.
  const next = document.getElementById(sessionStorage.getItem("onrecord next"));
  sessionStorage.removeItem("onrecord next");
  frame(next ?? waiting[0] ?? all[0] ?? null);
  if (next) step(0);
})();
