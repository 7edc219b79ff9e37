import { addDays, addMonths, type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import { add, type Fen, type SignedFen, subtract, ZERO } from '#libs/kernel/fen.js';
import { rateText } from '#libs/kernel/rate.js';
import { isWorkday, rollDate } from '#libs/kernel/working-days.js';
import type { DueLine, Move } from '#libs/levy/due-line.js';
import { lateFeeAccrued } from '#libs/levy/late-fee.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import type { FeeTerms } from '#libs/registry/fee-terms.js';
import { checkCharacter } from '#libs/vault/resident-id.js';
import type { Seeded } from './seeded.ts';

/** A township that the generator makes up: a short code, its title, the first number of its receipts. */
export interface Township {
  readonly code: string;
  readonly nameZh: string;
  readonly firstReceipt: number;
}

/** A levy as the township's lists show it, with what happens to it. */
export interface MadeLevy {
  readonly id: string;
  readonly docNo: string;
  readonly villageZh: string;
  readonly payer: string;
  readonly idNo: string;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly paidBeforeFen: Fen;
  readonly dueLines: readonly DueLine[];
  readonly payments: readonly MadePayment[];
}

export interface MadePayment {
  readonly on: IsoDate;
  readonly docNo: string;
  readonly villageZh: string;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  readonly channel: '现金' | '转账' | '银行代收';
}

/** The three years that the sample tells, and the township's first day in the book. */
export const FIRST_DAY = '2012-03-01' as IsoDate;
export const LAST_DAY = '2015-03-31' as IsoDate;
const LEVIES_AT_OPENING = 18;
const YUAN = 100;

/** Decree 357 arts. 6 and 8, as the sample's policy has them. */
const TERMS: FeeTerms = { payWithinDays: 30, lateFeePerMille: rateText('2'), lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 };

export const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张'];
export const MARKS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];

/** The villages of a township: two characters of landscape, and no real place meant. */
export function villagesOf({ code }: Township, random: Seeded): readonly { readonly unitId: string; readonly nameZh: string }[] {
  const names = new Set<string>();
  while (names.size < 12) names.add(`${random.oneOf([...'石柳松竹杏梅桃莲荷桂枫槐'])}${random.oneOf([...'坪岗塘溪坡湾桥井冲坳垭滩'])}村`);
  return [...names].map((nameZh, at) => ({ unitId: `${code}-${String(at + 1).padStart(2, '0')}`, nameZh }));
}

/** The levies of a township: some that the old books still show, then two or three decisions a month. */
export class LevyMaker {
  private readonly township: Township;
  private readonly villages: readonly { readonly nameZh: string }[];
  private readonly random: Seeded;
  private made = 0;

  constructor(township: Township, villages: readonly { readonly nameZh: string }[], random: Seeded) {
    this.township = township;
    this.villages = villages;
    this.random = random;
  }

  opening(): readonly MadeLevy[] {
    return Array.from({ length: LEVIES_AT_OPENING }, () => this.levy(addDays(FIRST_DAY, -this.random.between(20, 200)), true));
  }

  decisions(): readonly MadeLevy[] {
    const days: IsoDate[] = [];
    for (let month = FIRST_DAY; month < LAST_DAY; month = addMonths(month, 1)) {
      for (let n = this.random.between(1, 3); n > 0; n--) days.push(addDays(month, this.random.between(1, 24)));
    }
    return days
      .filter((day) => day < addDays(LAST_DAY, -7))
      .toSorted()
      .map((day) => this.levy(day, false));
  }

  private levy(decidedOn: IsoDate, atOpening: boolean): MadeLevy {
    const { random, township } = this;
    this.made += 1;
    const servedOn = workdayFrom(addDays(decidedOn, random.between(1, 5)));
    const assessedFen = (random.between(90, 420) * 100 * YUAN) as Fen;
    const paidBeforeFen = (atOpening && random.chance(40) ? Math.floor(assessedFen / 20_000) * 10_000 : 0) as Fen;
    const identity = {
      id: `${township.code}${String(this.made).padStart(3, '0')}`,
      docNo: `安${township.nameZh.charAt(0)}征决字〔${decidedOn.slice(0, 4)}〕${this.made}号`,
      villageZh: random.oneOf(this.villages).nameZh,
    };
    const due = rollDate(addDays(servedOn, TERMS.payWithinDays), 'NEXT_WORKDAY', calendarYear).on;
    const dueLines = [{ n: 1, dueOn: due, principalFen: subtract(assessedFen, paidBeforeFen) }];
    return { ...identity, ...this.payer(), decidedOn, servedOn, assessedFen, paidBeforeFen, dueLines, payments: this.payments(identity, servedOn, dueLines) };
  }

  private payer(): Pick<MadeLevy, 'payer' | 'idNo'> {
    const { random, made, township } = this;
    const digits = `990000${random.between(1955, 1985)}0101${String(township.firstReceipt / 10 + made).padStart(3, '0')}`;
    return { payer: `${random.oneOf(SURNAMES)}示${random.oneOf(MARKS)}`, idNo: `${digits}${checkCharacter(digits)}` };
  }

  /** In time and whole, in parts, late with its late fee, or not at all. */
  private payments(of: Pick<MadeLevy, 'docNo' | 'villageZh'>, servedOn: IsoDate, dueLines: readonly DueLine[]): readonly MadePayment[] {
    const { random } = this;
    const [{ dueOn, principalFen }] = dueLines as [DueLine];
    const parts = random.oneOf([1, 1, 1, 2, 2, 3, 0]);
    const wanted = random.chance(55) ? addDays(servedOn, random.between(3, 28)) : addDays(dueOn, random.between(5, 220));
    const first = wanted < FIRST_DAY ? addDays(FIRST_DAY, random.between(4, 40)) : wanted;
    const moves: Move[] = [];
    const payments: MadePayment[] = [];
    let lateFeePaid = ZERO;
    let open = principalFen;
    for (let n = 1, day = first; n <= parts; n++, day = addDays(day, random.between(20, 75))) {
      const on = workdayFrom(day);
      if (on > LAST_DAY) break;
      const principal = n === parts ? open : ((Math.floor(principalFen / parts / 10_000) * 10_000) as Fen);
      const lateFeeFen = subtract(lateFeeAccrued({ dueLines, moves }, on, { termsOn: () => TERMS }), lateFeePaid);
      payments.push({ on, ...of, principalFen: principal, lateFeeFen, channel: random.oneOf(['现金', '现金', '转账', '转账', '银行代收'] as const) });
      moves.push({ on, fen: -principal as SignedFen, periodId: monthOf(on) as Month });
      lateFeePaid = add(lateFeePaid, lateFeeFen);
      open = subtract(open, principal);
    }
    return payments;
  }
}

/** The day itself if it is worked, else the next that is. */
export function workdayFrom(day: IsoDate): IsoDate {
  return isWorkday(day, calendarYear) ? day : rollDate(day, 'NEXT_WORKDAY', calendarYear).on;
}
