// The ring of the promised time: it empties quietly, and says in words what is left where it is asked.
const ring = document.getElementById("clock");
const words = document.getElementById("left-words");
const arc = document.getElementById("left");
const TOLD = [0, 1, 5]; // minutes left at which it is spoken

const inWords = (minutes) => {
  if (!minutes) return "The promised time is over";
  return `${minutes} minute${minutes === 1 ? "" : "s"} left`;
};

export const startClock = (begun, minutes, speak) => {
  const promised = minutes * 60_000;
  const end = new Date(begun).getTime() + promised;
  const left = () => Math.min(Math.max(end - Date.now(), 0), promised);
  const toTell = TOLD.filter((at) => at * 60_000 < left());
  const show = () => {
    const now = Math.ceil(left() / 60_000);
    arc.setAttribute("stroke-dasharray", `${(100 * left()) / promised} 100`);
    if (words.textContent !== inWords(now)) [words.textContent, ring.title] = [inWords(now), inWords(now)];
    if (toTell.length && now <= toTell.at(-1)) {
      while (toTell.length && now <= toTell.at(-1)) toTell.pop();
      speak(inWords(now));
    }
  };
  show();
  setInterval(show, 1000);
  document.addEventListener("visibilitychange", show);
  ring.addEventListener("click", () => {
    const shown = !words.classList.toggle("unseen");
    ring.setAttribute("aria-pressed", String(shown));
  });
};
