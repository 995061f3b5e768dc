import { describe, expect, it } from '@jest/globals';
import { namesIn, passwordFault } from './password.values.js';

describe('a password', () => {
  it('has from 12 to 500 characters, of whichever kinds', () => {
    expect(passwordFault('zebra lamps')).toBe('has at least 12 characters');
    expect(passwordFault('🦓🐘🦒🐍🦁🐯')).toBe('has at least 12 characters');
    expect(passwordFault('zebra lamp 7')).toBeUndefined();
    expect(passwordFault('zebra lamp '.repeat(46))).toBe('has at most 500 characters');
  });

  it('is not among the first that are guessed', () => {
    expect(passwordFault('Password123456')).toMatch(/^must not be made of sequences/);
  });

  it('is not the sign-in name, nor with digits behind it', () => {
    expect(namesIn('maria.ivanova_2011')).toEqual(['maria.ivanova_2011', 'maria.ivanova']);
    expect(namesIn('мария.иванова!')).toEqual(['мария.иванова!', 'мария.иванова']);
  });
});
