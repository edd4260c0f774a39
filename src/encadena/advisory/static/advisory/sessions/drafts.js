// What waits in this phone, each with its state in words and what can be done about it.
import { duration, words } from "./figures.js";

const TONES = { unsent: "attention", sending: "plain", sent: "good", refused: "bad" };

export function drawDrafts(drafts, doing) {
  const area = document.querySelector("[data-phone]");
  const card = document.querySelector("[data-drafts]");
  card.hidden = !drafts.length;
  area.hidden = card.hidden && document.querySelector("[data-phone-notice]").hidden;
  card.querySelector("[data-drafts-list]").replaceChildren(...[...drafts].reverse().map((draft) => row(draft, doing)));
}

function row(draft, doing) {
  const line = document.getElementById("session-draft").content.firstElementChild.cloneNode(true);
  const part = (name) => line.querySelector(`[data-draft-${name}]`);
  const { content, state, answer } = draft;
  line.dataset.key = draft.key;
  line.dataset.state = state;
  part("who").textContent = content.names.join(", ");
  part("when").textContent = `${content.on.split("-").reverse().join("-")} · ${duration(Number(content.contact_minutes) || 0)}`;
  part("state").textContent = words()[`state${state[0].toUpperCase()}${state.slice(1)}`];
  part("state").classList.add(`tag-${TONES[state]}`);
  const why = answer?.sentence ?? answer?.note ?? "";
  part("why").textContent = why;
  part("why").hidden = !why;
  offer(part, { state, answer });
  part("edit").addEventListener("click", () => doing.edit(draft));
  part("other").addEventListener("click", () => doing.other(draft));
  part("drop").addEventListener("click", () => doing.drop(draft));
  return line;
}

// A refusal is corrected; where the key is taken, what is in the log is looked at, and this may be another session.
function offer(part, { state, answer }) {
  const taken = state === "refused" && Boolean(answer?.url);
  part("edit").hidden = state === "sent" || state === "sending" || taken;
  part("other").hidden = !taken;
  part("drop").hidden = state === "sending" || state === "unsent";
  part("open").hidden = !answer?.url;
  if (answer?.url) part("open").href = answer.url;
}
