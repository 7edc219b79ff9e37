import { post, told } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { linesRootOf } from '#libs/book/salted-lines.js';
import { award, enrolIdOf, enrolled, partyOf, subsidyPublished } from './enrolment.testing.js';
import { approved, listFor, mostlyPaid, payoutTown, prepared, preparing } from './payouts.testing.js';

const stopped = (name: string, cause: string, effectiveOn: string) =>
  told('BenefitStopped', { enrolId: enrolIdOf(name), cause, effectiveOn, docNo: '安和卫止〔2015〕1号' }, '2015-03-02', { unitId: 'LJ' });
const partyOfB1 = partyOf('B1');
const only = (...names: readonly string[]) => ({ enrolIds: names.map(enrolIdOf) });

describe('preparing a list', () => {
  it('lists everybody with what rate and months come to', () => {
    const outcome = preparing(payoutTown(['B1', 'B2']), 960);
    outcome.records(['PayListPrepared', { policyId: 'AWARD', from: '2015-01', to: '2015-06', lineCount: 2, totalFen: 960_00 }], ['PayListLines', { chunk: 0 }]);
    expect(dataOf(outcome.events, 'PayListLines').lines).toMatchObject([
      { no: 1, enrolId: enrolIdOf('B1'), from: '2015-01', to: '2015-06', fen: 480_00 },
      { no: 2, enrolId: enrolIdOf('B2'), from: '2015-01', to: '2015-06', fen: 480_00 },
    ]);
  });

  it('roots its lines, each with a salt of its own', () => {
    const { events } = preparing(payoutTown(['B1', 'B2']), 960);
    const { lines } = dataOf(events, 'PayListLines');
    expect(dataOf(events, 'PayListPrepared').linesRoot).toBe(linesRootOf(lines));
    expect(new Set(lines.map(({ salt }) => salt)).size).toBe(2);
    expect(linesRootOf(lines)).not.toBe(linesRootOf(lines.toReversed()));
  });

  it('is for the enroller', () => payoutTown(['B1']).as('O-05').when('PreparePayList', listFor(480)).refuses('NOT_AUTHORISED'));

  it('has another sum than the enroller’s own: RATE_MISMATCH (42)', () => preparing(payoutTown(['B1']), 479).refuses('RATE_MISMATCH', { dueFen: 480_00, totalFen: 479_00 }));

  it('of nobody is none', () => preparing(payoutTown([]), 0).refuses('NOTHING_TO_DO'));

  it('is of a subsidy', () => preparing(payoutTown(['B1']), 480, { policyId: 'SMF' }).refuses('UNKNOWN', { kind: 'policy' }));

  it.each([
    ['ends before it begins', { from: '2015-07' }],
    ['pays for next year', { to: '2016-01' }],
  ])('is refused where it %s', (_, span) => preparing(payoutTown(['B1']), 480, span).refuses('DATE_INVALID'));
});

describe('who is entitled (38)', () => {
  it('begins with the month of the confirmation', () =>
    preparing(payoutTown([]).and(...enrolled('B9', { eligibleFrom: '2015-05-20' })), 160).records(['PayListPrepared'], ['PayListLines']));

  it('is not who is not confirmed', () => {
    const waiting = enrolled('B9').slice(0, 3);
    preparing(payoutTown([]).and(...waiting), 480, only('B9')).refuses('NOT_ENTITLED', { enrolId: enrolIdOf('B9') });
  });

  it('ends with the month of a death, under the rule of this policy', () =>
    preparing(payoutTown(['B5']).and(stopped('B5', 'DEATH', '2015-03-12')), 240).records(['PayListPrepared'], ['PayListLines']));

  it('is not who was stopped before', () => preparing(payoutTown(['B5']).and(stopped('B5', 'MOVED', '2015-01-01')), 480, only('B5')).refuses('NOT_ENTITLED'));

  it('is not who is enrolled elsewhere', () => {
    const qingxi = [
      told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }),
      post(['O-49', 'ENROLLER', 'QX']),
    ];
    const story = payoutTown(['B1']).and(...qingxi);
    story
      .as('O-49')
      .when('PreparePayList', listFor(480, { unitId: 'QX', ...only('B1') }))
      .refuses('NOT_ENTITLED', { unitId: 'QX' });
  });
});

