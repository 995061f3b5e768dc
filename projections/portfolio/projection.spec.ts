import { describe, test } from '@jest/globals';
import type { Achievement } from '../../src/portfolio/achievement.values.js';
import type { PortfolioEvent } from '../../src/portfolio/portfolio.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import { portfolios } from './projection.js';

const { given } = projectionSpec(portfolios);

const of = { pupilId: 'anna', achievementId: 'a1' };
const thanks = { pupilId: 'anna', thanksId: 't1' };
const sealed = (text: string) => ({ sealed: text, of: 'anna', in: 'command' });
const olympiad: Achievement = {
  ...{ kind: 'olympiad', level: 'town', date: '2026-11-21', title: sealed('Chemistry') },
  ...{ award: sealed('Second place'), proofs: [] },
};
const { award: _, ...withoutAward } = olympiad;
const proposed: PortfolioEvent = {
  type: 'AchievementProposed',
  data: { ...of, achievement: olympiad, proposedBy: 'mother' },
};
const confirmed: PortfolioEvent = { type: 'AchievementConfirmed', data: of };
const corrected: PortfolioEvent = {
  type: 'AchievementCorrected',
  data: { ...of, achievement: withoutAward, reason: sealed('No place was given') },
};
const thanked: PortfolioEvent = {
  type: 'ThanksGiven',
  data: { ...thanks, thanked: 'guardians', text: sealed('For the fair'), thankedBy: 'petrova' },
};
const by = (event: PortfolioEvent, number: number) => {
  const { recordedAt: at, actor } = recorded(event, number).metadata;
  return { at, by: actor.personId };
};
const broughtInBy = 'mother';

describe('a portfolio', () => {
  test('has what is proposed, waiting', () => {
    given()
      .on(proposed)
      .expect('anna', {
        achievements: {
          a1: {
            ...{ standing: 'proposed', achievement: olympiad, broughtInBy },
            steps: [{ what: 'proposed', ...by(proposed, 1) }],
          },
        },
        thanks: {},
      });
  });

  test('keeps what an achievement was before it was corrected, and why', () => {
    given(proposed, confirmed)
      .on(corrected)
      .expect('anna', {
        achievements: {
          a1: {
            ...{ standing: 'stands', achievement: withoutAward, broughtInBy },
            steps: [
              { what: 'proposed', ...by(proposed, 1) },
              { what: 'confirmed', ...by(confirmed, 2) },
              {
                ...{ what: 'corrected', ...by(corrected, 3) },
                ...{ reason: sealed('No place was given'), before: olympiad },
              },
            ],
          },
        },
        thanks: {},
      });
  });

  test('keeps what is annulled or refused, marked so', () => {
    for (const [type, standing] of [
      ['AchievementAnnulled', 'annulled'],
      ['AchievementRefused', 'refused'],
    ] as const) {
      const event: PortfolioEvent = { type, data: { ...of, reason: sealed('Not hers') } };
      given(proposed)
        .on(event)
        .expect('anna', {
          achievements: {
            a1: {
              ...{ standing, achievement: olympiad, broughtInBy },
              steps: [
                { what: 'proposed', ...by(proposed, 1) },
                { what: standing, ...by(event, 2), reason: sealed('Not hers') },
              ],
            },
          },
          thanks: {},
        });
    }
  });

  test('keeps a proposal that is taken back, marked so', () => {
    const event: PortfolioEvent = { type: 'AchievementProposalWithdrawn', data: of };
    given(proposed)
      .on(event)
      .expect('anna', {
        achievements: {
          a1: {
            ...{ standing: 'withdrawn', achievement: olympiad, broughtInBy },
            steps: [
              { what: 'proposed', ...by(proposed, 1) },
              { what: 'withdrawn', ...by(event, 2) },
            ],
          },
        },
        thanks: {},
      });
  });

  test('keeps thanks that are withdrawn', () => {
    const withdrawn: PortfolioEvent = {
      type: 'ThanksWithdrawn',
      data: { ...thanks, reason: sealed('Somebody else’s') },
    };
    given(thanked)
      .on(withdrawn)
      .expect('anna', {
        achievements: {},
        thanks: {
          t1: {
            ...{ thanked: 'guardians', text: sealed('For the fair'), ...by(thanked, 1) },
            withdrawn: { ...by(withdrawn, 2), reason: sealed('Somebody else’s') },
          },
        },
      });
  });

  test('has achievements brought in before anything becomes of them', () => {
    given()
      .on(confirmed)
      .fails(/came before the achievement a1 was brought in/);
  });
});
