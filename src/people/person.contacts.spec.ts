import { describe, expect, test } from '@jest/globals';
import { deciderSpec, refusalOf } from '../../test/support/decider-spec.js';
import { DomainError } from '../eventing/domain-error.js';
import type { ContactDigests } from './contacts.values.js';
import { personDecider, type PersonCommand } from './person.decider.js';
import type { ContactCodeIssued, PersonEvent } from './person.events.js';

const { given } = deciderSpec(personDecider);

const personId = 'anna';
const START = Date.parse('2026-11-24T10:00:00.000Z');
const after = (seconds: number) => new Date(START + seconds * 1000).toISOString();

const data = (contacts?: ContactDigests, digest = JSON.stringify(contacts ?? {})) => ({
  personId,
  personal: { sealed: 'sealed', of: personId, in: 'command' },
  digest,
  internet: true,
  ...(contacts ? { contacts } : {}),
});
const registered = (contacts?: ContactDigests): PersonEvent => ({
  type: 'PersonRegistered',
  data: data(contacts),
});
const changed = (contacts: ContactDigests): PersonEvent => ({
  type: 'PersonalDataChanged',
  data: data(contacts),
});
const verified = (channel: 'email' | 'sms', contact: string, by: 'code' | 'school' = 'school') =>
  ({ type: 'ContactVerified', data: { personId, channel, contact, by } }) as const;

type CodeIssued = ContactCodeIssued['data'];
/** A code that is asked for in a second, and valid for ten minutes. */
const code = (second: number, digest = 'right'): Omit<CodeIssued, 'contact'> => ({
  personId,
  channel: 'email',
  code: { sealed: 'code', of: personId, in: 'command' },
  digest,
  at: after(second),
  until: after(second + 600),
});
const asking = (second: number): PersonCommand => ({ kind: 'IssueContactCode', ...code(second) });
const issued = (second: number, contact = 'home', digest = 'right'): PersonEvent => ({
  type: 'ContactCodeIssued',
  data: { ...code(second, digest), contact },
});
const giving = (second: number, digest = 'right') =>
  ({ kind: 'VerifyContact', personId, channel: 'email', digest, at: after(second) }) as const;
const refused: PersonEvent = {
  type: 'ContactCodeRefused',
  data: { personId, channel: 'email', contact: 'home' },
};
const home = registered({ email: 'home', sms: 'mobile' });
const times = (count: number, event: PersonEvent) => Array<PersonEvent>(count).fill(event);

describe('contacts that a school brings', () => {
  const bringing = (contacts?: ContactDigests, vouched = false): PersonCommand => ({
    kind: 'RegisterPerson',
    person: data(contacts),
    vouched,
  });

  test('are verified where the school vouches for them, each once', () => {
    given()
      .when(bringing({ email: 'home', sms: 'mobile' }, true))
      .then(home, verified('email', 'home'), verified('sms', 'mobile'));
    given(home, verified('email', 'home', 'code'))
      .when(bringing({ email: 'home', sms: 'mobile' }, true))
      .then(verified('sms', 'mobile'));
    given(home, verified('email', 'home'), verified('sms', 'mobile'))
      .when(bringing({ email: 'home', sms: 'mobile' }, true))
      .thenNothing();
    given()
      .when(bringing({ email: 'home' }))
      .then(registered({ email: 'home' }));
  });

  test('are to be verified anew where they are others, and where they are the old ones again', () => {
    given(registered({ email: 'home' }), verified('email', 'home'))
      .when(bringing({ email: 'work' }, true))
      .then(changed({ email: 'work' }), verified('email', 'work'));
    given(registered({ email: 'home' }), verified('email', 'home'), changed({ email: 'work' }))
      .when(bringing({ email: 'home' }, true))
      .then(changed({ email: 'home' }), verified('email', 'home'));
  });

  test('are learned of somebody whose first events knew none, though nothing else has changed', () => {
    const before: PersonEvent = { type: 'PersonRegistered', data: data(undefined, 'same') };
    given(before)
      .when({ kind: 'RegisterPerson', person: data({ email: 'home' }, 'same') })
      .then({ type: 'PersonalDataChanged', data: data({ email: 'home' }, 'same') });
    given(before)
      .when({ kind: 'RegisterPerson', person: data({}, 'same') })
      .thenNothing();
  });
});

