import { commandIdOf } from '#libs/book/command-id.js';
import type { CommandRequest } from '#libs/book/decide.js';
import type { Evidence } from '#libs/book/envelope.js';
import type { Month } from '#libs/kernel/dates.js';
import { type FieldFault, refuseFields } from '../problems/field-fault.js';
import { tryForm } from '../requests/check-form.js';
import { COMMAND_REQUESTS } from '../requests/command-requests.js';
import { IsOneOf, Optional } from '../requests/fields.js';
import { readKey } from '../requests/idempotency-key.js';
import type { Caller } from '../sessions/caller.js';
import type { CommandRoute } from './command-routes.js';
import { SubmitCommand } from './submit-command.js';

/** What comes with a command's request besides its fields. */
export class CommandQuery {
  @Optional() @IsOneOf(['true', 'false']) readonly dryRun?: 'true' | 'false';
}

/** The parts of an HTTP request that make a command. */
export interface Asked {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

const SEQ_TAG = /^"(\d{1,15})"$/;

/**
 * Reads a command from its request. Its fields go on as the plain JSON that came, since that is what the book digests and stores.
 * Refuses MALFORMED{fields} with every fault of header, query, path and body at once.
 */
export function readCommand(route: CommandRoute, caller: Caller, asked: Asked): SubmitCommand {
  const { fields, bodyFaults } = readFields(route, asked);
  const query = tryForm(CommandQuery, asked.query ?? {});
  const { key, ifMatch, headerFaults } = readHeaders(route, asked.headers);
  const faults = [...headerFaults, ...query.faults, ...bodyFaults];
  if (faults.length > 0) refuseFields(faults);

  const { evidence = [], postingPeriod, ...command } = fields as { evidence?: readonly Evidence[]; postingPeriod?: Month } & Record<string, unknown>;
  const { book, officerId } = caller;
  const request: CommandRequest = {
    ...{ name: route.name, command, evidence, officerId, commandId: commandIdOf(book, officerId, key) },
    ...(postingPeriod === undefined ? {} : { postingPeriod }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
  return new SubmitCommand(book, request, query.instance.dryRun === 'true');
}

/** The body with what stands in the path. A field of the path in the body too would be two answers to one question. */
function readFields({ name, pathFields }: CommandRoute, { body, params }: Asked): { fields: object; bodyFaults: readonly FieldFault[] } {
  const given = body ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return { fields: {}, bodyFaults: [{ path: '', rule: 'isObject' }] };
  const twice = pathFields.filter((field) => Object.hasOwn(given, field)).map((path) => ({ path, rule: 'unknownField' }));
  const fields = { ...given, ...(params as object) };
  return { fields, bodyFaults: [...twice, ...tryForm<object>(COMMAND_REQUESTS[name], fields).faults] };
}

function readHeaders({ versioned }: CommandRoute, headers: Asked['headers']): { key: string; ifMatch: number | undefined; headerFaults: readonly FieldFault[] } {
  const { key, faults } = readKey(headers);
  const tag = headers['if-match'];
  const seq = typeof tag === 'string' ? SEQ_TAG.exec(tag)?.[1] : undefined;
  const headerFaults = [...faults];
  // A command whose subject has no version would be refused whatever was seen.
  if (tag !== undefined && !versioned) headerFaults.push({ path: 'If-Match', rule: 'hasNoVersion' });
  else if (tag !== undefined && seq === undefined) headerFaults.push({ path: 'If-Match', rule: 'isSeqTag' });
  return { key, ifMatch: seq === undefined ? undefined : Number(seq), headerFaults };
}
