import fc from 'fast-check';
import { subsidyPublished } from '#libs/benefits/enrolment.testing.js';
import { approving, bankTold, payoutTown, prepared, submitted, told480 } from '#libs/benefits/payouts.testing.js';
import { digestOf } from '#libs/trust/digest.js';
import { mask } from '#libs/vault/masks.js';
import { COLUMNS, type Column, NOTICE_CHANNELS, type NoticeChannel } from './disclosure.js';
import { type NoticeAbout, noticeDraft } from './notice-draft.js';
import { type NoticeTable, noticeTable } from './notice-table.js';
import type { Notice } from './notices.js';
import { listOnNotice, OPENNESS_POSTS, objected, ofList, posted } from './openness.testing.js';

/** Planted: whatever is shown must not hold any of it. */
const PERSON = { name: '慕容测试', idNo: '99000019000000006X', phone: '09901000001', accountNo: '6299000000000001' };
const SHOWN_AS = { WEB: 'WEB', BOARD: 'VILLAGE_BOARD_WITH_ID' } as const;
const beside = {
  person: (_: unknown, channel: NoticeChannel) => mask(PERSON, SHOWN_AS[channel]),
  levy: {
    openingFen: 62_000_00,
    addedFen: 0,
    totalFen: 8_048_00,
    remittedFen: 0,
    unsentFen: 0,
    reducedFen: 0,
    transferredFen: 0,
    makeUpFen: 0,
    usedSheets: 1,
    voidSheets: 0,
    lostSheets: 0,
  },
} as never as Parameters<typeof noticeTable>[3];

const onWeb = (story: ReturnType<typeof payoutTown>, noticeId: string, channel: NoticeChannel = 'WEB') =>
  noticeTable(story.book, story.book.openness.notices.known(noticeId as never), channel, beside);
const cell = ({ columns, rows }: NoticeTable, zh: string, row = 0) => rows[row]?.[columns.findIndex((column) => column.zh === zh)];

describe('a list as the web shows it', () => {
  it('has the surname alone, the months and the sum', () => {
    const { story, noticeId } = listOnNotice();
    const table = onWeb(story, noticeId);
    expect(table.columns.map(({ zh }) => zh)).toEqual(['序号', '村组', '姓名', '补贴项目', '标准（元/月）', '月数', '金额（元）', '资金来源']);
    expect(table.rows[0]).toEqual(['1', '东湖村', '慕容*', '农村部分计划生育家庭奖励扶助', '80.00', '6', '480.00', '省级 50% 县级 50%']);
  });

  it('keeps its rows when a line is cancelled afterwards', () => {
    const { story, listId, noticeId } = listOnNotice();
    const before = onWeb(story, noticeId);
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no: 2, reasonCode: 'STOPPED', on: '2015-06-01' });
    expect(onWeb(story, noticeId)).toEqual(before);
  });

  it('is sums by village where the policy says so, and tells nothing of fewer than three', () => {
    const story = payoutTown(['B1', 'B2'])
      .and(...OPENNESS_POSTS, subsidyPublished({ version: 2, validFrom: '2015-05-01' }, { disclosureMode: 'AGGREGATE' }))
      .on('2015-06-01');
    const table = onWeb(story, posted(story, ofList(prepared(story, 960))));
    expect(table.rows).toEqual([['其他', '农村部分计划生育家庭奖励扶助', '少于 3', '不公开', '省级 50% 县级 50%']]);
  });
});

describe('what lists came to, as the web shows it', () => {
  it('has every part of 发放结果公开', () => {
    const { story, listId, noticeId } = listOnNotice();
    approving(story.on('2015-06-09'), listId, noticeId);
    story.as('O-06').checkedBy('O-07').after('ApprovePayList', { listId, noticeId, on: '2015-06-09' });
    const batchId = submitted(story, listId);
    bankTold(story, batchId, [told480(1), told480(2), told480(3, 'NAME_MISMATCH')]);
    const table = onWeb(story, posted(story, { unitId: 'LJ', kind: 'PAYOUT', policyId: 'AWARD', from: '2015-01', to: '2015-06' }));
    expect([cell(table, '应发'), cell(table, '成功'), cell(table, '退回'), cell(table, '停发')]).toEqual(['3 人 1440.00', '2 人 960.00', '1 人次 480.00', '0 人']);
  });
});

describe('the register of opinions', () => {
  it('has neither a name nor the text', () => {
    const { story, noticeId } = listOnNotice();
    objected(story, { noticeId, no: 1 });
    const table = onWeb(story, posted(story.on('2015-06-30'), { unitId: 'LJ', kind: 'FEEDBACK', month: '2015-06' }));
    expect(table.rows).toEqual([['1', '接待日', '不符合享受条件', '2015-06-05', '', '办理中', '否']]);
  });
});

describe('whatever a notice was posted with (invariant 49)', () => {
  const kinds: readonly NoticeAbout['kind'][] = ['FEE_LIST', 'BENEFIT_LIST', 'PAYOUT', 'FEEDBACK'];

  it('no row of any kind, channel or mode holds a planted name in full, number, telephone or account', () => {
    const { story, listId } = listOnNotice(['B1', 'B2', 'B3', 'B4']);
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom(...kinds),
          mode: fc.constantFrom('NAMED_MASKED', 'NUMBERED', 'AGGREGATE'),
          channel: fc.constantFrom(...NOTICE_CHANNELS),
          columns: fc.subarray([...COLUMNS]),
        }),
        ({ kind, mode, channel, columns }) => {
          const about = { unitId: 'LJ', kind, listId, policyId: 'AWARD', from: '2015-01', to: '2015-06', month: '2015-06' } as never;
          const { source } = noticeDraft(story.book, about, { today: story.moment.today, digestOf });
          const text = JSON.stringify(noticeTable(story.book, { source, mode, columns: columns as Column[] } as unknown as Notice, channel, beside));
          for (const secret of [PERSON.idNo, PERSON.phone, PERSON.accountNo]) expect(text).not.toContain(secret);
          // Paper in the village may name people in full, where the policy names them at all; the web never does.
          if (channel === 'WEB' || mode !== 'NAMED_MASKED') expect(text).not.toContain(PERSON.name);
          if (mode === 'AGGREGATE' || kind !== 'BENEFIT_LIST') expect(text).not.toContain('慕容');
        },
      ),
    );
  });
});
