// What the phone keeps, for the page and for the service worker alike (a plain script: both can load it).
// Everything that was typed, and every name, is sealed with AES-GCM under a key that cannot be taken out of the browser
// and that belongs to one account; the account and the record's key are sealed in, so that no box fits another place.
(() => {
  const NAME = "encadena-sessions";
  const VERSION = 1;
  const STORES = { keys: "user", drafts: "key", kept: "name" };
  const WAITING = ["unsent", "sending", "refused"];
  const DAY = 24 * 60 * 60 * 1000;
  const text = new TextEncoder();

  const supported = () => Boolean(self.indexedDB && self.crypto?.subtle && self.crypto.randomUUID);

  let opening = null;
  function open() {
    opening ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(NAME, VERSION);
      asked.onupgradeneeded = () => {
        for (const [store, keyPath] of Object.entries(STORES)) asked.result.createObjectStore(store, { keyPath });
      };
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        asked.result.onversionchange = () => asked.result.close();
        asked.result.onclose = () => (opening = null);
        resolve(asked.result);
      };
    });
    opening.catch(() => (opening = null));
    return opening;
  }

  // One transaction; ``work(store)`` may queue several requests and returns the one whose result is wanted.
  async function within(store, mode, work) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  const get = (store, key) => within(store, "readonly", (s) => s.get(key));
  const all = (store) => within(store, "readonly", (s) => s.getAll());
  const put = (store, row) => within(store, "readwrite", (s) => s.put(row));
  const remove = (store, keys) => within(store, "readwrite", (s) => void keys.forEach((key) => s.delete(key)));

  async function keyOf(user) {
    return (await get("keys", user))?.key ?? null;
  }

  // The account that works here from now on; its key is made the first time.
  async function enter(user) {
    if (!(await keyOf(user))) {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      // Two tabs may come at once: the first key stays, or the other tab's drafts could never be opened.
      await within("keys", "readwrite", (s) => {
        s.get(user).onsuccess = (event) => event.target.result || s.put({ user, key });
      });
    }
    await put("kept", { name: "current", user });
  }

  async function current() {
    return (await get("kept", "current"))?.user ?? null;
  }

  async function seal(user, place, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: "AES-GCM", iv, additionalData: text.encode(`${user}:${place}`) };
    return { iv, box: await crypto.subtle.encrypt(how, await keyOf(user), text.encode(JSON.stringify(value))) };
  }

  async function unseal(user, place, { iv, box }) {
    const key = await keyOf(user);
    if (!key || !box) return null;
    const how = { name: "AES-GCM", iv, additionalData: text.encode(`${user}:${place}`) };
    try {
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, box)));
    } catch {
      return null; // sealed under a key that is gone
    }
  }

  async function keep(user, name, value) {
    const place = `${name}:${user}`;
    await put("kept", { name: place, user, ...(await seal(user, place, value)) });
  }

  async function read(user, name) {
    const row = await get("kept", `${name}:${user}`);
    return row ? unseal(user, row.name, row) : null;
  }

  // draft: {key, user, state, made, content, answer?}; only state and moments lie open.
  async function save({ key, user, state, made, content, answer = null }) {
    const sealed = await seal(user, key, { content, answer });
    await put("drafts", { key, user, state, made, at: Date.now(), ...sealed });
  }

  async function draft(user, key) {
    const row = await get("drafts", key);
    if (!row || row.user !== user) return null;
    const inside = await unseal(user, key, row);
    return inside && { key, user, state: row.state, made: row.made, ...inside };
  }

  // In the order in which they were made; what was sent more than a day ago goes.
  async function drafts(user) {
    const rows = (await all("drafts")).filter((row) => row.user === user);
    const old = rows.filter((row) => row.state === "sent" && Date.now() - row.at > DAY);
    if (old.length) await remove("drafts", old.map((row) => row.key));
    const kept = rows.filter((row) => !old.includes(row)).sort((a, b) => a.made - b.made || (a.key < b.key ? -1 : 1));
    return (await Promise.all(kept.map((row) => draft(user, row.key)))).filter(Boolean);
  }

  // How many would be lost if this account's memory were wiped now.
  async function waiting(user) {
    return (await all("drafts")).filter((row) => row.user === user && [...WAITING, "editing"].includes(row.state)).length;
  }

  async function others(user) {
    return (await all("drafts")).filter((row) => row.user !== user && WAITING.includes(row.state)).length;
  }

  async function drop(key) {
    await remove("drafts", [key]);
  }

  // Signing out: the key goes first, so that nothing can be read even if the rest were cut short.
  async function wipe(user) {
    await remove("keys", [user]);
    await remove("drafts", (await all("drafts")).filter((row) => row.user === user).map((row) => row.key));
    await remove("kept", (await all("kept")).filter((row) => row.user === user).map((row) => row.name));
  }

  self.sessionVault = { supported, enter, current, keep, read, save, draft, drafts, waiting, others, drop, wipe, WAITING };
})();
