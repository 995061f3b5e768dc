import { describe, expect, it } from '@jest/globals';
import { bellsIn, bellsText, roomsIn, roomsText } from './written-lists.js';

describe('Bells as they are typed', () => {
  it('are one a line, with times as people write them', () => {
    const { bells, wrong } = bellsIn('1 08:30-09:15\n\n2.  9.25 – 10:10\n');
    expect(bells).toEqual([
      { number: 1, from: '08:30', to: '09:15' },
      { number: 2, from: '09:25', to: '10:10' },
    ]);
    expect(wrong).toEqual([]);
    expect(bellsText(bells)).toBe('1 08:30-09:15\n2 09:25-10:10');
    expect(bellsIn(bellsText(bells)).bells).toEqual(bells);
  });

  it('are not what a line doesn’t say, and the line is named', () => {
    expect(bellsIn('1 08:30-09:15\nbreak\n3 10:00')).toEqual({
      bells: [{ number: 1, from: '08:30', to: '09:15' }],
      wrong: [2, 3],
    });
  });
});

describe('Rooms as they are typed', () => {
  it('are a code and what the room is called, or only the code', () => {
    const rooms = [
      { code: '204', title: 'Physics laboratory' },
      { code: 'gym', title: 'gym' },
    ];
    expect(roomsIn('204  Physics laboratory\n\n gym\n')).toEqual(rooms);
    expect(roomsText(rooms)).toBe('204 Physics laboratory\ngym');
    expect(roomsIn(roomsText(rooms))).toEqual(rooms);
  });
});
