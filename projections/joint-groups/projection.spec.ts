import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { jointGroups, jointGroupsOf } from './projection.js';

const ofHill = { jointGroupId: 'g1', schoolId: 'hill' };
const ofLake = { jointGroupId: 'g1', schoolId: 'lake' };
const about = { title: 'Olympiad', purpose: 'We train together.', proposerId: 'petrova' };
const proposed = {
  type: 'JointGroupProposed',
  data: { ...ofHill, ...about, schoolIds: ['hill', 'lake'] },
} as const;
const approved = { type: 'JointGroupApproved', data: { ...ofLake, leaderIds: ['okun'] } } as const;
const asked = { type: 'JointGroupPupilAsked', data: { ...ofLake, pupilId: 'anna' } } as const;
const joined = { type: 'JointGroupPupilJoined', data: { ...ofLake, pupilId: 'anna' } } as const;

describe('a group of several schools', () => {
  const { given } = projectionSpec(jointGroups);
  const hill = { standing: 'asked', leaderIds: [] } as const;
  const lake = { standing: 'takesPart', leaderIds: ['okun'] } as const;
  const whole = { schoolId: 'hill', ...about, at: instantOf(1), closed: false };

  test('knows how each school stands to it', () => {
    given()
      .on(proposed)
      .expect('g1', { ...whole, schools: { hill, lake: hill }, pupils: {} });
    given(proposed)
      .on(approved)
      .expect('g1', { ...whole, schools: { hill, lake }, pupils: {} });
    const serov = { type: 'JointGroupLeadersNamed', data: { ...ofLake, leaderIds: ['serov'] } } as const;
    given(proposed, approved)
      .on(serov)
      .expect('g1', { ...whole, schools: { hill, lake: { ...lake, leaderIds: ['serov'] } }, pupils: {} });
    given(proposed)
      .on({ type: 'JointGroupRefused', data: { ...ofLake, reason: 'No time' } })
      .expect('g1', {
        ...{ ...whole, pupils: {} },
        schools: { hill, lake: { standing: 'refused', leaderIds: [], reason: 'No time' } },
      });
    given(proposed, approved)
      .on({ type: 'JointGroupClosed', data: ofHill })
      .expect('g1', { ...whole, schools: { hill, lake }, pupils: {}, closed: true });
    given()
      .on(approved)
      .fails(/before the group g1/);
  });

  test('knows its pupils, and loses those of a school that leaves', () => {
    const schools = { hill, lake };
    const anna = (isIn: boolean) => ({ anna: { schoolId: 'lake', joined: isIn } });
    given(proposed, approved)
      .on(asked)
      .expect('g1', { ...whole, schools, pupils: anna(false) });
    given(proposed, approved, asked)
      .on(joined)
      .expect('g1', { ...whole, schools, pupils: anna(true) });
    given(proposed, approved, asked, joined)
      .on({ type: 'JointGroupPupilLeft', data: { ...ofLake, pupilId: 'anna', by: 'guardian' } })
      .expect('g1', { ...whole, schools, pupils: {} });
    const gone = { standing: 'left', leaderIds: [], reason: 'Over' } as const;
    given(proposed, approved, asked, joined)
      .on({ type: 'JointGroupLeft', data: { ...ofLake, reason: 'Over' } })
      .expect('g1', { ...whole, schools: { hill, lake: gone }, pupils: {} });
  });

  test('is listed by schools and people whom it ever concerned, each once', () => {
    const listed = projectionSpec(jointGroupsOf);
    for (const who of ['hill', 'lake', 'petrova']) {
      listed
        .given()
        .on(proposed)
        .expect(who, { groupIds: ['g1'] });
    }
    listed
      .given(approved)
      .on(approved)
      .expect('okun', { groupIds: ['g1'] });
    listed
      .given()
      .on(asked)
      .expect('anna', { groupIds: ['g1'] });
  });
});
