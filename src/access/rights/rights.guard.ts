import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../../eventing/domain-error.js';
import { wantedPosition } from '../../http/answer.js';
import { PUBLIC, viewerOf, type SignedIn } from '../viewer.js';
import { notFound, type Thing } from './not-found.js';
import { Relations } from './relations.js';
import { RIGHT } from './right.decorator.js';
import { knowsOf, RIGHTS, type About, type Relation, type Right, type RightName } from './rights.table.js';

/** The parts of an address that name what a right is about, and what is told not to be there. */
const NAMED_BY: Readonly<Record<About, Readonly<Record<string, Thing>>>> = {
  account: {},
  school: { schoolId: 'school', school: 'school', schools: 'school' },
  calendar: { schoolId: 'school' },
  class: { classId: 'class', groupId: 'group' },
  pupil: { pupilId: 'pupil' },
  page: {
    pageId: 'page',
    lessonId: 'lesson',
    homeworkId: 'homework',
    gradeId: 'grade',
    debtId: 'debt',
    remarkId: 'remark',
    testId: 'test',
    requestId: 'late-request',
  },
  grade: { gradeId: 'grade' },
  teacher: { teacherId: 'teacher' },
  person: { personId: 'person' },
  meeting: { meetingId: 'meeting' },
  announcement: { announcementId: 'announcement' },
  blogPost: { postId: 'blog-post' },
  thread: { threadId: 'thread' },
  jointGroup: { jointGroupId: 'joint-group' },
  activity: { activityId: 'activity' },
  question: { questionId: 'question' },
  alert: { alertId: 'alert' },
};

/**
 * Lets through who has the right that a route names, before anything else looks at the request. Who has nothing to do
 * with what is asked for learns no more than of one that isn't there.
 */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly relations: Relations,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const name = this.reflector.getAllAndOverride<RightName | undefined>(RIGHT, targets);
    if (name === undefined) throw new Error(`${context.getHandler().name} is in no table of rights.`);
    await this.mustHave(RIGHTS[name], context.switchToHttp().getRequest<SignedIn>());
    return true;
  }

  /** @throws DomainError `…-not-found`, `not-for-your-role`. */
  private async mustHave(right: Right, request: SignedIn): Promise<void> {
    const { about, by } = right;
    const { id, thing } = namedIn(request, about);
    const viewer = viewerOf(request);
    // A request that names nothing is refused for that where its parts are looked at, to who has the right somewhere.
    if (id === undefined && viewer.roles.some(({ role }) => by.includes(role))) return;
    const at = new Date().toISOString();
    const asked = { viewer, id: id ?? '', at, atLeast: wantedPosition(request) };
    if (await this.relations.has(right, asked)) return;
    request.lacksRight = true;
    const held: Relation[] = [];
    for (const { look } of this.relations.looks(about, asked)) held.push(...(await look()));
    if (thing !== undefined && !knowsOf(about, held)) throw notFound(thing);
    throw new DomainError('not-for-your-role', `This is for: ${by.join(', ')}.`, 'forbidden');
  }
}

const namedIn = (
  { params, query }: SignedIn,
  about: About,
): { readonly id: string | undefined; readonly thing: Thing | undefined } => {
  if (about === 'account') return { id: '', thing: undefined };
  // Of a query only where the path names nothing: otherwise another name there would stand for what is asked for.
  for (const part of [params, query]) {
    const given = part as Readonly<Record<string, unknown>>;
    for (const [name, thing] of Object.entries(NAMED_BY[about])) {
      const value = given[name];
      if (typeof value === 'string') return { id: value, thing };
    }
  }
  return { id: undefined, thing: undefined };
};
