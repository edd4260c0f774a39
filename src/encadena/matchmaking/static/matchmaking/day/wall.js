// The screen of the hall: pages of tables of the slot that runs, then of the one that comes, turning by themselves.
import { clock, follow, now, tune } from "./live.js";

const root = document.getElementById("wall");
const words = document.getElementById("wall-words").dataset;
const part = (name) => document.querySelector(`[data-${name}]`);
const time = clock(root.dataset.zone);
const TURN = 12_000;
const NEXT_FIRST = 5 * 60; // seconds before the next slot from which it comes first
const ROW = 56;
const state = new Map();
let turn = 0;

const first = JSON.parse(document.getElementById("wall-state").textContent);
tune(first);
take(first);
follow(root, take);
setInterval(() => draw((turn += 1)), TURN);
setInterval(tick, 1_000);
window.addEventListener("resize", () => draw());

function take(message) {
  if (!message.wall) return;
  if (message.wall.all) state.clear();
  for (const key of message.wall.drop) state.delete(key);
  for (const [key, value] of Object.entries(message.wall.set)) state.set(key, value);
  draw();
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
}

function slots() {
  const all = [...state].filter(([key]) => key.startsWith("slot:"));
  const left = all.map(([key, [from, to]]) => ({ number: key.slice(5), from, to }));
  return left.filter((slot) => slot.to * 1000 > now()).sort((a, b) => a.from - b.from);
}

// [slot, rows] of every page: the slot that runs and the next; shortly before the next begins it is shown first.
function pages() {
  const [first, second] = slots();
  const shown = [first, second].filter(Boolean);
  if (second && second.from - now() / 1000 < NEXT_FIRST) shown.reverse();
  const size = Math.max(2, Math.floor((window.innerHeight - 260) / ROW)) * (window.innerWidth > 1100 ? 2 : 1);
  return shown.flatMap((slot) => {
    const rows = rowsOf(slot);
    const count = Math.ceil(rows.length / size);
    const even = Math.ceil(rows.length / count);
    return Array.from({ length: count }, (_none, n) => ({ slot, rows: rows.slice(n * even, (n + 1) * even) }));
  });
}

function rowsOf(slot) {
  const rows = [];
  for (const [key, value] of state) {
    const [number, table] = key.split(":");
    if (number === slot.number) rows.push({ table: Number(table), name: state.get(`table:${table}`)?.[0] ?? table, cell: value });
  }
  return rows.sort((a, b) => a.table - b.table);
}

function draw() {
  const all = pages();
  const page = all.length ? all[turn % all.length] : null;
  part("empty").hidden = Boolean(page);
  part("tables").replaceChildren(...(page?.rows ?? []).map(line));
  part("pages").textContent = all.length > 1 ? all.map((_p, n) => (n === turn % all.length ? "●" : "○")).join(" ") : "";
  // few tables: one column as wide as the screen, and somewhat bigger
  const room = window.innerHeight - 260;
  const count = page?.rows.length ?? 1;
  const columns = count * ROW <= room || window.innerWidth <= 1100 ? 1 : 2;
  const row = Math.min(1.4 * ROW, Math.max(ROW, room / Math.max(1, Math.ceil(count / columns))));
  part("tables").style.setProperty("--row", `${Math.floor(row) - 2}px`);
  part("tables").style.setProperty("--columns", columns);
  const running = page && page.slot.from * 1000 <= now();
  part("title").textContent = page ? `${running ? words.now : words.next} · ${time(page.slot.from * 1000)}–${time(page.slot.to * 1000)}` : "";
  root.dataset.shown = page ? page.slot.number : "";
  root.dataset.running = running ? "1" : "";
  tick();
}

function line({ name, cell }) {
  const [first, second, happened, fresh, mode] = cell;
  const made = document.getElementById("wall-line").content.firstElementChild.cloneNode(true);
  const set = (part_, text) => (made.querySelector(`[data-${part_}]`).textContent = text);
  set("number", name);
  set("first", first);
  set("second", second);
  set("state", fresh ? words.fresh : happened && happened !== "running" ? words[happened] : mode ? words.video : "");
  made.classList.toggle("is-fresh", Boolean(fresh));
  made.classList.toggle("is-over", happened === "held" || happened === "not_held");
  return made;
}

function tick() {
  part("clock").textContent = time(now());
  const slot = slots().find((s) => s.number === root.dataset.shown);
  if (!slot) return;
  const running = slot.from * 1000 <= now();
  if (running !== Boolean(root.dataset.running)) return draw();
  const n = Math.ceil(((running ? slot.to : slot.from) * 1000 - now()) / 60_000);
  part("left").textContent = fill(running ? words.left : words.starts, { n });
}
