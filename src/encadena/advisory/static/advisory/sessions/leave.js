// The way out with sessions that were not sent: send them first, or say that they may go.
const vault = window.sessionVault;
const setup = document.getElementById("session-setup").dataset;
const form = document.getElementById("session-leave");
const status = document.querySelector("[data-leave-status]");

start();

async function start() {
  const user = await vault.current();
  const left = user ? await vault.waiting(user) : 0;
  document.querySelector("[data-leave-count]").textContent = left;
  document.querySelector("[data-leave-send]").addEventListener("click", () => send(user));
  form.addEventListener("submit", (event) => drop(event, user));
}

async function send(user) {
  const end = await window.sessionSync.sync({ data: setup.data, send: setup.send });
  const left = user ? await vault.waiting(user) : 0;
  document.querySelector("[data-leave-count]").textContent = left;
  status.hidden = false;
  status.textContent = left ? status.dataset[end === "done" ? "refused" : "offline"] : status.dataset.sent;
}

async function drop(event, user) {
  event.preventDefault();
  if (user) await vault.wipe(user);
  form.submit();
}
