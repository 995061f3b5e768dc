import type { FastifyReply, FastifyRequest } from 'fastify';
import { answersOf, type Whom } from '../../audit/read-log/opens-data-of.js';
import { DomainError } from '../../eventing/domain-error.js';
import { linksOf, picked, selected, selectionOf, selectionOfOne, type Row, type Wired } from './selection.js';
import type { Resource } from './shapes.js';
import { refsAt, type RefTo } from './wire.js';

export type Query = Readonly<Record<string, unknown>>;

/** The address of the server, as whoever asks knows it. */
export const serverOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;

export const refsFor = (request: FastifyRequest): RefTo => refsAt(serverOf(request));

/** Answers some of many objects, with how many there are and where the other pages are. */
export const answerMany = (
  request: FastifyRequest,
  reply: FastifyReply,
  resource: Resource,
  rows: readonly Row[],
): object => {
  const selection = selectionOf(request.query as Query, resource);
  const { objects, total } = selected(rows, selection);
  answersOf(request, whomOfMany(objects));
  void reply
    .header('X-Total-Count', total.toString())
    .header('Link', linksOf(new URL(request.url, serverOf(request)), selection, total))
    .header('Cache-Control', 'no-store');
  return { [resource.many]: objects.map((object) => picked(object, selection.fields)) };
};

/** @throws DomainError `not-found` where there is none. */
export const answerOne = (
  request: FastifyRequest,
  reply: FastifyReply,
  resource: Resource,
  object: Wired | undefined,
): object => {
  const fields = selectionOfOne(request.query as Query, resource);
  if (!object) throw notFound(resource.one);
  answersOf(request, whomOfOne(object));
  void reply.header('Cache-Control', 'no-store');
  return { [resource.one]: picked(object, fields) };
};

/** What isn't there, and what one is not to know of. */
export const notFound = (what: string): DomainError =>
  new DomainError('not-found', `There is no such ${what}.`, 'not-found');

/** What of an object says whose data it is. */
interface Personal {
  readonly roles?: readonly { readonly role: string; readonly org: { readonly sourcedId: string } }[];
  readonly agents?: readonly { readonly sourcedId: string }[];
  readonly user?: { readonly sourcedId: string };
  readonly student?: { readonly sourcedId: string };
  readonly class?: { readonly sourcedId: string };
}

/** Whose data are in an answer of many: those of whole schools, or of classes. */
const whomOfMany = (objects: readonly (Personal & Wired)[]): readonly Whom[] => {
  const schoolIds = objects.flatMap(({ roles = [] }) => roles.map(({ org }) => org.sourcedId));
  const classIds = objects.flatMap(({ user, student, class: group }) =>
    (user ?? student) && group ? [group.sourcedId] : [],
  );
  return [
    ...[...new Set(schoolIds)].map((id): Whom => ({ whose: 'school', id })),
    ...[...new Set(classIds)].map((id): Whom => ({ whose: 'class', id })),
  ];
};

/** A pupil's own, a guardian's through the children; of the staff it is the school's. */
const whomOfOne = (object: Personal & Wired): readonly Whom[] => {
  const { roles = [], agents = [], student } = object;
  const is = (role: string) => roles.some((held) => held.role === role);
  if (student) return [{ whose: 'pupil', id: student.sourcedId }];
  if (is('student')) return [{ whose: 'pupil', id: object.sourcedId }];
  if (roles.length > 0 && roles.every(({ role }) => role === 'guardian')) {
    return agents.map(({ sourcedId }): Whom => ({ whose: 'pupil', id: sourcedId }));
  }
  return whomOfMany([object]);
};
