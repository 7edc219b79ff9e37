import { told } from '#libs/book/anhe.testing.js';
import { paid, township } from '#libs/custody/custody.testing.js';
import { collected, holder } from '#libs/receipts/receipts.testing.js';
import { march, sendRest, verified } from '#libs/verification/verification.testing.js';
import { foundBy, idsOf } from './findings.testing.js';

describe('gaps among receipts', () => {
  it('are sheets that were passed over', () => {
    const story = holder();
    collected(story, 303, 100);
    expect(foundBy('RECEIPT_GAP', story)).toMatchObject([{ unitId: 'LJ', officerIds: ['O-03'], evidence: [{ kind: 'receipt book', id: 'PJ-301' }] }]);
  });

  it('are none where sheets are used in order', () => {
    const story = holder();
    collected(story, 301, 100);
    expect(foundBy('RECEIPT_GAP', story)).toEqual([]);
  });
});

describe('one officer typing in late', () => {
  const late = (n: number, officerId = 'O-03', on = '2015-03-05') => {
    const entry = {
      entryId: `00000000-0000-8000-8000-00000000000${n}`,
      violationCode: 'NOT_BOOKED',
      officerIds: [officerId],
      fen: 100_00,
      source: { paymentId: `P${n}`, levyId: 'L1' },
    };
    return told('AccountabilityEntryRaised', entry, on, { unitId: 'LJ' });
  };

  it('three times in a month is a burst', () => {
    const [found] = foundBy('LATE_TYPING_BURST', township(late(1), late(2), late(3)));
    expect(found).toMatchObject({ unitId: 'LJ', on: '2015-03-05', fen: 300_00, officerIds: ['O-03'] });
    expect(found?.evidence.map(({ kind }) => kind)).toEqual(['accountability entry', 'accountability entry', 'accountability entry']);
  });

  it('is none where officers or months differ', () => expect(foundBy('LATE_TYPING_BURST', township(late(1), late(2), late(3, 'O-33'), late(4, 'O-03', '2015-02-27')))).toEqual([]));
});

describe('money posted into a month after its match', () => {
  const matched = () => {
    const story = march();
    return { story, verificationId: verified(story, 200, 200) };
  };

  it('is what the verifier has not seen', () => {
    const { story, verificationId } = matched();
    story.and(paid('P9', { principal: 70, on: '2015-03-20', levyId: 'L03' }));
    const [found] = foundBy('POSTED_AFTER_MATCH', story);
    expect(found).toMatchObject({ unitId: 'LJ', on: '2015-03-20', fen: 70_00, officerIds: ['O-03'] });
    expect(found === undefined ? [] : idsOf(found)).toEqual([verificationId, 'P9']);
  });

  it('is none where it goes into the next month, or where nothing is matched yet', () => {
    const { story } = matched();
    expect(foundBy('POSTED_AFTER_MATCH', story.and(paid('P9', { principal: 70, on: '2015-04-02', levyId: 'L03' })))).toEqual([]);
    const open = march({ sentPayments: 1 });
    verified(open, 200, 100, { result: 'DISCREPANT' });
    expect(foundBy('POSTED_AFTER_MATCH', sendRest(open).and(paid('P9', { principal: 70, on: '2015-03-20', levyId: 'L03' })))).toEqual([]);
  });
});
