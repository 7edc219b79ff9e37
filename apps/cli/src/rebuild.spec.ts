import { DatabaseSync } from 'node:sqlite';
import { DataFolder } from './county.testing.js';

describe('mingzhang rebuild', () => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.ofAnhe();
  });
  afterAll(() => data.remove());

  const owedFen = () => {
    const db = new DatabaseSync(data.file('views.db'));
    const row = db.prepare("SELECT sum(fen) AS fen FROM journal_line WHERE account = '1212'").get();
    db.close();
    return row?.fen;
  };

  it('makes the views anew from the log, whatever became of them', async () => {
    const db = new DatabaseSync(data.file('views.db'));
    db.exec('UPDATE journal_line SET fen = fen + 100');
    db.close();
    const { code, said } = await data.run('rebuild', '990000');
    expect([code, said]).toEqual([0, expect.stringMatching(/^990000: views rebuilt through seq \d+\n$/)]);
    expect(owedFen()).toBe(44_000_00);
  });

  it('makes them for every book where none is named', async () =>
    expect(await data.run('rebuild')).toMatchObject({ code: 0, said: expect.stringContaining('990000: views rebuilt') }));
});
