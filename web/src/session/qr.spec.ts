import { describe, expect, it } from '@jest/globals';
import { qrOf } from './qr.js';

const FINDER = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

describe('A QR code', () => {
  it('has the patterns by which a camera finds it in three corners, and a blank edge', () => {
    const { path, viewBox } = qrOf('otpauth://totp/School%20Journal:Silva?secret=ABCDEFGHIJKLMNOP');
    const [left, , box] = viewBox.split(' ').map(Number);
    expect(left).toBe(-20);
    const modules = (Number(box) - 40) / 5;
    // Versions are four squares apart, from 21 on.
    expect((modules - 21) % 4).toBe(0);
    const dark = new Set(
      path.split('z').map((square) => /^M(\d+) (\d+)h5v5h-5$/.exec(square)?.slice(1).join()),
    );
    const corner = (x: number, y: number) =>
      FINDER.map((row, down) =>
        Array.from(row, (_, right) => (dark.has(`${(x + right) * 5},${(y + down) * 5}`) ? '1' : '0')).join(
          '',
        ),
      );
    expect(corner(0, 0)).toEqual(FINDER);
    expect(corner(modules - 7, 0)).toEqual(FINDER);
    expect(corner(0, modules - 7)).toEqual(FINDER);
    expect(corner(modules - 7, modules - 7)).not.toEqual(FINDER);
  });
});
