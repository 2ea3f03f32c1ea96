// Only comfort: every page works without it. Print button; black boxes over a picture before it is
// sent (what is under a box never leaves the phone); proof of work when the page is under attack.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  const LONGEST = 2560;

  function element(name, text, css) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (css) made.className = css;
    return made;
  }

  function blackOut(input) {
    const shown = element("div", "", "nep-black-out");
    const buttons = input.form.querySelectorAll("button[type=submit]");
    let pictures = [];
    let waiting = 0;
    (input.closest(".nep-file-wrap") || input).after(shown);

    async function replaceFiles() {
      waiting += 1;
      for (const b of buttons) b.disabled = true;
      const files = new DataTransfer();
      for (const [number, picture] of pictures.entries()) {
        const blob = await new Promise((done) => picture.canvas.toBlob(done, "image/jpeg", 0.88));
        files.items.add(new File([blob], `anh-${number + 1}.jpg`, { type: "image/jpeg" }));
      }
      input.files = files.files;
      waiting -= 1;
      if (!waiting) for (const b of buttons) b.disabled = false;
    }

    function draw(picture, extra) {
      const pen = picture.canvas.getContext("2d");
      pen.drawImage(picture.bitmap, 0, 0, picture.canvas.width, picture.canvas.height);
      pen.fillStyle = "#000";
      for (const box of [...picture.boxes, ...(extra ? [extra] : [])]) pen.fillRect(...box);
    }

    function listen(picture) {
      const { canvas } = picture;
      let start = null;
      const at = (event) => {
        const place = canvas.getBoundingClientRect();
        return [
          ((event.clientX - place.left) * canvas.width) / place.width,
          ((event.clientY - place.top) * canvas.height) / place.height,
        ];
      };
      const box = (end) => [
        Math.min(start[0], end[0]), Math.min(start[1], end[1]),
        Math.abs(end[0] - start[0]), Math.abs(end[1] - start[1]),
      ];
      canvas.addEventListener("pointerdown", (event) => {
        start = at(event);
        canvas.setPointerCapture(event.pointerId);
      });
      canvas.addEventListener("pointermove", (event) => start && draw(picture, box(at(event))));
      canvas.addEventListener("pointerup", (event) => {
        if (!start) return;
        const made = box(at(event));
        start = null;
        if (made[2] > 4 && made[3] > 4) picture.boxes.push(made);
        draw(picture);
        replaceFiles();
      });
    }

    function show(bitmap) {
      const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
      const canvas = element("canvas", "", "nep-black-out__picture");
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      const picture = { bitmap, canvas, boxes: [] };
      const undo = element("button", "Bỏ ô đen vừa vẽ", "nep-button nep-button--quiet");
      undo.type = "button";
      undo.addEventListener("click", () => {
        picture.boxes.pop();
        draw(picture);
        replaceFiles();
      });
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", "Ảnh sẽ gửi; kéo ngón tay hoặc chuột để bôi đen");
      draw(picture);
      listen(picture);
      shown.append(canvas, undo);
      return picture;
    }

    input.addEventListener("change", async () => {
      shown.replaceChildren();
      pictures = [];
      for (const file of [...input.files].slice(0, 3)) {
        try {
          pictures.push(show(await createImageBitmap(file)));
        } catch {
          // A kind this browser cannot draw (HEIC): all go as they are, and the server cleans them.
          shown.replaceChildren(element("p", "Máy này không vẽ lên ảnh được: ảnh sẽ được gửi như đã chọn."));
          pictures = [];
          return;
        }
      }
      if (pictures.length) {
        shown.prepend(element("p", "Kéo ngón tay hoặc chuột lên ảnh để bôi đen mặt, số, địa chỉ."));
        replaceFiles();
      }
    });
  }

  const canDraw = "createImageBitmap" in window && "DataTransfer" in window;
  if (canDraw) document.querySelectorAll("[data-black-out]").forEach(blackOut);

  async function work(form) {
    const bits = Number(form.dataset.workBits);
    const token = form.elements.namedItem("to").value;
    const field = element("input");
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

  // A page where boxes are drawn on a picture of the server: numbers go along, the server blackens.
  for (const canvas of document.querySelectorAll("canvas[data-boxes]")) {
    const field = document.getElementById(canvas.dataset.boxes);
    const image = new Image();
    const boxes = [];
    let start = null;
    const draw = (extra) => {
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      pen.fillStyle = "#000";
      for (const [x, y, w, h] of [...boxes, ...(extra ? [extra] : [])])
        pen.fillRect(x * canvas.width, y * canvas.height, w * canvas.width, h * canvas.height);
    };
    const at = (event) => {
      const place = canvas.getBoundingClientRect();
      const within = (value) => Math.min(1, Math.max(0, value));
      return [
        within((event.clientX - place.left) / place.width),
        within((event.clientY - place.top) / place.height),
      ];
    };
    const box = (end) => [
      Math.min(start[0], end[0]), Math.min(start[1], end[1]),
      Math.abs(end[0] - start[0]), Math.abs(end[1] - start[1]),
    ];
    image.addEventListener("load", () => {
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.hidden = false;
      draw();
    });
    image.src = canvas.dataset.picture;
    canvas.addEventListener("pointerdown", (event) => {
      start = at(event);
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => start && draw(box(at(event))));
    canvas.addEventListener("pointerup", (event) => {
      if (!start) return;
      const made = box(at(event));
      start = null;
      if (made[2] > 0.005 && made[3] > 0.005) boxes.push(made);
      field.value = boxes.map((one) => one.map((part) => part.toFixed(4)).join(" ")).join("\n");
      draw();
    });
  }
})();
