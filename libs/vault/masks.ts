import type { Person } from './person.js';

/** Where personal data is shown (domain rules 2.8). */
export type DisclosureChannel = 'WEB' | 'VILLAGE_BOARD' | 'VILLAGE_BOARD_WITH_ID' | 'OWN_QUERY' | 'REPORT';

/** What a channel may show of a person; a field that is not there is not shown. */
export type Masked = { readonly [Field in keyof Person]?: string };

type Mask = (text: string) => string;

/** A field without a mask in its channel's row is hidden. A report identifies a payer by code alone. */
const MASKS: Readonly<Record<DisclosureChannel, { readonly [Field in keyof Person]?: Mask }>> = {
  WEB: { name: surnameOnly },
  VILLAGE_BOARD: { name: inFull },
  VILLAGE_BOARD_WITH_ID: { name: inFull, idNo: firstFourLastTwo },
  OWN_QUERY: { accountNo: lastFour },
  REPORT: {},
};

/** Surnames of two characters; anybody else's surname is the first character. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 独孤 南宫 百里 轩辕 呼延 东郭 西门 ' +
    '澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 闾丘 鲜于 拓跋 赫连 完颜 万俟 闻人 公羊 第五 歐陽 司馬 諸葛 東方'
  ).split(' '),
);

/** What a channel shows of a person. */
export function mask(person: Person, channel: DisclosureChannel): Masked {
  const shown: { -readonly [Field in keyof Masked]: string } = {};
  for (const [field, show] of Object.entries(MASKS[channel]) as [keyof Person, Mask][]) {
    const text = person[field];
    if (text !== undefined) shown[field] = show(text);
  }
  return shown;
}

function inFull(name: string): string {
  return name;
}

/** 王小明 → 王*, 欧阳明 → 欧阳*, Maria → M*. A name of one character would be told by its surname: it becomes `*`. */
function surnameOnly(name: string): string {
  const characters = [...name];
  if (characters.length < 2) return '*';
  const pair = characters.slice(0, 2).join('');
  // 欧阳 alone is the surname 欧 with a given name of one character.
  const surname = characters.length > 2 && COMPOUND_SURNAMES.has(pair) ? pair : characters[0];
  return `${surname}*`;
}

function firstFourLastTwo(idNo: string): string {
  return `${idNo.slice(0, 4)}${'*'.repeat(12)}${idNo.slice(-2)}`;
}

function lastFour(accountNo: string): string {
  return `****${accountNo.slice(-4)}`;
}
