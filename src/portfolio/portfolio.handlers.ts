import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../eventing/domain-error.js';
import type { Achievement, Proof } from './achievement.values.js';
import { DECIDING, FAMILY, STAFF } from './capacities.js';
import {
  BringInAchievement,
  ConfirmAchievement,
  CorrectAchievement,
  EndAchievement,
  GiveThanks,
  WithdrawProposal,
  WithdrawThanks,
} from './portfolio.commands.js';
import type { AchievementChange } from './portfolio.decider.js';
import type { AchievementBody, AchievementCorrectionBody, ProofBody } from './portfolio.dto.js';
import { PortfolioWriter, type Writing } from './portfolio.writer.js';
import { ProofFiles, type StoredProof } from './proof-files.js';

@CommandHandler(BringInAchievement)
export class BringInAchievementHandler implements ICommandHandler<BringInAchievement> {
  constructor(
    private readonly writer: PortfolioWriter,
    private readonly files: ProofFiles,
  ) {}

  execute({ kind, pupilId, achievement, request }: BringInAchievement) {
    const achievementId = this.writer.idFor('achievement', pupilId, request);
    const among = kind === 'RecordAchievement' ? STAFF : FAMILY;
    return this.files.keeping(pupilId, fileIdsOf(achievement), (sent) =>
      this.writer.write(pupilId, among, request, async (writing) => ({
        ...{ kind, ...partsOf(writing), today: writing.today, achievementId },
        achievement: await sealedAchievement(achievement, writing, sent),
      })),
    );
  }
}

@CommandHandler(ConfirmAchievement)
export class ConfirmAchievementHandler implements ICommandHandler<ConfirmAchievement> {
  constructor(private readonly writer: PortfolioWriter) {}

  execute({ pupilId, achievementId, request }: ConfirmAchievement) {
    return this.writer.write(pupilId, DECIDING, request, (writing) => ({
      ...{ kind: 'ConfirmAchievement', ...partsOf(writing), achievementId },
    }));
  }
}

@CommandHandler(WithdrawProposal)
export class WithdrawProposalHandler implements ICommandHandler<WithdrawProposal> {
  constructor(private readonly writer: PortfolioWriter) {}

  execute({ pupilId, achievementId, request }: WithdrawProposal) {
    return this.writer.write(pupilId, FAMILY, request, (writing) => ({
      ...{ kind: 'WithdrawProposal', ...partsOf(writing), achievementId },
    }));
  }
}

@CommandHandler(EndAchievement)
export class EndAchievementHandler implements ICommandHandler<EndAchievement> {
  constructor(private readonly writer: PortfolioWriter) {}

  execute({ kind, pupilId, achievementId, reason, request }: EndAchievement) {
    const among = kind === 'RefuseAchievement' ? DECIDING : STAFF;
    return this.writer.write(pupilId, among, request, async (writing) => ({
      ...{ kind, ...partsOf(writing), achievementId },
      reason: await writing.seal(reason, 'reason'),
    }));
  }
}

@CommandHandler(CorrectAchievement)
export class CorrectAchievementHandler implements ICommandHandler<CorrectAchievement> {
  constructor(
    private readonly writer: PortfolioWriter,
    private readonly files: ProofFiles,
  ) {}

  execute({ pupilId, achievementId, correction, request }: CorrectAchievement) {
    return this.files.keeping(pupilId, fileIdsOf(correction), (sent) =>
      this.writer.write(pupilId, STAFF, request, async (writing) => ({
        ...{ kind: 'CorrectAchievement', ...partsOf(writing), today: writing.today, achievementId },
        change: await sealedChange(correction, writing, sent),
        reason: await writing.seal(correction.reason, 'reason'),
      })),
    );
  }
}

@CommandHandler(GiveThanks)
export class GiveThanksHandler implements ICommandHandler<GiveThanks> {
  constructor(private readonly writer: PortfolioWriter) {}

  execute({ pupilId, thanks: { thanked, text }, request }: GiveThanks) {
    const thanksId = this.writer.idFor('thanks', pupilId, request);
    return this.writer.write(pupilId, STAFF, request, async (writing) => ({
      ...{ kind: 'GiveThanks', ...partsOf(writing), thanksId, thanked },
      text: await writing.seal(text, 'text'),
    }));
  }
}

@CommandHandler(WithdrawThanks)
export class WithdrawThanksHandler implements ICommandHandler<WithdrawThanks> {
  constructor(private readonly writer: PortfolioWriter) {}

  execute({ pupilId, thanksId, reason, request }: WithdrawThanks) {
    return this.writer.write(pupilId, STAFF, request, async (writing) => ({
      ...{ kind: 'WithdrawThanks', ...partsOf(writing), thanksId },
      reason: await writing.seal(reason, 'reason'),
    }));
  }
}

/** The files among those named that were sent for the pupil. */
type Sent = ReadonlyMap<string, StoredProof>;

const partsOf = ({ pupilId, by }: Writing) => ({ pupilId, by });

const fileIdsOf = ({ proofs = [] }: { readonly proofs?: readonly ProofBody[] }): readonly string[] =>
  proofs.map(({ fileId }) => fileId);

const sealedAchievement = async (
  { kind, level, date, title, award, proofs = [] }: AchievementBody,
  writing: Writing,
  sent: Sent,
): Promise<Achievement> => ({
  ...{ kind, level, date, title: await writing.seal(title, 'title') },
  ...(award === undefined ? {} : { award: await writing.seal(award, 'award') }),
  proofs: await sealedProofs(proofs, writing, sent),
});

const sealedChange = async (
  { kind, level, date, title, award, proofs }: AchievementCorrectionBody,
  writing: Writing,
  sent: Sent,
): Promise<AchievementChange> => ({
  ...(kind === undefined ? {} : { kind }),
  ...(level === undefined ? {} : { level }),
  ...(date === undefined ? {} : { date }),
  ...(title === undefined ? {} : { title: await writing.seal(title, 'title') }),
  ...(award === undefined ? {} : { award: award === null ? null : await writing.seal(award, 'award') }),
  ...(proofs === undefined ? {} : { proofs: await sealedProofs(proofs, writing, sent) }),
});

/** @throws DomainError `file-not-sent`. */
const sealedProofs = async (
  proofs: readonly ProofBody[],
  { seal }: Writing,
  sent: Sent,
): Promise<readonly Proof[]> =>
  Promise.all(
    proofs.map(async ({ fileId, name }, index) => {
      const file = sent.get(fileId);
      if (!file) throw fileNotSent(index);
      return { ...file, name: await seal(name, `file ${index.toString()}`) };
    }),
  );

const fileNotSent = (index: number): DomainError =>
  new DomainError('file-not-sent', 'No such file was sent for this pupil.', 'rule', [
    { field: `proofs.${index.toString()}.fileId`, message: 'must be a file that was sent for the pupil' },
  ]);

export const portfolioHandlers = [
  BringInAchievementHandler,
  ConfirmAchievementHandler,
  WithdrawProposalHandler,
  EndAchievementHandler,
  CorrectAchievementHandler,
  GiveThanksHandler,
  WithdrawThanksHandler,
];
