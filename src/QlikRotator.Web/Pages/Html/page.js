// Pages work without this. It adds the reader's own time beside UTC, and follows what changes.
(() => {
  "use strict";

  const addLocalTimes = (root) => {
    for (const one of root.querySelectorAll("time[datetime]")) {
      const at = new Date(one.dateTime);
      if (!Number.isNaN(at.getTime()) && at.getTimezoneOffset() !== 0 && !one.dataset.told) {
        one.dataset.told = "yes";
        one.append(` (${at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })} here)`);
      }
    }
  };

  // Whoever is choosing or typing there is not interrupted.
  const isBusy = (part) =>
    document.hidden ||
    part.querySelector("input:checked, details[open]") !== null ||
    (part.contains(document.activeElement) && document.activeElement !== document.body);

  const renew = async () => {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
    const part = document.getElementById("live");
    if (answer.ok && fresh && part) {
      part.replaceChildren(...fresh.childNodes);
      addLocalTimes(part);
    }
  };

  addLocalTimes(document);
  const live = document.getElementById("live");
  if (live?.dataset.follow) {
    const source = new EventSource(live.dataset.follow);
    source.addEventListener("changed", renew);
    source.addEventListener("ended", () => {
      source.close();
      renew();
    });
  } else if (live?.dataset.renew) {
    setInterval(() => {
      if (!isBusy(live)) {
        renew().catch(() => {});
      }
    }, Number(live.dataset.renew) * 1000);
  }
})();
