// What a tool for accessibility would say of the page: a list of sentences, empty when there is nothing to say.
// Source: WCAG 2.2, success criteria 1.1.1, 1.3.1, 1.4.3, 1.4.10, 2.4.2, 2.4.4, 2.5.8, 3.1.1, 4.1.2.
() => {
  const said = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent || "").trim().slice(0, 30)}"`;
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.width > 1 && box.height > 1;
  };
  const parse = (colour) => {
    const [red, green, blue, alpha] = colour.match(/[\d.]+/g).map(Number);
    return { rgb: [red, green, blue], alpha: alpha === undefined ? 1 : alpha };
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
      if (alpha > 0) said.push(`half transparent ground: ${name(at)}`);
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor).alpha ? [0, 0, 0] : [255, 255, 255];
  };
  if (!["vi", "en"].includes(document.documentElement.lang)) said.push("no language");
  if (!document.title.trim()) said.push("no title");
  if (document.querySelectorAll("h1").length !== 1) said.push("not exactly one h1");
  if (document.querySelectorAll("main").length !== 1) said.push("not exactly one main");
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll("body *")].find((one) => one.getBoundingClientRect().right > innerWidth + 1);
    said.push(`scrolls sideways: ${wide ? name(wide) : "?"}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  if (new Set(ids).size !== ids.length) said.push("an id stands twice");
  for (const image of document.images) {
    if (!image.hasAttribute("alt")) said.push(`no alt: ${image.src}`);
    if (!image.complete || !image.naturalWidth) said.push(`not loaded: ${image.src}`);
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), select")) {
    if (!field.labels.length) said.push(`no label: ${field.id}`);
  }
  for (const link of document.querySelectorAll("a, button")) {
    if (!(link.textContent.trim() || link.getAttribute("aria-label"))) said.push(`no name: ${name(link)}`);
    const box = link.getBoundingClientRect();
    const isInline = getComputedStyle(link).display === "inline";
    if (isShown(link) && !isInline && (box.width < 24 || box.height < 24)) said.push(`too small: ${name(link)}`);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption) said.push("table without caption");
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const now = Number(heading.tagName[1]);
    if (level && now > level + 1) said.push(`heading level skipped: ${name(heading)}`);
    level = now;
  }
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || !isShown(element) || element.closest(".hidden, .skip, option")) continue;
    const style = getComputedStyle(element);
    const [ink, paper] = [light(parse(style.color).rgb), light(ground(element))].sort((a, b) => b - a);
    const ratio = (ink + 0.05) / (paper + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) said.push(`contrast ${ratio.toFixed(2)}: ${name(element)}`);
  }
  return said;
}
