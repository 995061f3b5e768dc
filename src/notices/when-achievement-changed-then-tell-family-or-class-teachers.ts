import { ACHIEVEMENT_TURNS } from '../portfolio/achievement.values.js';
import type { PortfolioEvent } from '../portfolio/portfolio.events.js';
import type { Policy } from './policy.js';

type OfAchievement = Exclude<
  Extract<PortfolioEvent, { data: { achievementId: string } }>,
  { type: 'AchievementProposalWithdrawn' }
>;

/** What is proposed waits for the class teacher; the family is told of everything that the school does. */
export const whenAchievementChangedThenTellFamilyOrClassTeachers: Policy<OfAchievement> = {
  on: [
    'AchievementRecorded',
    'AchievementProposed',
    'AchievementConfirmed',
    'AchievementRefused',
    'AchievementCorrected',
    'AchievementAnnulled',
  ],

  tell({ type, data }) {
    const { pupilId, achievementId } = data;
    const why = 'reason' in data ? { reason: data.reason } : {};
    const who = type === 'AchievementProposed' ? 'classTeachersOfPupil' : 'family';
    const facts = { achievementId, change: ACHIEVEMENT_TURNS[type], ...why };
    return [{ audience: { who, pupilId }, news: { kind: 'achievement', facts } }];
  },
};
