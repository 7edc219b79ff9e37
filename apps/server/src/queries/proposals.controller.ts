import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Book } from '#libs/book/book.js';
import { effectOf, type Moment } from '#libs/book/decide.js';
import type { EventOf } from '#libs/book/events.js';
import type { Proposal, ProposalEnd } from '#libs/book/proposals/proposals.js';
import { fromStored } from '#libs/book/stored-document.js';
import type { BookCode, ProposalId } from '#libs/kernel/ids.js';
import { assertHolds, Refusal, unknown } from '#libs/kernel/refusal.js';
import { wordRefusal } from '#libs/kernel/wording.js';
import { eventsOf } from '#libs/views/events-of.js';
import { decidedEventAnswer } from '../commands/command-answer.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { type ProposalAnswer, ProposalInFullAnswer, ProposalsAnswer } from './proposals.answers.js';
import { PageQuery, ProposalPath, rowsOf } from './queries.forms.js';

type Made = EventOf<'ProposalMade'>;
type EffectNow = Pick<ProposalInFullAnswer, 'effect' | 'refusal'>;
type Standing = { readonly open: Proposal; readonly now: EffectNow } | { readonly ended: ProposalEnd };

@ApiTags('proposals')
@ApiBearerAuth()
@Controller('proposals')
export class ProposalsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listProposals', summary: '待审事项 / Open proposals' })
  @ApiOkResponse({ type: ProposalsAnswer })
  @ApiProblems(400, 401, 403, 503)
  list(@ByCaller() { book: code }: Caller, @Query() query: PageQuery): Promise<ProposalsAnswer> {
    return this.house.bookkeeper(code).ask(({ proposals }) => openPage(proposals.open.values(), query));
  }

  @Get(':proposalId')
  @ApiOperation({ operationId: 'getProposal', summary: '待审事项及其现时结果 / A proposal and what it would do now' })
  @ApiOkResponse({ type: ProposalInFullAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  async get(@ByCaller() { book: code }: Caller, @Param() { proposalId }: ProposalPath): Promise<ProposalInFullAnswer> {
    const standing = await this.house.bookkeeper(code).ask((book, moment) => standingOf(book, proposalId, moment));
    if ('ended' in standing) return { ...madeAnswer(await this.madeOf(code, proposalId)), state: standing.ended };

    const { open, now } = standing;
    const made = await this.madeAt(code, open.seq);
    const changed = now.effect?.effectHash !== made.data.effectHash;
    return { ...madeAnswer(made), ...proposalAnswer(open), state: 'OPEN', ...now, changed };
  }

  private async madeAt(code: BookCode, seq: number): Promise<Made> {
    const [made] = (await this.house.log.readAt(code, [seq])).map(fromStored);
    assertHolds(made?.type === 'ProposalMade', 'LOG_BROKEN', () => ({ seq, expected: 'ProposalMade' }));
    return made;
  }

  /** The book keeps of an ended proposal only how it ended; the views say where it was made. */
  private async madeOf(code: BookCode, proposalId: ProposalId): Promise<Made> {
    const asOfSeq = await this.house.views.seqSeen(code, undefined);
    const [made] = await eventsOf(this.house, code, { kind: 'proposal', id: proposalId }, { asOfSeq, types: ['ProposalMade'] });
    return made ?? unknown('proposal', proposalId);
  }
}

/** In the order in which they were made. The page before ends at a seq, since what it ended with may be decided by now. */
function openPage(open: Iterable<Proposal>, query: PageQuery): ProposalsAnswer {
  const { after = -1 } = query;
  const left = [...open].filter(({ seq }) => seq > after).toSorted((a, b) => a.seq - b.seq);
  const shown = left.slice(0, rowsOf(query));
  const next = shown.at(-1)?.seq;
  return { proposals: shown.map(proposalAnswer), ...(left.length > shown.length && next !== undefined ? { next } : {}) };
}

function standingOf(book: Book, proposalId: ProposalId, moment: Moment): Standing {
  const open = book.proposals.open.get(proposalId);
  if (open === undefined) return { ended: book.proposals.ended.get(proposalId) ?? unknown('proposal', proposalId) };
  return { open, now: effectNow(book, open, moment) };
}

function effectNow(book: Book, proposal: Proposal, moment: Moment): EffectNow {
  try {
    const { events, hash } = effectOf(book, proposal, moment);
    return { effect: { effectHash: hash, events: events.map(decidedEventAnswer) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error;
    return { refusal: { code, facts, title: wordRefusal(code, facts, 'zh'), titleEn: wordRefusal(code, facts, 'en') } };
  }
}

function proposalAnswer({ proposalId, seq, command, unitId, makerId, makerRole, madeOn, approverRoles, ...hands }: Proposal): ProposalAnswer {
  return { proposalId, seq, command, unitId, makerId, makerRole, madeOn, approverRoles, ...handsAnswer(hands) };
}

function handsAnswer({ approverId, witness, seconded }: Pick<Proposal, 'approverId' | 'witness' | 'seconded'>): Pick<ProposalAnswer, 'approverId' | 'secondedBy' | 'witnessId'> {
  return {
    ...(approverId === undefined ? {} : { approverId }),
    ...(seconded === undefined ? {} : { secondedBy: seconded.officerId }),
    ...(witness === undefined ? {} : { witnessId: witness.officerId }),
  };
}

function madeAnswer({ seq, unitId, actor, evidence, occurredOn, data }: Made): ProposalAnswer & Pick<ProposalInFullAnswer, 'request' | 'evidence' | 'madeEffectHash'> {
  const { effectHash: madeEffectHash, witness, approverId, ...proposal } = data;
  const hands = handsAnswer({ ...(witness === undefined ? {} : { witness }), ...(approverId === undefined ? {} : { approverId }) });
  return { ...proposal, ...hands, seq, unitId, makerId: actor.officerId, makerRole: actor.role, madeOn: occurredOn, evidence, madeEffectHash };
}
