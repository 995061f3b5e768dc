import { describe, expect, it } from '@jest/globals';
import { isOneRoster, statusInfoOf } from './status-info.js';

const problem = (status: number, code: string, ...fields: string[]) => ({
  ...{ type: '', title: '', status, code, detail: 'Something is wrong.' },
  errors: fields.map((field) => ({ field, message: 'is wrong' })),
});

describe('A refusal', () => {
  it.each([
    [400, 'invalid-input', 400, 'invaliddata'],
    [400, 'invalid-filter-field', 400, 'invalid_filter_field'],
    [401, 'invalid-token', 401, 'unauthorisedrequest'],
    [403, 'insufficient-scope', 403, 'forbidden'],
    [404, 'not-found', 404, 'unknownobject'],
    [409, 'page-closed', 422, 'invaliddata'],
    [412, 'changed-meanwhile', 422, 'invaliddata'],
    [422, 'outside-edit-window', 422, 'invaliddata'],
    [429, 'too-many', 429, 'server_busy'],
    [500, 'internal', 500, 'internal_server_error'],
    [503, 'store-away', 503, 'server_busy'],
  ])('with %i %s is told as %i %s', (status, code, told, minor) => {
    const { status: answered, info } = statusInfoOf(problem(status, code));
    expect(answered).toBe(told);
    expect(info).toEqual({
      ...{ imsx_codeMajor: 'failure', imsx_severity: 'error' },
      imsx_description: `${code}: Something is wrong.`,
      imsx_CodeMinor: {
        imsx_codeMinorField: [
          { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor },
        ],
      },
    });
  });

  it('names every field at fault', () => {
    const { info } = statusInfoOf(problem(422, 'invalid-input', 'result.score', 'result.student'));
    expect(info.imsx_CodeMinor.imsx_codeMinorField).toEqual([
      { imsx_codeMinorFieldName: 'result.score', imsx_codeMinorFieldValue: 'invaliddata' },
      { imsx_codeMinorFieldName: 'result.student', imsx_codeMinorFieldValue: 'invaliddata' },
    ]);
    expect(info.imsx_description).toContain('result.score is wrong');
  });

  it('is told so below /ims alone', () => {
    expect(['/ims', '/ims/', '/ims?x', '/ims/oneroster/x'].every(isOneRoster)).toBe(true);
    expect(['/imsx', '/api/ims', '/', '/IMS'].some(isOneRoster)).toBe(false);
  });
});
