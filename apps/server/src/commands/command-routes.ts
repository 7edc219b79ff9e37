import type { Slice } from '#libs/book/command-row.js';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '#libs/book/command-table.js';

/** Where a command stands in HTTP: all of it read from its row in the command table. */
export interface CommandRoute {
  readonly name: CommandName;
  readonly slice: Slice;
  /** `POST` is the only verb of the table; this is what follows it, such as `/levies/:levyId/payments`. */
  readonly path: string;
  /** Fields of the command that stand in its path. */
  readonly pathFields: readonly string[];
  readonly operationId: string;
  /** Whether If-Match works. */
  readonly versioned: boolean;
}

export const COMMAND_ROUTES: readonly CommandRoute[] = COMMAND_NAMES.map((name) => {
  const { slice, route, versioned = false } = COMMANDS[name];
  const path = route.slice('POST '.length);
  const pathFields = [...path.matchAll(/:(\w+)/g)].map(([, field]) => field as string);
  return { name, slice, path, pathFields, operationId: name.charAt(0).toLowerCase() + name.slice(1), versioned };
});
