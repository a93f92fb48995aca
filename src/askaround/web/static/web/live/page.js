// The lines on the page: one of them holds the editor, and one has the bar, which is the one that marks go to.
const list = document.getElementById("lines");
const editor = document.getElementById("editor");
const tools = document.getElementById("tools");
const topic = document.getElementById("topic");
const topics = [...tools.querySelectorAll("[data-topic]")];
const volunteered = document.getElementById("volunteered");
const kinds = [...tools.querySelectorAll("[data-kind]")];

const rowOf = (line) => line && document.getElementById(`line-${line.uuid}`);
export const lineAt = (target) => target.closest("#lines li")?.dataset.uuid;

const topicOf = (line) => topics.find((button) => button.dataset.topic === (line?.topic ?? ""));
export const wordsOf = (line) => {
  const kind = kinds.find((button) => button.dataset.kind === line.kind)?.textContent.trim();
  const about = line.topic && topicOf(line).textContent;
  return [kind, about, line.prompting === "volunteered" && "unasked"].filter(Boolean).join(" · ");
};
const filled = (row, line) => {
  row.dataset.kind = line.kind;
  row.hidden = line.removed && !row.classList.contains("barred");
  row.classList.toggle("out", line.removed);
  const [said, about] = row.querySelectorAll(".words, .about");
  said.textContent = line.removed ? "Taken out. Press to bring it back." : line.text;
  about.textContent = line.removed ? "" : wordsOf(line);
};
const made = (line) => {
  const row = document.createElement("li");
  row.id = `line-${line.uuid}`;
  row.dataset.uuid = line.uuid;
  const said = document.createElement("button");
  Object.assign(said, { type: "button", className: "words" });
  const about = document.createElement("span");
  about.className = "about";
  row.append(said, about);
  return row;
};

// Show a line as it is now, at its place among the others.
export const draw = (line) => {
  const row = rowOf(line) ?? made(line);
  row.dataset.place = line.place;
  filled(row, line);
  const rows = [...list.children].filter((each) => each !== row);
  const after = rows.findLast((each) => Number(each.dataset.place) <= line.place);
  if (after ? after.nextElementSibling !== row : list.firstElementChild !== row) {
    const typing = document.activeElement === editor;
    if (after) after.after(row);
    else list.prepend(row);
    if (typing) editor.focus(); // which is lost by what moves
  }
};

// Tell which line stands at a height of the window, or next to it.
export const lineNear = (y) => {
  const away = (row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return Math.max(top - y, y - bottom, 0);
  };
  const rows = [...list.children].filter((row) => !row.hidden && !row.classList.contains("out"));
  return rows.sort((a, b) => away(a) - away(b))[0]?.dataset.uuid;
};

// The line grows with its words also where the browser does not do that by itself.
const grow = () => {
  editor.style.height = "auto";
  editor.style.height = `${editor.scrollHeight}px`;
};
export const edit = (line) => {
  draw(line);
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const row = rowOf(line);
  row.setAttribute("aria-current", "true");
  if (editor.parentElement !== row) row.lastElementChild.before(editor);
  editor.value = line.text;
  grow();
  row.scrollIntoView({ block: "nearest" });
};
editor.addEventListener("input", grow);

// Say which line the marks go to, and what it is.
export const bar = (line) => {
  for (const row of list.querySelectorAll(".barred")) row.classList.remove("barred");
  rowOf(line)?.classList.add("barred");
  for (const button of kinds) button.setAttribute("aria-pressed", String(line?.kind === button.dataset.kind));
  volunteered.setAttribute("aria-pressed", String(line?.prompting === "volunteered"));
  topic.textContent = topicOf(line).textContent;
  for (const button of topics) button.setAttribute("aria-pressed", String(button === topicOf(line)));
};
export const forget = (line) => {
  const row = rowOf(line);
  if (row?.contains(editor)) list.after(editor);
  row?.remove();
};
