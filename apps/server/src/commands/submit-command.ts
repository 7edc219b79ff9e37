import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandRequest, Preview } from '#libs/book/decide.js';
import type { Answer } from '#libs/book/outcome.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { House } from '../house/house.js';
import { ImportPoster } from '../imports/import-poster.js';
import { withComputedReports } from '../reports/with-computed-reports.js';

/** A command of the command table on its way to the book of its caller. */
export class SubmitCommand extends Command<Answer | Preview> {
  constructor(
    readonly book: BookCode,
    readonly request: CommandRequest,
    /** Only asks what would happen. */
    readonly dryRun: boolean,
  ) {
    super();
  }
}

/** The one handler of every command: what a command does is decided by the book alone. */
@CommandHandler(SubmitCommand)
export class SubmitCommandHandler implements ICommandHandler<SubmitCommand> {
  constructor(
    private readonly house: House,
    private readonly poster: ImportPoster,
  ) {}

  async execute({ book, request: asked, dryRun }: SubmitCommand): Promise<Answer | Preview> {
    const bookkeeper = this.house.bookkeeper(book);
    const request = await withComputedReports(this.house, book, asked);
    if (dryRun) return bookkeeper.preview(request);
    const answer = await bookkeeper.submit(request);
    // A hint only: what is accepted is found in the book.
    if (answer.events.some(({ type }) => type === 'ImportAccepted')) void this.poster.post(book);
    return answer;
  }
}
