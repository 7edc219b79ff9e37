/** What EVENT_LOG says of an EventStoreDB, as far as we must know it; the client reads the rest of the connection string itself. */
export interface EventStoreAddress {
  readonly connectionString: string;
  /** Without user and password: what may be shown and logged. */
  readonly shown: string;
  readonly credentials: { readonly username: string; readonly password: string };
}

/** The connection string does not say how to reach an EventStoreDB safely. */
export class AddressInvalid extends Error {
  override name = 'AddressInvalid';
}

const FORM = /^(?<scheme>esdb(?:\+discover)?):\/\/(?:(?<user>[^:@/]+):(?<password>[^@/]*)@)?(?<hosts>[^/?@\s]+)\/?(?:\?(?<options>\S*))?$/;
/** The client wants some name on each call, or it takes the path of batches (see append-call.ts). Without TLS it sends none. */
const NOBODY = { username: 'nobody', password: 'nobody' };

export function isEventStoreAddress(text: string): boolean {
  return /^esdb(\+discover)?:/.test(text);
}

/** Reads `esdb://user:password@host:2113,...?options` or `esdb+discover://...`. Throws AddressInvalid. */
export function readAddress(connectionString: string): EventStoreAddress {
  const parts = FORM.exec(connectionString)?.groups;
  if (parts?.hosts === undefined) throw new AddressInvalid('esdb://user:password@host:2113 or esdb+discover://user:password@cluster:2113');
  const { scheme, user, password, hosts, options } = parts;
  const settings = new Map(optionsOf(options));
  // The client would then answer a lost race as an append with a wrong next revision.
  if (settings.get('throwonappendfailure') === 'false') throw new AddressInvalid('a connection string without throwOnAppendFailure=false');
  const isInsecure = settings.get('tls') === 'false';
  if (isInsecure && !hosts.split(',').every(isThisMachine)) throw new AddressInvalid('a connection with TLS: tls=false is only for a server on this machine');
  if (!isInsecure && user === undefined) throw new AddressInvalid(`a connection with a user: ${scheme}://user:password@${hosts}`);
  const credentials = user === undefined ? NOBODY : { username: decodeURIComponent(user), password: decodeURIComponent(password ?? '') };
  return { connectionString, shown: `${scheme}://${hosts}`, credentials };
}

/** As the client reads them: neither the case of a name counts nor its hyphens. */
function optionsOf(text = ''): (readonly [string, string])[] {
  return text.split('&').map((option) => {
    const [name = '', value = ''] = option.split('=');
    return [name.toLowerCase().replace(/[_-]/g, ''), value.trim()] as const;
  });
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3})(:\d+)?$/.test(host);
}
