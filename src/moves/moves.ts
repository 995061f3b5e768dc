import { classes as classDocuments } from '../../projections/schools/class.projection.js';
import { notFound } from '../access/rights/not-found.js';
import { rolesAt } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import type { ClassCommand } from '../school/class.decider.js';
import type { ClassEvent } from '../school/class.events.js';
import { own } from '../school/plain-data.values.js';
import type { AdmissionBody, TransferBody } from './moves.dto.js';

/** Moves pupils between classes. Groups and pages follow by themselves, from the facts that are recorded here. */
export class Moves {
  constructor(
    private readonly reader: FreshReader,
    private readonly classes: Runners['classes'],
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `class-not-found`, `unknown-class`, `pupil-not-in-class`. */
  async transfer(
    classId: string,
    { pupilId, toClassId, until }: TransferBody,
    request: WriteRequest,
  ): Promise<Outcome<ClassEvent>> {
    const schoolId = await this.schoolOf(classId);
    const to = await this.reader.get(classDocuments, toClassId);
    if (!to || to.subjectId !== undefined || toClassId === classId) {
      throw new DomainError('unknown-class', 'A pupil goes from one class to another.', 'rule', [
        { field: 'toClassId', message: 'is no other class' },
      ]);
    }
    return this.carryOut(schoolId, classId, { kind: 'TransferPupil', pupilId, toClassId, until }, request);
  }

  /** @throws DomainError `class-not-found`, `pupil-not-transferred`, `admitted-too-early`. */
  async admit(
    classId: string,
    { pupilId, fromClassId, from }: AdmissionBody,
    request: WriteRequest,
  ): Promise<Outcome<ClassEvent>> {
    const schoolId = await this.schoolOf(classId);
    const transfer = own((await this.classes.load(fromClassId)).transfers, pupilId);
    if (transfer?.toClassId !== classId) {
      throw new DomainError(
        'pupil-not-transferred',
        'The other class has to transfer the pupil first.',
        'rule',
        [{ field: 'fromClassId', message: 'has not transferred the pupil to this class' }],
      );
    }
    if (from <= transfer.until) {
      throw new DomainError('admitted-too-early', 'The pupil is still in the other class.', 'rule', [
        { field: 'from', message: `must be after ${transfer.until}` },
      ]);
    }
    const pupils = [{ personId: pupilId, from }];
    return this.carryOut(schoolId, classId, { kind: 'EnrolPupils', pupils }, request);
  }

  private async schoolOf(classId: string): Promise<string> {
    const { classId: found, schoolId, subjectId } = await this.classes.known(classId);
    if (found === undefined || subjectId !== undefined) throw notFound('class');
    return schoolId;
  }

  private carryOut(
    schoolId: string,
    classId: string,
    command: ClassCommand,
    request: WriteRequest,
  ): Promise<Outcome<ClassEvent>> {
    const held = rolesAt(request.viewer, schoolId);
    const role = MOVERS.find((one) => held.includes(one)) ?? 'admin';
    return this.classes.handle(classId, command, contextOf(request, classId, schoolId, { role }, this.ids));
  }
}

const MOVERS = ['deputyHead', 'admin', 'secretary'] as const;
