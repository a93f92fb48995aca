// Is it the Askaround that made this page which answers? Another program may have taken its port.
const RECENT = 2000; // ms for which one proof is enough to say goodbye, when there is no time to ask again
const bytes = (text) => new TextEncoder().encode(text);
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Raised when whoever answers does not know the secret of this page.
export class Stranger extends Error {}

// `proof` is the secret that the page got for this address. It is never sent: each request carries a number, and
// the answer has to carry that number signed with the secret.
export const homeAt = ({ address, proof }) => {
  const key = crypto.subtle.importKey("raw", bytes(proof), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  let proved = -Infinity;

  const ask = async (what = {}) => {
    const nonce = crypto.randomUUID();
    const headers = { ...what.headers, "Askaround-Nonce": nonce };
    const response = await fetch(address, { cache: "no-store", redirect: "error", ...what, headers });
    const signed = hex(await crypto.subtle.sign("HMAC", await key, bytes(nonce)));
    if (response.headers.get("Askaround-Home") !== signed) {
      proved = -Infinity;
      throw new Stranger();
    }
    proved = performance.now();
    return response;
  };

  return {
    ask,
    // Without the cookie, which a stranger could use. Raises Stranger.
    prove: () => ask({ method: "HEAD", credentials: "omit", signal: AbortSignal.timeout(10_000) }),
    isProved: () => performance.now() - proved < RECENT,
  };
};
