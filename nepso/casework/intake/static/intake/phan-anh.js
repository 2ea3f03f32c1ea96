// Only comfort: every page works without it. Print button; proof of work when the page is under attack.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
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
