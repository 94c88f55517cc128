// Comfort in lists only: every page works without this file. Its words come from the page.
(() => {
  const words = document.currentScript.dataset, all = (s, e = document) => [...e.querySelectorAll(s)];
  const make = (tag, parent, given = {}) => { const e = Object.assign(document.createElement(tag), given); parent?.append(e); return e; };
  const box = make("p", null, { className: "view" }), label = make("label", box), say = make("span", null, { role: "status" });
  const tell = (n, of) => { say.textContent = n < of ? words.shown.replace("{0}", n).replace("{1}", of) : ""; };
  // A heading goes with its list.
  const heads = () => { for (const list of all(".year + ol")) list.previousElementSibling.hidden = [...list.children].every(i => i.hidden); };
  if (words.find) {
    const rows = all(".people > li"), fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(), names = rows.map(r => fold(r.firstChild.textContent));
    if (rows.length < 10) return;
    label.append(words.find);
    const field = make("input", label, { type: "search" });
    field.oninput = () => { const part = fold(field.value.trim()); let n = 0; rows.forEach((r, i) => { r.hidden = !names[i].includes(part); n += !r.hidden; }); heads(); tell(n, rows.length); };
    box.append(say);
    document.querySelector(".year").before(box);
    return;
  }
  // What the facts of each statement name: countries, topics, people.
  const named = all("#_by .entries > li > div").map(div => ({ div, names: new Set(all(":scope > p:last-child > a, :scope > p:last-child .field a", div).filter(a => !a.hash).map(a => a.textContent)) }));
  const counts = new Map();
  for (const { names } of named) for (const name of names) counts.set(name, (counts.get(name) || 0) + 1);
  if (counts.size < 2) return;
  label.append(words.about);
  const choice = make("select", label), kinds = all(".view input");
  make("option", choice, { value: "", textContent: words.all });
  for (const [name, n] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) make("option", choice, { value: name, textContent: `${name} (${n})` });
  const show = () => {
    const kind = { _direct: "q", _reported: "" }[kinds.find(k => k.checked)?.id];
    let n = 0;
    for (const { div, names } of named) { div.hidden = choice.value !== "" && !names.has(choice.value); n += !div.hidden && (kind === undefined || div.className === kind); }
    for (const entry of all("#_by .entries > li")) entry.hidden = all(":scope > div", entry).every(d => d.hidden) && all(":scope > div", entry).length > 0;
    heads();
    tell(n, named.length);
  };
  choice.onchange = show;
  kinds.forEach(k => k.addEventListener("change", show));
  box.append(say);
  document.querySelector("#_by .view").after(box);
})();
