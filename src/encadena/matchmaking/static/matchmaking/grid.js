// The agenda by hand. Click or Enter on a meeting opens its places; dragging shows at once what a place would break.
// Touch scrolls the grid and taps open the places: dragging is for a mouse or a pen.
const STILL = 5; // pixels before a press becomes a drag
const PATIENCE = 60; // milliseconds over a cell before the server is asked

// On a phone the agenda is read as a list of times; the grid stays one tap away.
const asked = new URLSearchParams(window.location.search);
if (!asked.has("vista") && window.matchMedia("(max-width: 767px)").matches) {
  asked.set("vista", "horario");
  window.location.replace(`?${asked}`);
}

const body = () => document.getElementById("agenda-body");
const panel = () => document.getElementById("move-panel");
let drag = null;
let swallowClick = false;

document.addEventListener("pointerdown", (event) => {
  const meeting = event.target.closest?.(".meet");
  if (!meeting || !editable() || event.button !== 0 || event.pointerType === "touch") return;
  drag = { meeting, x: event.clientX, y: event.clientY, moving: false, cell: null, verdict: null };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.moving && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < STILL) return;
  event.preventDefault();
  if (!drag.moving) lift();
  follow(event.clientX, event.clientY);
  hover(document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-slot]") ?? null);
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { moving, cell, meeting } = drag;
  const from = meeting.closest("td");
  settle();
  if (!moving) return;
  swallowClick = true;
  setTimeout(() => (swallowClick = false), 0);
  if (cell && cell !== from) send(meeting, cell);
});

document.addEventListener("pointercancel", settle);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (drag) settle();
  else panel()?.replaceChildren();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-close-panel]")) panel().replaceChildren();
  const line = event.target.closest?.("[data-options]");
  if (line) options(line.dataset.options);
  const meeting = event.target.closest?.(".meet");
  if (!meeting || swallowClick) return;
  relate(meeting);
  if (editable()) options(meeting.dataset.meeting);
});

document.addEventListener("focusin", (event) => {
  const meeting = event.target.closest?.(".meet");
  if (meeting) relate(meeting);
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "move-panel") panel().querySelector("[data-focus]")?.focus({ preventScroll: false });
});

function editable() {
  return body()?.hasAttribute("data-editable");
}

function lift() {
  drag.moving = true;
  drag.ghost = drag.meeting.cloneNode(true);
  drag.ghost.removeAttribute("id");
  drag.ghost.classList.add("meet-ghost");
  drag.verdict = document.createElement("div");
  drag.verdict.className = "drag-verdict";
  drag.verdict.setAttribute("role", "status");
  document.body.append(drag.ghost, drag.verdict);
  document.body.classList.add("is-dragging");
  relate(drag.meeting);
}

function follow(x, y) {
  const right = x + 420 > window.innerWidth ? -300 : 122;
  const low = Math.min(y + 6, window.innerHeight - drag.verdict.offsetHeight - 8);
  for (const [element, left, top] of [[drag.ghost, x + 6, y + 6], [drag.verdict, x + right, low]]) {
    element.style.setProperty("left", `${left}px`);
    element.style.setProperty("top", `${top}px`);
  }
}

function settle() {
  if (!drag) return;
  clearTimeout(drag.timer);
  drag.ghost?.remove();
  drag.verdict?.remove();
  mark(null);
  document.body.classList.remove("is-dragging");
  drag = null;
}

function hover(cell) {
  if (cell === drag.cell) return;
  mark(cell);
  drag.cell = cell;
  clearTimeout(drag.timer);
  drag.verdict.replaceChildren();
  if (cell) drag.timer = setTimeout(() => weigh(drag?.meeting, cell), PATIENCE);
}

function mark(cell) {
  drag.cell?.classList.remove("drop-here", "drop-bad");
  cell?.classList.add("drop-here");
}

async function weigh(meeting, cell) {
  if (!meeting) return;
  const query = new URLSearchParams({ meeting: meeting.dataset.meeting, slot: cell.dataset.slot, table: cell.dataset.table });
  const answer = await fetch(`${body().dataset.impactUrl}?${query}`);
  if (!answer.ok || drag?.cell !== cell) return;
  const words = await answer.text();
  if (drag?.cell !== cell) return;
  drag.verdict.innerHTML = words;
  cell.classList.toggle("drop-bad", Boolean(drag.verdict.querySelector("[data-impact=bad]")));
}

function send(meeting, cell) {
  const values = { meeting: meeting.dataset.meeting, slot: cell.dataset.slot, table: cell.dataset.table, version: body().dataset.version };
  const scroll = document.querySelector(".grid-scroll");
  const place = [scroll.scrollLeft, scroll.scrollTop];
  htmx.ajax("POST", body().dataset.moveUrl, { values, target: "#agenda-body", select: "#agenda-body", swap: "outerHTML" }).then(() => {
    const fresh = document.querySelector(".grid-scroll");
    if (fresh) [fresh.scrollLeft, fresh.scrollTop] = place;
    document.getElementById("refused")?.scrollIntoView({ block: "center" });
  });
}

function options(meeting) {
  const url = body().dataset.optionsUrl.replace("/mover/0/", `/mover/${meeting}/`) + window.location.search;
  htmx.ajax("GET", url, { target: "#move-panel", swap: "innerHTML" });
}

function relate(meeting) {
  document.querySelectorAll(".meet.is-related").forEach((other) => other.classList.remove("is-related"));
  const people = new Set(meeting.dataset.people.split(" "));
  document.querySelectorAll(".meet").forEach((other) => {
    if (other.dataset.people.split(" ").some((person) => people.has(person))) other.classList.add("is-related");
  });
}
