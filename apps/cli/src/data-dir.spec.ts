import { existsSync } from 'node:fs';
import { DataFolder } from './county.testing.js';
import { settingsFor } from './data-dir.js';

const OPENING = ['book', 'open', '--code', '990100', '--name', '永宁县', '--period', '2015-03', '--officer', 'O-00', '--doc', '永宁人〔2015〕1号', '--login', 'appointer'];

describe('the stores of the command line', () => {
  const environment = { ...process.env };
  let data: DataFolder;
  beforeEach(() => {
    data = new DataFolder();
  });
  afterEach(() => {
    data.remove();
    for (const name of ['DATA_DIR', 'EVENT_LOG', 'VIEWS']) {
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
    }
  });

  it('are those of the server', () => {
    process.env.DATA_DIR = '/srv/anhe';
    process.env.VIEWS = 'sqlite:/fast/views.db';
    expect(settingsFor(undefined)).toMatchObject({ dataDir: '/srv/anhe', eventLog: 'sqlite:/srv/anhe/book.db', views: 'sqlite:/fast/views.db' });
  });

  it('lie in the folder that --data names, unless they are said to lie elsewhere', () => {
    process.env.DATA_DIR = '/srv/anhe';
    process.env.EVENT_LOG = 'sqlite:/log/book.db';
    expect(settingsFor('/srv/copy')).toMatchObject({ dataDir: '/srv/copy', eventLog: 'sqlite:/log/book.db', views: 'sqlite:/srv/copy/views.db' });
  });

  it('are used by every command', async () => {
    process.env.EVENT_LOG = `sqlite:${data.file('elsewhere.db')}`;
    process.env.VIEWS = `sqlite:${data.file('other-views.db')}`;
    expect((await data.run(...OPENING)).code).toBe(0);
    expect((await data.run('verify')).said).toContain('990100 永宁县');
    expect((await data.run('rebuild')).said).toContain('990100: views rebuilt');
    expect((await data.run('export', 'hledger')).code).toBe(0);
    expect(['elsewhere.db', 'other-views.db', 'book.db', 'views.db'].map((name) => existsSync(data.file(name)))).toEqual([true, true, false, false]);
  });

  it('are not guessed where the environment makes no sense', async () => {
    process.env.EVENT_LOG = 'esdb://localhost:2113';
    expect(await data.run('verify')).toEqual({ code: 1, said: expect.stringContaining('EVENT_LOG must be a connection with a user') });
  });
});
