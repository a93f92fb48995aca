// Asks, once, whether to go by the browser's clock where Askaround goes by another. Without this file, the
// page You has the same.
const slot = document.getElementById("place");
const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();

const ask = async () => {
  // Nothing to ask is remembered while the tab is open, so that not each page asks again whether there is.
  const settled = `askaround-place ${zone} ${slot.dataset.zone} ${slot.dataset.country}`;
  if (sessionStorage.getItem(settled)) return;
  const said = { zone, language: navigator.language, back: location.pathname + location.search };
  const answer = await fetch(`${slot.dataset.address}?${new URLSearchParams(said)}`);
  if (answer.status === 204) sessionStorage.setItem(settled, "yes");
  else if (answer.ok && !answer.redirected) slot.innerHTML = await answer.text();
};

if (slot && (zone !== slot.dataset.zone || !slot.dataset.country)) ask().catch(() => {});
