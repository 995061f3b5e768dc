import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { jointGroupDecider, MOST, type JointGroupCommand } from './joint-group.decider.js';
import type { JointGroupEvent } from './joint-group.events.js';

const { given } = deciderSpec(jointGroupDecider);

const ofHill = { jointGroupId: 'g1', schoolId: 'hill' };
const ofLake = { jointGroupId: 'g1', schoolId: 'lake' };
const group = {
  ...{ ...ofHill, title: 'Olympiad', purpose: 'We train together for the regional olympiad.' },
  ...{ schoolIds: ['hill', 'lake'], proposerId: 'petrova' },
};
const proposed: JointGroupEvent = { type: 'JointGroupProposed', data: group };
const hillTakesPart: JointGroupEvent = {
  type: 'JointGroupApproved',
  data: { ...ofHill, leaderIds: ['petrova'] },
};
const lakeTakesPart: JointGroupEvent = {
  type: 'JointGroupApproved',
  data: { ...ofLake, leaderIds: ['okun'] },
};
const refused: JointGroupEvent = { type: 'JointGroupRefused', data: { ...ofLake, reason: 'No time' } };
const left: JointGroupEvent = { type: 'JointGroupLeft', data: { ...ofLake, reason: 'It is over' } };
const asked: JointGroupEvent = { type: 'JointGroupPupilAsked', data: { ...ofLake, pupilId: 'anna' } };
const joined: JointGroupEvent = { type: 'JointGroupPupilJoined', data: { ...ofLake, pupilId: 'anna' } };
const takenOut: JointGroupEvent = {
  type: 'JointGroupPupilLeft',
  data: { ...ofLake, pupilId: 'anna', by: 'guardian' },
};
const closed: JointGroupEvent = { type: 'JointGroupClosed', data: ofHill };

const propose = (more: object = {}): JointGroupCommand => ({
  ...{ kind: 'ProposeJointGroup', group: { ...group, ...more } },
});
const approve = (...leaderIds: string[]): JointGroupCommand => ({
  ...{ kind: 'ApproveJointGroup', schoolId: 'lake', leaderIds },
});
const refuse = (reason = 'No time'): JointGroupCommand => ({
  ...{ kind: 'RefuseJointGroup', schoolId: 'lake', reason },
});
const leave: JointGroupCommand = { kind: 'LeaveJointGroup', schoolId: 'lake', reason: 'It is over' };
const nameLeaders = (...leaderIds: string[]): JointGroupCommand => ({
  ...{ kind: 'NameLeaders', schoolId: 'lake', leaderIds },
});
const ask = (pupilId = 'anna', schoolId = 'lake'): JointGroupCommand => ({
  ...{ kind: 'AskPupil', schoolId, pupilId },
});
const agree: JointGroupCommand = { kind: 'LetPupilJoin', pupilId: 'anna' };
const takeOut: JointGroupCommand = { kind: 'TakePupilOut', pupilId: 'anna', by: 'guardian' };
const close: JointGroupCommand = { kind: 'CloseJointGroup' };

