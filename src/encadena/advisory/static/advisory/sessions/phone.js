// The form with the phone's memory: what is typed is never lost, and what is saved goes out when there is a line.
import { say } from "../../ui/toasts.js";
import { wakeForm } from "./form.js";
import { drawDrafts } from "./drafts.js";
import { isoDay, words } from "./figures.js";

const vault = window.sessionVault;
const setup = document.getElementById("session-setup").dataset;
const form = document.querySelector("[data-session-form]");
const embedded = document.getElementById("session-data");
const AUTOSAVE = 400;
const [FIRST_RETRY, LAST_RETRY] = [2_000, 300_000];
let user, data, typing, key, timer, retry, saving, waited = FIRST_RETRY, waiting = [];

start();

async function start() {
  if (!vault.supported() || !("serviceWorker" in navigator)) return withoutVault();
  try {
    await enter();
  } catch {
    return withoutVault(); // a private window may refuse to keep anything
  }
  if (!data) return document.body.classList.add("session-stranger");
  typing = wakeForm(form, { minutesOn });
  if (!embedded) dress();
  listen();
  await recover();
  await refresh();
  if (embedded) await install();
  send();
}

function withoutVault() {
  const note = document.querySelector("[data-no-vault]");
  if (note) note.hidden = false;
  wakeForm(form, { minutesOn: (day) => known(embedded ? JSON.parse(embedded.textContent) : {}, day) });
}

async function enter() {
  if (embedded) {
    data = JSON.parse(embedded.textContent);
    user = data.user;
    await vault.enter(user);
    await vault.keep(user, "form", data);
  } else {
    user = await vault.current();
    data = user && (await vault.read(user, "form"));
  }
}

// Without signal nobody is asked who they are: the page is the same for everybody until here.
function dress() {
  const options = data.clients.map((client) => {
    const option = new Option(client.name, client.id);
    option.toggleAttribute("data-unsigned", !client.signed);
    return option;
  });
  form.querySelector("#session-clients").replaceChildren(...options);
  form.querySelector("[data-areas]").replaceChildren(...data.areas.map(areaChip));
  blank();
}

function areaChip(area) {
  const label = document.createElement("label");
  label.className = "btn session-chip";
  const input = Object.assign(document.createElement("input"), { type: "radio", name: "area", value: area.code });
  input.required = true;
  label.append(input, area.name);
  return label;
}

function blank() {
  typing.fill({
    clients: [], on: isoDay(), starts_at: "", mode: data.mode ?? form.elements.mode.value, area: "", contact_minutes: "",
    preparation_minutes: "0", travel_minutes: "0", advice: "", substantive: "1", specific: "1", next_action: "",
    next_action_on: "", linked: "",
  });
}

function known(of, day) {
  if (!of.days || day > isoDay() || day < isoDay(-30)) return undefined;
  return of.days[day] ?? 0;
}

function minutesOn(day) {
  const sent = known(data, day);
  if (sent === undefined) return undefined;
  const total = (content) =>
    ["contact_minutes", "preparation_minutes", "travel_minutes"].reduce((sum, c) => sum + (Number(content[c]) || 0), 0);
  const here = waiting.filter((draft) => draft.key !== key && draft.content.on === day);
  return here.reduce((sum, draft) => sum + total(draft.content), sent);
}

function listen() {
  form.addEventListener("input", autosave);
  form.addEventListener("change", autosave);
  form.addEventListener("submit", submit);
  document.querySelector("[data-recovered] button").addEventListener("click", discard);
  document.addEventListener("visibilitychange", () => (document.hidden ? keepNow() : send()));
  window.addEventListener("pagehide", keepNow);
  window.addEventListener("online", () => send());
  window.addEventListener("offline", () => notice("offline"));
  window.sessionSync.channel?.addEventListener("message", refresh);
}

// The draft that a closed browser left behind, unless another tab is typing in it.
async function recover() {
  key = form.elements.key.value || crypto.randomUUID();
  const asked = new URLSearchParams(location.search);
  const left = (await vault.drafts(user)).filter((draft) => draft.state === "editing");
  for (const draft of asked.size ? [] : left) {
    if (!(await hold(draft.key))) continue;
    key = draft.key;
    typing.fill(draft.content);
    document.querySelector("[data-recovered]").hidden = false;
    return;
  }
  await hold(key);
}

