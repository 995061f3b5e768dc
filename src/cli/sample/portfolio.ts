import type { AchievementKind, AchievementLevel } from '../../portfolio/achievement.values.js';
import { addDays } from '../../school/civil-date.values.js';
import type { Around } from './around.js';

interface SampleAchievement {
  readonly kind: AchievementKind;
  readonly level: AchievementLevel;
  readonly daysAgo: number;
  readonly title: string;
  readonly award: string;
}

const ACHIEVEMENTS: readonly SampleAchievement[] = [
  {
    ...{ kind: 'olympiad', level: 'region', daysAgo: 40 },
    ...{ title: 'Mathematical olympiad', award: 'Third place' },
  },
  {
    ...{ kind: 'sport', level: 'town', daysAgo: 90 },
    ...{ title: 'Run around the walls', award: 'Finished in 52 minutes' },
  },
];

/** What the pupil has achieved, and thanks to the guardians. */
export const fillPortfolio = async ({ cast, today, vault, id, context, runners }: Around): Promise<void> => {
  const { pupilId, teacherId } = cast;
  const by = { personId: teacherId, decides: false };
  for (const { kind, level, daysAgo, title, award } of ACHIEVEMENTS) {
    const given = context(`achievement ${title}`);
    const seal = (text: string, what: string) => vault.seal(pupilId, text, `${given.commandId} ${what}`);
    const achievement = {
      ...{ kind, level, date: addDays(today, -daysAgo), proofs: [] },
      ...{ title: await seal(title, 'title'), award: await seal(award, 'award') },
    };
    const achievementId = id('achievement', title);
    const record = { kind: 'RecordAchievement', pupilId, achievementId, achievement, by, today } as const;
    await runners.portfolios.handle(pupilId, record, given);
  }
  const thanking = context('thanks');
  const text = await vault.seal(
    pupilId,
    'Thank you for driving half of the class to the aqueduct.',
    `${thanking.commandId} text`,
  );
  const thanks = { pupilId, thanksId: id('thanks', 'aqueduct'), thanked: 'guardians', text, by } as const;
  await runners.portfolios.handle(pupilId, { kind: 'GiveThanks', ...thanks }, thanking);
};
