// The screen of a talk: typing goes to notes, single keys and the row under the thumb mark them.
import { startClock } from "./clock.js";
import { question, startGuide } from "./guide.js";
import { keeper } from "./keeper.js";
import { bar, draw, edit, forget, lineAt } from "./page.js";

const live = document.getElementById("live");
const editor = document.getElementById("editor");
const state = document.getElementById("kept");
const spoken = document.getElementById("spoken");
const keys = document.getElementById("keys");
const topics = document.getElementById("topic");
const end = document.getElementById("end");
const SLOW = 250; // ms in which words are on their way to the disk without a word about it

const SAID = {
  opening: () => "",
  writing: () => "Keeping",
  kept: () => "Kept on this device",
  saved: () => "Saved",
  here: () => "Only in this window until it is saved",
  offline: () => "No connection. Kept on this device, will be saved",
  out: (count) => `Signed out. Open Askaround again; ${count === 1 ? "1 line is" : `${count} lines are`} kept here`,
  gone: () => "This talk is no longer on file. Kept on this device",
  full: () => "The disk is full. Kept on this device",
};
const CALM = new Set(["opening", "writing", "kept", "saved"]);
let slow = 0;
const tell = (now, count) => {
  const before = state.dataset.state;
  const sentence = SAID[now]?.(count) ?? `${now} Kept on this device`;
  clearTimeout(slow);
  state.dataset.state = SAID[now] ? now : "refused";
  if (now === "writing") slow = setTimeout(() => { state.textContent = sentence; }, SLOW);
  else state.textContent = sentence;
  if (before !== now && (!CALM.has(now) || !CALM.has(before))) spoken.textContent = sentence;
};

let current = null; // the uuid of the line with the editor
let barred = null; // the uuid of the line that marks go to
const notes = keeper({
  ...live.dataset,
  tell,
  changed: (record) => (record.tick ? guide.changed(record) : arrived(record)),
});
const guide = startGuide(notes.keep);
const { lines } = notes;
const inOrder = () => [...lines.values()].sort((a, b) => a.place - b.place || (a.said_at < b.said_at ? -1 : 1));
const standing = () => inOrder().filter((line) => !line.removed);

let blank = null; // a line that nothing is typed in yet, which nobody has to keep
const get = (uuid) => lines.get(uuid) ?? (blank?.uuid === uuid ? blank : undefined);
const fresh = () => {
  const [item, last] = [question(), inOrder().at(-1)];
  return {
    uuid: crypto.randomUUID(),
    edits: 0,
    place: (last?.place ?? -1) + 1,
    said_at: "",
    text: "",
    kind: "note",
    topic: item?.dataset.topic ?? "",
    prompting: item ? "asked" : "",
    question: item?.dataset.item ?? null,
    removed: false,
  };
};
const aim = (uuid) => {
  const before = get(barred);
  barred = uuid;
  bar(get(uuid));
  if (before) draw(before);
};
const touch = (line) => {
  line.edits += 1;
  notes.keep(line);
  draw(line);
  if (line.uuid === barred) bar(line);
};
// Leave the line that was typed in: without words it is none.
const leave = () => {
  const line = get(current);
  if (!line) return;
  if (line === blank) forget(line);
  else if (!line.text.trim() && !line.removed) touch(Object.assign(line, { removed: true }));
  if (line === blank) blank = null;
};
const typeIn = (line) => {
  if (current !== line.uuid) leave();
  current = line.uuid;
  if (line.removed) touch(Object.assign(line, { removed: false }));
  edit(line);
  if (line !== blank) aim(line.uuid);
  editor.focus();
};
const newLine = () => {
  const line = get(current);
  if (line === blank && blank) return editor.focus();
  leave();
  blank = fresh();
  typeIn(blank);
};
const arrived = (line) => {
  if (line.removed && !document.getElementById(`line-${line.uuid}`)) return;
  draw(line);
  if (line.uuid === current && line.text !== editor.value) edit(line);
  if (line.uuid === barred) bar(line);
};

