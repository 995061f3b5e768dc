import { schools } from '../../projections/schools/school.projection.js';
import { notFound } from '../access/rights/not-found.js';
import { attendanceIdOf, filedIdOf } from '../attendance/attendance-ids.values.js';
import { schoolingOf, type Schooling } from '../attendance/schooling.js';
import type { CommandContext } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { stepsOf } from '../eventing/reactor.js';
import type { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { dateIn } from '../school/civil-date.values.js';
import { reportNotFound } from './report.decider.js';
import type { ClinicReportReceived, DaysReported } from './report.events.js';

type Received = ClinicReportReceived['data'];

export interface FilingTools {
  readonly reads: Reads;
  readonly runners: Pick<Runners, 'attendance' | 'people' | 'clinics' | 'clinicReports'>;
  readonly vault: Pick<Vault, 'open' | 'seal' | 'destroyKeyOf'>;
  readonly ids: Ids;
}

export const FILING_TOOLS = Symbol('filing tools');

/** A report about a pupil, and what its commands are carried out with. */
interface Asked {
  readonly received: Received;
  readonly pupilId: string;
  readonly context: CommandContext;
}

/**
 * Writes what a clinic reports where the journal has it, as one about a pupil: illness in the attendance, exemptions
 * with the pupil. Carried out again it writes nothing more. Whatever the identifier was is forgotten then.
 * @throws DomainError what the rules refuse
 */
export const fileReport = async (asked: Asked, tools: FilingTools) => {
  const { received, pupilId, context } = asked;
  const { report, reportId } = received;
  if (report.kind === 'withdrawal') await withdraw(asked, report.of, tools);
  else if (report.kind === 'illness') await fileIllness(asked, report, tools);
  else await grantExemptions(asked, report, tools);
  const noted = await tools.runners.clinicReports.handle(
    reportId,
    { kind: 'NoteFiled', pupilId },
    stepsOf(context)('filed'),
  );
  await tools.vault.destroyKeyOf(reportId);
  return noted;
};

/** Whom a report is about, by what it says. @throws DomainError `patient-unknown`, `report-unknown`. */
export const pupilOf = async (
  { words, report, schoolId }: Received,
  { reads, runners, vault, ids }: FilingTools,
): Promise<string> => {
  if (report.kind === 'withdrawal') {
    const { pupilId } = await runners.clinicReports.load(report.of);
    if (pupilId !== undefined) return pupilId;
    throw new DomainError('report-unknown', 'No such report stands in the journal.', 'not-found');
  }
  const patient = (await vault.open(words)) ?? '';
  const pupilId = ids.ownIn(patient) ?? ids.of('person', patient);
  const schooling = await schoolingOf(reads, pupilId, report.from);
  if (schooling?.schoolId === schoolId) return pupilId;
  throw new DomainError('patient-unknown', 'Nobody at the school is known by it.', 'not-found');
};

const fileIllness = async (
  { received, pupilId, context }: Asked,
  report: DaysReported,
  tools: FilingTools,
): Promise<void> => {
  const { from, to } = report;
  const place = await placeOfIllness(received, report, pupilId, context, tools);
  await tools.runners.attendance.handle(
    place.attendanceId,
    { kind: 'FileIllness', ...place.writing, filedId: place.filedId, from, to },
    stepsOf(context)('illness'),
  );
};

const grantExemptions = async (
  { received, pupilId, context }: Asked,
  { from, to }: DaysReported,
  tools: FilingTools,
): Promise<void> => {
  const { schoolId, reportId } = received;
  await schoolingAt(schoolId, pupilId, from, tools);
  const subjectIds = Object.keys((await tools.reads.get(schools, schoolId))?.subjects ?? {});
  for (const subjectId of await sportsOf(received, tools)) {
    const exemptionId = exemptionIdOf(reportId, subjectId, tools);
    await tools.runners.people.handle(
      pupilId,
      { kind: 'GrantExemption', exemptionId, subjectId, subjectIds, from, to },
      stepsOf(context)(subjectId),
    );
  }
};

const withdraw = async (
  { received: { words }, pupilId, context }: Asked,
  of: string,
  tools: FilingTools,
): Promise<void> => {
  const { vault, runners } = tools;
  const { received } = await runners.clinicReports.load(of);
  if (!received || received.report.kind === 'withdrawal') throw reportNotFound();
  const { report } = received;
  const reason = (await vault.open(words)) ?? '—';
  if (report.kind === 'illness') {
    const place = await placeOfIllness(received, report, pupilId, context, tools);
    const { attendanceId, writing, filedId } = place;
    const step = stepsOf(context)('illness');
    const sealed = await vault.seal(pupilId, reason, step.commandId);
    await runners.attendance.handle(
      attendanceId,
      { kind: 'WithdrawIllness', ...writing, filedId, reason: sealed },
      step,
    );
    return;
  }
  for (const subjectId of await sportsOf(received, tools)) {
    const step = stepsOf(context)(subjectId);
    const exemptionId = exemptionIdOf(received.reportId, subjectId, tools);
    const why = await vault.seal(pupilId, reason, step.commandId);
    await runners.people.handle(pupilId, { kind: 'WithdrawExemption', exemptionId, why }, step);
  }
};

/** Where an illness is filed, and as whose. @throws DomainError `pupil-not-found`, `outside-year`. */
const placeOfIllness = async (
  { clinicId, reportId, schoolId }: Received,
  { from }: DaysReported,
  pupilId: string,
  { at }: CommandContext,
  tools: FilingTools,
) => {
  const { year, timeZone } = await schoolingAt(schoolId, pupilId, from, tools);
  if (!year) throw new DomainError('outside-year', 'The pupil is in no class on the first day.', 'rule');
  const by = { personId: clinicId, role: 'clinic' } as const;
  return {
    attendanceId: attendanceIdOf(pupilId, year.yearId),
    filedId: filedIdOf(pupilId, year.yearId, reportId),
    writing: { by, today: dateIn(timeZone, at), pupilId, year },
  };
};

/** Where a pupil is on a day, which has to be the school that takes reports from the clinic. */
const schoolingAt = async (
  schoolId: string,
  pupilId: string,
  date: string,
  { reads }: FilingTools,
): Promise<Schooling> => {
  const schooling = await schoolingOf(reads, pupilId, date);
  if (schooling?.schoolId !== schoolId) throw notFound('pupil');
  return schooling;
};

/** @throws DomainError `no-sport` where the school has not said from what the clinic exempts. */
const sportsOf = async ({ clinicId }: Received, { runners }: FilingTools): Promise<readonly string[]> => {
  const { clinic } = await runners.clinics.known(clinicId);
  if (clinic && clinic.sportIds.length > 0) return clinic.sportIds;
  throw new DomainError('no-sport', 'The school has not said from which subjects it exempts.', 'rule');
};

const exemptionIdOf = (reportId: string, subjectId: string, { ids }: FilingTools): string =>
  ids.of('exemption', reportId, subjectId);
