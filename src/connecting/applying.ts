import type { Asker } from '../access/account-context.js';
import type { Attempts } from '../access/attempts.js';
import type { CommandContext } from '../eventing/command-runner.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { THE_SYSTEM } from '../eventing/envelope.js';
import { CHANNELS } from '../notices/notice-kinds.values.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import { contactOf, FIELD_OF } from '../people/contacts.js';
import type { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { isTimeZone } from '../school/local-time.values.js';
import type { ApplicationStatus } from './application-status.values.js';
import type { Applicant, AppliedSchool } from './applied.js';
import type { AreaBody, SchoolApplicationBody } from './applying.dto.js';
import { applicationOf, newReference } from './reference.js';
import { applicationNotFound } from './school-application.decider.js';

export interface ApplyingParts {
  readonly applications: Runners['schoolApplications'];
  readonly vault: Vault;
  readonly ids: Ids;
  /** How often somebody applies, and how often references are guessed. */
  readonly filings: Attempts;
  readonly guesses: Attempts;
}

/** What is sent by somebody whom nobody knows. */
export interface Sent extends Asker {
  /** A UUID: what is sent twice under it is carried out once. */
  readonly commandId: string;
  /** What was asked for, as text. */
  readonly content: string;
}

export interface Filed {
  readonly reference: string;
  readonly status: ApplicationStatus;
}

/**
 * How a school applies to be connected. Nobody is signed in here: an answer has no more in it than a reference and how
 * far the application has come, and does not tell whether the school is connected already, or has applied before.
 */
export class Applying {
  constructor(private readonly parts: ApplyingParts) {}

  /** @throws DomainError `invalid-input`, `too-many-attempts`, `idempotency-key-reused`. */
  async file(body: SchoolApplicationBody, language: Language, sent: Sent): Promise<Filed> {
    const { applications, vault, ids, filings } = this.parts;
    mustBeUsable(body);
    const attempt = { address: sent.address };
    await filings.refuseEager(attempt, sent.now);
    await filings.count(attempt, sent.now);
    const reference = newReference(ids, sent.commandId);
    const applicationId = applicationOf(ids, reference);
    const { code, municipality, region, consent } = body;
    // As a roster's import has it: the school finds itself when it brings its roster.
    const schoolId = ids.of('school', code);
    const personId = ids.of('person', 'schoolApplication', applicationId);
    const { commandId } = sent;
    const application = {
      ...{ applicationId, schoolId, personId, municipality: municipality.code, consent },
      ...(region === undefined ? {} : { region: region.code }),
      school: await vault.seal(personId, JSON.stringify(schoolIn(body)), `${commandId} school`),
      applicant: await vault.seal(personId, JSON.stringify(applicantIn(body, language)), commandId),
    };
    await applications.handle(applicationId, { kind: 'Apply', application }, this.contextOf(sent, schoolId));
    return { reference, status: 'filed' };
  }

  /** @throws DomainError `application-not-found`, `too-many-attempts`. */
  async statusOf(reference: string, asker: Asker): Promise<Filed> {
    const { status } = await this.found(reference, asker);
    return { reference, status };
  }

  /** @throws DomainError `application-not-found`, `nothing-asked`, `too-many-attempts`. */
  async answer(reference: string, text: string, sent: Sent): Promise<Filed> {
    const { applications, vault } = this.parts;
    const { applied, applicationId } = await this.found(reference, sent);
    const { personId, schoolId } = applied;
    const answer = await vault.seal(personId, text, sent.commandId);
    await applications.handle(applicationId, { kind: 'Answer', answer }, this.contextOf(sent, schoolId));
    return { reference, status: 'answered' };
  }

  private async found(reference: string, { address, now }: Asker) {
    const { applications, ids, guesses } = this.parts;
    await guesses.refuseEager({ address }, now);
    const applicationId = applicationOf(ids, reference);
    const { applied, status } = await applications.load(applicationId);
    if (applied) return { applicationId, applied, status };
    await guesses.count({ address }, now);
    throw applicationNotFound();
  }

  private contextOf({ commandId, content, via, now }: Sent, schoolId: string): CommandContext {
    return {
      ...{ commandId, correlationId: commandId, fingerprint: this.parts.ids.fingerprint(content) },
      ...{ schoolId, actor: THE_SYSTEM, via, at: now.toISOString() },
    };
  }
}

const areaIn = ({ code, title }: AreaBody) => ({ sourcedId: code, title });

const schoolIn = (body: SchoolApplicationBody): AppliedSchool => {
  const { code, title, kind, address, timeZone, municipality, region } = body;
  return {
    ...{ code, title, kind, address, timeZone, municipality: areaIn(municipality) },
    ...(region === undefined ? {} : { region: areaIn(region) }),
  };
};

const applicantIn = (body: SchoolApplicationBody, language: Language): Applicant => {
  const { givenName, familyName, middleName, office, email, phone } = body;
  return {
    ...{ givenName, familyName, office, email, phone, language },
    ...(middleName === undefined ? {} : { middleName }),
  };
};

/** @throws DomainError `invalid-input` with every field that only knowing the world tells to be wrong. */
const mustBeUsable = (body: SchoolApplicationBody): void => {
  const contacts = CHANNELS.filter((channel) => contactOf(body, channel) === undefined);
  const faults: FieldError[] = [
    ...contacts.map((channel) => ({
      field: FIELD_OF[channel],
      message: 'must be one that can be written to',
    })),
    ...(isTimeZone(body.timeZone)
      ? []
      : [{ field: 'timeZone', message: 'must be an IANA time zone, such as Europe/Lisbon' }]),
  ];
  if (faults.length === 0) return;
  const message = `Put right: ${faults.map(({ field, message: must }) => `${field} ${must}`).join('; ')}.`;
  throw new DomainError('invalid-input', message, 'bad-input', faults);
};
