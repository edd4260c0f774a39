// A participant's own day: what runs or comes next, in minutes of the server's clock; all of it below; what changed.
import { clock, follow, now, tune } from "./live.js";

const root = document.getElementById("own-day");
const words = document.getElementById("own-words").dataset;
const page = document.querySelector("[data-own]");
const part = (name) => page.querySelector(`[data-${name}]`);
const here = clock(root.dataset.zone);
const there = root.dataset.ownZone ? clock(root.dataset.ownZone) : null;
const MINUTE = 60_000;
let own;

const first = JSON.parse(document.getElementById("own-state").textContent);
tune(first);
take(first);
follow(root, take);
setInterval(draw, 5_000);

function take(message) {
  if (message.own) own = message.own;
  draw();
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
}

function hours(seconds) {
  const own_ = there ? ` (${fill(words.ownClock, { time: there(seconds * 1000) })})` : "";
  return here(seconds * 1000) + own_;
}

function draw() {
  if (!own || (own.number === null && !own.meetings.length)) return;
  page.hidden = false;
  drawNext();
  drawList();
  drawChanges();
  const arrival = document.querySelector("[data-arrival]");
  arrival.textContent = own.arrived ? fill(words.arrived, { time: here(own.arrived * 1000) }) : words.notArrived;
}

function camel(a, b) {
  return b ? a + b[0].toUpperCase() + b.slice(1) : a;
}

function minutes(seconds) {
  return Math.max(0, Math.ceil((seconds * 1000 - now()) / MINUTE));
}

function drawNext() {
  const seconds = now() / 1000;
  const meeting = own.meetings.find((m) => m.to > seconds && m.state !== "not_held" && m.state !== "held");
  const video = part("video");
  video.hidden = !meeting?.link;
  for (const name of ["place", "wait", "with", "there"]) part(name).textContent = "";
  if (!meeting) {
    part("kicker").textContent = own.meetings.length ? words.done : words.none;
    return;
  }
  const running = meeting.from <= seconds;
  part("kicker").textContent = `${running ? words.now : words.next} · ${hours(meeting.from)}`;
  part("place").textContent = place(meeting);
  part("wait").textContent = running ? fill(words.minutesLeft, { n: minutes(meeting.to) }) : wait(minutes(meeting.from));
  part("with").textContent = meeting.with;
  part("there").textContent = words[camel("there", meeting.there)] ?? words.there;
  if (meeting.link) video.href = meeting.link;
}

function place(meeting) {
  const table = meeting.table && fill(words.table, { table: meeting.table });
  if (meeting.mode !== "video") return table;
  return table ? `${table}, ${words.byVideo}` : words.video;
}

function wait(n) {
  return n < 90 ? fill(words.inMinutes, { n }) : fill(words.inHours, { h: Math.floor(n / 60), n: n % 60 });
}

function drawList() {
  const seconds = now() / 1000;
  const lines = own.meetings.map((meeting) => {
    const line = document.getElementById("own-line").content.firstElementChild.cloneNode(true);
    const set = (name, text) => (line.querySelector(`[data-${name}]`).textContent = text);
    set("hour", hours(meeting.from));
    set("who", meeting.with);
    set("note", words[`state-${meeting.state}`] ?? words[camel("state", meeting.state)] ?? "");
    set("table", place(meeting));
    line.classList.toggle("is-over", meeting.to <= seconds);
    line.classList.toggle("is-now", meeting.from <= seconds && seconds < meeting.to);
    return line;
  });
  part("list").replaceChildren(...lines);
}

function drawChanges() {
  const lines = own.changes.map((change) => {
    const values = {
      with: change.with,
      from: change.from_at ? here(change.from_at * 1000) : "",
      to: change.to_at ? here(change.to_at * 1000) : "",
      table: change.to_table ?? "",
      where: change.to_table ? fill(words.atTable, { table: change.to_table }) : words.byVideo,
    };
    const line = document.createElement("li");
    line.textContent = fill(words[camel("change", change.kind)] ?? "", values);
    return line;
  });
  part("changes").hidden = !lines.length;
  part("changes-list").replaceChildren(...lines);
}
