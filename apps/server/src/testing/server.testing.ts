import '@nestjs/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { BookClock } from '#libs/book/clock.js';
import { Desk } from '#libs/importing/desk.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import type { LoginKind } from '#libs/registry/registry.js';
import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import { House } from '../house/house.js';
import { readSettings, type Settings } from '../settings.js';
import { Api, freshKey } from './api.testing.js';
import { APPOINTER, file, OPENED_ON, officerOf, setUpCounty } from './county.testing.js';

/** Where a server keeps its log and its views, if not in files of its folder. */
export type Stores = Pick<Settings, 'eventLog' | 'views'>;

/** The whole service on a port of its own, with its data in a folder of its own. One for each spec file. */
export class TestServer {
  /** Other stores, new for each server, under specs that need not know of them. */
  static newStores: () => Promise<Partial<Stores>> = async () => ({});

  private books = 0;

  private constructor(
    private readonly folder: string,
    readonly app: NestFastifyApplication,
    readonly house: House,
  ) {}

  static async start(changed: Partial<Settings> = {}, folder = mkdtempSync(join(tmpdir(), 'server-'))): Promise<TestServer> {
    const settings = { ...readSettings({ DATA_DIR: folder, REQUESTS_PER_MINUTE: '0' }), ...(await TestServer.newStores()), ...changed };
    const house = await House.open(settings);
    try {
      // Jest runs CommonJS packages before it evaluates ES modules: @nestjs/throttler must come after the @nestjs/core above.
      const { createServer } = await import('../server.js');
      const app = await createServer(house, settings);
      await app.listen(0, '127.0.0.1');
      return new TestServer(folder, app, house);
    } catch (error) {
      // The log's worker would keep the process alive, and the spec's own failure would be shown as one that hangs.
      await house.close();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Requests of nobody in particular. */
  get anybody() {
    return supertest(this.app.getHttpServer());
  }

  /** A demo book that nobody else uses: opened and, unless it is to be bare, with a county set up in it. */
  async freshBook({ bare = false, demo = true }: { bare?: boolean; demo?: boolean } = {}): Promise<TestBook> {
    const code = `990${String(this.books++).padStart(3, '0')}` as BookCode;
    const opening = { code, nameZh: '安和县', demo, openedPeriod: OPENED_ON.slice(0, 7), appointer: { officerId: APPOINTER, docNo: '安和人〔2015〕1号' } };
    const openedAt = demo ? new BookClock(OPENED_ON as IsoDate).now() : this.house.now();
    const bookkeeper = await this.house.openBook(opening as never, openedAt);
    const desk = new Desk(bookkeeper, code);
    if (!bare) await setUpCounty(desk, code);
    const book = new TestBook(this, code, desk);
    for (const officerId of [APPOINTER, ...ROLE_NAMES.map(officerOf)]) book.account(officerId);
    return book;
  }
}

/** One county on the server. */
export class TestBook {
  constructor(
    private readonly server: TestServer,
    readonly code: BookCode,
    readonly desk: Desk,
  ) {}

  get bookkeeper() {
    return this.server.house.bookkeeper(this.code);
  }

  /** The API in the hands of the officer who holds a role. */
  as(role: Role): Api {
    return this.officer(officerOf(role));
  }

  /** The API of one who inspects, under an access that he has opened for the day. */
  async underAccess(role: 'INSPECTOR' | 'AUDITOR' = 'INSPECTOR'): Promise<Api> {
    await file(this.desk, officerOf(role), 'OpenAudit', { purposeCode: 'PLANNED_AUDIT', scope: {}, docNo: '安和纪〔2015〕1号', hours: 8 });
    return this.as(role);
  }

  officer(officerId: string): Api {
    const { identity } = this.server.house;
    const { sessionToken } = identity.issueSession(this.code, officerId as OfficerId, this.server.house.now());
    return new Api(this.server.app.getHttpServer(), sessionToken);
  }

  /** Gives an officer an account; the one-time token for his password. */
  account(officerId: string): string {
    const login = officerId.toLowerCase().replaceAll('_', '-');
    const account = { officerId: officerId as OfficerId, login, displayName: `测试员 ${officerId}`, kind: 'PERSON' } as const;
    return this.server.house.identity.createAccount(this.code, account, this.server.house.now()).enrolToken;
  }

  /** Issues a login by two hands: the registrar proposes, county finance approves. */
  async issueLogin(officerId: string, { loginKind = 'PERSON', renewal = false }: { loginKind?: LoginKind; renewal?: boolean } = {}): Promise<void> {
    const fields = { officerId: officerId as OfficerId, loginKind, renewal };
    await this.desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_FINANCE'), { name: 'IssueLogin', fields, key: freshKey() });
  }

  /** The token of an account that the vault keeps, the nth of its holder. */
  accountOf = (holderName: string, n = 1): string => {
    const accountNo = `6299${String([...holderName].reduce((all, one) => (all * 31 + (one.codePointAt(0) ?? 0)) % 1_000_000, n)).padStart(12, '0')}`;
    return this.server.house.vault.payeeAccounts.keep(this.code, { accountNo, holderName }, { officerId: officerOf('ENROLLER') as OfficerId, at: this.server.house.now() });
  };

  /** The id of a person whom the vault knows. */
  payer = (name = '测试甲'): string => this.server.house.vault.register(this.code, { name }).partyId;
}
