import type { IsoDate } from '#libs/kernel/dates.js';
import { officerOf } from './county.testing.js';
import type { TestBook, TestServer } from './server.testing.js';

/** What an officer says to prepare the reports of a month: the figures as the house computes them. */
export async function draftOf(book: TestBook, period: string): Promise<{ unitId: string; periodId: string; asOfSeq: number; sha256: string }> {
  const atLeastSeq = book.bookkeeper.standing.durableSeq - 1;
  const { body } = await book.as('ACCOUNTANT').get(`/report-packs/draft?unitId=LJ&period=${period}&atLeastSeq=${atLeastSeq}`).expect(200);
  const { unitId, periodId, asOfSeq, sha256 } = body;
  return { unitId, periodId, asOfSeq, sha256 };
}

/** A pack and the digest of its figures. */
export type PackSeen = {
  readonly packId: string;
  readonly sha256: string;
};

export async function prepare(book: TestBook, period: string): Promise<PackSeen> {
  const { body } = await book
    .as('ACCOUNTANT')
    .post('/report-packs', await draftOf(book, period))
    .expect(201);
  return seen(body);
}

/** The reviewer reviews, head and accountant sign. */
export async function review(book: TestBook, { packId, sha256 }: PackSeen): Promise<void> {
  await book.as('REVIEWER').post(`/report-packs/${packId}/review`, { sha256 }).expect(201);
}

export async function sign(book: TestBook, { packId, sha256 }: PackSeen): Promise<void> {
  const signature = { sha256, accountantId: officerOf('ACCOUNTANT'), sealRef: '临印〔2015〕4号' };
  await book
    .as('ACCOUNTANT')
    .approve(await book.as('UNIT_HEAD').post(`/report-packs/${packId}/signature`, signature).expect(201))
    .expect(201);
}

export async function fileBy(book: TestBook, { packId, sha256 }: PackSeen, channels: readonly string[], on: string): Promise<void> {
  for (const channel of channels) await book.as('ACCOUNTANT').post(`/report-packs/${packId}/filings`, { sha256, channel, on }).expect(201);
}

export function seen(body: { readonly events: readonly { readonly data: Partial<PackSeen> }[] }): PackSeen {
  const { packId, sha256 } = body.events[0]?.data ?? {};
  return { packId: String(packId), sha256: String(sha256) };
}

const AUTUMN = '2015-09-01';

/** A county in autumn, with the reports of each month since March one step further than those of the month before, and what can be done with each. */
export async function filingActs(server: TestServer) {
  const book = await server.freshBook();
  await server.house.turnTo(book.code, AUTUMN as IsoDate);
  const prepared = await prepare(book, '2015-03');
  const reviewed = await prepare(book, '2015-04');
  await review(book, reviewed);
  const later = ['2015-05', '2015-06', '2015-07'];
  const signed: PackSeen[] = [];
  for (const period of later) {
    const pack = await prepare(book, period);
    await review(book, pack);
    await sign(book, pack);
    signed.push(pack);
  }
  const [onlySigned, filed, returned] = signed as [PackSeen, PackSeen, PackSeen];
  for (const pack of [filed, returned]) await fileBy(book, pack, ['EMAIL', 'PAPER'], AUTUMN);
  await book.as('COUNTY_VERIFIER').post(`/report-packs/${returned.packId}/return`, { sha256: returned.sha256, reasonCode: 'SEAL_OR_SIGNATURE' }).expect(201);
  const acts = {
    PrepareReport: await draftOf(book, '2015-08'),
    ReviewReport: prepared,
    SignReport: { ...reviewed, accountantId: officerOf('ACCOUNTANT'), sealRef: '临印〔2015〕4号' },
    FileReport: { ...onlySigned, channel: 'EMAIL', on: AUTUMN },
    AcceptReport: filed,
    ReturnReport: { ...filed, reasonCode: 'ENTRY_MISSING' },
    AmendReport: { ...(await draftOf(book, '2015-07')), reasonCode: 'RETURNED_BY_COUNTY' },
  };
  return { book, acts: acts as { readonly [Name in keyof typeof acts]: Record<string, unknown> } };
}
