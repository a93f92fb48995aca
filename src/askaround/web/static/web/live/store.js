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

export const heldFor = async (talk) => {
  const transaction = (await opened).transaction("held");
  const request = transaction.objectStore("held").index("talk").getAll(talk);
  await finished(transaction);
  return request.result;
};
