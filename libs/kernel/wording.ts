import { yuanText } from './rate.js';
import type { Facts } from './refusal.js';
import { type RefusalCode, wordingOf } from './refusal-catalogue.js';

export type Language = 'zh' | 'en';

/** The nouns of `{kind}`: facts are in English, as in the book; a Chinese sentence wants the Chinese noun. */
const KINDS_ZH: Readonly<Record<string, string>> = {
  'accountability entry': '责任记录',
  'bank account': '银行账户',
  'bank credit': '待查款项',
  book: '账册',
  'calendar year': '年度日历',
  clue: '问题线索',
  demand: '催告',
  enforcement: '强制执行',
  enrolment: '资格登记',
  event: '事件',
  import: '导入',
  'import file': '导入文件',
  instalment: '分期',
  levy: '征收决定',
  meeting: '会议',
  motion: '议案',
  notice: '公示',
  objection: '异议',
  obligation: '责任款',
  officer: '人员',
  party: '当事人',
  'pay line': '发放明细',
  'pay list': '发放清册',
  'payee account': '收款账户',
  payment: '收款',
  'payment batch': '代发批次',
  period: '期间',
  policy: '政策',
  proposal: '待审事项',
  'quota document': '额度文件',
  'receipt book': '票据册',
  'receipt sheet': '票据',
  'reduction case': '减免案件',
  reporter: '提出人',
  recovery: '追回事项',
  'county credit': '县级到账',
  'treasury payment': '缴库凭证',
  'recovery order': '追缴决定',
  refund: '退付',
  remittance: '解缴单',
  repayment: '退回流水',
  report: '报表',
  'report column': '报表栏目',
  'report row': '报表行',
  'report pack': '月报',
  'report version': '报表版本',
  'role assignment': '任职',
  route: '接口',
  'sod exemption': '兼任批准',
  text: '文字材料',
  unit: '单位',
  verification: '核票',
};

const PLACEHOLDER = /\{(\w+)(:yuan)?\}/g;

/**
 * What a refusal says to a person: the catalogue's sentence with the facts in their places, fen as yuan.
 * A fact that is missing, or no text or number, leaves its place empty.
 */
export function wordRefusal(code: RefusalCode, facts: Facts, language: Language): string {
  const sentence = wordingOf(code)[language];
  const filled = sentence.replace(PLACEHOLDER, (_, name: string, yuan: string | undefined) => {
    const fact = facts[name];
    if (yuan !== undefined) return Number.isSafeInteger(fact) ? yuanText(fact as number) : '';
    if (name === 'kind' && language === 'zh') return KINDS_ZH[String(fact)] ?? plain(fact);
    return plain(fact);
  });
  return filled.replace(/ {2,}/g, ' ').replace(/[:： ]+$/, '');
}

function plain(fact: unknown): string {
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
}
