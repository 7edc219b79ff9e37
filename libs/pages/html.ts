import { escaped } from './escaped.js';

/** Markup that may stand in a page as it is: only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may be put into markup: text is escaped, markup is not, nothing is left out. */
export type Part = Html | string | number | undefined | readonly Part[];

/** Markup with its parts put in. A part that is text can never become markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => text + textOf(parts[at - 1]) + string));
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escaped(String(part));
}

/** Words in both languages of a page; no English where a figure or a name needs none. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Chinese first, English beside it, each said to be what it is. */
export function words({ zh, en }: Words): Html {
  return en === '' ? html`${zh}` : html`${zh} <span lang="en">${en}</span>`;
}
