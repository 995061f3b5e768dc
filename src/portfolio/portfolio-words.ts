import type { Language } from '../notices/preferences/preferences.values.js';
import type { AchievementKind, AchievementLevel, Thanked } from './achievement.values.js';

/** What a printed portfolio says in one language. */
export interface PortfolioWords {
  readonly title: string;
  readonly achievements: string;
  readonly thanks: string;
  readonly columns: readonly [string, string, string, string];
  readonly none: string;
  readonly kind: Readonly<Record<AchievementKind, string>>;
  readonly level: Readonly<Record<AchievementLevel, string>>;
  readonly thanked: Readonly<Record<Thanked, string>>;
}

export const PORTFOLIO_WORDS: Readonly<Record<Language, PortfolioWords>> = {
  en: {
    title: 'Portfolio',
    achievements: 'Achievements',
    thanks: 'Thanks',
    columns: ['Day', 'What was achieved', 'Level', 'Place or award'],
    none: 'None.',
    kind: { olympiad: 'olympiad', sport: 'sport', art: 'art', community: 'for others', other: 'other' },
    level: { school: 'school', town: 'town', region: 'region', country: 'country', world: 'world' },
    thanked: { pupil: 'to the pupil', guardians: 'to the guardians' },
  },
  ru: {
    title: 'Портфолио',
    achievements: 'Достижения',
    thanks: 'Благодарности',
    columns: ['День', 'Что достигнуто', 'Уровень', 'Место или награда'],
    none: 'Нет.',
    kind: {
      ...{ olympiad: 'олимпиада', sport: 'спорт', art: 'творчество' },
      ...{ community: 'помощь другим', other: 'другое' },
    },
    level: { school: 'школа', town: 'город', region: 'регион', country: 'страна', world: 'мир' },
    thanked: { pupil: 'ученику', guardians: 'родителям' },
  },
};
