import { writeFileSync } from 'node:fs';
import { decisionLine, decisionsCsv } from '../../../server/src/testing/import-files.testing.js';
import { type TestBook, TestServer } from '../../../server/src/testing/server.testing.js';
import { DataFolder } from '../county.testing.js';

const PASSWORD = 'an accountant of 2015';

describe('mingzhang import', () => {
  let server: TestServer;
  let book: TestBook;
  let data: DataFolder;
  beforeAll(async () => {
    server = await TestServer.start();
    process.env.MINGZHANG_PASSWORD = PASSWORD;
  });
  afterAll(async () => {
    delete process.env.MINGZHANG_PASSWORD;
    await server.stop();
  });
  beforeEach(async () => {
    data = new DataFolder();
    book = await server.freshBook();
    const account = { officerId: 'O-CLERK', login: `clerk-${book.code}`, displayName: '测试员', kind: 'PERSON' } as const;
    const { enrolToken } = server.house.identity.createAccount(book.code, account as never, server.house.now());
    await server.house.identity.enrol(enrolToken, PASSWORD, server.house.now());
    await book.desk.fileWithApproval('O-REGISTRAR', 'O-COUNTY_APPROVER', {
      ...{ name: 'AssignRole', key: 'a second accountant' },
      fields: { officerId: 'O-CLERK', role: 'ACCOUNTANT', unitId: 'LJ', from: '2015-03-02', docNo: '安和人〔2015〕9号' } as never,
    });
  });
  afterEach(() => data.remove());

  const importing = async (file: Buffer, ...more: readonly string[]) => {
    writeFileSync(data.file('decisions.csv'), file);
    const place = ['--book', book.code, '--officer', `clerk-${book.code}`, '--unit', 'LJ', '--policy', 'SMF', '--server', await server.app.getUrl()];
    return data.runAnywhere('import', 'decisions', data.file('decisions.csv'), ...place, ...more);
  };
  const approve = async () => {
    const [proposal] = (await book.as('REVIEWER').get('/proposals')).body.proposals;
    const { body } = await book.as('REVIEWER').get(`/proposals/${proposal.proposalId}`);
    await book.as('REVIEWER').post(`/proposals/${proposal.proposalId}/approval`, { effectHash: body.effect.effectHash }).expect(201);
    await server.house.imports(book.code).postAccepted();
  };

  /** Until the file stands in the book as proposed. */
  const signedFor = async () => {
    for await (const chunk of server.house.log.subscribe(book.code, book.bookkeeper.standing.durableSeq, AbortSignal.timeout(20_000))) {
      if (chunk.some(({ type }) => type === 'ProposalMade')) return;
    }
  };

  it('signs for a file, and run again tells how far it has come', async () => {
    const file = decisionsCsv(decisionLine(1), decisionLine(2));
    const first = await importing(file);
    expect(first).toEqual({ code: 0, said: expect.stringMatching(/^2 行已检查无误，待审核：[0-9a-f-]{36}\n未受理 not accepted yet\n$/) });
    expect(await importing(file)).toEqual(first);
    await approve();
    expect(await importing(file)).toEqual({ code: 0, said: '已登记 2/2\n' });
  });

  it('tells every fault of a file', async () => {
    const { code, said } = await importing(decisionsCsv(decisionLine(1, { yuan: '1.234' }), decisionLine(2)));
    expect([code, said.split('\n')]).toEqual([
      1,
      [
        'IMPORT_REJECTED: 文件有 2 处错误，未导入任何一行',
        '  第 2 行 应征金额：应为至多两位小数的金额（元）（AMOUNT_INVALID）',
        '  第 2 行 征收标准：应为至多两位小数的金额（元）（AMOUNT_INVALID）',
        '',
      ],
    ]);
  });

  it('waits for the last row', async () => {
    const signed = signedFor();
    const waiting = importing(decisionsCsv(decisionLine(1)), '--wait');
    await signed;
    await approve();
    expect((await waiting).said).toMatch(/已登记 1\/1\n$/);
  });

  it('does not work with a wrong password', async () => {
    process.env.MINGZHANG_PASSWORD = 'of somebody else';
    const { code, said } = await importing(decisionsCsv(decisionLine(1)));
    process.env.MINGZHANG_PASSWORD = PASSWORD;
    expect([code, said]).toEqual([1, expect.stringMatching(/^UNAUTHENTICATED: /)]);
  });
});
