import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { schools } from '../../projections/schools/school.projection.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Outcome } from '../eventing/command-runner.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { clinicNotFound, type ClinicCommand } from './clinic.decider.js';
import type { ClinicEvent } from './clinic.events.js';
import type { ClinicBody } from './clinics.dto.js';
import { signingKeyIn } from './public-keys.js';

type Written = Outcome<ClinicEvent>;

export class AdmitClinic extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly clinic: ClinicBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class RegisterClinicKey extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly clinicId: string,
    readonly publicKey: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** Whatever else an administrator does about a clinic of the school. */
export class ChangeClinic extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly clinicId: string,
    readonly change: ClinicCommand,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(AdmitClinic)
export class AdmitClinicHandler implements ICommandHandler<AdmitClinic> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'clinics'>,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, clinic: { title, sportIds }, request }: AdmitClinic) {
    const clinicId = this.ids.of('clinic', schoolId, request.commandId);
    const subjectIds = Object.keys((await this.reader.get(schools, schoolId))?.subjects ?? {});
    const clinic = { clinicId, schoolId, title: title.trim(), sportIds };
    const context = contextOf(request, clinicId, schoolId, { role: 'admin' }, this.ids);
    return this.runners.clinics.handle(clinicId, { kind: 'AdmitClinic', clinic, subjectIds }, context);
  }
}

@CommandHandler(ChangeClinic)
export class ChangeClinicHandler implements ICommandHandler<ChangeClinic> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'clinics'>,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, clinicId, change, request }: ChangeClinic) {
    const known = await this.runners.clinics.lookUp(clinicId, ({ clinic }) => clinic);
    if (known?.schoolId !== schoolId) throw clinicNotFound();
    const context = contextOf(request, clinicId, schoolId, { role: 'admin' }, this.ids);
    return this.runners.clinics.handle(clinicId, change, context);
  }
}

@CommandHandler(RegisterClinicKey)
export class RegisterClinicKeyHandler implements ICommandHandler<RegisterClinicKey> {
  constructor(
    private readonly clinics: ChangeClinicHandler,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, clinicId, publicKey, request }: RegisterClinicKey) {
    const key = signingKeyIn(publicKey);
    if (!key) {
      const message = 'must be a public key in PEM, of Ed25519 or ECDSA on P-256';
      throw new DomainError('invalid-key', 'The key was not registered.', 'rule', [
        { field: 'publicKey', message },
      ]);
    }
    const keyId = this.ids.of('clinicKey', clinicId, request.commandId);
    const change = { kind: 'RegisterClinicKey', keyId, publicKey: key.publicKey } as const;
    return this.clinics.execute(new ChangeClinic(schoolId, clinicId, change, request));
  }
}

export const clinicHandlers = [AdmitClinicHandler, ChangeClinicHandler, RegisterClinicKeyHandler];
