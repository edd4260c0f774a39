// The board of whoever runs the day: fetched again when the round moved or a minute passed, never under somebody's hand.
import { follow } from "./live.js";

const MINUTE = 30_000;
let seen, timer;

follow(document.getElementById("day-live"), (message) => {
  if (seen !== undefined && message.v !== seen) soon(200);
  seen = message.v;
});
setInterval(() => soon(0), MINUTE);

function soon(wait) {
  clearTimeout(timer);
  timer = setTimeout(fetchBoard, wait);
}

function fetchBoard() {
  const board = document.getElementById("day-board");
  if (!board || document.hidden) return;
  if (board.querySelector("details[open]") || board.querySelector("input:checked") || board.contains(document.activeElement)) {
    return soon(2_000);
  }
  window.htmx.ajax("GET", board.dataset.url, { target: "#day-board", swap: "outerHTML" });
}