// The lock lasts as long as this page: it says that somebody is typing in this draft.
function hold(name) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(`encadena-session-${name}`, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

function autosave() {
  clearTimeout(timer);
  timer = setTimeout(keepNow, AUTOSAVE);
}

async function keepNow() {
  if (!timer) return;
  clearTimeout(timer);
  timer = 0;
  await vault.save({ key, user, state: "editing", made: Date.now(), content: typing.read() });
}

async function discard() {
  await vault.drop(key);
  location.assign(setup.home);
}

// A second tap while the first is being kept is the same tap.
async function submit(event) {
  event.preventDefault();
  if (saving) return;
  saving = true;
  await save().finally(() => (saving = false));
}

async function save() {
  typing.clean();
  const content = typing.read();
  if (!content.clients.length) return wrong("clients", words().needClient);
  const bad = form.querySelector(":invalid:not(fieldset)");
  if (bad) return wrong(bad.closest("[data-field]")?.dataset.field ?? "", bad.validationMessage);
  clearTimeout(timer);
  timer = 0;
  const [sent, adviser] = [key, form.elements.adviser?.value ?? ""];
  key = crypto.randomUUID();
  const made = (await vault.draft(user, sent))?.made ?? Date.now();
  await vault.save({ key: sent, user, state: "unsent", made, content: { ...content, adviser, offline: !navigator.onLine } });
  document.querySelector("[data-recovered]").hidden = true;
  form.elements.key.value = key;
  await hold(key);
  blank();
  say(words().saved);
  await refresh();
  window.scrollTo({ top: 0 });
  await register();
  send();
}

function wrong(field, sentence) {
  typing.point(field);
  say(sentence);
}

async function send() {
  clearTimeout(retry);
  const end = await window.sessionSync.sync({ data: setup.data, send: setup.send });
  await refresh();
  if (end === "offline" || end === "later") {
    retry = setTimeout(send, waited);
    waited = Math.min(waited * 2, LAST_RETRY);
  } else {
    waited = FIRST_RETRY;
  }
  notice(end);
}

const SENTENCES = { offline: "offline", later: "later", "signed-out": "signedOut", "other-user": "otherUser" };

async function notice(end) {
  const line = document.querySelector("[data-phone-notice]");
  const others = end === "done" && (await vault.others(user));
  const name = others ? "otherUser" : SENTENCES[end];
  line.hidden = !name;
  line.textContent = name ? words()[name] : "";
  document.querySelector("[data-phone]").hidden = line.hidden && document.querySelector("[data-drafts]").hidden;
}

async function refresh() {
  const drafts = await vault.drafts(user);
  waiting = drafts.filter((draft) => ["unsent", "sending"].includes(draft.state));
  const fresh = await vault.read(user, "form");
  if (fresh) data = { ...data, days: counted(fresh, drafts) };
  drawDrafts(drafts.filter((draft) => draft.state !== "editing"), { edit, other, drop });
  typing.sum();
}

// The last answer of the server knows best how long the day is already.
function counted(fresh, drafts) {
  const days = { ...fresh.days };
  for (const { answer } of drafts) if (answer?.on && answer.day > (days[answer.on] ?? 0)) days[answer.on] = answer.day;
  return days;
}

async function edit(draft) {
  key = draft.key;
  form.elements.key.value = key;
  typing.fill(draft.content);
  typing.point(draft.answer?.field ?? "");
  await hold(key);
}

async function other(draft) {
  await vault.save({ ...draft, key: crypto.randomUUID(), state: "unsent", answer: null });
  await vault.drop(draft.key);
  await refresh();
  send();
}

async function drop(draft) {
  await vault.drop(draft.key);
  await refresh();
  notice("done");
}

async function install() {
  try {
    await navigator.serviceWorker.register(setup.worker, { scope: "/" });
    (await navigator.serviceWorker.ready).active.postMessage("fill");
  } catch {
    return; // without it the form still works, only not from a closed browser without signal
  }
}

async function register() {
  const worker = await navigator.serviceWorker.getRegistration();
  await worker?.sync?.register("sessions").catch(() => {});
}
