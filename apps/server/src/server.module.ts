import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ThrottlerModule } from '@nestjs/throttler';
import { BoardController } from './board/board.controller.js';
import { BoardObjectionsController } from './board/objections.controller.js';
import { COMMAND_CONTROLLERS } from './commands/command-controllers.js';
import { SubmitCommandHandler } from './commands/submit-command.js';
import { DayTurner } from './day-turner.js';
import { DemoController } from './demo/demo.controller.js';
import { HealthController } from './health/health.controller.js';
import { IdentitiesController } from './health/identities.controller.js';
import { IdentityWatch } from './health/identity-watch.js';
import { House } from './house/house.js';
import { ImportFilesController } from './imports/import-files.controller.js';
import { ImportPoster } from './imports/import-poster.js';
import { ImportsController } from './imports/imports.controller.js';
import { CluesController } from './inspection/clues.controller.js';
import { ReadLogController } from './inspection/read-log.controller.js';
import { NoticesController } from './openness/notices.controller.js';
import { ObjectionsController } from './openness/objections.controller.js';
import { PublicBoardController } from './openness/public-board.controller.js';
import { PublicObjectionsController } from './openness/public-objections.controller.js';
import { StartController } from './pages/start.controller.js';
import { PartiesController } from './parties/parties.controller.js';
import { PayeeAccountsController } from './parties/payee-accounts.controller.js';
import { BankFilesController } from './payouts/bank-files.controller.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { BalancesController } from './queries/balances.controller.js';
import { BookController } from './queries/book.controller.js';
import { CustodyController } from './queries/custody.controller.js';
import { DeskController } from './queries/desk.controller.js';
import { EnrolmentsController } from './queries/enrolments.controller.js';
import { EventsController } from './queries/events.controller.js';
import { FindingsController } from './queries/findings.controller.js';
import { HandoversController } from './queries/handovers.controller.js';
import { LeviesController } from './queries/levies.controller.js';
import { ProposalsController } from './queries/proposals.controller.js';
import { ReceiptBooksController } from './queries/receipt-books.controller.js';
import { ReductionsController } from './queries/reductions.controller.js';
import { RegistryController } from './queries/registry.controller.js';
import { TroublesController } from './queries/troubles.controller.js';
import { VerificationsController } from './queries/verifications.controller.js';
import { AccountabilityController } from './reports/accountability.controller.js';
import { ReportAnnexController } from './reports/annex.controller.js';
import { REPORT_CONTROLLERS } from './reports/report-controllers.js';
import { ReportPacksController } from './reports/report-packs.controller.js';
import { FormPipe } from './requests/form.pipe.js';
import { AccessGuard } from './sessions/access.guard.js';
import { AccountsController } from './sessions/accounts.controller.js';
import { PostGuard } from './sessions/post.guard.js';
import { RateGuard, rateLimits } from './sessions/rate.guard.js';
import { SessionGuard } from './sessions/session.guard.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SETTINGS, type Settings } from './settings.js';
import { WalkController } from './walk/walk.controller.js';
import { WalkFormsController } from './walk/walk-forms.controller.js';
import { WalkPagesController } from './walk/walk-pages.controller.js';

const QUERY_CONTROLLERS = [
  BookController,
  LeviesController,
  BalancesController,
  CustodyController,
  DeskController,
  FindingsController,
  HandoversController,
  TroublesController,
  ReceiptBooksController,
  EnrolmentsController,
  VerificationsController,
  ...REPORT_CONTROLLERS,
  AccountabilityController,
  ReportAnnexController,
  ReportPacksController,
  PayoutsController,
  BankFilesController,
  CluesController,
  WalkController,
  WalkPagesController,
  WalkFormsController,
  ReadLogController,
  ProposalsController,
  ReductionsController,
  RegistryController,
  NoticesController,
  ObjectionsController,
  PublicBoardController,
  PublicObjectionsController,
  EventsController,
];

/** The HTTP service around a house. */
@Module({})
export class ServerModule implements OnApplicationShutdown {
  constructor(private readonly house: House) {}

  /** Nest calls it once the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.house.close();
  }

  static around(house: House, settings: Settings): DynamicModule {
    return {
      module: ServerModule,
      imports: [CqrsModule.forRoot(), ThrottlerModule.forRoot(rateLimits(settings.requestsPerMinute))],
      controllers: [
        ...COMMAND_CONTROLLERS,
        ...QUERY_CONTROLLERS,
        SessionsController,
        AccountsController,
        PartiesController,
        PayeeAccountsController,
        ImportFilesController,
        ImportsController,
        DemoController,
        HealthController,
        StartController,
        IdentitiesController,
        BoardObjectionsController,
        BoardController,
      ],
      providers: [
        { provide: House, useValue: house },
        { provide: SETTINGS, useValue: settings },
        { provide: APP_PIPE, useClass: FormPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        // In this order: who asks, how often, and in which capacity, under which access.
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: RateGuard },
        { provide: APP_GUARD, useClass: PostGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        SubmitCommandHandler,
        IdentityWatch,
        DayTurner,
        ImportPoster,
      ],
    };
  }
}
