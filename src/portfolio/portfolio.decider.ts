import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { mustHaveNoFaults } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import type { Achievement, Thanked } from './achievement.values.js';
import type { PortfolioEvent } from './portfolio.events.js';

/** Who acts; `decides` is whether it is as the class teacher or a deputy head. */
interface By {
  readonly personId: string;
  readonly decides: boolean;
}

interface OfAchievement {
  readonly pupilId: string;
  readonly achievementId: string;
}

interface Writing extends OfAchievement {
  readonly achievement: Achievement;
  readonly by: By;
  /** Where the school is. */
  readonly today: CivilDate;
}

interface Undoing {
  readonly reason: Sealed;
  readonly by: By;
}

export type PortfolioCommand =
  | (Writing & { readonly kind: 'RecordAchievement' })
  | (Writing & { readonly kind: 'ProposeAchievement' })
  | (OfAchievement & { readonly kind: 'ConfirmAchievement'; readonly by: By })
  | (OfAchievement & Undoing & { readonly kind: 'RefuseAchievement' })
  | (OfAchievement & { readonly kind: 'WithdrawProposal'; readonly by: By })
  | (OfAchievement &
      Undoing & {
        readonly kind: 'CorrectAchievement';
        /** What is otherwise; an award that is null is none. */
        readonly change: AchievementChange;
        readonly today: CivilDate;
      })
  | (OfAchievement & Undoing & { readonly kind: 'AnnulAchievement' })
  | {
      readonly kind: 'GiveThanks';
      readonly pupilId: string;
      readonly thanksId: string;
      readonly thanked: Thanked;
      readonly text: Sealed;
      readonly by: By;
    }
  | (Undoing & { readonly kind: 'WithdrawThanks'; readonly pupilId: string; readonly thanksId: string });

export type AchievementChange = Partial<Omit<Achievement, 'award'>> & { readonly award?: Sealed | null };

type CommandOf<Kind extends PortfolioCommand['kind']> = Extract<PortfolioCommand, { kind: Kind }>;

interface KeptAchievement {
  readonly standing: 'proposed' | 'refused' | 'withdrawn' | 'stands' | 'annulled';
  readonly broughtInBy: string;
  readonly achievement: Achievement;
}

export interface Portfolio {
  readonly achievements: Readonly<Record<string, KeptAchievement>>;
  readonly thanks: Readonly<Record<string, { readonly thankedBy: string; readonly withdrawn: boolean }>>;
}

/** In one portfolio, at most: achievements, thanks, and proposals that wait. */
export const MOST = { achievements: 500, thanks: 500, waiting: 20 } as const;
/** Characters, and files with one achievement, at most. */
export const LONGEST = {
  title: 200,
  award: 200,
  reason: 1000,
  thanks: 2000,
  fileName: 200,
  proofs: 5,
} as const;

const NOTHING = 'Nothing was written';

