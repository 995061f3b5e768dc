import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS, NOTICE_KINDS, ruleOf, type NoticeKind } from '../notice-kinds.values.js';
import {
  unsubscribeLink,
  unsubscribeToken,
  unsubscriptionIn,
  type OptionalKind,
} from './unsubscribe-link.js';

const secret = Buffer.alloc(32, 1);
const kinds = Object.keys(NOTICE_KINDS) as NoticeKind[];
const optional = kinds.filter((kind) => ruleOf(kind).mandatory !== true) as OptionalKind[];

const unsubscription = fc.record({
  personId: fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/),
  kind: fc.constantFrom(...optional),
  channel: fc.constantFrom(...CHANNELS),
});

describe('the token of an unsubscription', () => {
  test('says what it ends, to whoever has the secret', () => {
    fc.assert(
      fc.property(unsubscription, (ended) => {
        const token = unsubscribeToken(secret, ended);
        expect(unsubscriptionIn(secret, token)).toEqual(ended);
        expect(unsubscriptionIn(Buffer.alloc(32, 2), token)).toBeUndefined();
        expect(encodeURIComponent(token)).toBe(token);
      }),
    );
  });

  test('is none with any letter changed, left out or added', () => {
    const letter = fc.stringMatching(/^[\w.-]?$/);
    fc.assert(
      fc.property(unsubscription, fc.nat(), letter, fc.boolean(), (ended, at, other, replaces) => {
        const token = unsubscribeToken(secret, ended);
        const place = at % (token.length + 1);
        const forged = token.slice(0, place) + other + token.slice(place + Number(replaces));
        fc.pre(forged !== token);
        expect(unsubscriptionIn(secret, forged)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  test('is not taken to be of another kind, channel or person', () => {
    const token = unsubscribeToken(secret, { personId: 'eve', kind: 'late', channel: 'sms' });
    for (const forged of [
      token.replace('late', 'absence'),
      token.replace('sms', 'email'),
      token.replace('eve', 'ann'),
      token.replace('late', 'security-alert'),
      token.replace('late', 'constructor'),
      '',
      '...',
      token.replace(/[^.]+$/, ''),
    ]) {
      expect([forged, unsubscriptionIn(secret, forged)]).toEqual([forged, undefined]);
    }
  });
});

describe('the link of an unsubscription', () => {
  test('leads to the application, for every kind that is not mandatory', () => {
    for (const kind of kinds) {
      const link = unsubscribeLink('https://journal.example', secret, {
        personId: 'eve',
        kind,
        channel: 'email',
      });
      if (ruleOf(kind).mandatory) {
        expect([kind, link]).toEqual([kind, undefined]);
      } else {
        const [, token = ''] = /^https:\/\/journal\.example\/unsubscribe\/(.+)$/.exec(link ?? '') ?? [];
        expect(unsubscriptionIn(secret, token)).toEqual({ personId: 'eve', kind, channel: 'email' });
      }
    }
  });
});
