// The screen of a talk: what is typed goes to notes; buttons, and keys held down together, mark them.
import { startClock } from "./clock.js";
import { question, startGuide } from "./guide.js";
import { keeper } from "./keeper.js";
import { startKeys } from "./keys.js";
import { bar, draw, edit, forget, lineAt, lineNear, wordsOf } from "./page.js";
import { startTyping } from "./typing.js";

const live = document.getElementById("live");
const editor = document.getElementById("editor");
const state = document.getElementById("kept");
const spoken = document.getElementById("spoken");
const keys = document.getElementById("keys");
const tools = document.getElementById("tools");
const topics = document.getElementById("topics");
const end = document.getElementById("end");
const LONGEST = Number(editor.dataset.longest);
const SLOW = 250; // ms in which words are on their way to the disk without a word about it

const SAID = {
  opening: () => "",
  writing: () => "Keeping",
  kept: () => "Kept on this device",
  saved: () => "Saved",
  here: () => "Only in this window until it is saved",
  offline: () => "No connection. Kept on this device, will be saved",
  stranger: () => "Another program answers at this address. Kept on this device, and not sent. Start Askaround again",
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
const guide = startGuide({
  keep: notes.keep,
  // What is typed next belongs to the question.
  chosen: (item) => { if (item) newLine(); else editor.focus(); },
});
const { lines } = notes;
const inOrder = () => [...lines.values()].sort((a, b) => a.place - b.place || (a.said_at < b.said_at ? -1 : 1));
const standing = () => inOrder().filter((line) => !line.removed);

let blank = null; // a line that nothing is typed in yet, which nobody has to keep
const get = (uuid) => lines.get(uuid) ?? (blank?.uuid === uuid ? blank : undefined);
// A line that is typed before it is known which others there are stands below them all the same: places count
// seconds, and this window knows its last one also after a reload.
const FIRST_PLACE = Date.UTC(2020);
const memory = `askaround-place ${live.dataset.talk}`;
const fresh = () => {
  const [item, last, now] = [question(), inOrder().at(-1), new Date()];
  return {
    uuid: crypto.randomUUID(),
    edits: 0,
    place: Math.max((last?.place ?? -1) + 1, Number(sessionStorage.getItem(memory)) + 1, Math.floor((now - FIRST_PLACE) / 1000)),
    said_at: now.toISOString(),
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
const typeAt = (line, at) => {
  typeIn(line);
  editor.setSelectionRange(Math.min(at, line.text.length), Math.min(at, line.text.length));
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
  if (line.uuid === current && line.removed) newLine(); // taken out in another window
  else if (line.uuid === current && line.text !== editor.value) edit(line);
  if (line.uuid === barred) bar(line);
};

const write = (text) => {
  const line = get(current);
  if (line === blank) {
    Object.assign(line, fresh(), { uuid: line.uuid });
    sessionStorage.setItem(memory, line.place);
    blank = null;
  }
  touch(Object.assign(line, { text, removed: false }));
  if (barred !== line.uuid) aim(line.uuid);
};
// What no line can hold goes on in the next one, after the last blank that leaves a line of some length.
const cut = (text) => {
  const at = Math.max(text.slice(0, LONGEST).search(/\s\S*$/) + 1, LONGEST / 2);
  return /[\uDC00-\uDFFF]/.test(text[at]) ? at - 1 : at; // the second half of a letter
};
const divide = () => {
  while (editor.value.length > LONGEST) {
    const text = editor.value;
    const at = cut(text);
    write(text.slice(0, at));
    newLine();
    editor.value = text.slice(at);
    write(editor.value);
    edit(get(current));
  }
};
editor.addEventListener("input", (event) => {
  write(editor.value);
  if (!event.isComposing) divide();
  document.querySelector(".said")?.remove(); // what was done before is read by now
});
editor.addEventListener("compositionend", divide);
// Keyboards of phones have no key events to speak of; this is what each of them says.
editor.addEventListener("beforeinput", (event) => {
  if (!["insertLineBreak", "insertParagraph"].includes(event.inputType)) return;
  event.preventDefault();
  newLine();
});

// Each mark ends with the caret in the line, and says what the line is now to those who do not see it.
const mark = (change) => {
  const line = get(barred);
  if (line && !line.removed) {
    touch(Object.assign(line, change(line)));
    spoken.textContent = wordsOf(line) || "An ordinary note";
  }
  topics.open = false;
  editor.focus();
};
const takeOut = () => {
  const line = get(barred);
  if (!line) return editor.focus();
  touch(Object.assign(line, { removed: !line.removed }));
  spoken.textContent = line.removed ? "Taken out" : "Back in";
  if (line.removed && line.uuid === current) newLine();
  editor.focus();
};
tools.addEventListener("click", (event) => {
  const { id, dataset } = event.target.closest("button") ?? {};
  if (dataset?.kind) mark((line) => ({ kind: line.kind === dataset.kind ? "note" : dataset.kind }));
  else if (dataset && "topic" in dataset) mark(() => ({ topic: dataset.topic }));
  else if (id === "volunteered") mark(({ prompting }) => ({ prompting: prompting === "volunteered" ? "asked" : "volunteered" }));
  else if (id === "remove") takeOut();
  else if (id === "next") newLine();
});

// A press must not take the focus, and with it the keyboard of a phone, from the line.
live.addEventListener("mousedown", (event) => {
  if (event.target.closest("button, summary") && !event.target.closest("form")) event.preventDefault();
});
// Wherever one clicks, the caret is in a line afterwards; only what leads elsewhere is left alone.
document.addEventListener("click", (event) => {
  const { target, detail, pointerType, clientY } = event;
  if (!target.closest("#topics")) topics.open = false;
  if (target === editor || target.closest("a, form, dialog, [data-keys]")) return;
  const said = target.closest(".words");
  if (said) return typeIn(get(lineAt(said)));
  if (target.closest("button, summary")) {
    // By keyboard one goes on from here; a thumb that folds the guide out has no use for the keyboard of the phone.
    if (detail && pointerType !== "touch") editor.focus();
    return;
  }
  if (!getSelection().isCollapsed) return; // to be copied
  if (target.closest(".sheet")) typeAt(get(lineNear(clientY)), Infinity);
  else editor.focus();
});

const clear = () => {
  keys.close();
  topics.open = false;
};
startTyping(clear);
startKeys({
  clear,
  ask: guide.step,
  // From the edge of a line to the one before or after, as on any paper.
  go: (step) => {
    const all = inOrder().filter((line) => !line.removed || line.uuid === current);
    const line = current === blank?.uuid ? all[all.length + step] : all[all.findIndex(({ uuid }) => uuid === current) + step];
    if (line) typeAt(line, editor.selectionStart);
    return Boolean(line);
  },
});
// A dialog gives the focus back without the caret, and what is typed then goes nowhere. So let it have none to give.
live.querySelector("[data-keys]").addEventListener("click", () => editor.blur());
keys.addEventListener("close", () => editor.focus());
keys.addEventListener("cancel", (event) => {
  event.preventDefault(); // and close at once, so that not even a letter typed meanwhile is lost
  clear();
  editor.focus();
});

// The talk ends once everything is on the server, so that nothing is left behind here.
end?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await notes.settle()) return end.submit();
  spoken.textContent = `${state.textContent}. End the talk once that is done.`;
  editor.focus();
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
// Some may have typed before this script was there.
const early = editor.value;
newLine();
if (early) {
  write(early);
  edit(get(current));
  divide();
}
await notes.gather();
guide.resume(standing().at(-1)?.question);
editor.scrollIntoView({ block: "nearest" });
if (!barred) aim(standing().at(-1)?.uuid);
