import type ts from 'typescript';
import { COMMAND_NAMES } from '#libs/book/command-table.js';
import { POSTING_RULES } from '#libs/journal/posting-rules.js';
import { exportedType, fieldOf, programOf } from './program.testing.js';
import { type Finding, TypeWalk, type WalkRules } from './type-walk.testing.js';

const EVENTS = 'libs/book/events.ts';
const ENVELOPE = 'libs/book/envelope.ts';
const COMMANDS = 'libs/book/command-table.ts';

const rules: WalkRules = {
  brands: new Set([
    // ids: random, or short codes without eleven digits in a row
    ...[
      'book code',
      'unit',
      'officer',
      'bank account',
      'policy',
      'role assignment',
      'sod exemption',
      'receipt book',
      'levy',
      'payment',
      'refund',
      'verification',
      'remittance',
      'report pack',
      'accountability entry',
      'reduction case',
      'obligation',
      'meeting',
      'clue',
      'recovery order',
      'audit access',
      'vault text',
      'enrolment',
      'payee account',
      'pay list',
      'payment batch',
      'recovery',
      'notice',
      'objection',
      'proposal',
      'import',
      'command',
      'party',
      'code',
      'entity id',
      'entity kind',
      'command name',
    ],
    // time, rates, digests
    ...['date', 'month', 'instant', 'rate', 'sha256', 'salt', 'public key'],
    // what offices write on documents and doors
    ...['document number', 'official title', 'last four digits'],
    // a number, a date, an id or a code that a refusal names
    'fact',
  ]),
  official: { nameZh: 'official title' },
  // the names that refusals give to their facts
  wordKeys: new Set(['CommandRefused.facts']),
  // a proposal repeats a command: every command is walked by itself
  elsewhere: new Set(['ProposedCommand']),
};

const program = programOf([EVENTS, ENVELOPE, COMMANDS]);
const checker = program.getTypeChecker();

function walked(roots: readonly (readonly [path: string, type: ts.Type])[]): TypeWalk {
  const walk = new TypeWalk(checker, rules);
  for (const [path, type] of roots) walk.walk(type, path);
  return walk;
}

/** Every event's data, by the event's type. */
function eventData(): readonly (readonly [string, ts.Type])[] {
  const events = exportedType(program, EVENTS, 'BookEvent') as ts.UnionType;
  return events.types.map((event) => [(fieldOf(checker, event, 'type') as ts.StringLiteralType).value, fieldOf(checker, event, 'data')]);
}

/** Every command's fields, by the command's name: what the second parameter of its row's decision is. */
function commandFields(): readonly (readonly [string, ts.Type])[] {
  const table = exportedType(program, COMMANDS, 'COMMANDS');
  return checker.getPropertiesOfType(table).map(({ name }) => {
    const [decision] = fieldOf(checker, fieldOf(checker, table, name), 'decide').getCallSignatures();
    return [name, checker.getTypeOfSymbol(decision?.parameters[1] as ts.Symbol)];
  });
}

const of = (findings: readonly Finding[], ...kinds: readonly Finding['rule'][]) => findings.filter(({ rule }) => kinds.includes(rule));

describe.each([
  ['an event', eventData, 'LevyPaymentCollected.receipt.no'],
  ['an envelope', () => [['Envelope', exportedType(program, ENVELOPE, 'Envelope')] as const], 'Envelope.evidence.docNo'],
  ['a command', commandFields, 'TakeOpeningLevy.dueLines.dueOn'],
])('no field of %s', (_of, roots, within) => {
  const { findings, seen } = walked(roots());

  it('tells of bodies and families (invariant 57): SURVEILLANCE_FIELD', () => expect(of(findings, 'SURVEILLANCE_FIELD')).toEqual([]));

  it('is named like personal data', () => expect(of(findings, 'PERSONAL_FIELD')).toEqual([]));

  it('takes free text, or what nobody has typed', () => expect(of(findings, 'FREE_TEXT', 'UNTYPED')).toEqual([]));

  it('is a whole number by name, or has keys that could be one: NUMBERED_KEY', () => expect(of(findings, 'NUMBERED_KEY')).toEqual([]));

  it('was passed over', () => expect(seen).toContain(within));
});

describe('the schema test', () => {
  it('sees every event and every command', () => {
    expect(
      eventData()
        .map(([type]) => type)
        .toSorted(),
    ).toEqual(Object.keys(POSTING_RULES).toSorted());
    expect(
      commandFields()
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(COMMAND_NAMES.toSorted());
  });

  const bad = `
    type Named<Kind extends string> = string & { readonly __kind: Kind };
    type Late = { readonly late: true };
    interface Person { readonly payerName: Named<'official title'>; readonly idNo?: Named<'code'>; readonly nameZh: Named<'code'>; readonly levyId: Named<'levy'> }
    interface Fine { readonly nameZh: Named<'official title'>; readonly fen: number & { readonly __unit: 'fen' }; readonly on: Named<'date'>; readonly how: 'A' | 'B'; readonly again?: Fine }
    export interface Bad {
      readonly fine: Fine;
      readonly pregnantSince: Named<'date'>;
      readonly lines: readonly { readonly childCount: number; readonly sex: 'M' | 'F' }[];
      readonly 婚姻: boolean;
      readonly person: Person;
      readonly pair: readonly [Person, number];
      readonly remark: string;
      readonly note?: string | undefined;
      readonly odd: Named<'diary'>;
      readonly key: \`k-\${string}\`;
      readonly merged: Late & { readonly because: string };
      readonly facts: Readonly<Record<string, string>>;
      readonly years: { readonly [year: number]: boolean };
      readonly parts: { readonly 1: boolean; readonly '01': boolean };
      readonly anything: unknown;
      readonly whatever: any;
      readonly act: () => void;
      readonly table: Map<string, string>;
    }`;

  it('fails where it should', () => {
    const fixture = programOf(['bad.ts'], { 'bad.ts': bad });
    const walk = new TypeWalk(fixture.getTypeChecker(), rules);
    walk.walk(exportedType(fixture, 'bad.ts', 'Bad'), 'Bad');
    const told = walk.findings.map(({ rule, path }) => `${rule} ${path}`);
    expect(told.filter((one) => !one.includes('Bad.table'))).toEqual([
      'SURVEILLANCE_FIELD Bad.pregnantSince',
      'SURVEILLANCE_FIELD Bad.lines.childCount',
      'SURVEILLANCE_FIELD Bad.lines.sex',
      'SURVEILLANCE_FIELD Bad.婚姻',
      ...['person', 'pair'].flatMap((at) => [`PERSONAL_FIELD Bad.${at}.payerName`, `PERSONAL_FIELD Bad.${at}.idNo`, `PERSONAL_FIELD Bad.${at}.nameZh`]),
      'FREE_TEXT Bad.remark',
      'FREE_TEXT Bad.note',
      'FREE_TEXT Bad.odd',
      'FREE_TEXT Bad.key',
      'FREE_TEXT Bad.merged.because',
      'NUMBERED_KEY Bad.facts',
      'FREE_TEXT Bad.facts.*',
      'NUMBERED_KEY Bad.years',
      'NUMBERED_KEY Bad.parts.1',
      'UNTYPED Bad.anything',
      'UNTYPED Bad.whatever',
      'UNTYPED Bad.act',
    ]);
    expect(told.some((one) => one.startsWith('UNTYPED Bad.table'))).toBe(true);
  });
});
