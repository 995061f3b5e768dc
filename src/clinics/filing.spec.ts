import { beforeEach, describe, expect, test } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { recorded } from '../../test/support/recorded.js';
import type { CommandContext } from '../eventing/command-runner.js';
import type { DomainEvent } from '../eventing/decider.js';
import { THE_SYSTEM, uuidV5 } from '../eventing/envelope.js';
import { Ids } from '../people/ids.js';
import { runnersOn, type Runners } from '../runners.js';
import type { FilingTools } from './filing.js';
import type { ClinicReportReceived, Report } from './report.events.js';
import { whenClinicReportReceivedThenItIsFiled } from './when-clinic-report-received-then-it-is-filed.js';

const ids = new Ids(Buffer.alloc(32, 7));
const anna = ids.of('person', 'pupil-7');
const school: readonly DomainEvent[] = [
  {
    type: 'SchoolConnected',
    data: { schoolId: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 },
  },
  {
    type: 'AcademicYearOpened',
    data: { schoolId: 'school1', yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30' },
  },
  { type: 'SubjectAdded', data: { schoolId: 'school1', subjectId: 'sport', title: 'Sport' } },
  { type: 'ClassFormed', data: { schoolId: 'school1', classId: '7b', title: '7B' } },
  { type: 'PupilEnrolled', data: { classId: '7b', pupilId: anna, from: '2026-09-01' } },
];
const context = (name: string): CommandContext => ({
  ...{ commandId: uuidV5('018f5c9e-0000-7000-8000-000000000000', name), correlationId: 'c' },
  ...{ fingerprint: name, schoolId: 'school1', actor: THE_SYSTEM, via: 'system' },
  at: '2026-11-23T08:02:00.000Z',
});

let store: MemoryEventStore;
let runners: Runners;
let forgotten: string[];
let tools: FilingTools;

beforeEach(async () => {
  store = new MemoryEventStore();
  runners = runnersOn(store);
  forgotten = [];
  tools = {
    ...{ reads: readsOf(school), runners, ids },
    vault: {
      open: ({ sealed }) => Promise.resolve(sealed),
      seal: (of, sealed, place) => Promise.resolve({ sealed, of, in: place }),
      destroyKeyOf: (id) => {
        forgotten.push(id);
        return Promise.resolve();
      },
    },
  };
  const clinic = { clinicId: 'c1', schoolId: 'school1', title: 'Hill Clinic', sportIds: ['sport'] };
  await runners.clinics.handle(
    'c1',
    { kind: 'AdmitClinic', clinic, subjectIds: ['sport'] },
    context('admitted'),
  );
  const person = { personId: anna, personal: sealed('Anna'), digest: 'd', internet: true };
  await runners.people.handle(anna, { kind: 'RegisterPerson', person }, context('registered'));
});

const sealed = (text: string) => ({ sealed: text, of: 'somebody', in: 'command' });
const ill: Report = { kind: 'illness', from: '2026-11-23', to: '2026-11-24' };
const exempt: Report = { ...ill, kind: 'exemption' };

/** A report comes in, and what follows is carried out. */
const reported = async (reportId: string, report: Report, words = 'pupil-7'): Promise<void> => {
  const data: ClinicReportReceived['data'] = {
    ...{ reportId, clinicId: 'c1', schoolId: 'school1', report, words: sealed(words) },
  };
  const received = { kind: 'ReceiveReport', received: data } as const;
  await runners.clinicReports.handle(reportId, received, context(reportId));
  await follow(data);
};
const follow = async (data: ClinicReportReceived['data']): Promise<void> => {
  const reaction = whenClinicReportReceivedThenItIsFiled(tools);
  const fact = recorded<ClinicReportReceived>({ type: 'ClinicReportReceived', data });
  for (const each of await reaction.consequences(fact))
    await each.carryOut(context(`after ${data.reportId}`));
};
const typesIn = async (stream: string): Promise<readonly string[]> => {
  const types: string[] = [];
  for await (const { type } of store.readStream(stream)) types.push(type);
  return types;
};
const attendance = () => typesIn(`attendance-${anna}.y1`);
const reportStream = (reportId: string) => typesIn(`clinicReport-${reportId}`);

describe('what a clinic reports', () => {
  test('stands in the attendance of whom it is about, by the clinic, and the identifier is forgotten', async () => {
    await reported('r1', ill);
    expect(await attendance()).toEqual(['CertificateFiled', 'DayAbsenceRecorded', 'DayAbsenceRecorded']);
    for await (const { metadata } of store.readStream(`attendance-${anna}.y1`)) {
      expect(metadata.actor).toEqual({ accountId: 'c1', personId: 'c1', role: 'clinic' });
    }
    expect(await reportStream('r1')).toEqual(['ClinicReportReceived', 'ClinicReportFiled']);
    expect(forgotten).toEqual(['r1']);
  });

  test('is taken back', async () => {
    await reported('r1', ill);
    await reported('r2', exempt);
    await reported('r3', { kind: 'withdrawal', of: 'r1' }, 'Of somebody else');
    await reported('r4', { kind: 'withdrawal', of: 'r2' }, 'Of somebody else');
    expect((await attendance()).slice(3)).toEqual([
      ...['FiledReasonWithdrawn', 'DayAbsenceWithdrawn', 'DayAbsenceWithdrawn'],
    ]);
    expect(await typesIn(`person-${anna}`)).toEqual([
      ...['PersonRegistered', 'ExemptionGranted', 'ExemptionWithdrawn'],
    ]);
    expect(forgotten).toEqual(['r1', 'r2', 'r3', 'r4']);
  });

  test('is left where nobody is known by it, or the rules refuse it, with the identifier', async () => {
    const whyOf = async (reportId: string) => {
      for await (const { type, data } of store.readStream(`clinicReport-${reportId}`)) {
        if (type === 'ClinicReportLeft') return (data as { readonly why: string }).why;
      }
      return undefined;
    };
    await reported('r1', ill, 'pupil-8');
    await reported('r2', { kind: 'withdrawal', of: 'r1' }, 'Wrong');
    await reported('r3', { ...ill, from: '2026-08-31', to: '2026-09-01' });
    await reported('r4', exempt);
    await reported('r5', exempt);
    expect(await Promise.all(['r1', 'r2', 'r3', 'r4', 'r5'].map(whyOf))).toEqual([
      ...['patient-unknown', 'report-unknown', 'outside-year', undefined, 'exempt-already'],
    ]);
    expect(forgotten).toEqual(['r4']);
  });

  test('is filed once, wherever a crash interrupts it', async () => {
    const data = {
      reportId: 'r1',
      clinicId: 'c1',
      schoolId: 'school1',
      report: ill,
      words: sealed('pupil-7'),
    };
    const received = { kind: 'ReceiveReport', received: data } as const;
    await runners.clinicReports.handle('r1', received, context('r1'));
    const { destroyKeyOf } = tools.vault;
    const crash = () => Promise.reject(new Error('The process ended'));
    tools = { ...tools, vault: { ...tools.vault, destroyKeyOf: crash } };
    await expect(follow(data)).rejects.toThrow('The process ended');
    tools = { ...tools, vault: { ...tools.vault, destroyKeyOf } };
    await follow(data);
    // And where only the note was missing that it has been carried out.
    tools = { ...tools, vault: { ...tools.vault, open: () => Promise.resolve(undefined) } };
    await follow(data);
    expect(await attendance()).toHaveLength(3);
    expect(await reportStream('r1')).toEqual(['ClinicReportReceived', 'ClinicReportFiled']);
    expect(forgotten).toEqual(['r1']);
  });
});
