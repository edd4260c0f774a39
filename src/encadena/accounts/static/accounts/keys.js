// Passkeys: turns the submit of a form with data-key into a ceremony of the browser, then sends the credential.
//
// data-key is "add", "authenticate" or "login". The options come from the JSON script #key-options, or from
// data-options-url when they must be fresh (login). Binary fields travel as base64url.

const decode = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0)).buffer;
};

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const withIds = (list) => (list ?? []).map((one) => ({ ...one, id: decode(one.id) }));

const creation = (options) => ({
  publicKey: {
    ...options.publicKey,
    challenge: decode(options.publicKey.challenge),
    user: { ...options.publicKey.user, id: decode(options.publicKey.user.id) },
    excludeCredentials: withIds(options.publicKey.excludeCredentials),
  },
});

const request = (options) => ({
  publicKey: {
    ...options.publicKey,
    challenge: decode(options.publicKey.challenge),
    allowCredentials: withIds(options.publicKey.allowCredentials),
  },
});

const sent = (credential) => {
  const response = { clientDataJSON: encode(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encode(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    type: credential.type,
    id: credential.id,
    rawId: encode(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const stored = () => JSON.parse(document.getElementById("key-options").textContent);

const fresh = async (url) => {
  const answer = await fetch(url, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return answer.json();
};

const ceremonies = {
  async add(form) {
    const options = creation(stored().creation_options);
    const passwordless = form.elements.passwordless?.checked ?? false;
    const selection = (options.publicKey.authenticatorSelection ??= {});
    selection.residentKey = passwordless ? "required" : "discouraged";
    selection.requireResidentKey = passwordless;
    if (passwordless) selection.userVerification = "required";
    return navigator.credentials.create(options);
  },
  async authenticate() {
    return navigator.credentials.get(request(stored().request_options));
  },
  async login(form) {
    const { request_options: options } = await fresh(form.dataset.optionsUrl);
    return navigator.credentials.get(request(options));
  },
};

for (const form of document.querySelectorAll("form[data-key]")) {
  if (!window.PublicKeyCredential) {
    form.querySelector("[data-key-unsupported]").hidden = false;
    form.querySelector("[type=submit]").disabled = true;
    continue;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-key-failed]");
    failed.hidden = true;
    try {
      const credential = await ceremonies[form.dataset.key](form);
      form.elements.credential.value = JSON.stringify(sent(credential));
      form.submit();
    } catch (error) {
      console.warn(error);
      failed.hidden = false;
    }
  });
}
