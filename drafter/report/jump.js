"use strict";
// Marks carry the numbers of their entries (data-n, the one that colours them first), an entry its look (data-look).
(function () {
  const all = (selector, within) => Array.prototype.slice.call((within || document).querySelectorAll(selector));
  const numbers = (mark) => mark.getAttribute("data-n").split(" ");
  const entries = {}, marks = {};
  all("[data-look]").forEach((entry) => (entries[entry.id.slice(1)] = entry));
  all("[data-n]").forEach((mark) => numbers(mark).forEach((n) => (marks[n] = marks[n] || []).push(mark)));
  const texts = all(".words [data-n]");
  let lit = [], active = null, last = null;

  document.documentElement.classList.add("js");

  function light(shown) {
    lit.forEach((one) => one.classList.remove("on", "here"));
    lit = [];
    shown.forEach((n) => (lit = lit.concat(entries[n] || [], marks[n] || [])));
    lit.forEach((one) => one.classList.add("on"));
    active = shown.length === 1 ? shown[0] : null;
  }

  // A phrase that others cut into pieces is one place.
  const follows = (mark, n) => mark.previousSibling && mark.previousSibling.getAttribute && (mark.previousSibling.getAttribute("data-n") || "").split(" ").indexOf(n) >= 0;
  const places = (n) => (marks[n] || []).filter((mark) => mark.closest(".words") && !follows(mark, n));

  function go(place) {
    if (!place) return;
    if (last) last.classList.remove("here");
    last = place;
    lit.push(place);
    place.classList.add("here");
    place.scrollIntoView({ block: "center" });
  }

  function reveal(n) {
    const entry = entries[n];
    const list = entry && entry.closest(".list");
    for (let fold = entry && entry.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
    if (list && list.scrollHeight > list.clientHeight) list.scrollTop += entry.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
  }

  const off = {};
  const kind = (n) => entries[n].getAttribute("data-look").split(" ")[0];
  const shown = (n) => !off[kind(n)];

  function next(mark) {
    const held = numbers(mark).filter(shown);
    const n = held.indexOf(active) >= 0 ? active : held[0];
    if (!n) return;
    const row = places(n);
    const here = row.filter((place) => place === mark || place.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING).length - 1;
    light([n]);
    reveal(n);
    if (row.length > 1) go(row[(here + 1) % row.length]);
    else if (entries[n].getBoundingClientRect().top < 0 || entries[n].getBoundingClientRect().top > window.innerHeight - 40) entries[n].scrollIntoView({ block: "center" });
  }

  function step(by) {
    const order = Object.keys(entries).filter((n) => shown(n) && places(n).length);
    if (!order.length) return;
    const n = order[(order.indexOf(active) + by + (active ? 0 : by < 0 ? 1 : 0) + order.length) % order.length];
    light([n]);
    reveal(n);
    go(places(n)[0]);
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-n]"), entry = event.target.closest("[data-look]"), link = event.target.closest("a");
    if (mark && mark.closest(".words")) {
      event.preventDefault();
      next(mark);
    } else if (mark) {
      light(numbers(mark));
    } else if (entry && (link || !event.target.closest("summary"))) {
      light([entry.id.slice(1)]);
      if (!link) go(places(active)[0]);
    }
    if (link && !event.defaultPrevented) {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      const place = target && target.closest(".words [data-n]");
      if (place) { event.preventDefault(); go(place); }
    }
  });

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.hasAttribute("data-kind")) return;
    off[box.getAttribute("data-kind")] = !box.checked;
    Object.keys(entries).forEach((n) => entries[n].classList.toggle("gone", !shown(n)));
    texts.forEach((mark) => {
      const n = numbers(mark).filter(shown)[0];
      mark.className = n ? entries[n].getAttribute("data-look") : "off";
    });
    light([]);
  });

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest && event.target.closest(".words [data-n]");
    const entry = mark && !mark.title && entries[numbers(mark)[0]];
    const why = entry && entry.querySelector("p");
    if (why) mark.title = why.textContent;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "j" || event.key === "J") step(1);
    else if (event.key === "k" || event.key === "K") step(-1);
    else if (event.key === "Escape") light([]);
  });
})();
