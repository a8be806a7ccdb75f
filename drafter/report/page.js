"use strict";
(function () {
  const all = (selector, within) => Array.prototype.slice.call((within || document).querySelectorAll(selector));
  const root = document.documentElement;
  const cards = all(".card"), marks = all(".mark"), papers = all(".paper");
  const wide = window.matchMedia("(min-width: 1152px)");
  const gap = 6;
  let active = null;

  root.classList.add("js");

  const numbers = (element, name) => (element.getAttribute(name) || "").split(" ").filter(Boolean);
  const holding = (name) => {
    const found = {};
    all("[" + name + "]").forEach((element) => numbers(element, name).forEach((n) => (found[n] = found[n] || []).push(element)));
    return found;
  };
  const own = holding("data-f"), related = holding("data-r");
  const number = (card) => card.id.slice(1);
  const gone = (card) => card.classList.contains("gone");

  // Cards stand beside their marks, as near as they can without overlapping: neighbours that collide share their distance.
  function placed(paper) {
    const top = paper.getBoundingClientRect().top;
    const rows = all(".card", paper).filter((card) => !gone(card)).map((card) => {
      const mark = (own[number(card)] || [])[0] || card.parentNode;
      return { card: card, want: mark.getBoundingClientRect().top - top, high: card.offsetHeight + gap, heavy: card === active ? 1e6 : 1 };
    }).sort((a, b) => a.want - b.want);
    const groups = [];
    rows.forEach((row) => {
      let group = { rows: [row], high: row.high, heavy: row.heavy, sum: row.heavy * row.want };
      for (let before = groups[groups.length - 1]; before && before.at + before.high > at(group); before = groups[groups.length - 1]) {
        groups.pop();
        group = { rows: before.rows.concat(group.rows), high: before.high + group.high, heavy: before.heavy + group.heavy,
          sum: before.sum + group.sum - group.heavy * before.high };
      }
      group.at = at(group);
      groups.push(group);
    });
    let end = 0;
    groups.forEach((group) => {
      let y = group.at;
      group.rows.forEach((row) => { row.card.style.top = y + "px"; y += row.high; });
      end = y;
    });
    paper.style.minHeight = end + "px";
  }
  const at = (group) => Math.max(0, group.sum / group.heavy);

  let waiting = false;
  function arrange() {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      root.classList.toggle("side", wide.matches);
      papers.forEach((paper) => (wide.matches ? placed(paper) : (paper.style.minHeight = "")));
    });
  }

  function said() {
    const seen = cards.filter((card) => !gone(card));
    const count = document.getElementById("count");
    if (count) count.textContent = (active ? seen.indexOf(active) + 1 : "–") + " / " + seen.length;
  }

  function light(card, on) {
    card.classList.toggle("on", on);
    (own[number(card)] || []).forEach((mark) => mark.classList.toggle("on", on));
    (related[number(card)] || []).forEach((place) => place.classList.toggle("twin", on));
  }

  function inSight(element) {
    const box = element.getBoundingClientRect();
    return box.top > 60 && box.bottom < window.innerHeight - 20;
  }

  function choose(card, still) {
    if (active) {
      light(active, false);
      if (active.classList.contains("hint") && !unfolded()) active.open = false;
    }
    active = card;
    if (card) {
      card.open = true;
      light(card, true);
      const mark = (own[number(card)] || [card])[0];
      if (!still && !inSight(mark)) mark.scrollIntoView({ block: "center" });
    }
    said();
    arrange();
  }

  function step(by) {
    const seen = cards.filter((card) => !gone(card));
    if (!seen.length) return;
    const here = active ? seen.indexOf(active) : by > 0 ? -1 : 0;
    choose(seen[(here + by + seen.length) % seen.length]);
  }

  const unfolded = () => all("[data-unfold]").some((box) => box.checked);
  function filter() {
    const levels = all("[data-level]").filter((box) => box.checked).map((box) => box.getAttribute("data-level"));
    const checks = {};
    all("[data-only]").forEach((box) => (checks[box.getAttribute("data-only")] = box.checked));
    const hidden = {};
    cards.forEach((card) => {
      const shown = levels.some((level) => card.classList.contains(level)) && checks[card.getAttribute("data-check")] !== false;
      card.classList.toggle("gone", !shown);
      if (!shown) hidden[number(card)] = true;
    });
    marks.forEach((mark) => mark.classList.toggle("off", numbers(mark, "data-f").every((n) => hidden[n])));
    if (active && gone(active)) choose(null);
    said();
    arrange();
  }

  document.addEventListener("change", (event) => {
    if (event.target.hasAttribute("data-unfold")) cards.forEach((card) => { if (card.classList.contains("hint")) card.open = event.target.checked; });
    filter();
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    const mark = target.closest(".mark"), link = target.closest("a"), card = target.closest(".card");
    if (target.hasAttribute("data-step")) return step(Number(target.getAttribute("data-step")));
    if (target.hasAttribute("data-every")) {
      all("[data-only]").forEach((box) => (box.checked = Boolean(target.getAttribute("data-every"))));
      return filter();
    }
    if (mark) {
      event.preventDefault();
      const here = numbers(mark, "data-f").map((n) => document.getElementById("c" + n)).filter((one) => !gone(one));
      if (here.length) choose(here[(here.indexOf(active) + 1) % here.length]);
    } else if (card && !link) {
      if (card !== active) { event.preventDefault(); choose(card); }
    } else if (link && target.closest(".see")) {
      const row = document.getElementById(link.getAttribute("href").slice(1));
      const turn = all("a", link.parentNode).filter((one) => one.hash === link.hash).indexOf(link);
      const places = (related[number(card)] || []).filter((one) => row.contains(one));
      const place = places[turn] || places[0] || row;
      event.preventDefault();
      choose(card, true);
      place.scrollIntoView({ block: "center" });
    } else if (link && (link.getAttribute("href") || "").indexOf("#manual-") === 0) {
      document.getElementById(link.getAttribute("href").slice(1)).open = true;
    } else if (!target.closest(".picker")) {
      all(".picker").forEach((picker) => (picker.open = false));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "j" || event.key === "J") step(1);
    else if (event.key === "k" || event.key === "K") step(-1);
    else if (event.key === "Escape") choose(null);
  });

  document.addEventListener("toggle", arrange, true);
  window.addEventListener("resize", arrange);
  window.addEventListener("load", arrange);
  filter();
})();
