import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '#libs/book/clock.js';
import { businessDate, monthOf } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { describeWithTool } from '../../../test/tools.testing.js';
import { runProgram } from '../../cli/src/program.js';
import { Api } from './testing/api.testing.js';
import { CapturedOutput } from './testing/captured-output.testing.js';
import { TestServer } from './testing/server.testing.js';

const CODE = '990000' as BookCode;

/** The shell blocks of the chapter on a real county: opening the book, letting the first officers in, filling the registry. */
const [opening = '', ...overHttp] = [...(/## A real county([\s\S]*?)\n## /.exec(readFileSync('docs/operations.md', 'utf8'))?.[1] ?? '').matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, block = '']) => block,
);

const inShell = async (script: string) => (await promisify(execFile)('bash', ['-c', script])).stdout;

/** Runs `mingzhang` with the arguments that the chapter shows. */
async function openBook(folder: string): Promise<{ readonly code: number; readonly token: string }> {
  const args = (await inShell(opening.replace('npm run mingzhang --', "printf '%s\\0'"))).split('\0').slice(0, -1);
  const output = CapturedOutput.begin();
  try {
    const code = await runProgram([...args, '--data', folder]);
    return { code, token: output.text.trim().split('\n').at(-1) as string };
  } finally {
    output.end();
  }
}

describeWithTool('curl', 'a real county, step by step as the operator reads it', () => {
  let server: TestServer;
  let answers: readonly { readonly events?: readonly { readonly type: string; readonly actor: { readonly officerId: string } }[]; readonly code?: string }[];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'real-county-'));
    expect(readdirSync(folder)).toEqual([]);
    const { code, token } = await openBook(folder);
    expect(code).toBe(0);
    server = await TestServer.start({}, folder);
    const api = `${await server.app.getUrl()}/api`;
    const script = overHttp.join('').replace('http://127.0.0.1:3000/api', api).replace('the-token-that-was-printed', token);
    answers = (await inShell(script))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  });
  afterAll(() => server.stop());

  it('comes to its first officers, to its registry and to a login by two hands', () => {
    expect(answers.map(({ events, code }) => code ?? events?.map(({ type }) => type).join(' '))).toEqual([
      ...['RoleAssigned', 'RoleAssigned', 'LoginIssued', 'LoginIssued'],
      ...['OrgUnitRegistered', 'RoleAssigned', 'LoginIssued'].map((type) => `ProposalApproved ${type}`),
      'NOT_AUTHORISED',
    ]);
    expect(answers.slice(0, 4).map(({ events }) => events?.[0]?.actor.officerId)).toEqual(['O-00', 'O-00', 'O-00', 'O-00']);
  });

  it('is a real book, opened today for this month, which verifies', async () => {
    const { book } = await verifyBook(server.house.log, CODE);
    const today = businessDate(systemClock.now());
    expect([book.genesis.demo, book.today <= today, book.genesis.openedPeriod <= monthOf(today)]).toEqual([false, true, true]);
    expect(server.house.clockOf(CODE)).toBe(systemClock);
  });

  it('leaves its appointer without a say, and its registrar without the approver’s token', async () => {
    const logIn = async (login: string) => {
      const { body } = await server.anybody.post('/api/sessions').send({ login, password: `the ${login} chooses`, book: CODE });
      return new Api(server.app.getHttpServer(), body.token);
    };
    const [appointer, registrar] = [await logIn('appointer'), await logIn('registrar')];
    expect(await appointer.post('/officers/O-66/logins', { loginKind: 'PERSON', renewal: false })).toMatchObject({ status: 403, body: { code: 'NOT_AUTHORISED' } });
    expect(await registrar.post('/officers/O-11/account/renewal')).toMatchObject({ status: 403, body: { code: 'NOT_AUTHORISED' } });
    expect(await registrar.post('/officers/O-12/account/renewal')).toMatchObject({ status: 422, body: { code: 'LOGIN_NOT_ISSUED' } });
  });
});
