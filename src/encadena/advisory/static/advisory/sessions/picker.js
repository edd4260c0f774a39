// The clients of a session: the select stays the truth, the picker is how a thumb uses it. The first few are those of
// today and of the last days; the search looks in what the page knows, and asks the server for the rest where it can.
import { fold, words } from "./figures.js";

const SHOWN = 6;
const WAIT = 250;

export function picker(form) {
  const select = form.querySelector("#session-clients");
  const area = form.querySelector("[data-picker]");
  const search = area.querySelector("[data-picker-search]");
  select.hidden = true;
  area.hidden = false;
  let timer;

  search.addEventListener("input", () => {
    draw();
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    area.querySelector("[data-picker-options] button")?.click();
  });

  async function ask() {
    const text = search.value.trim();
    if (text.length < 2 || !navigator.onLine) return;
    try {
      const answer = await fetch(`${area.dataset.searchUrl}?q=${encodeURIComponent(text)}`, { redirect: "error" });
      if (answer.ok) offer((await answer.json()).clients);
    } catch {
      return; // without signal the list at hand is what there is
    }
    draw();
  }

  function offer(clients) {
    for (const client of clients) {
      if (select.querySelector(`option[value="${Number(client.id)}"]`)) continue;
      const option = new Option(client.name, client.id);
      option.toggleAttribute("data-unsigned", !client.signed);
      select.append(option);
    }
  }

  function set(option, chosen) {
    option.selected = chosen;
    search.value = "";
    draw();
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function draw() {
    const wanted = fold(search.value.trim());
    const options = [...select.options];
    const parts = wanted.split(/\s+/).filter(Boolean);
    const found = options.filter((o) => !o.selected && parts.every((word) => fold(o.text).includes(word)));
    area.querySelector("[data-picked]").replaceChildren(...options.filter((o) => o.selected).map(picked));
    // With somebody chosen the list steps aside; the search brings it back for a second client.
    const shown = wanted || !select.selectedOptions.length ? found.slice(0, SHOWN) : [];
    area.querySelector("[data-picker-options]").replaceChildren(...shown.map(offered));
    search.placeholder = select.selectedOptions.length ? words().another : words().search;
    area.querySelector("[data-picker-empty]").hidden = !wanted || found.length > 0;
  }

  function picked(option) {
    const button = chip(option.text, "session-chip session-chosen");
    const mark = document.createElement("span");
    mark.textContent = "×";
    mark.className = "session-cross";
    mark.setAttribute("aria-hidden", "true");
    button.append(mark);
    button.setAttribute("aria-label", `${option.text}, ${words().remove}`);
    button.addEventListener("click", () => set(option, false));
    if (!option.hasAttribute("data-unsigned")) return button;
    const note = document.createElement("span");
    note.className = "session-unsigned";
    note.textContent = words().unsigned;
    const both = document.createElement("span");
    both.append(button, note);
    return both;
  }

  function offered(option) {
    const button = chip(option.text, "session-chip");
    button.addEventListener("click", () => set(option, true));
    return button;
  }

  draw();
  return { draw, offer, search };
}

function chip(text, classes) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `btn ${classes}`;
  button.textContent = text;
  return button;
}
