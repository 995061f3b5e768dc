import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { PortfolioEvent } from './portfolio.events.js';
import type { AchievementBody, AchievementCorrectionBody, ThanksBody } from './portfolio.dto.js';

type Written = Outcome<PortfolioEvent>;

/** Something that a pupil achieved: recorded by a teacher, or proposed by the family. */
export class BringInAchievement extends Command<Written> {
  constructor(
    readonly kind: 'RecordAchievement' | 'ProposeAchievement',
    readonly pupilId: string,
    readonly achievement: AchievementBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ConfirmAchievement extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly achievementId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** Takes back what one proposed and nobody has decided on. */
export class WithdrawProposal extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly achievementId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** Refuses what was proposed, or annuls what stands. */
export class EndAchievement extends Command<Written> {
  constructor(
    readonly kind: 'RefuseAchievement' | 'AnnulAchievement',
    readonly pupilId: string,
    readonly achievementId: string,
    readonly reason: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CorrectAchievement extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly achievementId: string,
    readonly correction: AchievementCorrectionBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class GiveThanks extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly thanks: ThanksBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawThanks extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly thanksId: string,
    readonly reason: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
