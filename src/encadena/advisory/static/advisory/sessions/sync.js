// Sends what waits, once and in order, from the page or from the service worker: whoever holds the lock. The server knows
// every session by its key, so that an answer that got lost costs nothing but asking again.
(() => {
  const vault = self.sessionVault;
  const PATIENCE = 20_000;
  const channel = self.BroadcastChannel ? new BroadcastChannel("encadena-sessions") : null;

  const tell = (what) => channel?.postMessage(what);

  // → "done" | "offline" | "signed-out" | "other-user" | "later"
  function sync(addresses) {
    const run = () => sendAll(addresses);
    return self.navigator.locks ? self.navigator.locks.request("encadena-sessions-sync", run) : run();
  }

  async function sendAll({ data, send }) {
    const user = await vault.current();
    if (!user) return "done";
    const drafts = (await vault.drafts(user)).filter((d) => ["unsent", "sending"].includes(d.state));
    if (!drafts.length) return "done";
    const fresh = await ask(data);
    if (fresh.stop) return fresh.stop;
    if (fresh.body.user !== user) return "other-user";
    const { csrf, ...form } = fresh.body;
    await vault.keep(user, "form", form);
    for (const draft of drafts) {
      const stop = await sendOne(draft, send, csrf);
      if (stop) return stop;
    }
    return "done";
  }

  async function sendOne(draft, address, csrf) {
    await change(draft, "sending");
    const { names: _names, ...content } = draft.content;
    const body = JSON.stringify({ ...content, key: draft.key, user: draft.user });
    const headers = { "Content-Type": "application/json", "X-CSRFToken": csrf };
    const answer = await ask(address, { method: "POST", headers, body });
    if (answer.stop) {
      await change(draft, "unsent");
      return answer.stop;
    }
    await change(draft, answer.ok ? "sent" : "refused", answer.body);
    return null;
  }

  // A draft that somebody took back for correction meanwhile is not put back over what they are typing.
  async function change(draft, state, answer = null) {
    const now = await vault.draft(draft.user, draft.key);
    if (!now || (now.state === "editing" && state !== "sent")) return;
    await vault.save({ ...draft, state, answer, content: state === "sent" ? left(draft.content) : draft.content });
    tell({ key: draft.key, state });
  }

  // Of what was sent only its name, day and minutes stay in the phone, for a day.
  const left = ({ names, on, contact_minutes }) => ({ names, on, contact_minutes });

  async function ask(address, options = {}) {
    let answer;
    try {
      const signal = AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined;
      const headers = { Accept: "application/json", ...options.headers };
      answer = await fetch(address, { cache: "no-store", redirect: "manual", signal, ...options, headers });
    } catch {
      return { stop: "offline" };
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return { stop: "signed-out" };
    if (!answer.headers.get("Content-Type")?.includes("json")) return { stop: "later" };
    try {
      const body = await answer.json();
      const told = answer.ok || body.sentence;
      return told ? { ok: answer.ok, body } : { stop: "later" };
    } catch {
      return { stop: "offline" };
    }
  }

  self.sessionSync = { sync, channel };
})();
