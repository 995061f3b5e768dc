import type { FastifyInstance } from 'fastify';
import type { Problem } from '../../http/problem.filter.js';

/** How OneRoster 1.2 tells what became of a request (`imsx_StatusInfo` of the REST bindings). */
export interface StatusInfo {
  readonly imsx_codeMajor: 'failure';
  readonly imsx_severity: 'error';
  readonly imsx_description: string;
  readonly imsx_CodeMinor: {
    readonly imsx_codeMinorField: readonly {
      readonly imsx_codeMinorFieldName: string;
      readonly imsx_codeMinorFieldValue: string;
    }[];
  };
}

const BY_CODE: Readonly<Record<string, string>> = {
  'invalid-filter-field': 'invalid_filter_field',
  'invalid-sort-field': 'invalid_sort_field',
  'invalid-selection-field': 'invalid_selection_field',
};
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'unauthorisedrequest',
  403: 'forbidden',
  404: 'unknownobject',
  405: 'unknownobject',
  410: 'unknownobject',
  429: 'server_busy',
  500: 'internal_server_error',
  503: 'server_busy',
};
/** What the standard has no status for is refused as what can't be processed. */
const UNPROCESSABLE = 422;
const NOT_IN_STANDARD = [409, 412];

export const statusInfoOf = ({
  status,
  code,
  detail,
  errors = [],
}: Problem): { status: number; info: StatusInfo } => {
  const minor = BY_CODE[code] ?? BY_STATUS[status] ?? 'invaliddata';
  const named = errors.map(({ field, message }) => `${field} ${message}`);
  const fields = errors.length > 0 ? errors.map(({ field }) => field) : ['TargetEndSystem'];
  return {
    status: NOT_IN_STANDARD.includes(status) ? UNPROCESSABLE : status,
    info: {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: [`${code}: ${detail}`, ...named].join(' '),
      imsx_CodeMinor: {
        imsx_codeMinorField: fields.map((field) => ({
          ...{ imsx_codeMinorFieldName: field, imsx_codeMinorFieldValue: minor },
        })),
      },
    },
  };
};

/** Tells every refusal below `/ims` as the standard has it, wherever it was refused. */
export const tellAsOneRoster = (fastify: FastifyInstance): void => {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isProblem = String(reply.getHeader('content-type')).startsWith('application/problem+json');
    if (!isProblem || !isOneRoster(request.url) || typeof payload !== 'string') {
      done(null, payload);
      return;
    }
    const { status, info } = statusInfoOf(JSON.parse(payload) as Problem);
    const text = JSON.stringify(info);
    void reply
      .status(status)
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-length', Buffer.byteLength(text).toString());
    done(null, text);
  });
};

/** Whether an address is one of OneRoster's, or would be. */
export const isOneRoster = (url: string): boolean => /^\/ims(?=[/?]|$)/.test(url);
