import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Looking, LOOKED_MS } from './looking.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const page = ({ isSeen = true, fails = 0 } = {}) => {
  const told: string[] = [];
  const state = { isSeen, fails };
  const looking = new Looking({
    isSeen: () => state.isSeen,
    tell: (position) => {
      told.push(position);
      return state.fails-- > 0 ? Promise.reject(new Error('out of reach')) : Promise.resolve();
    },
    now: () => Date.now(),
  });
  return { looking, told, state };
};
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

describe('A diary is looked at', () => {
  it('by whoever opens it and stays for a moment', async () => {
    const { looking, told } = page();
    looking.show('5/5');
    await pass(LOOKED_MS - 1);
    expect(told).toEqual([]);
    await pass(1);
    expect(told).toEqual(['5/5']);
  });

  it('with what came to it only once somebody is there', async () => {
    const { looking, told } = page();
    looking.show('5/5');
    await pass(LOOKED_MS);
    looking.show('9/9');
    await pass(60 * 60_000);
    expect(told).toEqual(['5/5']);
    looking.note();
    await pass(LOOKED_MS);
    expect(told).toEqual(['5/5', '9/9']);
  });

  it('by nobody in the background, until it is seen', async () => {
    const { looking, told, state } = page({ isSeen: false });
    looking.show('5/5');
    looking.note();
    await pass(LOOKED_MS);
    expect(told).toEqual([]);
    state.isSeen = true;
    looking.note();
    state.isSeen = false;
    await pass(LOOKED_MS);
    expect(told).toEqual([]);
    state.isSeen = true;
    looking.note();
    await pass(LOOKED_MS);
    expect(told).toEqual(['5/5']);
  });

  it('for as long as somebody is there, which is told now and then', async () => {
    const { looking, told } = page();
    looking.show('5/5');
    for (let minute = 0; minute < 25; minute++) {
      looking.note();
      await pass(60_000);
    }
    expect(told).toEqual(['5/5', '5/5', '5/5']);
  });

  it('which is told again where the journal was out of reach', async () => {
    const { looking, told } = page({ fails: 1 });
    looking.show('5/5');
    await pass(LOOKED_MS);
    looking.note();
    await pass(LOOKED_MS);
    looking.note();
    await pass(LOOKED_MS);
    expect(told).toEqual(['5/5', '5/5']);
  });

  it('no more after it was left', async () => {
    const { looking, told } = page();
    looking.show('5/5');
    looking.end();
    await pass(LOOKED_MS);
    expect(told).toEqual([]);
  });
});
