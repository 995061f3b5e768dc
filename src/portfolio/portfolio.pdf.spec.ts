import { expect, test } from '@jest/globals';
import type { ListedAchievement, ListedThanks, PortfolioAnswer } from '../../projections/portfolio/answer.js';
import { textOfPages } from '../../test/support/read-pdf.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import { pdfOf } from '../pdf/pdf.js';
import { printedPortfolio } from './portfolio.pdf.js';

const AT = '2026-11-30T09:05:00Z';
const petrova = { id: 't', name: 'Ms Petrova' };
const achievement = (title: string, told: Partial<ListedAchievement> = {}): ListedAchievement => ({
  ...{ achievementId: title, standing: 'stands', kind: 'olympiad', level: 'town', date: '2026-11-21' },
  ...{ title, proofs: [], steps: [], may: { decide: false, correct: false, withdraw: false } },
  ...told,
});
const thanks = (text: string, told: Partial<ListedThanks> = {}): ListedThanks => ({
  ...{ thanksId: text, thanked: 'guardians', text, at: AT, by: petrova, may: { withdraw: false } },
  ...told,
});
const printed = async (told: Partial<PortfolioAnswer>, language: Language = 'en') => {
  const portfolio = {
    ...{ pupil: { id: 'anna', name: 'Anna Lee' }, achievements: [], thanks: [], ...told },
    ...{ may: { propose: true, record: false, readRemarks: true }, position: { commit: 12n, prepare: 11n } },
  };
  const paper = printedPortfolio(portfolio, { language, at: AT, timeZone: 'Europe/Lisbon' });
  return (await textOfPages(await pdfOf(paper, new Date(AT)))).join('\n');
};

test('a printed portfolio has what stands in it, and what for whom was thanked', async () => {
  const text = await printed({
    achievements: [
      achievement('Chemistry', { award: 'Second place' }),
      achievement('Chess', { standing: 'annulled' }),
      achievement('Relay', { standing: 'proposed' }),
    ],
    thanks: [
      thanks('For the fair'),
      thanks('For the choir', { withdrawn: { at: AT, by: petrova, reason: 'Another pupil’s' } }),
    ],
  });
  for (const said of [
    ...['Portfolio: Anna Lee', 'Chemistry (olympiad)', 'town', 'Second place', '21 November 2026'],
    ...['For the fair', 'Ms Petrova', 'to the guardians', 'log position 12/11'],
  ]) {
    expect(text).toContain(said);
  }
  for (const left of ['Chess', 'Relay', 'choir', 'Another']) expect(text).not.toContain(left);
});

test('a printed portfolio says where nothing stands in it', async () => {
  expect(await printed({}, 'ru')).toMatch(
    /Портфолио: Anna Lee[^]*Достижения[^]*Нет\.[^]*Благодарности[^]*Нет\./,
  );
});
