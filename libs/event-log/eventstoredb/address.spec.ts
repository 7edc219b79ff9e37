import { AddressInvalid, isEventStoreAddress, readAddress } from './address.js';

describe('the address of an EventStoreDB', () => {
  it.each([
    ['esdb://ledger:s%40fe@db.county.example:2113', 'esdb://db.county.example:2113'],
    ['esdb://ledger:s%40fe@a.example:2113,b.example:2113,c.example?tlsCAFile=/etc/ca.crt&nodePreference=leader', 'esdb://a.example:2113,b.example:2113,c.example'],
    ['esdb+discover://ledger:s%40fe@cluster.example:2113?maxDiscoverAttempts=3', 'esdb+discover://cluster.example:2113'],
    ['esdb://ledger:s%40fe@127.0.0.1:2113/?tls=false', 'esdb://127.0.0.1:2113'],
  ])('is %s, and shows as %s', (connectionString, shown) => {
    expect(readAddress(connectionString)).toEqual({ connectionString, shown, credentials: { username: 'ledger', password: 's@fe' } });
  });

  it('needs no user where TLS is off, on this machine', () => expect(readAddress('esdb://localhost:2113?tls=false').shown).toBe('esdb://localhost:2113'));

  it.each([
    ['no host', 'esdb://', /esdb:\/\/user:password@host/],
    ['another scheme', 'kurrentdb://localhost', /esdb:\/\/user:password@host/],
    ['TLS switched off beyond this machine', 'esdb://u:p@db.example:2113?tls=false', /only for a server on this machine/],
    ['TLS switched off under another spelling', 'esdb://u:p@db.example:2113?TLS=false', /only for a server on this machine/],
    ['TLS switched off with one host elsewhere', 'esdb://127.0.0.1:2113,db.example:2113?tls=false', /only for a server on this machine/],
    ['failed appends that are not thrown (fault 1)', 'esdb://u:p@db.example:2113?throwOnAppendFailure=false', /without throwOnAppendFailure/],
    ['nobody who asks', 'esdb://db.example:2113', /a connection with a user/],
  ])('is refused with %s', (_, text, message) => {
    expect(() => readAddress(text)).toThrow(AddressInvalid);
    expect(() => readAddress(text)).toThrow(message);
  });

  it.each([
    ['esdb://localhost', true],
    ['esdb+discover://localhost', true],
    ['sqlite:./book.db', false],
    ['postgres://localhost', false],
  ])('%s is one: %p', (text, expected) => expect(isEventStoreAddress(text)).toBe(expected));
});
