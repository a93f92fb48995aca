// Keeps records of a talk, lines and ticked questions: first on this device, then on the server.
// A record has a uuid made here and counts its edits; the server keeps whatever has the most, so that sending
// twice, late or crosswise does no harm. Nothing is sent before the server has proved that it is the one that made
// this page.
import { homeAt, Stranger } from "../home.js";
import { heldFor, hold, part, release } from "./store.js";

const MOST = 50; // records at a time
const FAREWELL = 30_000; // letters; browsers let go of more when a page is closed
const SOON = 800; // ms
const LATEST = 15_000; // ms between tries
const LINE = ["uuid", "edits", "place", "said_at", "text", "kind", "topic", "prompting", "question", "removed"];

const isOut = (line) => line.removed || !line.text.trim();
const alike = (one, other) => {
  if (isOut(one) || isOut(other)) return isOut(one) && isOut(other);
  return ["text", "kind", "topic", "prompting"].every((name) => one[name] === other[name]);
};

// `tell(state, sentence)` hears how things stand, `changed(record)` of what came from elsewhere.
export const keeper = ({ talk, address, proof, token, tell, changed }) => {
  const home = homeAt({ address, proof });
  const lines = new Map();
  const unheld = new Map(); // typed a moment ago
  const unsent = new Map(); // on this device as it stands here, and not on the server
  let [holding, sending, broken, trouble, wait, timer] = [null, null, false, "", SOON, 0];

  const show = () => {
    if (unheld.size || holding) tell("writing");
    else if (!unsent.size) tell("saved");
    else tell(broken ? "here" : trouble || "kept", unsent.size);
  };

  const holdAll = async () => {
    while (unheld.size) {
      const batch = [...unheld.values()];
      try {
        await hold(batch);
        broken = false;
      } catch {
        broken = true;
      }
      for (const record of batch) {
        unsent.set(record.uuid, record);
        if (unheld.get(record.uuid) === record) unheld.delete(record.uuid);
      }
    }
  };
  const later = (after) => {
    clearTimeout(timer);
    timer = setTimeout(send, after);
  };
  const keep = (record) => {
    if (!record.tick) lines.set(record.uuid, record);
    unheld.set(record.uuid, { ...record, talk });
    holding ??= holdAll().finally(() => {
      holding = null;
      show();
      if (!sending && !(trouble && timer)) later(trouble ? wait : SOON);
    });
    show();
  };

  const body = (records) => {
    const form = new FormData();
    const said = records.filter((record) => !record.tick);
    form.set("lines", JSON.stringify(said.map((line) => Object.fromEntries(LINE.map((name) => [name, line[name]])))));
    form.set("asked", JSON.stringify(Object.fromEntries(
      records.filter((record) => record.tick).map((tick) => [tick.uuid, tick.asked]),
    )));
    return form;
  };
  const post = (records, more) => home.ask({
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: body(records),
    ...more,
  });
  const whyNot = (error) => (error instanceof Stranger ? "stranger" : "offline");

  // What somebody else wrote meanwhile stays in its place; what was typed here goes on as a line of its own.
  const adopt = (theirs) => {
    const mine = unheld.get(theirs.uuid) ?? unsent.get(theirs.uuid);
    const known = lines.get(theirs.uuid);
    if (mine && mine.edits > theirs.edits) return;
    if (!mine && known && known.edits >= theirs.edits) return;
    const apart = mine && !mine.removed && !alike(mine, theirs) && !theirs.text.includes(mine.text);
    unheld.delete(theirs.uuid);
    unsent.delete(theirs.uuid);
    lines.set(theirs.uuid, theirs);
    if (mine) release([theirs]).catch(() => {});
    if (apart) {
      const copy = { ...mine, uuid: crypto.randomUUID(), edits: 1 };
      keep(copy);
      changed(copy);
    }
    changed(theirs);
  };
  const take = (sent, answer) => {
    for (const record of sent) {
      const differs = answer.other.some((line) => line.uuid === record.uuid);
      if (!differs && unsent.get(record.uuid)?.edits === record.edits) unsent.delete(record.uuid);
      const kept = answer.kept[record.uuid];
      const line = lines.get(record.uuid);
      if (line && kept > line.edits) line.edits = kept;
    }
    for (const line of answer.other) adopt(line);
    release(sent).catch(() => {});
  };

  const read = async () => {
    await home.prove();
    const response = await home.ask({ headers: { Accept: "application/json" }, signal: AbortSignal.timeout(30_000) });
    if (!response.ok) return false;
    const said = await response.json();
    token = said.token;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    for (const line of said.lines) adopt({ ...line, talk });
    for (const [uuid, asked] of Object.entries(said.asked)) {
      if (!unheld.has(uuid) && !unsent.has(uuid)) changed({ tick: true, uuid, asked });
    }
    return true;
  };

  // Return what keeps these from being saved, "" where they are.
  const deliver = async (records) => {
    await home.prove();
    let response = await post(records, { signal: AbortSignal.timeout(10_000) });
    // Somebody signed out, or came in anew, which changes the token.
    if (response.status === 403 && await read()) response = await post(records, { signal: AbortSignal.timeout(10_000) });
    if (response.ok) {
      take(records, await response.json());
      return "";
    }
    if (response.status === 422) return (await response.json()).refused;
    return { 403: "out", 404: "gone", 507: "full" }[response.status] ?? "offline";
  };
  const sendAll = async () => {
    timer = 0;
    await holding;
    const batch = [...unsent.values()].slice(0, MOST);
    if (!batch.length) return;
    try {
      trouble = await deliver(batch);
    } catch (error) {
      trouble = whyNot(error);
    }
    wait = trouble ? Math.min(2 * wait, LATEST) : SOON;
  };
  const send = () => {
    sending ??= sendAll().finally(() => {
      sending = null;
      show();
      if (unsent.size || unheld.size) later(trouble ? wait : 0);
    });
    return sending;
  };

  // Bring together what is held on this device and what the server has; called again when one comes back.
  const gather = async () => {
    for (const record of await heldFor(talk).catch(() => [])) {
      const line = lines.get(record.uuid);
      if (unheld.has(record.uuid) || unsent.has(record.uuid) || line?.edits > record.edits) continue;
      unsent.set(record.uuid, record);
      if (!record.tick) lines.set(record.uuid, { ...record, removed: isOut(record) });
      changed(lines.get(record.uuid) ?? record);
    }
    try {
      trouble = await read() ? "" : "out";
    } catch (error) {
      trouble = whyNot(error);
    }
    show();
    await send();
  };

  const again = () => { wait = SOON; if (unsent.size || trouble) later(0); };
  window.addEventListener("online", again);
  window.addEventListener("focus", gather);
  window.addEventListener("pagehide", () => {
    part(talk, [...unheld.values(), ...(broken ? unsent.values() : [])]);
    let room = FAREWELL;
    const last = [...new Map([...unsent, ...unheld]).values()].filter((record) => {
      room -= JSON.stringify(record).length;
      return room > 0;
    });
    if (last.length && home.isProved()) post(last, { keepalive: true }).catch(() => {});
  });

  // Send everything that is left; tells whether all of it is on the server.
  const settle = async () => {
    trouble = "";
    do await send(); while (!trouble && (unsent.size || unheld.size));
    return !unsent.size && !unheld.size;
  };

  return { lines, keep, gather, settle };
};
