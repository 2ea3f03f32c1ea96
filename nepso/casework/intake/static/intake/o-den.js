// Black boxes over a picture: drawn with a finger or a mouse, or added and moved by buttons and
// arrow keys (WCAG 2.2, 2.1.1 and 2.5.7: never by dragging alone). What is under a box never leaves
// the phone. Boxes are [x, y, width, height] as parts of the picture. Only comfort: without it
// pictures are sent as they are chosen, and the server takes out where and with what they were made.
"use strict";
(() => {
  const LONGEST = 2560;
  const MOST = 3;
  const STEP = 0.02;
  const SMALLEST = 0.02;
  // What moves the last box, and by how much: x, y, width, height.
  const MOVES = [
    ["Sang trái", [-STEP, 0, 0, 0], "ArrowLeft", false],
    ["Sang phải", [STEP, 0, 0, 0], "ArrowRight", false],
    ["Lên trên", [0, -STEP, 0, 0], "ArrowUp", false],
    ["Xuống dưới", [0, STEP, 0, 0], "ArrowDown", false],
    ["Rộng hơn", [0, 0, STEP, 0], "ArrowRight", true],
    ["Hẹp hơn", [0, 0, -STEP, 0], "ArrowLeft", true],
    ["Cao hơn", [0, 0, 0, STEP], "ArrowDown", true],
    ["Thấp hơn", [0, 0, 0, -STEP], "ArrowUp", true],
  ];

  function element(name, text, css) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (css) made.className = css;
    return made;
  }

  function button(text, act) {
    const made = element("button", text, "nep-button nep-button--quiet");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function paint(canvas, image, boxes) {
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    for (const [x, y, w, h] of boxes) {
      pen.fillRect(x * canvas.width, y * canvas.height, w * canvas.width, h * canvas.height);
    }
  }

  const between = (value, least, most) => Math.min(most, Math.max(least, value));

  function moved([x, y, w, h], [right, down, wider, higher]) {
    const width = between(w + wider, SMALLEST, 1);
    const height = between(h + higher, SMALLEST, 1);
    return [between(x + right, 0, 1 - width), between(y + down, 0, 1 - height), width, height];
  }

  // The picture that is shown, with its boxes; ``changed`` is told after each change.
  function boxed(canvas, image, boxes, changed) {
    let start = null;
    const said = element("p", "", "nep-muted");
    const moves = element("div", "", "nep-black-out__moves");
    said.setAttribute("role", "status");
    moves.hidden = true;
    moves.setAttribute("role", "group");
    moves.setAttribute("aria-label", "Chỉnh ô đen cuối cùng");

    function tell() {
      const last = boxes[boxes.length - 1];
      const part = (value) => `${Math.round(value * 100)}\u00a0%`;
      moves.hidden = !last;
      said.textContent = last
        ? `${boxes.length} ô đen. Ô cuối cách mép trái ${part(last[0])}, mép trên ${part(last[1])}, ` +
          `rộng ${part(last[2])}, cao ${part(last[3])} của ảnh.`
        : "Chưa có ô đen nào.";
    }

    function change() {
      paint(canvas, image, boxes);
      tell();
      changed();
    }

    function nudge(by) {
      if (!boxes.length) return;
      boxes.push(moved(boxes.pop(), by));
      change();
    }

    const at = (event) => {
      const place = canvas.getBoundingClientRect();
      return [
        between((event.clientX - place.left) / place.width, 0, 1),
        between((event.clientY - place.top) / place.height, 0, 1),
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
    canvas.addEventListener("pointermove", (event) => {
      if (start) paint(canvas, image, [...boxes, box(at(event))]);
    });
    canvas.addEventListener("pointercancel", () => {
      start = null;
      paint(canvas, image, boxes);
    });
    canvas.addEventListener("pointerup", (event) => {
      if (!start) return;
      const made = box(at(event));
      start = null;
      if (made[2] > 0.005 && made[3] > 0.005) boxes.push(made);
      change();
    });
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", "Ảnh sẽ gửi, có ô đen che");
    canvas.setAttribute("aria-roledescription", "ảnh che được");
    canvas.addEventListener("keydown", (event) => {
      const found = MOVES.find(([, , key, shift]) => key === event.key && shift === event.shiftKey);
      if (!found || !boxes.length) return;
      event.preventDefault();
      nudge(found[1]);
    });

    const add = button("Thêm ô đen", () => {
      boxes.push([0.3, 0.4, 0.4, 0.2]);
      change();
    });
    const undo = button("Bỏ ô đen cuối", () => {
      boxes.pop();
      change();
    });
    for (const [text, by] of MOVES) moves.append(button(text, () => nudge(by)));
    const bar = element("div", "", "nep-black-out__moves");
    bar.append(add, undo);
    tell();
    return { bar, moves, said };
  }

  function blackOut(input) {
    const shown = element("div", "", "nep-black-out");
    const buttons = input.form.querySelectorAll("button[type=submit]");
    let pictures = [];
    let round = 0;
    (input.closest(".nep-file-wrap") || input).after(shown);

    function asJpeg({ bitmap, boxes, width, height }) {
      const sent = element("canvas");
      sent.width = width;
      sent.height = height;
      paint(sent, bitmap, boxes);
      return new Promise((done) => sent.toBlob(done, "image/jpeg", 0.88));
    }

    // Nothing is sent while a picture is being made; an older round never overtakes a newer one.
    async function replaceFiles() {
      round += 1;
      const mine = round;
      for (const b of buttons) b.disabled = true;
      const files = new DataTransfer();
      for (const [number, picture] of pictures.entries()) {
        const blob = await asJpeg(picture);
        if (mine !== round) return;
        files.items.add(new File([blob], `anh-${number + 1}.jpg`, { type: "image/jpeg" }));
      }
      input.files = files.files;
      for (const b of buttons) b.disabled = false;
    }

    function show(bitmap) {
      const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
      const canvas = element("canvas", "", "nep-black-out__picture");
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      const picture = { bitmap, boxes: [], width: canvas.width, height: canvas.height };
      const whole = element("section", "", "nep-black-out__one");
      const { bar, moves, said } = boxed(canvas, bitmap, picture.boxes, replaceFiles);
      bar.append(
        button("Bỏ ảnh này", () => {
          pictures = pictures.filter((one) => one !== picture);
          whole.remove();
          if (!pictures.length) shown.replaceChildren();
          input.focus();
          replaceFiles().then(() => input.dispatchEvent(new CustomEvent("nep:files")));
        }),
      );
      paint(canvas, bitmap, []);
      whole.append(canvas, bar, moves, said);
      shown.append(whole);
      return picture;
    }

    async function taken() {
      shown.replaceChildren();
      pictures = [];
      const many = input.files.length;
      for (const file of [...input.files].slice(0, MOST)) {
        try {
          pictures.push(show(await createImageBitmap(file)));
        } catch {
          // A kind this browser cannot draw (HEIC): all go as they are, and the server cleans them.
          shown.replaceChildren(
            element("p", "Máy này không vẽ lên ảnh được: ảnh sẽ được gửi như đã chọn."),
            button("Bỏ ảnh này", () => {
              input.value = "";
              shown.replaceChildren();
              input.focus();
              input.dispatchEvent(new CustomEvent("nep:files"));
            }),
          );
          pictures = [];
          return;
        }
      }
      if (pictures.length) {
        const how =
          "Bôi đen mặt, số, địa chỉ: kéo ngón tay hoặc chuột lên ảnh, hoặc bấm “Thêm ô đen” rồi " +
          "chỉnh bằng nút. Khi đang đứng ở ảnh, phím mũi tên chuyển ô đen, giữ Shift để đổi khổ.";
        const few = many > MOST ? ` Chỉ ${MOST} ảnh đầu được gửi.` : "";
        shown.prepend(element("p", how + few));
        replaceFiles();
      }
    }

    input.addEventListener("change", taken);
    // On a slow line a person is quicker than this script; coming back, the browser keeps the choice.
    if (input.files.length) taken();
  }

  const canDraw = "createImageBitmap" in window && "DataTransfer" in window;
  if (canDraw) document.querySelectorAll("[data-black-out]").forEach(blackOut);
})();
