import { describe, expect, it } from '@jest/globals';
import { pemOf } from '../../../../test/support/certificate.js';
import { certifiedMaria, issuing, root } from '../signed-by.examples.js';
import { parseRoots } from './roots.js';

describe('the roots that are trusted', () => {
  it('are certificates of authorities, one after another', () => {
    const text = `# Of the ministry\n${pemOf(root.certificate)}\n${pemOf(issuing.certificate)}`;
    expect(parseRoots(text).map(({ raw }) => raw)).toEqual([root.certificate, issuing.certificate]);
  });

  it('are refused where they are something else, by their place', () => {
    expect(() => parseRoots('')).toThrow('it holds no certificate in PEM');
    expect(() => parseRoots(root.certificate.toString('base64'))).toThrow('it holds no certificate in PEM');
    const [good, person] = [pemOf(root.certificate), pemOf(certifiedMaria().certificate)];
    const place = 'certificate 2 in it is none of an authority';
    expect(() => parseRoots(good + person)).toThrow(place);
    expect(() => parseRoots(good + pemOf(Buffer.from('no certificate')))).toThrow(place);
  });
});
