import { describe, expect, it } from '@jest/globals';
import { placeAfter, placeAfterTyping, within, type Place } from './place.js';

const size = { rows: 30, columns: 4 };
const at = (row: number, column: number): Place => ({ row, column });
const press = (key: string, ctrlKey = false) => placeAfter({ key, ctrlKey }, at(12, 1), size);

describe('the place in the grid', () => {
  it('goes with the arrow keys, and with Control to the edge', () => {
    expect(press('ArrowDown')).toEqual(at(13, 1));
    expect(press('ArrowUp')).toEqual(at(11, 1));
    expect(press('ArrowLeft')).toEqual(at(12, 0));
    expect(press('ArrowRight')).toEqual(at(12, 2));
    expect(press('ArrowDown', true)).toEqual(at(29, 1));
    expect(press('ArrowUp', true)).toEqual(at(0, 1));
    expect(press('ArrowLeft', true)).toEqual(at(12, 0));
    expect(press('ArrowRight', true)).toEqual(at(12, 3));
  });

  it('goes by leaves, to the ends of the line and to the corners', () => {
    expect(press('PageDown')).toEqual(at(22, 1));
    expect(press('PageUp')).toEqual(at(2, 1));
    expect(press('Home')).toEqual(at(12, 0));
    expect(press('End')).toEqual(at(12, 3));
    expect(press('Home', true)).toEqual(at(0, 0));
    expect(press('End', true)).toEqual(at(29, 3));
  });

  it('stays in the grid', () => {
    expect(placeAfter({ key: 'ArrowUp', ctrlKey: false }, at(0, 0), size)).toEqual(at(0, 0));
    expect(placeAfter({ key: 'PageDown', ctrlKey: false }, at(25, 3), size)).toEqual(at(29, 3));
    expect(within(at(40, 9), size)).toEqual(at(29, 3));
  });

  it('is left alone by every other key', () => {
    expect(press('5')).toBeUndefined();
    expect(press('Enter')).toBeUndefined();
  });

  it('goes on after what was typed: down by Enter, sideways by Tab, wherever an arrow leads', () => {
    const after = (key: string, shiftKey = false) => placeAfterTyping({ key, shiftKey }, at(3, 1), size);
    expect(after('Enter')).toEqual(at(4, 1));
    expect(after('Enter', true)).toEqual(at(2, 1));
    expect(after('Tab')).toEqual(at(3, 2));
    expect(after('Tab', true)).toEqual(at(3, 0));
    expect(after('ArrowUp')).toEqual(at(2, 1));
    expect(after('1')).toBeUndefined();
    expect(after('Home')).toBeUndefined();
  });
});
