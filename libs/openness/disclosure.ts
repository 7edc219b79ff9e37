import { refuse } from '#libs/kernel/refusal.js';
import type { DisclosureMode } from '#libs/registry/subsidy-terms.js';

/** What is published (domain rules 4.3): 收费公示, 补贴对象公示, 发放结果公开, 社会抚养费收缴公开, 意见办理公开. */
export const NOTICE_KINDS = ['FEE_LIST', 'BENEFIT_LIST', 'PAYOUT', 'LEVY_AGGREGATE', 'FEEDBACK'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Where it is published: for the whole world, or on paper in the village, where everybody knows everybody. */
export const NOTICE_CHANNELS = ['WEB', 'BOARD'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Everything that a county may think of showing. The last three are shown nowhere. */
export const COLUMNS = [
  ...(['NO', 'VILLAGE', 'NAME', 'ID_MASKED', 'POLICY', 'RATE', 'MONTHS', 'FEN', 'SOURCES', 'PEOPLE'] as const),
  ...(['BASIS', 'STATUS', 'FIGURES', 'FEEDBACK'] as const),
  ...(['ID_NO', 'PHONE', 'ACCOUNT_NO'] as const),
] as const;
export type Column = (typeof COLUMNS)[number];

type ByChannel = Readonly<Record<NoticeChannel, readonly Column[]>>;
type ByMode = Readonly<Record<DisclosureMode, ByChannel>>;

const everywhere = (...columns: readonly Column[]): ByChannel => ({ WEB: columns, BOARD: columns });
const inEveryMode = (...columns: readonly Column[]): ByMode => ({ NAMED_MASKED: everywhere(...columns), NUMBERED: everywhere(...columns), AGGREGATE: everywhere(...columns) });

const OF_A_LINE = ['NO', 'VILLAGE', 'POLICY', 'RATE', 'MONTHS', 'FEN', 'SOURCES'] as const;

/**
 * What may be shown: kind of notice, mode of the policy, channel (domain rules 2.8, 4.3; PIPL arts. 6, 25, 28, 51). On the web a name is
 * its surname; on a village's board it may stand in full, the identity number by its first four and last two.
 */
const ALLOWED: Readonly<Record<NoticeKind, ByMode>> = {
  FEE_LIST: inEveryMode('POLICY', 'BASIS', 'STATUS'),
  BENEFIT_LIST: {
    NAMED_MASKED: { WEB: [...OF_A_LINE, 'NAME'], BOARD: [...OF_A_LINE, 'NAME', 'ID_MASKED'] },
    NUMBERED: everywhere(...OF_A_LINE),
    AGGREGATE: everywhere('VILLAGE', 'POLICY', 'PEOPLE', 'FEN', 'SOURCES'),
  },
  PAYOUT: inEveryMode('POLICY', 'FIGURES'),
  LEVY_AGGREGATE: inEveryMode('FIGURES'),
  FEEDBACK: inEveryMode('NO', 'FEEDBACK'),
};

/** What of some columns a channel may show; the others are left out of it. */
export function columnsIn(kind: NoticeKind, mode: DisclosureMode, channel: NoticeChannel): readonly Column[] {
  return ALLOWED[kind][mode][channel];
}

interface Shown {
  readonly kind: NoticeKind;
  readonly mode: DisclosureMode;
  readonly channels: readonly NoticeChannel[];
  readonly columns: readonly Column[];
}

/** Invariant 49. Refuses PRIVACY_VIOLATION for a column that one of the channels may not show. */
export function checkColumns({ kind, mode, channels, columns }: Shown): void {
  for (const channel of channels) {
    const forbidden = columns.find((column) => !columnsIn(kind, mode, channel).includes(column));
    if (forbidden !== undefined) refuse('PRIVACY_VIOLATION', { kind, disclosureMode: mode, channel, column: forbidden });
  }
}