describe('what is paid once (39)', () => {
  it('is not listed again', () => {
    const story = payoutTown(['B1', 'B2']);
    const listId = prepared(story, 480, only('B1'));
    preparing(story, 480, only('B1')).refuses('DUPLICATE_BENEFIT', { month: '2015-01', listId, no: 1 });
    preparing(story, 480).records(['PayListPrepared', { lineCount: 1 }], ['PayListLines', { lines: [{ enrolId: enrolIdOf('B2') }] }]);
  });

  it('is told by the month: what an earlier list left out is a line of its own', () => {
    const story = payoutTown(['B1']);
    prepared(story, 160, { from: '2015-03', to: '2015-04' });
    const { events } = preparing(story, 320);
    expect(dataOf(events, 'PayListLines').lines).toMatchObject([
      { no: 1, from: '2015-01', to: '2015-02', fen: 160_00 },
      { no: 2, from: '2015-05', to: '2015-06', fen: 160_00 },
    ]);
  });

  it('may be listed again when the line was cancelled', () => {
    const story = payoutTown(['B1']);
    const listId = prepared(story, 480);
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no: 1, reasonCode: 'NOT_PAYABLE', on: '2015-06-02' });
    preparing(story, 480).records(['PayListPrepared'], ['PayListLines']);
  });

  it('is not listed again while a returned line waits for its account', () => preparing(mostlyPaid().story, 480, only('B3')).refuses('DUPLICATE_BENEFIT', { no: 3 }));

  it('counts for all enrolments of a person, also within the list', () => {
    const again = [told('BenefitApplied', { enrolId: enrolIdOf('twice'), policyId: 'AWARD', beneficiaryId: partyOfB1, villageId: 'LJ-XL' }, '2015-03-01', { unitId: 'LJ' })];
    const confirmed = told('CountyConfirmed', { enrolId: enrolIdOf('twice'), eligibleFrom: '2015-01-01', certDocNo: '安和卫确〔2015〕2号' }, '2015-03-01', { unitId: 'LJ' });
    const story = payoutTown(['B1']).and(...again, confirmed);
    preparing(story, 480).records(['PayListPrepared', { lineCount: 1 }], ['PayListLines']);
    prepared(story, 480, only('B1'));
    preparing(story, 480, only('twice')).refuses('DUPLICATE_BENEFIT');
  });

  it('counts for policies that exclude each other', () => {
    const other = subsidyPublished({ policyId: 'CARE', nameZh: '特别扶助' }, { exclusiveGroup: 'G1' });
    const grouped = subsidyPublished({ version: 2, validFrom: '2014-02-01' }, { exclusiveGroup: 'G1' });
    const story = payoutTown(['B1']).and(
      other,
      grouped,
      ...enrolled('C1', { policyId: 'CARE' }).map((one) => ('beneficiaryId' in one.data ? { ...one, data: { ...one.data, beneficiaryId: partyOfB1 } as never } : one)),
    );
    prepared(story, 480);
    preparing(story, 480, { policyId: 'CARE', ...only('C1') }).refuses('DUPLICATE_BENEFIT', { month: '2015-01' });
  });

  it('is free again where the money went to a wrong account', () => {
    const { story, listId } = mostlyPaid();
    const wrong = { lines: [{ listId, no: 1, fen: 480_00 }], causeCode: 'WRONG_ACCOUNT', docNo: '安和审〔2015〕1号', on: '2015-06-09' };
    story.as('O-06').after('EstablishOverpayment', wrong);
    preparing(story, 480, only('B1')).records(['PayListPrepared'], ['PayListLines']);
    preparing(story, 480, only('B2')).refuses('DUPLICATE_BENEFIT');
  });
});

it('a rate that changes within the span makes a line of its own for each', () => {
  const raised = told('PolicyPublished', {
    ...award,
    kind: 'SUBSIDY',
    version: 2,
    validFrom: '2015-05-01',
    subsidy: { ...award.subsidy, rates: [{ from: '2014-01', fen: 90_00 }] },
  });
  const { events } = preparing(payoutTown(['B1']).and(raised), 500);
  expect(dataOf(events, 'PayListLines').lines).toMatchObject([
    { from: '2015-01', to: '2015-04', fen: 320_00 },
    { from: '2015-05', to: '2015-06', fen: 180_00 },
  ]);
});

describe('a list as long as one may be', () => {
  const many = Array.from({ length: 5_001 }, (_, n) => `N${n}`);
  const whole = payoutTown([]).and(...many.slice(1).flatMap((name) => enrolled(name)));

  it('is stored whole', () => {
    const listId = approved(whole, 480 * 5_000);
    expect(whole.book.payouts.lists.known(listId as never)).toMatchObject({ lineCount: 5_000, state: 'APPROVED', nextNo: 5_001 });
  });

  it('is refused with one line more', () => {
    const story = payoutTown([]).and(...many.flatMap((name) => enrolled(name)));
    preparing(story, 480 * 5_001).refuses('TOO_LARGE', { lines: 5_001 });
  });
});
