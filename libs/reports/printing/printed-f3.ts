import { yuanText } from '#libs/kernel/rate.js';
import type { Channel } from '#libs/levy/levy.js';
import type { F3, F3Row, PaymentNature, SheetState } from '../f3.js';
import type { RemittanceOfPayment } from '../remittances-of.js';
import type { F3_TEMPLATE } from '../templates/f3.js';
import type { PrintedRow, PrintedRows } from './printed-rows.js';

type F3Key = (typeof F3_TEMPLATE)['columns'][number]['key'];

const NATURES_ZH: Readonly<Record<PaymentNature, string>> = { PRINCIPAL: '本金', INSTALMENT: '分期', OFF_BOOK: '账外追认', MAKE_UP: '责任人补足', CORRECTION: '更正' };
const CHANNELS_ZH: Readonly<Record<Channel, string>> = { BANK_DIRECT: '银行直缴专户', TRANSIT_TRANSFER: '转入汇缴过渡户', CASH: '现金' };
const SHEET_STATES_ZH: Readonly<Record<SheetState, string>> = { USED: '使用', VOID: '作废', LOST: '遗失' };

/** F3 as it is printed. */
export function printedF3({ rows, total }: F3): PrintedRows<F3Key> {
  return { rows: rows.map(printedRow), total: { village: '合计', ...total } };
}

function printedRow({ villageZh, remittances, ...row }: F3Row, index: number): PrintedRow<F3Key> {
  const { paidOn, payerCode, docNo, principalFen, lateFeeFen, totalFen, receiptNo } = row;
  return {
    ...{ ordinal: index + 1, paidOn, village: villageZh, payerCode, docNo, nature: natureZh(row), principalFen, lateFeeFen, totalFen },
    ...{
      channel: row.channel === undefined ? undefined : CHANNELS_ZH[row.channel],
      receipt: receiptNo === undefined ? undefined : String(receiptNo),
      sheetState: row.sheetState === undefined ? undefined : SHEET_STATES_ZH[row.sheetState],
      officer: row.officerId,
    },
    ...{ remittance: listed(remittances, batchOf), sentOn: listed(remittances, ({ sentOn }) => sentOn), creditedOn: listed(remittances, ({ creditedOn }) => creditedOn) },
    verifiedOn: row.verifiedOn,
    remarks: remarksOf(row),
  };
}

function remarksOf({ outsideTotal, excessFen }: Pick<F3Row, 'outsideTotal' | 'excessFen'>): string | undefined {
  if (outsideTotal) return '更正信息，不计入合计';
  return excessFen === 0 ? undefined : `多缴待退${yuanText(excessFen)}`;
}

function natureZh({ nature, instalmentNo }: Pick<F3Row, 'nature' | 'instalmentNo'>): string | undefined {
  if (nature === undefined) return undefined;
  return instalmentNo === undefined ? NATURES_ZH[nature] : `${NATURES_ZH[nature]}第${instalmentNo}期`;
}

/** A remittance by its bank slip; a direct one by the beginning of its id. */
function batchOf({ slipNo, remittanceId }: RemittanceOfPayment): string {
  return slipNo ?? remittanceId.slice(0, 8);
}

/** Money of one payment can go out in parts. */
function listed(remittances: readonly RemittanceOfPayment[], said: (one: RemittanceOfPayment) => string | undefined): string {
  return [...new Set(remittances.map(said))].filter((text) => text !== undefined).join('、');
}
