import type { ListedAchievement, NewAchievement } from '../api/portfolio.js';

/** An achievement as its form has it: what is not filled in is empty. */
export type AchievementDraft = NewAchievement & { readonly award: string };

export const emptyDraft = (today: string): AchievementDraft => ({
  ...{ kind: 'olympiad', level: 'school', date: today, title: '', award: '', proofs: [] },
});

export const draftOf = ({
  kind,
  level,
  date,
  title,
  award,
  proofs,
}: ListedAchievement): AchievementDraft => ({
  ...{ kind, level, date, title, award: award ?? '' },
  proofs: proofs.map(({ fileId, name }) => ({ fileId, name })),
});

/** As it is sent. */
export const achievementIn = ({ award, title, ...draft }: AchievementDraft): NewAchievement => ({
  ...{ ...draft, title: title.trim() },
  ...(award.trim() === '' ? {} : { award: award.trim() }),
});
