import { describe, expect, it } from '@jest/globals';
import { idsIn } from './note-refusals.js';

describe('What is kept of a refused address', () => {
  it('is ids, also those that say where something stands', () => {
    const ids = {
      pupilId: '0123456789abcdef',
      pageId: 'asqdcnx35s7fc0sw.mk9jbd3frve2ebmv.8fznpeycsrqmdfjc',
      gradeId: 'asqdcnx35s7fc0sw.mk9jbd3frve2ebmv.8fznpeycsrqmdfjc.20261129-8.k3h2',
    };
    expect(idsIn(ids)).toEqual(ids);
  });

  it('is nothing that could be a name, or anything else', () => {
    const params = { pupilId: 'francisca costa', code: 'francisca', '*': '../../etc', channel: 'email' };
    expect(idsIn(params)).toEqual({});
  });
});
