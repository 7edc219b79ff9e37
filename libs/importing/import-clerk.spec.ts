import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldFile } from '#libs/book/context.js';
import { ANHE, Office } from '#libs/book/office.testing.js';
import { temporaryFolder } from '#libs/event-log/sqlite/temporary-folder.testing.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { checkCharacter } from '#libs/vault/resident-id.js';
import { openVault, type Vault } from '#libs/vault/vault.js';
import { Desk } from './desk.js';
import { HeldFiles } from './held-files.js';
import { ImportClerk } from './import-clerk.js';
import type { FileTarget } from './import-rows.js';
import { DECISION_COLUMNS } from './levy-lists.js';

const MAKER = 'O-05' as OfficerId;
const TARGET = { kind: 'LEVY_DECISIONS', unitId: 'LJ', policyId: 'SMF' } as unknown as FileTarget;
const DAY_MS = 86_400_000;

function row(n: number, name = `测试${n}`): string {
  const digits = `99000019700101${String(n).padStart(3, '0')}`;
  return [`N${n}`, `安社征决字〔2015〕${n}号`, '东湖村', name, digits + checkCharacter(digits), '2015-03-01', '2015-03-02', '100.00', '100.00', '安和价〔2014〕8号'].join();
}

const fileOf = (...rows: readonly string[]) => Buffer.from([DECISION_COLUMNS.join(), ...rows].join('\n'));

describe('an import clerk', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let vault: Vault;
  let office: Office;
  let clerk: ImportClerk;
  beforeEach(async () => {
    folder = temporaryFolder();
    vault = openVault({ dataPath: folder.file('vault.db'), keysPath: folder.file('keys.db'), masterKey: Buffer.alloc(32, 7) });
    const files = new HeldFiles(folder.file('.'), ANHE, vault);
    office = await Office.open([], { knowsParty: (partyId) => vault.knows(ANHE, partyId), heldFile: (fileSha256) => files.summaryOf(fileSha256) });
    clerk = new ImportClerk({ code: ANHE, keeper: office.keeper, vault, files });
  });
  afterEach(() => {
    vault.close();
    folder.remove();
  });

  const held = () => (readdirSync(folder.file('.')).includes('imports') ? readdirSync(join(folder.file('imports'), ANHE)).toSorted() : []);
  const take = (...rows: readonly string[]) => clerk.take(fileOf(...rows), TARGET, MAKER);
  const letIn = ({ importId, ...file }: HeldFile) => new Desk(office.keeper, ANHE).fileWithApproval('O-05', 'O-06', { name: 'ImportFile', fields: file, key: `file ${importId}` });
  const levies = () => office.keeper.ask((book) => [...book.levies.levies.values()].map(({ levyId }) => levyId));

  it('holds a checked file sealed, and takes nobody into the vault for it', async () => {
    const { fileSha256 } = await take(row(1));
    expect(held()).toEqual([`${fileSha256}.json`, `${fileSha256}.sealed`]);
    for (const name of held()) expect(readFileSync(join(folder.file('imports'), ANHE, name)).includes('测试1')).toBe(false);
    expect(vault.find(ANHE, { name: '测试1', idNo: row(1).split(',')[4] })).toBeUndefined();
  });

  it('holds nothing of a file with a fault', async () => {
    await expect(take(row(1), row(1))).rejects.toThrow('第 3 行');
    await expect(take()).rejects.toThrow('没有数据行');
    expect(held()).toEqual([]);
  });

  it('posts an accepted file, and lets it go', async () => {
    await letIn(await take(row(1), row(2)));
    await clerk.postAccepted();
    expect(await levies()).toEqual(['N1', 'N2']);
    expect(held()).toEqual([]);
  });

  it('posts nothing of a file that is only held', async () => {
    await take(row(1));
    await clerk.postAccepted();
    expect(await levies()).toEqual([]);
  });

  it('posts once, however often and at once it is asked to', async () => {
    await letIn(await take(...Array.from({ length: 300 }, (_, n) => row(n))));
    await Promise.all([clerk.postAccepted(), clerk.postAccepted()]);
    await clerk.postAccepted();
    expect((await levies()).length).toBe(300);
    expect((await office.events()).filter(({ type }) => type === 'ImportCompleted')).toHaveLength(1);
  });

  it('goes on where storing failed', async () => {
    await letIn(await take(row(1), row(2)));
    office.log.failNext();
    await expect(clerk.postAccepted()).rejects.toThrow(refusal('NOT_STORED'));
    await clerk.postAccepted();
    expect((await levies()).toSorted()).toEqual(['N1', 'N2']);
  });

  it('stops between rows when it is told to, and leaves the rest to the next one', async () => {
    await letIn(await take(row(1)));
    await clerk.stop();
    await clerk.postAccepted();
    expect(await levies()).toEqual([]);
  });

  it('has a row refused whose payer came to have another name meanwhile', async () => {
    const file = await take(row(1), row(2));
    vault.register(ANHE, { name: '另一人', idNo: row(1).split(',')[4] });
    await letIn(file);
    await clerk.postAccepted();
    expect(await levies()).toEqual(['N2']);
    expect((await office.events()).find(({ type }) => type === 'ImportRowRefused')?.data).toMatchObject({ line: 2, code: 'UNKNOWN' });
  });

  it('posts no other file than the one that was accepted', async () => {
    const file = await take(row(1));
    await letIn(file);
    const path = join(folder.file('imports'), ANHE, `${file.fileSha256}.sealed`);
    writeFileSync(path, vault.sealFile(ANHE, file.fileSha256, fileOf(row(9))));
    await expect(clerk.postAccepted()).rejects.toThrow('the held file is not');
    expect(await levies()).toEqual([]);
  });

  it('lets go of what nobody wanted after 40 days, and of nothing that waits to be posted', async () => {
    const [wanted] = [await take(row(1)), await take(row(2))];
    await letIn(wanted);
    await clerk.tidy(Date.now() + 39 * DAY_MS);
    expect(held()).toHaveLength(4);
    await clerk.tidy(Date.now() + 41 * DAY_MS);
    expect(held()).toEqual([`${wanted.fileSha256}.json`, `${wanted.fileSha256}.sealed`]);
  });
});
