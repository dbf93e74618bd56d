// The explanation beside what is pointed at or focused.

const HIDE_AFTER = 160; // milliseconds the explanation stays, so that the pointer can move onto it

function onPoint(state, event) {
  if (event.target.closest(".tip")) return clearTimeout(state.timer);
  const node = event.target.closest(".run, .explained");
  if (node && node.tips && node.tips.length) show(state, node, event);
  if (node) lightUp(state, node);
  return undefined;
}

function onFocus(state, event) {
  const node = event.target.closest(".stop, .explained");
  if (!node) return;
  const mine = node.closest(".column");
  if (node.classList.contains("stop")) {
    mine.last?.classList.remove("current");
    mine.last = node;
    node.classList.add("current");
    tell(mine);
  }
  show(state, node, null);
  lightUp(state, node);
}

// What tells the same claims in the other columns is outlined, and its column scrolls to it.
function lightUp(state, node) {
  putOut(state);
  const claims = claimsOf(node);
  if (!claims.length) return;
  const mine = node.closest(".column");
  for (const other of state.columns.children) {
    if (other === mine) continue;
    const found = other.runs.filter((run) => claimsOf(run).some((claim) => claims.includes(claim)));
    const sentences = [...new Set(found.map((run) => run.closest(".sentence")))];
    for (const sentence of sentences) sentence.classList.add("counterpart");
    if (sentences.length) bringNear(other.scroller, sentences[0]);
  }
}

function claimsOf(run) {
  const ids = (run.list || []).filter(({ mark }) => mark.on && mark.id.startsWith("claims-")).map(({ mark }) => mark.id);
  return ids.flatMap((id) => id.split("-").slice(1));
}

function bringNear(scroller, sentence) {
  const frame = scroller.getBoundingClientRect();
  const box = sentence.getBoundingClientRect();
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  scroller.scrollTo({ top: scroller.scrollTop + box.top - frame.top - frame.height / 3, behavior: motion() });
}

function putOut(state) {
  for (const sentence of state.columns.querySelectorAll(".counterpart")) sentence.classList.remove("counterpart");
}

function show(state, node, event) {
  clearTimeout(state.timer);
  state.shown?.removeAttribute("aria-describedby");
  state.shown = node;
  node.setAttribute("aria-describedby", "tip");
  state.tip.replaceChildren(...node.tips.map((line) => make("div", "line", worded(state, line))));
  state.tip.hidden = false;
  const frame = state.root.getBoundingClientRect();
  const boxes = [...node.getClientRects()];
  const near = (event && boxes.find((box) => event.clientY >= box.top - 2 && event.clientY <= box.bottom + 2)) || boxes[0];
  if (!near) return;
  const left = Math.min(Math.max(near.left - frame.left, 4), Math.max(frame.width - state.tip.offsetWidth - 4, 4));
  const above = near.top - frame.top - state.tip.offsetHeight - 6;
  state.tip.style.left = `${left}px`;
  state.tip.style.top = `${near.top - state.tip.offsetHeight > 60 && above > 0 ? above : near.bottom - frame.top + 6}px`;
}

function hideLater(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => hide(state), HIDE_AFTER);
}

function hide(state) {
  clearTimeout(state.timer);
  state.shown?.removeAttribute("aria-describedby");
  state.shown = null;
  state.tip.hidden = true;
  putOut(state);
}