describe('a group of several schools', () => {
  test('is proposed once, to other schools, with what it is for', () => {
    given().when(propose()).then(proposed);
    given(proposed).when(propose()).thenFails('joint-group-already-proposed');
    given()
      .when(propose({ title: ' ', purpose: '', schoolIds: ['hill'] }))
      .thenFails('joint-group-not-in-order', 'title', 'purpose', 'schoolIds');
    for (const schoolIds of [
      ['lake', 'hill'],
      ['hill', 'lake', 'lake'],
      ['hill', ...Array.from({ length: MOST.schools }, (_, index) => `s${index.toString()}`)],
    ]) {
      given().when(propose({ schoolIds })).thenFails('joint-group-not-in-order', 'schoolIds');
    }
  });

  test('is approved by each school for itself, with teachers who lead it there', () => {
    given(proposed).when(approve('okun')).then(lakeTakesPart);
    given(proposed).when(approve()).thenFails('joint-group-not-in-order', 'leaderIds');
    given(proposed).when(approve('okun', 'okun')).thenFails('joint-group-not-in-order', 'leaderIds');
    given(proposed, lakeTakesPart).when(approve('okun')).thenNothing();
    given(proposed)
      .when({ kind: 'ApproveJointGroup', schoolId: 'sea', leaderIds: ['okun'] })
      .thenFails('joint-group-not-found');
    given().when(approve('okun')).thenFails('joint-group-not-found');
  });

  test('is refused with a reason, which can be thought better of', () => {
    given(proposed).when(refuse()).then(refused);
    given(proposed).when(refuse(' ')).thenFails('joint-group-not-in-order', 'reason');
    given(proposed, refused).when(refuse()).thenNothing();
    given(proposed, refused).when(approve('okun')).then(lakeTakesPart);
    given(proposed, lakeTakesPart).when(refuse()).thenFails('joint-group-decided-already');
  });

  test('is left with all of a school’s pupils', () => {
    given(proposed, lakeTakesPart, asked, joined).when(leave).then(left);
    given(proposed).when(leave).thenFails('joint-group-not-approved');
    given(proposed, lakeTakesPart, left).when(leave).thenNothing();
    given(proposed, lakeTakesPart, asked, joined, left)
      .when(takeOut)
      .thenFails('joint-group-pupil-not-asked');
    given(proposed, lakeTakesPart, asked, joined, left, lakeTakesPart)
      .when(agree)
      .thenFails('joint-group-pupil-not-asked');
  });

  test('is led by other teachers where the school names them', () => {
    given(proposed, lakeTakesPart)
      .when(nameLeaders('serov'))
      .then({ type: 'JointGroupLeadersNamed', data: { ...ofLake, leaderIds: ['serov'] } });
    given(proposed, lakeTakesPart).when(nameLeaders('okun')).thenNothing();
    given(proposed).when(nameLeaders('serov')).thenFails('joint-group-not-approved');
  });

  test('is closed once, and nobody comes into it any more', () => {
    given(proposed).when(close).then(closed);
    given(proposed, closed).when(close).thenNothing();
    given().when(close).thenFails('joint-group-not-found');
    for (const command of [approve('okun'), nameLeaders('okun'), ask(), agree]) {
      given(proposed, lakeTakesPart, asked, closed).when(command).thenFails('joint-group-closed');
    }
  });
});

describe('a pupil', () => {
  test('is asked by the own school, once it takes part', () => {
    given(proposed, lakeTakesPart).when(ask()).then(asked);
    given(proposed, lakeTakesPart, asked).when(ask()).thenNothing();
    given(proposed, hillTakesPart).when(ask()).thenFails('joint-group-not-approved');
    const many = Array.from({ length: MOST.pupils }, (_, index): JointGroupEvent => ({
      ...{ type: 'JointGroupPupilAsked', data: { ...ofLake, pupilId: `p${index.toString()}` } },
    }));
    given(proposed, lakeTakesPart, ...many)
      .when(ask())
      .thenFails('joint-group-full');
  });

  test('is in it once a guardian has agreed', () => {
    given(proposed, lakeTakesPart, asked).when(agree).then(joined);
    given(proposed, lakeTakesPart, asked, joined).when(agree).thenNothing();
    given(proposed, lakeTakesPart).when(agree).thenFails('joint-group-pupil-not-asked');
  });

  test('is taken out, whether it was in it or only asked, and may be asked again', () => {
    given(proposed, lakeTakesPart, asked).when(takeOut).then(takenOut);
    given(proposed, lakeTakesPart, asked, joined).when(takeOut).then(takenOut);
    given(proposed, lakeTakesPart, asked, takenOut).when(takeOut).thenFails('joint-group-pupil-not-asked');
    given(proposed, lakeTakesPart, asked, takenOut).when(ask()).then(asked);
    given(proposed, lakeTakesPart, asked, closed).when(takeOut).then(takenOut);
  });

  test('who changed the school is asked by the new one', () => {
    given(proposed, hillTakesPart, lakeTakesPart, asked, joined)
      .when(ask('anna', 'hill'))
      .then({ type: 'JointGroupPupilAsked', data: { ...ofHill, pupilId: 'anna' } });
  });
});
