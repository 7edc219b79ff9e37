import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { WHOLE_COUNTY } from '../../apps/server/src/sample/anhe-county.js';
import { openSample } from '../../apps/server/src/sample/open-sample.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';
import { describeWithTool } from '../tools.testing.js';

/** The shell block of the README's worked payment, aimed at another server. */
function workedPayment(api: string): string {
  const [, block = ''] = /## A month and a payment, step by step[\s\S]*?```sh\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  return block.replace('http://127.0.0.1:3000/api', api);
}

describeWithTool('curl', "the README's payment", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
    await openSample(server.house, 'scripts/sample/anhe', WHOLE_COUNTY);
  });
  afterAll(() => server.stop());

  it('works as printed', async () => {
    const { stdout } = await promisify(execFile)('bash', ['-c', workedPayment(`${await server.app.getUrl()}/api`).replace(/^(curl|echo)/gm, 'echo; $1')]);
    const [month, owed, paid, refused, after, before, report] = stdout
      .trim()
      .split(/\n+/)
      .map((line) => JSON.parse(line));
    expect(month.total).toMatchObject({ openingFen: 62_000_00, addedFen: 27_600_00, collectedFen: 45_600_00, closingFen: 44_000_00 });
    expect(owed).toMatchObject({ levyId: 'L31', payerBalanceFen: 1_800_000, status: 'OVERDUE', lateFeeUnpaidFen: 3_600 });
    expect(paid).toMatchObject({ events: [{ type: 'LevyPaymentCollected', data: { principalFen: 500_000, lateFeeFen: 3_600 } }] });
    expect(refused).toMatchObject({ status: 422, code: 'RECEIPT_REUSED' });
    const cash = ({ balances }: { balances: { account: string; balanceFen: number }[] }) => balances.find(({ account }) => account === '1001.01')?.balanceFen;
    expect([cash(before), cash(after)]).toEqual([0, 5_036_00]);
    expect(report.total.totalFen).toBe(5_036_00);
  });
});
