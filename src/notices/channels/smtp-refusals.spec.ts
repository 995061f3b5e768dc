import { describe, expect, it } from '@jest/globals';
import { enhancedCodeIn, undeliveredMail } from './smtp-refusals.js';

/** What is made of a reply to a command. */
const afterReply = (response: string, stage: 'greeting' | 'recipient' | 'data' = 'recipient') => {
  const enhanced = enhancedCodeIn(response);
  const { code, again } = undeliveredMail({
    reply: Number(response.slice(0, 3)),
    ...(enhanced === undefined ? {} : { enhanced }),
    beforeRecipient: stage === 'greeting',
    underWay: stage === 'data',
  });
  return `${code} ${again}`;
};

describe('a mail that was not taken over', () => {
  it.each([
    ['550 5.1.1 no such user', 'smtp-550 never'],
    ['550 no such user', 'smtp-550 never'],
    ['550-5.1.1 no such user', 'smtp-550 never'],
    ['501 not an address', 'smtp-501 never'],
    ['552 5.2.2 mailbox full', 'smtp-552 never'],
    ['550 5.4.1 no route to the domain', 'smtp-550 never'],
    ['553 5.1.8 bad sender', 'smtp-553 pause'],
    ['554 5.3.2 system not accepting messages', 'smtp-554 pause'],
    ['550 5.7.26 unauthenticated mail is not accepted', 'smtp-550 pause'],
    ['554 5.7.1 not authorized', 'smtp-554 later'],
    ['530 authentication required', 'smtp-530 pause'],
    ['503 bad sequence of commands', 'smtp-503 pause'],
    ['421 4.7.0 closing', 'smtp-421 pause'],
    ['450 4.7.1 greylisted', 'smtp-450 later'],
    ['451 try again', 'smtp-451 later'],
    ['452 4.2.2 mailbox full', 'smtp-452 later'],
    ['452 4.3.1 out of storage', 'smtp-452 pause'],
    ['452 4.5.3 too many recipients', 'smtp-452 pause'],
  ])('is judged by the reply to its recipient: %s', (response, judged) => {
    expect(afterReply(response)).toBe(judged);
  });

  it.each([
    ['535 5.7.8 credentials invalid', 'smtp-535 pause'],
    ['554 5.7.1 your host is blocked', 'smtp-554 pause'],
    ['450 not now', 'smtp-450 pause'],
    ['550 5.1.1 said too early', 'smtp-550 pause'],
  ])('waits for the server that refuses before it knows whom it is for: %s', (response, judged) => {
    expect(afterReply(response, 'greeting')).toBe(judged);
  });

  it.each([
    ['554 5.6.0 content refused', 'smtp-554 never'],
    ['552 too large', 'smtp-552 never'],
    ['451 4.3.0 queue unavailable', 'smtp-451 pause'],
    ['452 over quota', 'smtp-452 later'],
  ])('is judged by the reply to its content: %s', (response, judged) => {
    expect(afterReply(response, 'data')).toBe(judged);
  });

  it('holds the channel where the server was not reached, and counts as a try where it may have been taken', () => {
    const broken = { happened: 'ECONNECTION', beforeRecipient: true };
    expect(undeliveredMail({ ...broken, underWay: false })).toMatchObject({
      code: 'smtp-econnection',
      again: 'pause',
    });
    expect(undeliveredMail({ ...broken, underWay: true })).toMatchObject({ again: 'later' });
  });

  it('is given up where the address is none', () => {
    expect(undeliveredMail({ happened: 'EENVELOPE', beforeRecipient: true, underWay: false })).toMatchObject({
      again: 'never',
    });
  });

  it('takes a number in the text of a reply for no code', () => {
    expect(enhancedCodeIn('550 version 5.1.1 of the rules')).toBeUndefined();
    expect(enhancedCodeIn('550 5.1.1')).toEqual({ subject: 1, detail: 1 });
  });
});
