import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import {
  answered,
  applied,
  approval,
  approved,
  invited,
  OF,
  questioned,
  refused,
  sealed,
  UNTIL,
} from './school-application.examples.js';
import { schoolApplicationDecider, type SchoolApplicationCommand } from './school-application.decider.js';

const { given } = deciderSpec(schoolApplicationDecider);

const apply: SchoolApplicationCommand = { kind: 'Apply', application: applied.data };
const ask: SchoolApplicationCommand = { kind: 'Ask', question: sealed('Which building?') };
const answer: SchoolApplicationCommand = { kind: 'Answer', answer: sealed('The old one') };
const refuse: SchoolApplicationCommand = { kind: 'Refuse', reason: sealed('No such school') };
const approve: SchoolApplicationCommand = { kind: 'Approve', approval };
const invite: SchoolApplicationCommand = { kind: 'Invite', until: UNTIL };

describe('an application to connect a school', () => {
  test('is filed once', () => {
    given().when(apply).then(applied);
    given(applied).when(apply).thenNothing();
  });

  test('is asked about and answered, as often as it takes', () => {
    given(applied).when(ask).then(questioned);
    given(applied, questioned).when(answer).then(answered);
    given(applied, questioned, answered).when(ask).then(questioned);
    given(applied).when(answer).thenFails('nothing-asked');
    given(applied, questioned, answered).when(answer).thenFails('nothing-asked');
  });

  test('is approved or refused at any time, and stays so', () => {
    for (const before of [[applied], [applied, questioned], [applied, questioned, answered]] as const) {
      given(...before)
        .when(approve)
        .then(approved);
      given(...before)
        .when(refuse)
        .then(refused);
    }
    given(applied, approved).when(approve).thenNothing();
    given(applied, refused).when(refuse).thenNothing();
    given(applied, approved).when(refuse).thenFails('application-decided');
    given(applied, refused).when(approve).thenFails('application-decided');
    for (const decided of [approved, refused])
      given(applied, decided).when(ask).thenFails('application-decided');
  });

  test('ends with the invitation of the person responsible, once', () => {
    given(applied, approved).when(invite).then(invited);
    given(applied, approved, invited).when(invite).thenNothing();
    given(applied, approved, invited).when(approve).thenNothing();
    given(applied).when(invite).thenFails('application-decided');
    given(applied, refused).when(invite).thenFails('application-decided');
  });

  test('is there to be decided on', () => {
    for (const command of [ask, answer, refuse, approve, invite]) {
      given().when(command).thenFails('application-not-found');
    }
  });

  test('says in every fact where the school is, of which only the municipality has to be known', () => {
    const { region: _region, ...unplaced } = applied.data;
    const { region: _other, ...of } = OF;
    given({ type: 'SchoolApplied', data: unplaced })
      .when(refuse)
      .then({ type: 'SchoolApplicationRefused', data: { ...of, reason: sealed('No such school') } });
  });
});
