import { randomUUID } from 'node:crypto';
import type { CommandBus } from '@nestjs/cqrs';
import { commandIdOf } from '#libs/book/command-id.js';
import type { Answer } from '#libs/book/outcome.js';
import type { BookCode, ObjectionId, TextRef } from '#libs/kernel/ids.js';
import { objectionOf } from '#libs/openness/objection.js';
import { dueOf } from '#libs/openness/objection-deadlines.js';
import { THE_PUBLIC } from '#libs/registry/house-actors.js';
import { SubmitCommand } from '../commands/submit-command.js';
import type { House } from '../house/house.js';
import type { PublicObjectionRequest } from './openness.forms.js';

/** Stands in a dry run for a text that nobody has kept yet. */
const NOT_KEPT = { vaultId: '00000000-0000-4000-8000-000000000000', hmac: '0'.repeat(64) } as TextRef;

/** Takes in what anybody says: his words and his name go to the vault, their references to the book. Refuses what SubmitObjection does. */
export async function takeObjection({ house, bus }: { readonly house: House; readonly bus: CommandBus }, book: BookCode, said: PublicObjectionRequest) {
  const { text, reporter, ...fields } = said;
  const on = await house.bookkeeper(book).ask((_state, { today }) => today);
  const act = async (textRef: TextRef, reporterRef: TextRef | undefined, dryRun: boolean) => {
    const command = { ...fields, channel: 'WEB', textRef, ...(reporterRef === undefined ? {} : { reporterRef }), namedOfficerIds: [], on };
    const request = { name: 'SubmitObjection', command, evidence: [], officerId: THE_PUBLIC, commandId: commandIdOf(book, THE_PUBLIC, randomUUID()) } as const;
    return (await bus.execute(new SubmitCommand(book, request, dryRun))) as Answer;
  };
  // What would be refused leaves no text behind.
  await act(NOT_KEPT, reporter === undefined ? undefined : NOT_KEPT, true);
  const reporterRef = reporter === undefined ? undefined : house.vault.keepText(book, reporter);
  const { events } = await act(house.vault.keepText(book, text), reporterRef, false);
  const { objectionId } = (events[0] as unknown as { data: { objectionId: ObjectionId } }).data;
  const { answerBy } = await standing(house, book, objectionId);
  return { objectionId, answerBy };
}

export type PublicObjection = Awaited<ReturnType<typeof readObjection>>;

/** What became of an objection, in the words of its answer. Refuses UNKNOWN. */
export async function readObjection(house: House, book: BookCode, objectionId: ObjectionId) {
  const { answerRef, ...shown } = await standing(house, book, objectionId);
  if (answerRef === undefined) return { ...shown, answer: undefined };
  const access = { officerId: THE_PUBLIC, reasonCode: 'OBJECTION', at: house.now() } as const;
  return { ...shown, answer: house.vault.readText(book, answerRef, access) };
}

function standing(house: House, book: BookCode, objectionId: ObjectionId) {
  return house.bookkeeper(book).ask((state, { today }) => {
    const objection = objectionOf(state, objectionId);
    const { state: standing, receivedOn, rejected, answers } = objection;
    const last = answers.at(-1);
    return {
      ...{ state: standing, receivedOn, answerBy: dueOf(objection, today, state.calendarOf).answerBy.on },
      ...{ rejectedFor: rejected?.reasonCode, result: last?.result, answerRef: last?.answerRef },
    };
  });
}
