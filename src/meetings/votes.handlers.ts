import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ballotText, markOf } from './ballot-marks.js';
import { casterFor } from './guests.js';
import { mustHaveBegun, ofMeeting } from './meeting.state.js';
import { MeetingsWriter } from './meetings.writer.js';
import { mustBeAnOption, mustBeClear, notEntitled, voteNotFound, type Vote } from './vote.decider.js';
import type { Asked, Question, VoteEvent, VoteOpened } from './vote.events.js';

type Written = Outcome<VoteEvent>;

export class OpenVote extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly question: Asked,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CloseVote extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly voteId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CastBallot extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly voteId: string,
    readonly ballot: { readonly pupilId: string; readonly option: number; readonly code: string },
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(OpenVote)
export class OpenVoteHandler implements ICommandHandler<OpenVote> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly meetings: MeetingsWriter,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  async execute({ meetingId, question, request }: OpenVote) {
    const { where, pupilIds, contextIn, meeting } = await this.meetings.chairing(meetingId, request);
    const called = mustHaveBegun(meeting, where.now);
    mustBeClear(question);
    // The same when it is sent twice.
    const voteId = this.ids.of('vote', meetingId, request.commandId);
    const sealed = await this.sealed(meetingId, question, request);
    const vote = { voteId, ...ofMeeting(called), ...sealed, pupilIds: await pupilIds() };
    return this.runners.votes.handle(voteId, { kind: 'OpenVote', vote }, contextIn(voteId));
  }

  /** Not with the vote’s own key, which a secret vote loses: what was asked stays to be read. */
  private async sealed(
    meetingId: string,
    { question, options, ...how }: Asked,
    { commandId }: WriteRequest,
  ): Promise<Question> {
    const seal = (words: string, which: string) => this.vault.seal(meetingId, words, `${commandId} ${which}`);
    return {
      ...how,
      question: await seal(question, 'question'),
      options: await Promise.all(options.map((each, index) => seal(each, `option ${index.toString()}`))),
    };
  }
}

@CommandHandler(CloseVote)
export class CloseVoteHandler implements ICommandHandler<CloseVote> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly meetings: MeetingsWriter,
  ) {}

  async execute({ meetingId, voteId, request }: CloseVote) {
    const { contextIn } = await this.meetings.chairing(meetingId, request);
    await voteIn(meetingId, voteId, this.runners);
    return this.runners.votes.handle(voteId, { kind: 'CloseVote' }, contextIn(voteId));
  }
}

@CommandHandler(CastBallot)
export class CastBallotHandler implements ICommandHandler<CastBallot> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  async execute({ meetingId, voteId, ballot: { pupilId, option, code }, request }: CastBallot) {
    const vote = await voteIn(meetingId, voteId, this.runners);
    mustBeAnOption(option, vote.opened);
    const meeting = await this.runners.meetings.load(meetingId);
    const caster = await casterFor(request.viewer, pupilId, meeting, request.at, this.reader);
    if (!caster) throw notEntitled();
    const context = contextOf(
      request,
      voteId,
      vote.opened.schoolId,
      { role: 'guardian', ...caster },
      this.ids,
    );
    const cast = {
      ...{ pupilId, guardianId: request.viewer.personId },
      ...(await this.filledIn(vote, option, code, request)),
    };
    return this.runners.votes.handle(voteId, { kind: 'CastBallot', cast }, context);
  }

  /** With its closing a secret vote loses the key that a ballot would be sealed with. */
  private async filledIn(
    { opened, status }: OpenedVote,
    option: number,
    code: string,
    { commandId }: WriteRequest,
  ) {
    const { voteId, secret } = opened;
    if (!secret) return { choice: { option, mark: markOf(voteId, option, code) } };
    if (status !== 'open') return {};
    return { ballot: await this.vault.seal(voteId, ballotText(option, code), `${commandId} ballot`) };
  }
}

type OpenedVote = Vote & { readonly opened: VoteOpened['data'] };

/** A vote as the store has it now. @throws DomainError `vote-not-found`, also for one of another meeting. */
const voteIn = async (
  meetingId: string,
  voteId: string,
  { votes }: Pick<Runners, 'votes'>,
): Promise<OpenedVote> => {
  const { opened, ...vote } = await votes.load(voteId);
  if (opened?.meetingId !== meetingId) throw voteNotFound();
  return { opened, ...vote };
};

export const votesHandlers = [OpenVoteHandler, CloseVoteHandler, CastBallotHandler];
