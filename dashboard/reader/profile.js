// The profile above an article: stance and tone, voices, loaded words, headline against body. Each part filters.

const STRIP = { width: 76, height: 14 };

function applyAbove(state, node) {
  const { article } = node;
  const profile = article.profiles[state.data.own ? "own" : "all"];
  const parts = [];
  if (profile) {
    parts.push(portraits(state, profile), shares(state, profile), loadedLine(state, profile));
  }
  if (article.headline.length) {
    const line = make("p", "headline");
    line.append(make("b", "", "Headline against body. "), worded(state, article.headline.join(" ")));
    parts.push(line);
  }
  node.above.replaceChildren(...parts);
  node.outlet.textContent = worded(state, article.label);
}

function portraits(state, profile) {
  const box = make("div", "portraits");
  const heads = make("div", "heads");
  heads.setAttribute("aria-hidden", "true");
  heads.append(make("span", "", "Actor"), make("span", "", "Stance"), make("span", "", "Tone, −1 to +1"), make("span", "n", "n"));
  box.append(heads);
  for (const each of profile.portraits) {
    const row = explained(state, "portrait", [each.words], "about~" + each.actor, "sentiment");
    row.append(
      make("span", "actor-name", worded(state, each.actor)),
      make("span", each.side ? "stance " + each.side : "stance thin", each.stance),
      strip(each),
      make("span", each.label ? "tone" : "tone thin", each.tone),
      make("span", "n", String(each.n)),
    );
    box.append(row);
  }
  return box;
}

function explained(state, css, tips, facet, layer) {
  const node = button(css + " explained", tips.map((line) => worded(state, line)).join(" "));
  node.tips = tips;
  node.setAttribute("aria-pressed", String(state.only.includes(facet)));
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    choose(state, state.only.length === 1 && state.only[0] === facet ? [] : [facet], layer);
  });
  return node;
}

// Mean and interval on the line from −1 to +1; hollow and dashed where the evidence bears no label.
function strip(each) {
  const { width, height } = STRIP;
  const at = (value) => ((value + 1) / 2) * (width - 8) + 4;
  const middle = height / 2;
  const svg = shape("svg", { class: "strip", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  svg.append(shape("line", { class: "axis", x1: 4, x2: width - 4, y1: middle, y2: middle }));
  svg.append(shape("line", { class: "axis", x1: width / 2, x2: width / 2, y1: 2, y2: height - 2 }));
  if (each.mean === null) return svg;
  const side = { negative: "down", neutral: "level", positive: "up" }[each.label] || "open";
  if (each.low !== null) {
    svg.append(shape("line", { class: "reach " + side, x1: at(each.low), x2: at(each.high), y1: middle, y2: middle }));
  }
  svg.append(shape("circle", { class: "mean " + side, cx: at(each.mean), cy: middle, r: 3.6 }));
  return svg;
}

function shares(state, profile) {
  const box = make("div", "shares");
  const bar = make("div", "bar");
  bar.setAttribute("aria-hidden", "true");
  const words = make("div", "bar-words");
  for (const each of profile.shares) {
    const part = make("span", "part part-" + each.voice);
    part.style.flexGrow = String(each.share);
    if (each.share > 0) bar.append(part);
    const label = explained(state, "voice-share", [each.words], "voice~" + each.voice, "voices");
    label.append(make("span", "swatch part-" + each.voice), each.words.split(":")[0]);
    words.append(label);
  }
  box.append(bar, words);
  return box;
}

function loadedLine(state, profile) {
  const words = "Loaded words: " + profile.loaded;
  const node = explained(state, "loaded-line", [words], "kind~loaded", "loaded");
  const [figure, ...rest] = profile.loaded.split(" (");
  node.append(make("span", "px-loaded", "Loaded words"), " ", make("b", "", figure));
  if (rest.length) node.append(make("span", "quiet", " (" + rest.join(" (")));
  return node;
}
