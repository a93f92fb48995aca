// Lines that were typed during the talk and are still on this device only: send them, then show them.
import { keeper } from "./keeper.js";
import { heldFor } from "./store.js";

const said = document.getElementById("leftovers");
const held = await heldFor(said.dataset.talk).catch(() => []);
if (held.length) {
  const lines = held.length === 1 ? "1 line is" : `${held.length} lines are`;
  said.textContent = `${lines} kept on this device only. Saving`;
  const notes = keeper({ ...said.dataset, tell: () => {}, changed: () => {} });
  await notes.gather();
  if (await notes.settle()) location.reload();
  else said.textContent = `${lines} kept on this device only, and saved once this page is opened with a connection.`;
}
