import { isLoopback, readSettings, SettingsInvalid } from './settings.js';

describe('settings', () => {
  it('are safe where nothing is said', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      eventLog: 'sqlite:data/book.db',
      views: 'sqlite:data/views.db',
      requestsPerMinute: 600,
      sample: 'anhe',
    });
  });

  it('fill no sample county, whose logins everybody knows, where others can reach it', () => {
    expect(readSettings({ HOST: '0.0.0.0' }).sample).toBe('none');
    expect(() => readSettings({ HOST: '0.0.0.0', SAMPLE: 'anhe' })).toThrow(/^SAMPLE must be none/);
  });

  it('put the stores into the data folder, unless they are said to lie elsewhere', () => {
    expect(readSettings({ DATA_DIR: '/srv/anhe', EVENT_LOG: 'sqlite:/log/book.db' })).toMatchObject({ eventLog: 'sqlite:/log/book.db', views: 'sqlite:/srv/anhe/views.db' });
  });

  it.each(['esdb://ledger:secret@a.example:2113,b.example:2113', 'esdb+discover://ledger:secret@cluster.example', 'esdb://127.0.0.1:2113?tls=false'])(
    'take %s for the log',
    (eventLog) => expect(readSettings({ EVENT_LOG: eventLog })).toMatchObject({ eventLog }),
  );

  it('never repeat a password', () => {
    expect(() => readSettings({ EVENT_LOG: 'esdb://ledger:open-sesame@db.example:2113?tls=false' })).toThrow(/^(?!.*open-sesame)/);
  });

  it('take what is blank for not said', () => expect(readSettings({ PORT: ' ', CONFIRM_DAY: '' })).toEqual(readSettings({})));

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['EVENT_LOG', 'esdb://localhost:2113'],
    ['EVENT_LOG', 'esdb://ledger:secret@db.example:2113?tls=false'],
    ['EVENT_LOG', 'kurrentdb://localhost:2113'],
    ['EVENT_LOG', 'sqlite:'],
    ['VIEWS', './views.db'],
    ['CONFIRM_DAY', '2015-02-29'],
    ['REQUESTS_PER_MINUTE', 'many'],
    ['SAMPLE', 'other'],
  ])('refuse %s=%s and say which it is', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must be `));
  });

  it('tell everything that is wrong at once', () => {
    expect.assertions(1);
    try {
      readSettings({ PORT: 'x', VIEWS: 'y', CONFIRM_DAY: 'z' });
    } catch (error) {
      expect((error as SettingsInvalid).faults).toHaveLength(3);
    }
  });

  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])('know %s for this machine alone', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['0.0.0.0', '::', '192.168.1.4', '127.0.0.1.example', 'localhost.example'])('know that others reach %s', (host) => expect(isLoopback(host)).toBe(false));
});
