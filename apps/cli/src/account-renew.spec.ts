import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Identity, openIdentity } from '#libs/identity/identity.js';
import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { DataFolder } from './county.testing.js';

const ANHE = '990000' as BookCode;
const APPROVER = 'O-11' as OfficerId;
const NOW = new Date().toISOString() as Instant;

describe('mingzhang account renew', () => {
  let data: DataFolder;
  let server: Identity;
  beforeEach(async () => {
    data = new DataFolder();
    server = openIdentity(data.file('identity.db'));
    const { enrolToken } = server.createAccount(ANHE, { officerId: APPROVER, login: 'approver', displayName: '测试员十一', kind: 'PERSON' }, NOW);
    await server.enrol(enrolToken, 'a long enough password', NOW);
  });
  afterEach(() => {
    server.close();
    data.remove();
  });

  const renew = (officer: string = APPROVER) => data.run('account', 'renew', '--book', ANHE, '--officer', officer);
  const renewals = () => {
    const db = new DatabaseSync(data.file('identity.db'));
    const rows = db.prepare('SELECT officer_id AS officerId, at FROM operator_renewal JOIN account ON account.n = operator_renewal.account').all();
    db.close();
    return rows;
  };

  it('gives a one-time token beside a running server, and ends the old password and the sessions', async () => {
    const { sessionToken } = server.issueSession(ANHE, APPROVER, NOW);
    const { code, said } = await renew();
    expect(code).toBe(0);
    expect(server.session(sessionToken, NOW)).toBeUndefined();
    await expect(server.logIn({ login: 'approver', password: 'a long enough password' }, NOW)).rejects.toThrow(refusal('UNAUTHENTICATED'));
    await server.enrol(said.trim().split('\n').at(-1) as string, 'another long password', NOW);
    expect(await server.logIn({ login: 'approver', password: 'another long password' }, NOW)).toMatchObject({ officerId: APPROVER });
  });

  it('stays visible', async () => {
    expect(renewals()).toEqual([]);
    await renew();
    await renew();
    expect(renewals()).toMatchObject([{ officerId: APPROVER, at: expect.stringMatching(/Z$/) }, { officerId: APPROVER }]);
  });

  it('makes no account where there is none', async () => {
    expect(await renew('O-99')).toMatchObject({ code: 1, said: expect.stringContaining('UNKNOWN') });
    const empty = new DataFolder();
    expect(await empty.run('account', 'renew', '--book', ANHE, '--officer', APPROVER)).toMatchObject({ code: 1, said: expect.stringContaining('UNKNOWN') });
    expect(existsSync(empty.file('identity.db'))).toBe(false);
    empty.remove();
  });
});
