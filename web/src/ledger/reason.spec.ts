import { describe, expect, it } from '@jest/globals';
import { reasonOf, type Reason } from './reason.js';

describe('The reason behind a code', () => {
  it.each<[string, Reason]>([
    ['no-contact', 'no-contact'],
    ['not-delivered', 'not-delivered'],
    ['smtp-550', 'mail-for-good'],
    ['smtp-eenvelope', 'mail-for-good'],
    ['smtp-421', 'mail-for-now'],
    ['smtp-econnection', 'mail-away'],
    ['smpp-no-answer', 'sms-refused'],
    ['http-429', 'gateway-refused'],
    ['unexpected-TypeError', 'unexpected'],
    ['solar-flare', 'unknown'],
    ['mail-for-good', 'unknown'],
  ])('%s is %s', (code, reason) => {
    expect(reasonOf(code)).toBe(reason);
  });
});
