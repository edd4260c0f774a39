// Dragging a card does what one of its buttons does: the form or the link that leads to the column where it is dropped.
const board = document.querySelector("[data-board]");
let dragged = null;

function wayTo(card, column) {
  return card?.querySelector(`[data-to="${column.dataset.column}"]`);
}

board?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest(".board-card");
  event.dataTransfer?.setData("text/plain", dragged?.id ?? "");
});

board?.addEventListener("dragover", (event) => {
  const column = event.target.closest("[data-column]");
  board.querySelectorAll(".over").forEach((other) => other.classList.remove("over"));
  if (!column || !wayTo(dragged, column)) return;
  event.preventDefault();
  column.classList.add("over");
});

board?.addEventListener("drop", (event) => {
  const column = event.target.closest("[data-column]");
  const way = column && wayTo(dragged, column);
  if (!way) return;
  event.preventDefault();
  if (way instanceof HTMLFormElement) way.requestSubmit();
  else way.click();
});

board?.addEventListener("dragend", () => {
  dragged = null;
  board.querySelectorAll(".over").forEach((column) => column.classList.remove("over"));
});
