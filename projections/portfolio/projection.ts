import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import { ACHIEVEMENT_TURNS } from '../../src/portfolio/achievement.values.js';
import type { PortfolioEvent } from '../../src/portfolio/portfolio.events.js';
import type { AchievementStanding, KeptAchievement, KeptThanks, PortfolioDocument } from './read-model.js';

type OfThanks = Extract<PortfolioEvent, { data: { thanksId: string } }>;
type OfAchievements = Exclude<PortfolioEvent, OfThanks>;

export const portfolios: Projection<PortfolioDocument, PortfolioEvent> = {
  name: 'portfolios',
  version: 1,
  handles: [
    'AchievementRecorded',
    'AchievementProposed',
    'AchievementConfirmed',
    'AchievementRefused',
    'AchievementProposalWithdrawn',
    'AchievementCorrected',
    'AchievementAnnulled',
    'ThanksGiven',
    'ThanksWithdrawn',
  ],

  spansSchools: true,
  idsOf: ({ data }) => [data.pupilId],

  evolve(document, event, id) {
    const { achievements, thanks }: PortfolioDocument = document ?? { _id: id, achievements: {}, thanks: {} };
    if (isOfThanks(event)) {
      const { thanksId } = event.data;
      return {
        _id: id,
        achievements,
        thanks: { ...thanks, [thanksId]: thanksAfter(thanks[thanksId], event) },
      };
    }
    const { achievementId } = event.data;
    const achievement = achievementAfter(achievements[achievementId], event);
    return { _id: id, achievements: { ...achievements, [achievementId]: achievement }, thanks };
  },
};

const isOfThanks = (event: Recorded<PortfolioEvent>): event is Recorded<OfThanks> => 'thanksId' in event.data;

const STANDINGS: Readonly<Record<OfAchievements['type'], AchievementStanding>> = {
  AchievementRecorded: 'stands',
  AchievementProposed: 'proposed',
  AchievementConfirmed: 'stands',
  AchievementRefused: 'refused',
  AchievementProposalWithdrawn: 'withdrawn',
  AchievementCorrected: 'stands',
  AchievementAnnulled: 'annulled',
};

const achievementAfter = (
  known: KeptAchievement | undefined,
  { type, data, metadata }: Recorded<OfAchievements>,
): KeptAchievement => {
  const standing = STANDINGS[type];
  const { recordedAt: at, actor } = metadata;
  const step = { what: ACHIEVEMENT_TURNS[type], at, by: actor.personId };
  if (type === 'AchievementRecorded' || type === 'AchievementProposed') {
    const broughtInBy = 'recordedBy' in data ? data.recordedBy : data.proposedBy;
    return { standing, achievement: data.achievement, broughtInBy, steps: [step] };
  }
  if (!known) throw new Error(`${type} came before the achievement ${data.achievementId} was brought in.`);
  const why = 'reason' in data ? { reason: data.reason } : {};
  const before = type === 'AchievementCorrected' ? { before: known.achievement } : {};
  return {
    ...{ ...known, standing, steps: [...known.steps, { ...step, ...why, ...before }] },
    ...(type === 'AchievementCorrected' ? { achievement: data.achievement } : {}),
  };
};

const thanksAfter = (
  known: KeptThanks | undefined,
  { type, data, metadata }: Recorded<OfThanks>,
): KeptThanks => {
  const { recordedAt: at, actor } = metadata;
  const said = { at, by: actor.personId };
  if (type === 'ThanksGiven') return { thanked: data.thanked, text: data.text, ...said };
  if (!known) throw new Error(`${type} came before the thanks ${data.thanksId} were given.`);
  return { ...known, withdrawn: { ...said, reason: data.reason } };
};
