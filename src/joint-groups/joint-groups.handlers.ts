import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { schools } from '../../projections/schools/school.projection.js';
import { hasRole } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { jointGroupNotFound, pupilNotAsked, type JointGroupCommand } from './joint-group.decider.js';
import type { JointGroupEvent } from './joint-group.events.js';
import type { JointGroupBody } from './joint-groups.dto.js';
import { mustBeTeachers, mustGoTo, mustLetPupilsWrite, roleForPupils } from './joint-groups.rights.js';

type Written = Outcome<JointGroupEvent>;

export class ProposeJointGroup extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly proposal: JointGroupBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

type Decision = Extract<JointGroupCommand, { readonly schoolId: string }>;

/** What the deputy head of a school decides for it. */
export class DecideOnJointGroup extends Command<Written> {
  constructor(
    readonly jointGroupId: string,
    readonly decision: Exclude<Decision, { readonly kind: 'AskPupil' }>,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A school asks one of its pupils into a group, or takes one out. */
export class ChangePupils extends Command<Written> {
  constructor(
    readonly jointGroupId: string,
    readonly schoolId: string,
    readonly pupilId: string,
    readonly kind: 'AskPupil' | 'TakePupilOut',
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A family agrees that a pupil is in a group, or does not. */
export class AnswerForPupil extends Command<Written> {
  constructor(
    readonly jointGroupId: string,
    readonly pupilId: string,
    readonly kind: 'LetPupilJoin' | 'TakePupilOut',
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CloseJointGroup extends Command<Written> {
  constructor(
    readonly jointGroupId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(ProposeJointGroup)
export class ProposeJointGroupHandler implements ICommandHandler<ProposeJointGroup> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, proposal: { title, purpose, schoolIds }, request }: ProposeJointGroup) {
    const known = await this.reader.getMany(schools, schoolIds);
    if (known.size < schoolIds.length) throw schoolUnknown();
    // The same when it is sent twice.
    const jointGroupId = this.ids.of('jointGroup', schoolId, request.commandId);
    const role = hasRole(request.viewer, 'deputyHead', schoolId) ? 'deputyHead' : 'teacher';
    const context = contextOf(request, jointGroupId, schoolId, { role }, this.ids);
    const { personId: proposerId } = request.viewer;
    const group = { jointGroupId, schoolId, title, purpose, schoolIds: [schoolId, ...schoolIds], proposerId };
    return this.runners.jointGroups.handle(jointGroupId, { kind: 'ProposeJointGroup', group }, context);
  }
}

@CommandHandler(DecideOnJointGroup)
export class DecideOnJointGroupHandler implements ICommandHandler<DecideOnJointGroup> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ jointGroupId, decision, request }: DecideOnJointGroup) {
    const { schoolId } = decision;
    if (decision.kind === 'ApproveJointGroup') await mustLetPupilsWrite(schoolId, this.runners);
    if ('leaderIds' in decision) await mustBeTeachers(decision.leaderIds, schoolId, this.reader);
    const context = contextOf(request, jointGroupId, schoolId, { role: 'deputyHead' }, this.ids);
    return this.runners.jointGroups.handle(jointGroupId, decision, context);
  }
}

@CommandHandler(ChangePupils)
export class ChangePupilsHandler implements ICommandHandler<ChangePupils> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ jointGroupId, schoolId, pupilId, kind, request }: ChangePupils) {
    const group = await this.runners.jointGroups.load(jointGroupId);
    const role = roleForPupils(request.viewer, group, schoolId);
    const isAsked = kind === 'AskPupil';
    if (isAsked) await mustGoTo(schoolId, pupilId, { role, ...request }, this.reader);
    else if (group.pupils[pupilId]?.schoolId !== schoolId) throw pupilNotAsked();
    const context = contextOf(request, jointGroupId, schoolId, { role }, this.ids);
    const command: JointGroupCommand = isAsked
      ? { kind, schoolId, pupilId }
      : { kind: 'TakePupilOut', pupilId, by: 'school' };
    return this.runners.jointGroups.handle(jointGroupId, command, context);
  }
}

@CommandHandler(AnswerForPupil)
export class AnswerForPupilHandler implements ICommandHandler<AnswerForPupil> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  async execute({ jointGroupId, pupilId, kind, request }: AnswerForPupil) {
    const { pupils } = await this.runners.jointGroups.load(jointGroupId);
    const schoolId = pupils[pupilId]?.schoolId;
    if (schoolId === undefined) throw pupilNotAsked();
    const role = request.viewer.personId === pupilId ? 'pupil' : 'guardian';
    const context = contextOf(request, jointGroupId, schoolId, { role }, this.ids);
    const command: JointGroupCommand =
      kind === 'LetPupilJoin' ? { kind, pupilId } : { kind, pupilId, by: role };
    return this.runners.jointGroups.handle(jointGroupId, command, context);
  }
}

@CommandHandler(CloseJointGroup)
export class CloseJointGroupHandler implements ICommandHandler<CloseJointGroup> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `joint-group-not-yours` for who leads another school that it concerns. */
  async execute({ jointGroupId, request }: CloseJointGroup) {
    const { proposed } = await this.runners.jointGroups.load(jointGroupId);
    if (!proposed) throw jointGroupNotFound();
    const { viewer } = request;
    const leads = hasRole(viewer, 'deputyHead', proposed.schoolId);
    if (!leads && proposed.proposerId !== viewer.personId) throw notYours();
    const role = leads ? 'deputyHead' : 'teacher';
    const context = contextOf(request, jointGroupId, proposed.schoolId, { role }, this.ids);
    return this.runners.jointGroups.handle(jointGroupId, { kind: 'CloseJointGroup' }, context);
  }
}

const notYours = (): DomainError =>
  new DomainError(
    'joint-group-not-yours',
    'The school that proposed the group closes it. Yours can leave it.',
    'forbidden',
  );

const schoolUnknown = (): DomainError =>
  new DomainError('school-unknown', 'One of these schools has no journal here.', 'rule', [
    { field: 'schoolIds', message: 'must be ids of schools that have their journal here' },
  ]);

export const jointGroupsHandlers = [
  ProposeJointGroupHandler,
  DecideOnJointGroupHandler,
  ChangePupilsHandler,
  AnswerForPupilHandler,
  CloseJointGroupHandler,
];
