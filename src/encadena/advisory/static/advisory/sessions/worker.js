// The service worker: opens the form without signal, sends what waits when the line comes back, and stands at the way
// out. It keeps files that are the same for everybody, never a page or an answer that holds somebody's data.
// The server puts SETUP before this text: {version, shell, files, scripts, home, data, send, logout, leave}.
importScripts(...SETUP.scripts);

const PREFIX = "encadena-sessions-";
const CACHE = PREFIX + SETUP.version;
const FILES = new Set(SETUP.files);
const SLOW = 5000;

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => event.waitUntil(clean().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "fill") event.waitUntil(fill());
});

self.addEventListener("sync", (event) => {
  if (event.tag === "sessions") event.waitUntil(sendWhatWaits());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (request.method === "POST" && url.pathname === SETUP.logout) event.respondWith(leave(request));
    else if (request.method === "GET") event.respondWith(page(request, url));
  } else if (request.method === "GET" && FILES.has(url.pathname)) {
    event.respondWith(file(request, url));
  }
});

// Without credentials: what is kept is what anybody would be given.
async function fill() {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const path of [SETUP.shell, ...SETUP.files]) if (!(await cache.match(path))) missing.push(path);
  await Promise.all(
    missing.map(async (path) => {
      const answer = await fetch(path, { credentials: "omit", cache: "reload" });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await cache.put(path, answer);
    }),
  );
}

async function clean() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function page(request, url) {
  const patient = url.pathname !== SETUP.home;
  try {
    return await (patient ? fetch(request) : soon(fetch(request)));
  } catch {
    return (await caches.match(SETUP.shell)) ?? Response.error();
  }
}

async function file(request, url) {
  try {
    return await soon(fetch(request));
  } catch {
    return (await caches.match(url.pathname)) ?? Response.error();
  }
}

// A line that hangs is no line.
function soon(answer) {
  return Promise.race([answer, new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), SLOW))]);
}

async function sendWhatWaits() {
  const end = await self.sessionSync.sync(SETUP);
  if (end === "offline" || end === "later") throw new Error(end); // the browser tries again
}

// Nobody signs out over sessions that were not sent without being told.
async function leave(request) {
  const user = await self.sessionVault.current();
  if (user && (await self.sessionVault.waiting(user))) return Response.redirect(SETUP.leave, 303);
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return (await caches.match(SETUP.shell)) ?? Response.error();
  }
  if (answer.type === "opaqueredirect" || answer.redirected) {
    if (user) await self.sessionVault.wipe(user);
    await Promise.all((await caches.keys()).filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  }
  return answer;
}
