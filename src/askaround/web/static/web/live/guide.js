// The questions of the talk: pressing one makes it the question that notes go to, and ticks it as asked.
const guide = document.getElementById("guide");
const items = [...guide.querySelectorAll("[data-item]")];
const atQuestion = document.getElementById("at-question");

export const question = () => guide.querySelector("[aria-current]");

const show = () => {
  const asked = items.filter((item) => item.getAttribute("aria-pressed") === "true").length;
  const here = question()?.querySelector("span").firstChild.textContent.trim() ?? "";
  atQuestion.textContent = items.length ? `${asked} of ${items.length} asked${here && `: ${here}`}` : "";
};
// Which question it is in this window, also after a reload.
const memory = `askaround-question ${document.getElementById("live").dataset.talk}`;
const goTo = (item) => {
  question()?.removeAttribute("aria-current");
  item?.setAttribute("aria-current", "true");
  item?.scrollIntoView({ block: "nearest" });
};
const tick = (item, asked) => {
  item.setAttribute("aria-pressed", String(asked));
  show();
};

// `keep(tick)` is told what was pressed, `chosen(item)` which question is the one now, if any. A tick counts its
// edits by the clock.
export const startGuide = ({ keep, chosen }) => {
  const press = (item) => {
    const wasAsked = item.getAttribute("aria-pressed") === "true";
    const over = wasAsked && item === question();
    goTo(over ? null : item);
    sessionStorage.setItem(memory, question()?.dataset.item ?? "");
    show();
    chosen(question());
    if (wasAsked && !over) return;
    tick(item, !over);
    const now = new Date();
    keep({ tick: true, uuid: item.dataset.item, edits: now.getTime(), asked: over ? null : now.toISOString() });
  };
  for (const item of items) item.addEventListener("click", () => press(item));
  const goToUuid = (uuid) => goTo(items.find((item) => item.dataset.item === uuid));
  goToUuid(sessionStorage.getItem(memory));
  // On a phone the talk has the room; the guide is one tap away.
  if (matchMedia("(max-width: 900px)").matches) guide.open = false;
  show();
  return {
    step: (by) => {
      const item = items[Math.min(Math.max(items.indexOf(question()) + by, 0), items.length - 1)];
      if (item && item !== question()) press(item);
    },
    // Go on where the notes stopped, in a window that was not here before.
    resume: (uuid) => {
      if (sessionStorage.getItem(memory) !== null) return;
      goToUuid(uuid);
      show();
    },
    changed: ({ uuid, asked }) => {
      const item = items.find((each) => each.dataset.item === uuid);
      if (item) tick(item, asked !== null);
    },
  };
};
