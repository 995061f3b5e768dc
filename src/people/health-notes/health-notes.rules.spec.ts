import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { personDecider, type PersonCommand } from '../person.decider.js';
import type { PersonEvent } from '../person.events.js';

const { given } = deciderSpec(personDecider);

const personId = 'anna';
const sealed = (text: string) => ({ sealed: text, of: personId, in: 'command' });
const registered: PersonEvent = {
  type: 'PersonRegistered',
  data: { personId, personal: sealed('Anna'), digest: 'd', internet: true },
};
const erased: PersonEvent = { type: 'PersonErased', data: { personId, ground: 'order' } };
const make: PersonCommand = { kind: 'MakeHealthNote', noteId: 'n1', text: sealed('Carries an inhaler') };
const made: PersonEvent = {
  type: 'HealthNoteMade',
  data: { personId, noteId: 'n1', text: sealed('Carries an inhaler') },
};
const withdraw: PersonCommand = { kind: 'WithdrawHealthNote', noteId: 'n1' };
const withdrawn: PersonEvent = { type: 'HealthNoteWithdrawn', data: { personId, noteId: 'n1' } };
const today = '2026-11-30';
const raise = (until?: string): PersonCommand => ({
  ...{ kind: 'RaiseHealthFlag', flagId: 'f1', flag: sealed('asthma'), today },
  ...(until === undefined ? {} : { until }),
});
const raised = (until?: string): PersonEvent => ({
  type: 'HealthFlagRaised',
  data: { personId, flagId: 'f1', flag: sealed('asthma'), ...(until === undefined ? {} : { until }) },
});
const lower: PersonCommand = { kind: 'LowerHealthFlag', flagId: 'f1' };
const lowered: PersonEvent = { type: 'HealthFlagLowered', data: { personId, flagId: 'f1' } };

describe('a note on a pupil’s health', () => {
  test('is made, and withdrawn once', () => {
    given(registered).when(make).then(made);
    given(registered, made).when(make).thenNothing();
    given(registered, made).when(withdraw).then(withdrawn);
    given(registered, made, withdrawn).when(withdraw).thenNothing();
  });

  test('is there to be withdrawn', () => {
    given(registered).when(withdraw).thenFails('health-note-not-found');
  });

  test('is about somebody who is known and not erased', () => {
    for (const command of [make, withdraw, raise(), lower]) {
      given().when(command).thenFails('person-not-found');
      given(registered, made, raised(), erased).when(command).thenFails('person-erased');
    }
  });
});

describe('a flag on a pupil’s health', () => {
  test('is raised once, and lowered', () => {
    given(registered).when(raise()).then(raised());
    given(registered, raised()).when(raise()).thenNothing();
    given(registered, raised()).when(lower).then(lowered);
    given(registered, raised(), lowered).when(raise()).then(raised());
  });

  test('that is not raised need not be lowered', () => {
    given(registered).when(lower).thenNothing();
    given(registered, raised(), lowered).when(lower).thenNothing();
  });

  test('has a last day, which is not over, and may have another', () => {
    given(registered).when(raise(today)).then(raised(today));
    given(registered).when(raise('2026-11-29')).thenFails('flag-over', 'until');
    given(registered, raised(today)).when(raise()).then(raised());
    given(registered, raised()).when(raise('2027-05-31')).then(raised('2027-05-31'));
  });
});
