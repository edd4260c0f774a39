// The form of a session under a thumb: quick values, quick dates, areas, the hours of the day, and what is in it as data.
import { dictation } from "./dictation.js";
import { dayName, duration, isoDay, words } from "./figures.js";
import { picker } from "./picker.js";

const CLOCKS = ["contact_minutes", "preparation_minutes", "travel_minutes"];
const QUESTIONS = ["substantive", "specific"];
const NAMES = ["on", "starts_at", "mode", "area", ...CLOCKS, "advice", ...QUESTIONS, "next_action", "next_action_on", "linked"];
const AREAS_SHOWN = 5;
const DAY_MINUTES = 1440;

// ``minutesOn(day)`` gives the minutes already logged that day, or undefined where nobody knows.
export function wakeForm(form, { minutesOn = () => undefined } = {}) {
  const clients = picker(form);
  const get = (name) => String(new FormData(form).get(name) ?? "");
  clocks(form);
  days(form);
  areas(form);
  links(form);
  dictation(form);
  form.addEventListener("input", sum);
  form.addEventListener("change", sum);

  function sum() {
    const line = form.querySelector("[data-sum]");
    const before = minutesOn(get("on"));
    const mine = CLOCKS.reduce((total, name) => total + (Number.parseInt(get(name), 10) || 0), 0);
    line.hidden = before === undefined || !mine;
    if (line.hidden) return;
    const told = { day: dayName(get("on")), before: duration(before), after: duration(before + mine) };
    const text = words().sum.replace(/\{(\w+)\}/g, (_all, name) => told[name]);
    const full = before + mine > DAY_MINUTES;
    line.classList.toggle("session-full", full);
    line.textContent = full ? `${text} ${words().full}` : text;
  }

  function read() {
    const chosen = [...form.querySelector("#session-clients").selectedOptions];
    const values = Object.fromEntries(NAMES.map((name) => [name, get(name)]));
    return { ...values, clients: chosen.map((o) => Number(o.value)), names: chosen.map((o) => o.text) };
  }

  function fill(values) {
    clients.offer((values.clients || []).map((id, n) => ({ id, name: values.names?.[n] ?? `#${id}`, signed: true })));
    const chosen = new Set((values.clients || []).map(String));
    for (const option of form.querySelector("#session-clients").options) option.selected = chosen.has(option.value);
    for (const name of NAMES) if (name in values) put(form, name, values[name]);
    form.querySelector("[data-areas]").dispatchEvent(new Event("redraw"));
    clients.draw();
    mark(form);
    sum();
  }

  function point(field) {
    const part = form.querySelector(`[data-field="${CSS.escape(field)}"]`);
    part?.closest("details")?.setAttribute("open", "");
    part?.classList.add("session-wrong");
    const control = part?.matches("input") ? part : part?.querySelector("input:not([type=hidden]):not([hidden]), textarea");
    control?.focus();
  }

  function clean() {
    form.querySelectorAll(".session-wrong").forEach((part) => part.classList.remove("session-wrong"));
  }

  if (form.dataset.errorField) point(form.dataset.errorField);
  mark(form);
  sum();
  return { read, fill, sum, point, clean, clients };
}

function put(form, name, value) {
  for (const control of form.querySelectorAll(`[name="${name}"]`)) {
    if (control.type === "radio") control.checked = control.value === String(value);
    else if (control.tagName === "SELECT" && value && ![...control.options].some((o) => o.value === value)) continue;
    else control.value = value ?? "";
  }
}

function changed(control) {
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

function clocks(form) {
  form.querySelectorAll("[data-clock]").forEach((clock) => {
    const input = clock.querySelector("input");
    const quick = clock.dataset.quick.split(" ").map((minutes) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn session-chip";
      button.textContent = minutes;
      button.dataset.minutes = minutes;
      button.setAttribute("aria-label", `${input.getAttribute("aria-label")}: ${duration(Number(minutes))}`);
      return button;
    });
    clock.prepend(...quick);
    clock.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const now = Number.parseInt(input.value, 10) || 0;
      input.value = button.dataset.minutes ?? Math.min(DAY_MINUTES, Math.max(0, now + Number(button.dataset.step)));
      changed(input);
      mark(form);
    });
    input.addEventListener("input", () => mark(form));
  });
}

function days(form) {
  const set = (name, attribute) =>
    form.querySelectorAll(`[data-${attribute}]`).forEach((button) => {
      const input = form.querySelector(`[name="${name}"]`);
      button.addEventListener("click", () => {
        input.value = isoDay(Number(button.dataset[attribute]));
        changed(input);
        mark(form);
      });
      input.addEventListener("change", () => mark(form));
    });
  set("on", "day");
  set("next_action_on", "next");
}

// Which quick value stands, for the eye and for the screen reader.
function mark(form) {
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));
  const value = (name) => form.querySelector(`[name="${name}"]`).value;
  form.querySelectorAll("[data-day]").forEach((b) => press(b, value("on") === isoDay(Number(b.dataset.day))));
  form.querySelectorAll("[data-next]").forEach((b) => press(b, value("next_action_on") === isoDay(Number(b.dataset.next))));
  form.querySelectorAll("[data-clock]").forEach((clock) => {
    const now = clock.querySelector("input").value;
    clock.querySelectorAll("[data-minutes]").forEach((b) => press(b, b.dataset.minutes === now));
  });
}

function areas(form) {
  const box = form.querySelector("[data-areas]");
  const more = form.querySelector("[data-more-areas]");
  let all = false;
  const draw = () => {
    const labels = [...box.children];
    labels.forEach((label, n) => (label.hidden = !all && n >= AREAS_SHOWN && !label.querySelector("input").checked));
    more.hidden = all || labels.length <= AREAS_SHOWN;
  };
  more.addEventListener("click", () => {
    all = true;
    draw();
  });
  box.addEventListener("redraw", draw);
  draw();
}

function links(form) {
  const select = form.querySelector("#session-linked");
  form.querySelector("#session-clients").addEventListener("change", async () => {
    const chosen = [...form.querySelector("#session-clients").selectedOptions].map((o) => `clients=${o.value}`);
    if (!navigator.onLine || !chosen.length) return;
    try {
      const answer = await fetch(`${select.dataset.linksUrl}?${chosen.join("&")}`, { redirect: "error" });
      if (answer.ok) offerLinks(select, (await answer.json()).links);
    } catch {
      return; // without signal a session waits for its project until somebody corrects it
    }
  });
}

function offerLinks(select, links_) {
  const kept = select.value;
  select.replaceChildren(select.options[0], ...links_.map((link) => new Option(link.label, link.value)));
  select.value = links_.some((link) => link.value === kept) ? kept : "";
}
