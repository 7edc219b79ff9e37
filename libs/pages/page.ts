import { DEMO_MARK } from './demo-mark.js';
import { type Html, html, type Words, words } from './html.js';

/** Where the style of every page is served. */
export const STYLE_PATH = '/style/mingzhang.css';

export interface Page {
  readonly title: Words;
  /** Whether what it shows is of a demo book. */
  readonly demo: boolean;
  /** Where it lies: the pages above it, the outermost first. */
  readonly trail?: readonly Link[];
  readonly main: Html;
  /** For a big screen in a hall: large letters, and nothing to follow. */
  readonly screen?: boolean;
  /** For a sheet that is read from afar. */
  readonly poster?: boolean;
  /** Address of a feed that tells what is new here. */
  readonly feed?: string;
}

export interface Link {
  readonly href: string;
  readonly text: Words;
}

/** A whole page. Nothing in it runs, and nothing comes from elsewhere. */
export function page({ title, demo, trail = [], main, screen = false, poster = false, feed }: Page): string {
  return html`<!doctype html>
<html lang="zh-CN"${screen ? html` class="screen"` : poster ? html` class="poster"` : undefined}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} · ${title.en}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
${feed === undefined ? undefined : html`<link rel="alternate" type="application/atom+xml" title="公示 Notices" href="${feed}">\n`}</head>
<body>
<a class="skip" href="#main">${words({ zh: '跳到正文', en: 'Skip to content' })}</a>
${demo ? html`<header><p class="demo">${DEMO_MARK}</p></header>\n` : undefined}${trailOf(trail)}<main id="main" tabindex="-1">
<h1>${words(title)}</h1>
${main}
</main>
</body>
</html>
`.text;
}

function trailOf(trail: readonly Link[]): Html | undefined {
  if (trail.length === 0) return undefined;
  return html`<nav class="trail" aria-label="位置 Where you are"><ol>${trail.map(({ href, text }) => html`<li><a href="${href}">${words(text)}</a></li>`)}</ol></nav>
`;
}