editor.addEventListener("input", () => {
  let line = get(current);
  if (line === blank) {
    Object.assign(line, fresh(), { uuid: line.uuid, said_at: new Date().toISOString() });
    blank = null;
  }
  line.text = editor.value;
  touch(line);
  if (barred !== line.uuid) aim(line.uuid);
  document.querySelector(".said")?.remove(); // what was done before is read by now
});
// Keyboards of phones have no key events to speak of; this is what each of them says.
editor.addEventListener("beforeinput", (event) => {
  if (!["insertLineBreak", "insertParagraph"].includes(event.inputType)) return;
  event.preventDefault();
  newLine();
});

const mark = (change) => {
  const line = get(barred);
  if (line && !line.removed) touch(Object.assign(line, change(line)));
};
const markKind = (kind) => mark((line) => ({ kind: line.kind === kind ? "note" : kind }));
const markTopic = (topic) => mark((line) => ({ topic: line.topic === topic ? "" : topic }));
const markUnasked = () => mark((line) => ({ prompting: line.prompting === "volunteered" ? "asked" : "volunteered" }));
const takeOut = () => {
  const line = get(barred);
  if (!line) return;
  touch(Object.assign(line, { removed: !line.removed }));
  if (line.removed && line.uuid === current) {
    editor.blur();
    newLine();
  }
};

// A tap must not take the focus, and with it the keyboard, from the line that is typed in.
live.addEventListener("mousedown", (event) => {
  if (event.target.closest("#tools button, #guide :is(button, summary), #clock")) event.preventDefault();
});
const tools = document.getElementById("tools");
tools.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.kind) markKind(button.dataset.kind);
  else if (button?.id === "volunteered") markUnasked();
  else if (button?.id === "remove") takeOut();
  else if (button?.id === "next") newLine();
});
topics.addEventListener("change", () => mark(() => ({ topic: topics.value })));
document.getElementById("lines").addEventListener("click", (event) => {
  const line = get(lineAt(event.target));
  if (line && line.uuid !== current) typeIn(line);
});

const go = (step) => {
  const all = standing();
  const line = all[Math.min(Math.max(all.findIndex((each) => each.uuid === barred) + step, 0), all.length - 1)];
  if (!line) return;
  aim(line.uuid);
  document.getElementById(`line-${line.uuid}`).scrollIntoView({ block: "nearest" });
};
const doing = {
  ...Object.fromEntries([...tools.querySelectorAll("[data-kind]")].map(
    ({ dataset }) => [dataset.key, () => markKind(dataset.kind)],
  )),
  o: () => mark(() => ({ kind: "note" })),
  a: markUnasked,
  t: () => topics.focus(),
  x: takeOut,
  w: newLine,
  Enter: () => { if (get(barred)) typeIn(get(barred)); else newLine(); },
  ArrowUp: () => go(-1),
  ArrowDown: () => go(1),
  ArrowLeft: () => guide.step(-1),
  ArrowRight: () => guide.step(1),
  "?": () => keys.showModal(),
};
for (const { value, dataset } of topics.options) if (dataset.digit) doing[dataset.digit] = () => markTopic(value);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && [editor, topics].includes(event.target)) return event.target.blur();
  if (event.target.closest("textarea, select, dialog, input")) return;
  if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
  if (document.documentElement.hasAttribute("data-no-keys") || !Object.hasOwn(doing, event.key)) return;
  event.preventDefault();
  doing[event.key]();
});

// The talk ends once everything is on the server, so that nothing is left behind here.
end?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await notes.settle()) end.submit();
  else spoken.textContent = `${state.textContent}. End the talk once that is done.`;
});

// The keyboard of a phone covers the page; what is left of it is where everything has to fit.
const LOW = 480; // px
const fit = () => {
  const seen = visualViewport.height * visualViewport.scale;
  document.documentElement.style.setProperty("--seen", `${seen}px`);
  live.classList.toggle("low", seen < LOW);
  editor.scrollIntoView({ block: "nearest" });
};
visualViewport.addEventListener("resize", fit);

if (live.dataset.begun) startClock(live.dataset.begun, Number(live.dataset.minutes), (words) => { spoken.textContent = words; });
await notes.gather();
guide.resume(standing().at(-1)?.question);
if (!current) newLine();
aim(standing().at(-1)?.uuid);