export const portfolioDecider: Decider<Portfolio, PortfolioCommand, PortfolioEvent> = {
  initial: () => ({ achievements: {}, thanks: {} }),

  decide(command, portfolio) {
    switch (command.kind) {
      case 'RecordAchievement':
        return record(command, portfolio);
      case 'ProposeAchievement':
        return propose(command, portfolio);
      case 'ConfirmAchievement':
        return confirm(command, portfolio);
      case 'RefuseAchievement':
        return refuse(command, portfolio);
      case 'WithdrawProposal':
        return withdrawProposal(command, portfolio);
      case 'CorrectAchievement':
        return correct(command, portfolio);
      case 'AnnulAchievement':
        return annul(command, portfolio);
      case 'GiveThanks':
        return giveThanks(command, portfolio);
      case 'WithdrawThanks':
        return withdrawThanks(command, portfolio);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(portfolio, event) {
    switch (event.type) {
      case 'AchievementRecorded': {
        const { achievement, recordedBy: broughtInBy } = event.data;
        return withAchievement(portfolio, event.data, { standing: 'stands', broughtInBy, achievement });
      }
      case 'AchievementProposed': {
        const { achievement, proposedBy: broughtInBy } = event.data;
        return withAchievement(portfolio, event.data, { standing: 'proposed', broughtInBy, achievement });
      }
      case 'AchievementConfirmed':
        return changed(portfolio, event.data, { standing: 'stands' });
      case 'AchievementRefused':
        return changed(portfolio, event.data, { standing: 'refused' });
      case 'AchievementProposalWithdrawn':
        return changed(portfolio, event.data, { standing: 'withdrawn' });
      case 'AchievementCorrected':
        return changed(portfolio, event.data, { achievement: event.data.achievement });
      case 'AchievementAnnulled':
        return changed(portfolio, event.data, { standing: 'annulled' });
      case 'ThanksGiven': {
        const { thanksId, thankedBy } = event.data;
        return { ...portfolio, thanks: { ...portfolio.thanks, [thanksId]: { thankedBy, withdrawn: false } } };
      }
      case 'ThanksWithdrawn': {
        const { thanksId } = event.data;
        const before = thanksIn(portfolio, thanksId);
        return { ...portfolio, thanks: { ...portfolio.thanks, [thanksId]: { ...before, withdrawn: true } } };
      }
      default:
        return portfolio;
    }
  },
};

const withAchievement = (
  portfolio: Portfolio,
  { achievementId }: OfAchievement,
  kept: KeptAchievement,
): Portfolio => ({ ...portfolio, achievements: { ...portfolio.achievements, [achievementId]: kept } });

const changed = (portfolio: Portfolio, of: OfAchievement, change: Partial<KeptAchievement>): Portfolio =>
  withAchievement(portfolio, of, { ...achievementIn(portfolio, of.achievementId), ...change });

const record = (command: CommandOf<'RecordAchievement'>, portfolio: Portfolio): PortfolioEvent[] => {
  const { pupilId, achievementId, achievement, by } = command;
  if (own(portfolio.achievements, achievementId)) return [];
  mustBeWritable(command, portfolio);
  const data = { pupilId, achievementId, achievement, recordedBy: by.personId };
  return [{ type: 'AchievementRecorded', data }];
};

const propose = (command: CommandOf<'ProposeAchievement'>, portfolio: Portfolio): PortfolioEvent[] => {
  const { pupilId, achievementId, achievement, by } = command;
  if (own(portfolio.achievements, achievementId)) return [];
  mustBeWritable(command, portfolio);
  const waiting = Object.values(portfolio.achievements).filter(({ standing }) => standing === 'proposed');
  if (waiting.length >= MOST.waiting) {
    const message = 'So many proposals wait already. Wait until the class teacher has decided on them.';
    throw new DomainError('too-many-proposals', message, 'conflict');
  }
  const data = { pupilId, achievementId, achievement, proposedBy: by.personId };
  return [{ type: 'AchievementProposed', data }];
};

const confirm = (
  { pupilId, achievementId, by }: CommandOf<'ConfirmAchievement'>,
  portfolio: Portfolio,
): PortfolioEvent[] => {
  mustDecideOn(achievementIn(portfolio, achievementId), by);
  return [{ type: 'AchievementConfirmed', data: { pupilId, achievementId } }];
};

const refuse = (
  { pupilId, achievementId, reason, by }: CommandOf<'RefuseAchievement'>,
  portfolio: Portfolio,
): PortfolioEvent[] => {
  mustDecideOn(achievementIn(portfolio, achievementId), by);
  return [{ type: 'AchievementRefused', data: { pupilId, achievementId, reason } }];
};

const withdrawProposal = (
  { pupilId, achievementId, by }: CommandOf<'WithdrawProposal'>,
  portfolio: Portfolio,
): PortfolioEvent[] => {
  const { standing, broughtInBy } = achievementIn(portfolio, achievementId);
  if (broughtInBy !== by.personId) throw proposedByOthers();
  if (standing === 'withdrawn') return [];
  mustWait(standing);
  return [{ type: 'AchievementProposalWithdrawn', data: { pupilId, achievementId } }];
};

const correct = (
  { pupilId, achievementId, change, reason, by, today }: CommandOf<'CorrectAchievement'>,
  portfolio: Portfolio,
): PortfolioEvent[] => {
  const { achievement: before } = mustStand(achievementIn(portfolio, achievementId), by);
  if (Object.keys(change).length === 0) {
    const message = 'Nothing was changed: say what is to be otherwise.';
    throw new DomainError('achievement-unchanged', message);
  }
  const { award: awardBefore, ...others } = before;
  const { award = awardBefore, ...changes } = change;
  const achievement = { ...others, ...changes, ...(award ? { award } : {}) };
  mustHaveNoFaults(faultsOf(achievement, today), 'invalid-achievement', 'Nothing was changed');
  return [{ type: 'AchievementCorrected', data: { pupilId, achievementId, achievement, reason } }];
};

const annul = (
  { pupilId, achievementId, reason, by }: CommandOf<'AnnulAchievement'>,
  portfolio: Portfolio,
): PortfolioEvent[] => {
  mustStand(achievementIn(portfolio, achievementId), by);
  return [{ type: 'AchievementAnnulled', data: { pupilId, achievementId, reason } }];
};

const giveThanks = (
  { pupilId, thanksId, thanked, text, by }: CommandOf<'GiveThanks'>,
  { thanks }: Portfolio,
): PortfolioEvent[] => {
  if (own(thanks, thanksId)) return [];
  if (Object.keys(thanks).length >= MOST.thanks) throw portfolioFull();
  return [{ type: 'ThanksGiven', data: { pupilId, thanksId, thanked, text, thankedBy: by.personId } }];
};

const withdrawThanks = (
  { pupilId, thanksId, reason, by }: CommandOf<'WithdrawThanks'>,
  portfolio: Portfolio,
): PortfolioEvent[] => {
  const { thankedBy, withdrawn } = thanksIn(portfolio, thanksId);
  mustBeOwnOrDecide(thankedBy, by);
  return withdrawn ? [] : [{ type: 'ThanksWithdrawn', data: { pupilId, thanksId, reason } }];
};

/** @throws DomainError `invalid-achievement`, `portfolio-full`. */
const mustBeWritable = ({ achievement, today }: Writing, { achievements }: Portfolio): void => {
  mustHaveNoFaults(faultsOf(achievement, today), 'invalid-achievement', NOTHING);
  if (Object.keys(achievements).length >= MOST.achievements) throw portfolioFull();
};

const faultsOf = ({ date, proofs }: Achievement, today: CivilDate) => [
  ...(date > today ? [{ field: 'date', message: 'lies in the future' }] : []),
  ...(proofs.length > LONGEST.proofs
    ? [{ field: 'proofs', message: `are at most ${LONGEST.proofs.toString()} files` }]
    : []),
];

const achievementIn = ({ achievements }: Portfolio, achievementId: string): KeptAchievement => {
  const found = own(achievements, achievementId);
  if (found) return found;
  throw new DomainError('achievement-not-found', 'There is no such achievement of the pupil.', 'not-found');
};

const thanksIn = ({ thanks }: Portfolio, thanksId: string) => {
  const found = own(thanks, thanksId);
  if (found) return found;
  throw new DomainError('thanks-not-found', 'There are no such thanks in the portfolio.', 'not-found');
};

/** @throws DomainError `not-proposed`. */
const mustWait = (standing: KeptAchievement['standing']): void => {
  if (standing === 'proposed') return;
  throw new DomainError('not-proposed', 'Nothing is to be decided on about it any more.', 'conflict');
};

/** @throws DomainError `not-proposed`, `own-proposal`. */
const mustDecideOn = ({ standing, broughtInBy }: KeptAchievement, { personId }: By): void => {
  mustWait(standing);
  if (broughtInBy === personId) {
    const message = 'You proposed it yourself. Somebody else decides on it.';
    throw new DomainError('own-proposal', message, 'forbidden');
  }
};

/** @throws DomainError `achievement-stands-not`, `written-by-others`. */
const mustStand = (kept: KeptAchievement, by: By): KeptAchievement => {
  mustBeOwnOrDecide(kept.broughtInBy, by);
  if (kept.standing === 'stands') return kept;
  const message = 'Only what stands in the portfolio can be corrected or annulled.';
  throw new DomainError('achievement-stands-not', message, 'conflict');
};

/** @throws DomainError `written-by-others`. */
const mustBeOwnOrDecide = (author: string, { personId, decides }: By): void => {
  if (decides || author === personId) return;
  const message = 'Somebody else wrote it. Ask the class teacher or a deputy head.';
  throw new DomainError('written-by-others', message, 'forbidden');
};

const proposedByOthers = (): DomainError =>
  new DomainError('proposed-by-others', 'Whoever proposed it takes it back.', 'forbidden');

const portfolioFull = (): DomainError =>
  new DomainError('portfolio-full', 'So much is in no portfolio.', 'conflict');
