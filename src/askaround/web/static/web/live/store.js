// What was typed, on this device, until the server has it. Each write is on the disk before it counts.
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("askaround", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("held", { keyPath: "uuid" }).createIndex("talk", "talk");
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
opened.catch(() => {}); // whoever writes or reads learns of it

const finished = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = resolve;
  transaction.onabort = () => reject(transaction.error);
});
// Another window may hold a later state of the same record: what has more edits stays.
const ifLater = (held, record, write) => {
  held.get(record.uuid).onsuccess = ({ target }) => write(target.result);
};

export const hold = async (records) => {
  const transaction = (await opened).transaction("held", "readwrite", { durability: "strict" });
  const held = transaction.objectStore("held");
  for (const record of records) {
    ifLater(held, record, (there) => { if (!there || there.edits <= record.edits) held.put(record); });
  }
  await finished(transaction);
};

// The server has these: let go of what is no later.
export const release = async (records) => {
  const transaction = (await opened).transaction("held", "readwrite");
  const held = transaction.objectStore("held");
  for (const record of records) {
    ifLater(held, record, (there) => { if (there && there.edits <= record.edits) held.delete(record.uuid); });
  }
  await finished(transaction);
};

// A page that is left cannot wait for the disk. What it could not hold any more, the next one holds.
const parting = (talk) => `askaround-parting ${talk} `;
export const part = (talk, records) => {
  try {
    if (records.length) localStorage.setItem(parting(talk) + crypto.randomUUID(), JSON.stringify(records));
  } catch {} // there is no third place
};
const parted = (talk) => {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(parting(talk)));
  const records = names.flatMap((name) => JSON.parse(localStorage.getItem(name) ?? "[]"));
  return { records, forget: () => { for (const name of names) localStorage.removeItem(name); } };
};

export const heldFor = async (talk) => {
  const { records, forget } = parted(talk);
  try {
    await hold(records);
  } catch {
    return records;
  } finally {
    forget();
  }
  const transaction = (await opened).transaction("held");
  const request = transaction.objectStore("held").index("talk").getAll(talk);
  await finished(transaction);
  return request.result;
};
