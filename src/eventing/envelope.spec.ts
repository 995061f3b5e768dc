import { describe, expect, test } from '@jest/globals';
import { eventIdOf, newSalt, upcast, uuidV5 } from './envelope.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('a UUIDv5', () => {
  test('is the one of RFC 9562, appendix A.4', () => {
    expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});

describe("the ids of a command's events", () => {
  const command = '0190163d-8694-739b-aea5-966c26f8ad91';

  test('are the same whenever it is sent, and differ from each other and from other commands', () => {
    const ids = [0, 1, 10, 11].map((index) => eventIdOf(command, index));
    expect([0, 1, 10, 11].map((index) => eventIdOf(command, index))).toEqual(ids);
    expect(new Set([...ids, eventIdOf(DNS, 0)]).size).toBe(5);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  test('do not depend on how the letters of the command id are written', () => {
    expect(eventIdOf(command.toUpperCase(), 0)).toBe(eventIdOf(command, 0));
  });
});

describe('upcasting', () => {
  const upcasts = {
    GradeGiven: ({ data }: { data: object }) => ({ type: 'GradeGivenV2', data: { ...data, late: false } }),
    GradeGivenV2: ({ data }: { data: object }) => ({ type: 'GradeGivenV3', data: { ...data, via: 'paper' } }),
  };

  test('follows a chain to the newest shape, from wherever it starts', () => {
    const newest = { type: 'GradeGivenV3', data: { value: '4', late: false, via: 'paper' } };
    expect(upcast({ type: 'GradeGiven', data: { value: '4' } }, upcasts)).toEqual(newest);
    expect(upcast({ type: 'GradeGivenV2', data: { value: '4', late: false } }, upcasts)).toEqual(newest);
  });

  test('leaves alone what has no other shape', () => {
    const event = { type: 'LessonRecorded', data: {} };
    expect(upcast(event, upcasts)).toBe(event);
  });

  test('never goes round in a circle', () => {
    const circle = {
      A: () => ({ type: 'B', data: {} }),
      B: () => ({ type: 'A', data: {} }),
    };
    expect(() => upcast({ type: 'A', data: {} }, circle)).toThrow('The upcasts of A go round in a circle.');
  });
});

describe('a salt', () => {
  test('is 16 bytes, base64url, and never the same', () => {
    const salts = Array.from({ length: 2_000 }, newSalt);
    expect(new Set(salts).size).toBe(2_000);
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  });
});
