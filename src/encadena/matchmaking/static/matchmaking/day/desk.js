// The desk on a telephone: what is noted is kept here first and sent at once, or when the signal is back. Each mark has a
// key of its own, so that what is sent twice is one; the hour is worked out by the server from the time it waited here.
import { say } from "../../ui/toasts.js";
import { clock } from "./live.js";

const desk = document.getElementById("desk");
const words = desk.dataset;
const place = `encadena-desk-${words.round}`;
const names = JSON.parse(document.getElementById("desk-names")?.textContent ?? "[]");
const time = clock(words.zone);
const RETRY = 10_000;
let sending = false;

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-mark]");
  if (!form) return;
  event.preventDefault();
  note(form.dataset.mark, form.dataset.name, event.submitter?.value ?? "arrived");
});
// Without signal the list of the page answers; a question to the server would only fail.
document.addEventListener("htmx:beforeRequest", (event) => !navigator.onLine && event.preventDefault());
window.addEventListener("online", send);
setInterval(send, RETRY);
document.getElementById("q").addEventListener("input", search);
show();
send();

// Private windows refuse to keep anything: then the page remembers while it is open.
let loose = [];
function kept() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]");
  } catch {
    return loose;
  }
}

function keep(marks) {
  loose = marks;
  try {
    localStorage.setItem(place, JSON.stringify(marks));
  } catch {
    return; // kept in ``loose``
  }
}

function note(participant, name, kind) {
  keep([...kept(), { key: newKey(), participant, kind, said_at: new Date().toISOString() }]);
  if (!navigator.onLine) say(words.kept.replace("{name}", name));
  show();
  send();
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send() {
  const marks = kept();
  if (!marks.length || sending) return;
  sending = true;
  try {
    const body = JSON.stringify({ sent_at: new Date().toISOString(), marks });
    const headers = { "Content-Type": "application/json", "X-CSRFToken": words.csrf };
    const answer = await fetch(words.send, { method: "POST", headers, body, redirect: "error" });
    if (answer.ok) answered((await answer.json()).answers);
    else if (answer.status < 500) refused();
  } catch {
    // no signal: they wait here
  } finally {
    sending = false;
    show();
  }
}

function answered(answers) {
  const done = new Set(answers.map((one) => one.key));
  keep(kept().filter((mark) => !done.has(mark.key)));
  const wrong = answers.filter((one) => one.said !== "ok" && one.said !== "again");
  answers.filter((one) => one.text).forEach((one) => say(one.text));
  const area = desk.querySelector("[data-answers]");
  area.hidden = !wrong.length;
  area.textContent = wrong.map((one) => one.said).join(" ");
  const box = document.getElementById("q");
  box.value = "";
  window.htmx.ajax("GET", box.getAttribute("hx-get"), { target: "#desk-found", swap: "outerHTML" });
  box.focus();
}

function refused() {
  const area = desk.querySelector("[data-answers]");
  area.hidden = false;
  area.textContent = words.refused;
}

function show() {
  const marks = kept();
  const area = desk.querySelector("[data-queue]");
  area.hidden = !marks.length || sending;
  const since = marks.length ? time(Date.parse(marks[0].said_at)) : "";
  area.textContent = words.waiting.replace("{n}", marks.length).replace("{time}", since);
}

// Without signal people are found in the list that came with the page.
function search(event) {
  const list = desk.querySelector("[data-offline-found]");
  const text = fold(event.target.value.trim());
  list.hidden = navigator.onLine || !text;
  if (list.hidden) return;
  const found = names.filter(([, order, name]) => String(order) === text || text.split(" ").every((word) => fold(name).includes(word)));
  list.replaceChildren(...found.slice(0, 8).map(line));
}

function line([key, , name]) {
  const made = document.getElementById("desk-line").content.firstElementChild.cloneNode(true);
  made.querySelector("[data-name]").textContent = name;
  made.querySelector("button").addEventListener("click", () => {
    note(String(key), name, "arrived");
    made.remove();
  });
  return made;
}

function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}
