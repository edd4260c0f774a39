// Follows a round: an open line where the server has one, else a question from time to time. The last picture stays when
// the signal goes, with the hour since when it is old. The clock is the server's, wherever the telephone believes to be.
const QUIET = 50_000; // a line says something every 20 seconds
const [FIRST_RETRY, LAST_RETRY] = [2_000, 60_000];
const ASK = 20_000;
const LINE_AGAIN = 45_000;

let offset = 0;
export const now = () => Date.now() + offset;

// The clock of the server as a message tells it; the picture that comes with the page is one.
export function tune(message) {
  offset = message.t - Date.now();
}

export function clock(zone, language = document.documentElement.lang) {
  const shape = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone || undefined };
  const format = new Intl.DateTimeFormat(language, shape);
  return (milliseconds) => format.format(milliseconds);
}

// ``root`` carries data-stream, data-poll, data-zone and the words; ``show(message)`` draws what came.
export function follow(root, show) {
  const time = clock(root.dataset.zone);
  const told = document.querySelector("[data-live]") ?? root;
  let line, timer, tag, heard = now(), lineAt = 0, waited = FIRST_RETRY, state = "";
  document.addEventListener("visibilitychange", () => !document.hidden && Date.now() + offset - heard > QUIET && again());
  window.addEventListener("online", again);
  window.addEventListener("offline", () => tell("lost"));
  setInterval(watch, 5_000);
  open();

  function open() {
    lineAt = Date.now();
    if (!window.EventSource) return ask();
    line = new EventSource(root.dataset.stream);
    line.addEventListener("message", (event) => {
      hear(JSON.parse(event.data));
      tell("well");
    });
    line.addEventListener("error", () => (line.readyState === EventSource.CLOSED ? ask() : tell("lost")));
  }

  function again() {
    line?.close();
    clearTimeout(timer);
    waited = FIRST_RETRY;
    open();
  }

  function hear(message) {
    tune(message);
    heard = now();
    waited = FIRST_RETRY;
    show(message);
  }

  // Not all at once: everybody lost the line in the same moment.
  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(Date.now() - lineAt > LINE_AGAIN ? again : ask, wait * (0.75 + Math.random() / 2));
  }

  async function ask() {
    try {
      const headers = tag ? { "If-None-Match": tag } : {};
      const answer = await fetch(root.dataset.poll, { headers, cache: "no-store" });
      if (answer.status === 200) {
        tag = answer.headers.get("ETag");
        hear(await answer.json());
      } else if (answer.status === 304) heard = now();
      else throw new Error(answer.status);
      tell("asking");
      later(ASK);
    } catch {
      tell("lost");
      waited = Math.min(LAST_RETRY, waited * 2);
      later(waited);
    }
  }

  function watch() {
    if (now() - heard > QUIET && line?.readyState === EventSource.OPEN) again();
    if (now() - heard > QUIET) tell("lost");
  }

  function tell(next) {
    if (next === state && next !== "asking") return;
    state = next;
    root.dataset.state = next;
    told.textContent = (root.dataset[next] ?? "").replace("{time}", time(heard));
  }
}
