import { notFound } from '../access/rights/not-found.js';
import { rolesAt } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf, ownContext } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import { groupsOfToday } from '../reports/today.js';
import type { Runners } from '../runners.js';
import type { BlockingEvent } from './blocking.events.js';
import type { MessagingRulesEvent } from './messaging-rules.events.js';
import type { MessagingRules } from './messaging-rules.values.js';
import type { WriterRole } from './class-threads.values.js';
import { guardiansOf } from './guardians.js';
import { roleAmong, schoolsOf, teachersOf } from './participants.js';
import { correspondentUnknown, notYours, placeOfTwoGuardians, placeToOpen } from './place-to-open.js';
import type { ReadingEvent } from './reading.events.js';
import { messageNotFound, threadNotFound, type Thread, type ThreadCommand } from './thread.decider.js';
import { isPair, pairIn, type Among, type AmongMany, type AmongPair, type AmongTwo } from './among.values.js';
import type { ThreadEvent, ThreadOpened } from './thread.events.js';

/** A thread that is to be opened. */
export type ThreadToOpen = Omit<ThreadOpened['data'], 'title'>;

type CommandFor<To> = (to: To) => Promise<ThreadCommand>;

type Asking = Pick<WriteRequest, 'viewer' | 'at'>;

export interface MessagesWriterTools {
  readonly runners: Pick<
    Runners,
    'threads' | 'threadReadings' | 'blockings' | 'messagingRules' | 'classes' | 'jointGroups'
  >;
  readonly reader: FreshReader;
  readonly ids: Ids;
}

/** Carries out what is asked about threads, by those who take part in them. */
export class MessagesWriter {
  constructor(private readonly tools: MessagesWriterTools) {}

  /** @throws DomainError `correspondent-unknown`, `pupil-not-found`, `blocked-by-correspondent`. */
  async openWith(
    pupilId: string,
    to: string,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const { reader } = this.tools;
    const groups = await groupsOfToday(pupilId, request.at, reader);
    const schoolId = groups[0]?.group.schoolId;
    if (schoolId === undefined) throw notFound('pupil');
    const among = await this.twoOf(pupilId, to, request);
    const role = among.teacherId === request.viewer.personId ? 'teacher' : 'guardian';
    await this.mustBeHeard(among, request);
    return this.open({ schoolId, among }, role, request, commandFor);
  }

  /** @throws as `placeOfTwoGuardians`, and DomainError `blocked-by-correspondent`. */
  async openWithGuardian(
    classId: string,
    to: string,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const { role, ...place } = await placeOfTwoGuardians(classId, to, request, this.tools);
    await this.mustBeHeard(place.among, request);
    return this.open(place, role, request, commandFor);
  }

  /** @throws as `placeToOpen`. */
  async openAmong(
    among: AmongMany,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const { schoolId, role } = await placeToOpen(among, request, this.tools);
    return this.open({ schoolId, among }, role, request, commandFor);
  }

  /** @throws DomainError `thread-not-found`, `blocked-by-correspondent`, or whatever the rules refuse. */
  async post(
    threadId: string,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const { opened } = await this.threadWith(threadId);
    if (isPair(opened.among)) await this.mustBeHeard(opened.among, request);
    const authorId = request.viewer.personId;
    return this.write(
      opened,
      await this.roleIn(opened, request),
      request,
      { ...opened, authorId },
      commandFor,
    );
  }

  /** What somebody who reads the thread asks for. */
  async ask(
    threadId: string,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const { opened } = await this.threadWith(threadId);
    return this.write(opened, await this.roleIn(opened, request), request, opened, commandFor);
  }

  /** What whoever leads the school decides. */
  async moderate(
    threadId: string,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const { opened } = await this.threadWith(threadId);
    const schoolIds = await schoolsOf(opened, this.tools.reader);
    const role = schoolIds
      .flatMap((schoolId) => rolesAt(request.viewer, schoolId))
      .find((held) => held === 'deputyHead' || held === 'admin');
    if (!role) throw notYours();
    const context = contextOf(request, threadId, opened.schoolId, { role }, this.tools.ids);
    return this.tools.runners.threads.handle(threadId, await commandFor(opened), context);
  }

  /** @throws DomainError `thread-not-found`, `message-not-found`. */
  async markRead(threadId: string, upTo: number, request: WriteRequest): Promise<Outcome<ReadingEvent>> {
    const { opened, authors } = await this.threadWith(threadId, upTo);
    if (authors.length < upTo) throw messageNotFound();
    const readerId = request.viewer.personId;
    // Of each reader's own: those of a class who read it in the same minute wait for nobody.
    const streamId = `${threadId}.${readerId}`;
    const { schoolId } = opened;
    const context = contextOf(
      request,
      streamId,
      schoolId,
      { role: await this.roleIn(opened, request) },
      this.tools.ids,
    );
    const reading = { threadId, schoolId, readerId, upTo };
    return this.tools.runners.threadReadings.handle(streamId, { kind: 'MarkRead', reading }, context);
  }

  /** @throws DomainError `thread-not-found`, `message-not-found`, `staff-not-blockable`. */
  async block(threadId: string, number: number, request: WriteRequest): Promise<Outcome<BlockingEvent>> {
    const { opened, authors } = await this.threadWith(threadId, number);
    const blockedId = authors[number - 1];
    if (blockedId === undefined) throw messageNotFound();
    if (await this.isTeacherIn(opened.among, blockedId)) throw staffNotBlockable();
    return this.setBlock('Block', blockedId, request);
  }

