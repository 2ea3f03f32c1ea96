// Moves a planned posting by hand or by keyboard. Without this script its clock leads to a form.
(function () {
  "use strict";
  var told = document.getElementById("lich-bao"), ask = document.getElementById("lich-hoi");
  var DAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
  var held = null; // {item, home, next, at, pointer}
  if (!told || !ask || !window.fetch || !ask.showModal) return;

  function root() { return document.getElementById("lich"); }
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function dayOf(at) { return at.getFullYear() + "-" + two(at.getMonth() + 1) + "-" + two(at.getDate()); }
  function timeOf(at) { return two(at.getHours()) + ":" + two(at.getMinutes()); }
  // The wall clock of Việt Nam as the page wrote it: no zone of this machine takes part.
  function read(text) {
    var p = text.split(/[- :]/).map(Number);
    return new Date(p[0], p[1] - 1, p[2], p[3], p[4]);
  }
  function words(at) {
    return DAYS[at.getDay()] + " " + two(at.getDate()) + "/" + two(at.getMonth() + 1) + "/" + at.getFullYear() + ", " + timeOf(at);
  }
  function say(text, kind) {
    told.textContent = text;
    told.className = "nep-cal__told" + (text ? " nep-cal__told--" + (kind || "on") : "");
  }
  function cellOf(at) {
    var day = root().querySelectorAll('[data-day="' + dayOf(at) + '"]');
    for (var i = 0; i < day.length; i += 1) {
      if (!day[i].dataset.hour || Number(day[i].dataset.hour) === at.getHours()) return day[i];
    }
    return null;
  }
  function mark(cell) {
    var old = root().querySelector(".nep-cal__target");
    if (old) old.classList.remove("nep-cal__target");
    if (cell) cell.classList.add("nep-cal__target");
  }
  function place(cell) {
    if (!cell) return;
    var list = cell.querySelector(".nep-cal__items");
    if (!list) {
      list = document.createElement("ul");
      list.className = "nep-cal__items";
      cell.appendChild(list);
    }
    list.appendChild(held.item);
  }
  function lift(item) {
    held = { item: item, home: item.parentNode, next: item.nextSibling, at: read(item.dataset.at) };
    item.classList.add("nep-cal__item--held");
  }
  function back() {
    if (!held) return;
    held.home.insertBefore(held.item, held.next);
    held.item.classList.remove("nep-cal__item--held");
    mark(null);
    held = null;
  }
  function focusOn(id) {
    var item = document.getElementById(id), grab = item && item.querySelector(".nep-cal__grab");
    if (grab) grab.focus();
  }
  function renew(id) {
    return fetch(location.href, { credentials: "same-origin" }).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, "text/html").getElementById("lich");
      if (!fresh) return location.reload();
      root().replaceWith(document.importNode(fresh, true));
      prepare();
      focusOn(id);
    });
  }
  function question(cautions) {
    return new Promise(function (done) {
      var list = ask.querySelector("ul"), chosen = false;
      list.textContent = "";
      cautions.forEach(function (one) {
        list.appendChild(document.createElement("li")).textContent = one;
      });
      ask.onclick = function (event) {
        var button = event.target.closest("button");
        if (button) { chosen = button.value === "co"; ask.close(); }
      };
      ask.onclose = function () { done(chosen); };
      ask.showModal();
    });
  }
  // ``move`` is handed on, so that nothing pressed while a question is open takes it away.
  function store(move, knowing) {
    var id = move.item.id, body = new URLSearchParams({
      day: dayOf(move.at), time: timeOf(move.at), revision: move.item.dataset.revision
    });
    if (knowing) body.set("knowing", "on");
    move.item.setAttribute("aria-busy", "true");
    fetch(move.item.dataset.move, {
      method: "POST", credentials: "same-origin", body: body,
      headers: {
        "X-Requested-With": "fetch",
        "X-CSRFToken": JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"]
      }
    }).then(function (answer) {
      return answer.json().then(function (told) { return { ok: answer.ok, told: told }; });
    }).then(function (got) {
      move.item.removeAttribute("aria-busy");
      if (got.ok) {
        held = null;
        return renew(id).then(function () { say(got.told.sentence, "done"); });
      }
      if (got.told.cautions && got.told.cautions.length) {
        return question(got.told.cautions).then(function (yes) {
          if (yes) return store(move, true);
          back();
          focusOn(id);
          say("Đã để lại chỗ cũ.");
        });
      }
      back();
      return renew(id).then(function () { say(got.told.sentence, "wrong"); });
    }).catch(function () {
      move.item.removeAttribute("aria-busy");
      back();
      focusOn(id);
      say("Chưa dời được, lượt đăng vẫn ở chỗ cũ: hãy kiểm tra kết nối, tải lại trang rồi thử lại.", "wrong");
    });
  }
  function put() {
    var same = held.at.getTime() === read(held.item.dataset.at).getTime();
    held.byKeys = false; // put down: the keys are the page's and the dialog's again
    held.item.classList.remove("nep-cal__item--held");
    mark(null);
    if (!same) return store(held, false);
    var id = held.item.id;
    back();
    focusOn(id);
    say("Không dời: vẫn ở chỗ cũ.");
  }

  // By keyboard: Enter lifts and puts down, arrows move, Escape leaves it where it was.
  function steps(event) {
    var week = root().dataset.view === "tuan", far = event.shiftKey;
    return {
      ArrowLeft: [far ? -7 : -1, 0], ArrowRight: [far ? 7 : 1, 0],
      ArrowUp: week ? [0, -1] : [-7, 0], ArrowDown: week ? [0, 1] : [7, 0]
    }[event.key];
  }
  document.addEventListener("keydown", function (event) {
    if (ask.open) return;
    var grab = event.target.closest && event.target.closest(".nep-cal__grab");
    if (!grab && !(held && held.byKeys)) return;
    if (held && held.byKeys) {
      var step = steps(event);
      if (step) {
        held.at.setDate(held.at.getDate() + step[0]);
        held.at.setHours(held.at.getHours() + step[1]);
        var cell = cellOf(held.at);
        mark(cell);
        place(cell);
        held.item.querySelector(".nep-cal__grab").focus();
        if (cell) held.item.scrollIntoView({ block: "nearest", inline: "nearest" });
        say(words(held.at) + (cell ? "." : ", ngoài những ngày đang xem.") + " Phím cách để đặt xuống, Esc để thôi.");
      } else if (event.key === "Enter" || event.key === " ") put();
      else if (event.key === "Escape" || event.key === "Tab") {
        var id = held.item.id;
        back();
        focusOn(id);
        say("Đã thôi, lượt đăng vẫn ở chỗ cũ.");
        if (event.key === "Tab") return;
      } else return;
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (held) return; // one is on its way to the server
      lift(grab.closest(".nep-cal__item"));
      held.byKeys = true;
      say("Đã nhấc " + held.item.dataset.name + ", đang " + words(held.at) + ". Dùng mũi tên để dời, phím cách để đặt xuống, Esc để thôi.");
    }
  });

  // By hand: a mouse takes the whole line, a finger its clock, so that the page still scrolls.
  var press = null;
  document.addEventListener("pointerdown", function (event) {
    var item = event.target.closest && event.target.closest(".nep-cal__item[data-move]");
    if (!item || event.button !== 0 || held) return;
    if (event.pointerType !== "mouse" && !event.target.closest(".nep-cal__grab")) return;
    press = { item: item, x: event.clientX, y: event.clientY, id: event.pointerId };
  });
  document.addEventListener("pointermove", function (event) {
    if (!press || event.pointerId !== press.id) return;
    if (!held) {
      if (Math.abs(event.clientX - press.x) + Math.abs(event.clientY - press.y) < 8) return;
      lift(press.item);
      document.body.classList.add("nep-cal-drags");
    }
    event.preventDefault();
    if (event.clientY < 60) window.scrollBy(0, -16);
    if (event.clientY > window.innerHeight - 60) window.scrollBy(0, 16);
    var under = document.elementFromPoint(event.clientX, event.clientY);
    var cell = under && under.closest("[data-day]");
    mark(cell);
    held.cell = cell;
    if (cell) {
      var at = read(held.item.dataset.at), day = cell.dataset.day.split("-").map(Number);
      at.setFullYear(day[0], day[1] - 1, day[2]);
      if (cell.dataset.hour) at.setHours(Number(cell.dataset.hour));
      held.at = at;
      say(words(at));
    }
  }, { passive: false });
  function end(event) {
    if (!press || event.pointerId !== press.id) return;
    press = null;
    if (!held || held.byKeys) return;
    document.body.classList.remove("nep-cal-drags");
    window.addEventListener("click", function (click) { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    setTimeout(function () { window.dispatchEvent(new Event("click")); }, 0);
    if (event.type === "pointercancel" || !held.cell) {
      back();
      say("Đã thôi, lượt đăng vẫn ở chỗ cũ.");
      return;
    }
    place(held.cell);
    put();
  }
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
  document.addEventListener("dragstart", function (event) {
    if (event.target.closest && event.target.closest(".nep-cal__item[data-move]")) event.preventDefault();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !press) return;
    press = null;
    document.body.classList.remove("nep-cal-drags");
    back();
    say("Đã thôi, lượt đăng vẫn ở chỗ cũ.");
  });

  function prepare() {
    var how = root().querySelector("[data-how]");
    if (how) how.hidden = false;
    root().querySelectorAll(".nep-cal__grab").forEach(function (grab) {
      grab.setAttribute("role", "button");
      grab.setAttribute("aria-describedby", "lich-cach");
      grab.draggable = false;
    });
  }
  prepare();
})();
