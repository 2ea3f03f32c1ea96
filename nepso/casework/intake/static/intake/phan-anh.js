// Only comfort: every page works without it. Print; who wants to be called lets
// somebody see the number, before the page comes back without its pictures; proof of work under
// attack.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  for (const form of document.querySelectorAll("[data-calls]")) {
    form.addEventListener("submit", (event) => {
      const mends = event.submitter && event.submitter.value === "sua";
      if (mends || form.querySelector('[name="dong_y"][value$=":contact"]:checked')) return;
      event.preventDefault();
      const told = document.getElementById(form.dataset.calls);
      told.className = "govuk-error-message";
      told.focus();
    });
  }

  async function work(form) {
    const bits = Number(form.dataset.workBits);
    const token = form.elements.namedItem("to").value;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "viec_lam";
    form.append(field);
    for (let number = 0; ; number += 1) {
      const text = new TextEncoder().encode(`${token}:${number}`);
      const hash = new DataView(await crypto.subtle.digest("SHA-256", text));
      if (hash.getUint32(0) >>> (32 - bits) === 0) {
        field.value = String(number);
        return;
      }
    }
  }
  if (window.crypto && crypto.subtle) document.querySelectorAll("[data-work-bits]").forEach(work);
})();