  unblock(blockedId: string, request: WriteRequest): Promise<Outcome<BlockingEvent>> {
    return this.setBlock('Unblock', blockedId, request);
  }

  setRules(
    schoolId: string,
    rules: MessagingRules,
    request: WriteRequest,
  ): Promise<Outcome<MessagingRulesEvent>> {
    const streamId = `messagingRules ${schoolId}`;
    const context = contextOf(request, streamId, schoolId, { role: 'admin' }, this.tools.ids);
    const command = { kind: 'SetMessagingRules', set: { schoolId, rules } } as const;
    return this.tools.runners.messagingRules.handle(schoolId, command, context);
  }

  private open(
    { schoolId, among }: { readonly schoolId: string; readonly among: Among },
    role: WriterRole,
    request: WriteRequest,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    // The same when it is sent twice.
    const threadId = this.tools.ids.of('thread', schoolId, request.commandId);
    const thread = { threadId, schoolId, among, authorId: request.viewer.personId };
    return this.write(thread, role, request, thread, commandFor);
  }

  private async write(
    { threadId, schoolId }: Pick<ThreadToOpen, 'threadId' | 'schoolId'>,
    role: WriterRole,
    request: WriteRequest,
    thread: ThreadToOpen,
    commandFor: CommandFor<ThreadToOpen>,
  ): Promise<Outcome<ThreadEvent>> {
    const context = contextOf(request, threadId, schoolId, { role }, this.tools.ids);
    return this.tools.runners.threads.handle(threadId, await commandFor(thread), context);
  }

  /** @param least as many messages are known of: another process may have written since this one looked. */
  private async threadWith(
    threadId: string,
    least = 0,
  ): Promise<Thread & { readonly opened: ThreadOpened['data'] }> {
    const { threads } = this.tools.runners;
    const known = await threads.known(threadId);
    const { opened, ...thread } =
      known.opened && known.authors.length >= least ? known : await threads.load(threadId);
    if (!opened) throw threadNotFound();
    return { opened, ...thread };
  }

  /** The teacher and the guardian of a pupil, of whom one is who asks. */
  private async twoOf(pupilId: string, to: string, { viewer, at }: WriteRequest): Promise<AmongTwo> {
    const { reader } = this.tools;
    const [teachers, guardians] = await Promise.all([
      teachersOf(pupilId, at, reader),
      guardiansOf(pupilId, at, reader),
    ]);
    const { personId } = viewer;
    if (teachers.includes(personId) && guardians.includes(to)) {
      return { kind: 'personal', teacherId: personId, guardianId: to, pupilId };
    }
    if (guardians.includes(personId) && teachers.includes(to)) {
      return { kind: 'personal', teacherId: to, guardianId: personId, pupilId };
    }
    throw correspondentUnknown('must be a guardian of the pupil, or somebody who teaches the pupil');
  }

  private async roleIn({ among }: ThreadToOpen, { viewer, at }: Asking): Promise<WriterRole> {
    if (among.kind === 'personal') return among.teacherId === viewer.personId ? 'teacher' : 'guardian';
    if (among.kind === 'twoGuardians') return 'guardian';
    const role = await roleAmong(viewer, among, at, this.tools.reader);
    if (!role) throw threadNotFound();
    return role;
  }

  /** @throws DomainError `blocked-by-correspondent` where the other one wants to read nothing of who asks. */
  private async mustBeHeard(among: AmongPair, { viewer }: Pick<Asking, 'viewer'>): Promise<void> {
    const [one, another] = pairIn(among);
    const other = one === viewer.personId ? another : one;
    const { blocked } = await this.tools.runners.blockings.load(other);
    if (!blocked.has(viewer.personId)) return;
    const message = 'Who it is for wants no messages of yours. Turn to whoever leads the school.';
    throw new DomainError('blocked-by-correspondent', message, 'forbidden');
  }

  /** Whoever had the class, or led the group, at any time: a school has to be able to reach families. */
  private async isTeacherIn(among: Among, personId: string): Promise<boolean> {
    if (among.kind === 'personal') return among.teacherId === personId;
    if (among.kind === 'jointGroup') {
      const { everLed } = await this.tools.runners.jointGroups.load(among.jointGroupId);
      return everLed.includes(personId);
    }
    if (among.kind === 'schoolPupils' || among.kind === 'twoGuardians') return false;
    const { teachers } = await this.tools.runners.classes.load(among.classId);
    return Object.hasOwn(teachers, personId);
  }

  private setBlock(
    kind: 'Block' | 'Unblock',
    blockedId: string,
    request: WriteRequest,
  ): Promise<Outcome<BlockingEvent>> {
    const { personId } = request.viewer;
    const context = ownContext(request, `blocking ${personId}`, this.tools.ids);
    const block = { personId, schoolId: context.schoolId, blockedId };
    return this.tools.runners.blockings.handle(personId, { kind, block }, context);
  }
}

const staffNotBlockable = (): DomainError =>
  new DomainError(
    'staff-not-blockable',
    'Teachers write for the school. Report the message to whoever leads it.',
    'rule',
  );