describe('a code', () => {
  test('goes to a contact that is known and not verified yet', () => {
    given(home).when(asking(0)).then(issued(0));
    given(registered({ sms: 'mobile' }))
      .when(asking(0))
      .thenFails('contact-not-found');
    given(registered()).when(asking(0)).thenFails('contact-not-found');
    given(home, verified('email', 'home')).when(asking(0)).thenFails('contact-verified');
    given(home, verified('sms', 'mobile')).when(asking(0)).then(issued(0));
  });

  test('is followed by another one after a pause that doubles, up to an hour', () => {
    const pauses = [60, 120, 240, 480, 960, 1920, 3600, 3600];
    let second = 0;
    const history = [home];
    for (const pause of pauses) {
      history.push(issued(second));
      const early = refusalOf(() => {
        given(...history)
          .when(asking(second + pause - 1))
          .thenNothing();
      });
      expect(early).toMatchObject({ code: 'code-too-soon', kind: 'too-many', retryAfter: 1 });
      second += pause;
      given(...history)
        .when(asking(second))
        .then(issued(second));
    }
    history.push(changed({ email: 'work' }));
    given(...history)
      .when(asking(second))
      .then(issued(second, 'work'));
  });

  test('verifies the contact that it went to, once', () => {
    given(home, issued(0))
      .when(giving(599))
      .then(verified('email', 'home', 'code'));
    given(home, issued(0), verified('email', 'home', 'code'))
      .when(giving(1))
      .thenFails('contact-verified');
    given(home, issued(0), verified('email', 'home', 'code'), changed({ email: 'work' }))
      .when(giving(1))
      .thenFails('code-expired', 'code');
    given(
      ...[home, issued(0), verified('email', 'home', 'code')],
      ...[changed({ email: 'work' }), changed({ email: 'home' })],
    )
      .when(giving(1))
      .thenFails('code-expired', 'code');
  });

  test('is worth nothing after its time, before it was asked for, and for another contact', () => {
    given(home, issued(0)).when(giving(600)).thenFails('code-expired', 'code');
    given(home).when(giving(0)).thenFails('code-expired', 'code');
    given(home, issued(0), changed({ email: 'work' }))
      .when(giving(1))
      .thenFails('code-expired', 'code');
    given(home, issued(0))
      .when({ ...giving(1), channel: 'sms' })
      .thenFails('code-expired', 'code');
  });

  test('that is wrong is counted, and after five the right one does no longer', () => {
    given(home, issued(0)).when(giving(1, 'wrong')).then(refused);
    given(home, issued(0), ...times(4, refused))
      .when(giving(1))
      .then(verified('email', 'home', 'code'));
    const spent = [home, issued(0), ...times(5, refused)];
    given(...spent)
      .when(giving(1))
      .thenFails('too-many-attempts');
    given(...spent, issued(60, 'home', 'other'))
      .when(giving(61, 'other'))
      .then(verified('email', 'home', 'code'));
  });

  test('tells whoever guessed too often when the next one may be asked for', () => {
    const spent = [home, issued(0), ...times(5, refused)];
    const wait = (second: number) =>
      refusalOf(() => {
        given(...spent)
          .when(giving(second))
          .thenNothing();
      }).retryAfter;
    expect([wait(10), wait(59.5), wait(200)]).toEqual([50, 1, 1]);
  });

  test('is guessed at most a hundred and fifty times a day, by whoever asks and guesses without a pause', () => {
    let state = personDecider.evolve(personDecider.initial(), home);
    let guesses = 0;
    for (let second = 0; second < 86_400; second += 10) {
      for (const command of [asking(second), ...Array<PersonCommand>(6).fill(giving(second, 'wrong'))]) {
        const events = unlessRefused(() => personDecider.decide(command, state));
        guesses += events.filter(({ type }) => type === 'ContactCodeRefused').length;
        for (const event of events) state = personDecider.evolve(state, event);
      }
    }
    expect(guesses).toBeGreaterThan(100);
    expect(guesses).toBeLessThanOrEqual(150);
    expect(state.verified).toEqual({});
  });
});

const unlessRefused = (decide: () => readonly PersonEvent[]): readonly PersonEvent[] => {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
};
