import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/viewer.js';
import { administeredBy } from '../../notices/operation/notices.rights.js';
import { placeOfAlert } from '../alerts/alert-ids.values.js';

/** Whose data a route opens, and which part of its address says so. */
const NAMED_BY = {
  pupil: 'pupilId',
  /** Everybody who stands on a journal page. */
  page: 'pageId',
  /** The pupil whose grade it is. */
  grade: 'gradeId',
  /** Everybody in a class or teaching group. */
  class: 'classId',
  school: 'schoolId',
  teacher: 'teacherId',
  /** Somebody, in whatever role. */
  person: 'personId',
  /** Whomever a notice is about. */
  notice: 'id',
  /** Everybody in the schools that whoever asks administers. */
  administered: undefined,
  /** Everybody in the school: which alert it was would tell the suspect that there is one. */
  alert: 'alertId',
  /** Whomever the answer to a system names, which the route says by `answersOf`. */
  answered: undefined,
} as const;

type Named = keyof typeof NAMED_BY;
export type Whose = Exclude<Named, 'administered' | 'alert' | 'answered'>;

/** What is opened of somebody's data. */
export type What =
  | 'diary'
  | 'finalGrades'
  | 'grades'
  | 'homework'
  | 'attendance'
  | 'rating'
  | 'page'
  | 'gradeHistory'
  | 'proof'
  | 'history'
  | 'readers'
  | 'reads'
  | 'refusals'
  | 'report'
  | 'pupils'
  | 'progress'
  | 'classes'
  | 'notices'
  | 'message'
  | 'corrections'
  | 'lateRequests'
  | 'feed'
  | 'outbox'
  | 'calendar'
  | 'guardians'
  | 'applications'
  | 'offices'
  | 'healthNotes'
  | 'healthFlags'
  | 'exemptions'
  | 'certificates'
  | 'clinicReports'
  | 'roster'
  | 'gradebook'
  | 'export'
  | 'erasure'
  | 'receipts'
  | 'messages'
  | 'consultations'
  | 'activities'
  | 'jointGroup'
  | 'signUps'
  | 'signIns'
  | 'meeting'
  | 'questions'
  | 'remarks'
  | 'portfolio';

interface Opening {
  readonly whose: Named;
  readonly what: What;
  /** The parameter of the path or the field of the query that names them. */
  readonly namedBy: string | undefined;
}

/** One opening of somebody's data. */
export interface Opened {
  readonly whose: Whose;
  readonly what: What;
  readonly id: string;
}

export type Whom = Pick<Opened, 'whose' | 'id'>;

type Answering = FastifyRequest & { answered?: readonly Whom[] };

/** Says whose data an answer has in it, where the address alone doesn't. */
export const answersOf = (request: Answering, whom: readonly Whom[]): void => {
  request.answered = whom;
};

export const OPENS_DATA_OF = 'x-opens-data-of';

/**
 * A route that answers personal data: who has been answered is kept in the read log. A test holds that every GET route
 * has it, or is listed there with the reason why not.
 * @param namedBy what of the address names them, where it is called otherwise.
 */
export const OpensDataOf = (whose: Named, what: What, namedBy: string | undefined = NAMED_BY[whose]) =>
  applyDecorators(
    RouteConfig({ opens: { whose, what, namedBy } satisfies Opening }),
    ApiExtension(OPENS_DATA_OF, `${whose}: ${what}`),
  );

/** What a request opens for whoever asks. */
export const openedBy = (
  { routeOptions, params, query, answered = [] }: Answering,
  viewer: Viewer,
): readonly Opened[] => {
  const { opens } = routeOptions.config as { readonly opens?: Opening };
  if (!opens) return [];
  const { whose, what, namedBy } = opens;
  if (whose === 'answered') return answered.map((whom) => ({ ...whom, what }));
  if (whose === 'administered') return administeredBy(viewer).map((id) => ({ whose: 'school', what, id }));
  const id = inAddress(params, namedBy) ?? inAddress(query, namedBy);
  if (typeof id !== 'string') return [];
  if (whose !== 'alert') return [{ whose, what, id }];
  const place = placeOfAlert(id);
  return place ? [{ whose: 'school', what, id: place.schoolId }] : [];
};

const inAddress = (part: unknown, name = ''): unknown => (part as Readonly<Record<string, unknown>>)[name];
