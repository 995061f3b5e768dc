import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Certificates } from '../../src/attendance/certificates.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  newestPosition,
  readDiary,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { signedBy, type Signing } from '../support/signing-clinic.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';

interface Left {
  readonly reports: readonly {
    readonly reportId: string;
    readonly why: string;
    readonly words: string;
    readonly clinic: { readonly title: string };
  }[];
}

describe('A clinic’s system', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let admin: Visitor;
  let healthWorker: Visitor;
  let schoolId: string;
  let clinicId: string;
  let keyId: string;
  let privateKey: KeyObject;
  /** The child’s id in the school's roster. */
  let patient: string;
  let subjectId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [admin, healthWorker] = await Promise.all([school.signIn('admin'), school.signIn('healthWorker')]);
    schoolId = (await read(admin.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const told = await read(
      admin.get<{ person: { personal: { sourcedId: string } } }>(`/api/people/${day.child.id}/export`),
    );
    patient = told.person.personal.sourcedId;
    subjectId = (await read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`))).subject.id;
    const clinic = { title: 'Hill Clinic', sportIds: [subjectId] };
    const admitted = await admin.post<{ clinicId: string }>(clinics(), clinic);
    clinicId = expectStatus(201, admitted).body.clinicId;
    ({ keyId, privateKey } = await newKey());
  });
  afterAll(async () => {
    await school.remove();
  });

  const clinics = (path = '') => `/api/schools/${schoolId}/clinics${path}`;
  const left = (path = '') => `/api/schools/${schoolId}/clinic-reports${path}`;
  const newKey = async () => {
    const pair = generateKeyPairSync('ed25519');
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const answer = await admin.post<{ keyId: string }>(clinics(`/${clinicId}/keys`), { publicKey });
    return { keyId: expectStatus(201, answer).body.keyId, privateKey: pair.privateKey };
  };
  const content = (type: string, data: object, id: string = randomUUID()) =>
    JSON.stringify({ specversion: '1.0', id, source: 'urn:clinic', type: `clinic.${type}.v1`, data });
  const report = async (text: string, more: Partial<Signing> = {}) => {
    const url = `${school.url}/api/clinics/${clinicId}/reports`;
    const { headers, body } = await signedBy({ privateKey, keyId, ...more }, url, text);
    const answer = await fetch(url, { method: 'POST', headers: headers as Record<string, string>, body });
    const told = await answer.text();
    return { status: answer.status, code: told === '' ? '' : (JSON.parse(told) as { code: string }).code };
  };
  const days = () => ({ from: day.today, to: addDays(day.today, 2) });
  const taken = { status: 202, code: '' };
  const reportsLeft = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(healthWorker) };
    return (await read(healthWorker.get<Left>(left(), headers))).reports;
  };
  const absenceToday = async () => {
    const { days: shown } = await readDiary(day, day.guardian, await newestPosition(day.guardian));
    return shown.find(({ date }) => date === day.today)?.absence;
  };
  const exemptNow = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(day.teacher) };
    const page = await read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, headers));
    return page.pupils.find(({ id }) => id === day.child.id)?.exempt;
  };

  it('reports an illness, which stands as absences by itself, and takes it back', async () => {
    const illness = content('illness', { patient, ...days() }, 'illness-1');
    expect(await report(illness)).toEqual(taken);
    expect(await eventually(async () => (await absenceToday()) === 'ill')).toBe(true);
    // Sent again it is the same report, and nothing more comes of it.
    expect(await report(illness)).toEqual(taken);
    expect(
      await report(content('illness', { patient, from: day.today, to: day.today }, 'illness-1')),
    ).toEqual({
      ...{ status: 422, code: 'idempotency-key-reused' },
    });
    const deputyHead = await school.signIn('deputyHead');
    const headers = { 'X-Journal-Position': await newestPosition(deputyHead) };
    const ofChild = `/api/audit/events?school=${schoolId}&pupil=${day.child.id}`;
    const audited = await read(deputyHead.get(ofChild, headers));
    expect(JSON.stringify(audited)).toContain('Hill Clinic');
    expect(await report(content('withdrawal', { of: 'illness-1', reason: 'Of somebody else' }))).toEqual(
      taken,
    );
    expect(await eventually(async () => (await absenceToday()) === undefined)).toBe(true);
  });

  it('reports an illness that a health worker takes back, with the days that came with it', async () => {
    expect(await report(content('illness', { patient, ...days() }, 'illness-2'))).toEqual(taken);
    expect(await eventually(async () => (await absenceToday()) === 'ill')).toBe(true);
    const ofPupil = `/api/pupils/${day.child.id}`;
    const { certificates } = await read(
      healthWorker.get<Pick<Certificates, 'certificates'>>(`${ofPupil}/certificates`),
    );
    const [certificate] = certificates.filter(({ fromClinic }) => fromClinic);
    expect(certificate).toMatchObject({ filedBy: { name: 'Hill Clinic' } });
    const withdrawal = `${ofPupil}/filed/${certificate?.filedId ?? ''}/withdrawal`;
    expect(await refusal(day.guardian.post(withdrawal, { reason: 'She is well' }))).toEqual([
      ...[403, 'not-filed-by-you'],
    ]);
    expectStatus(200, await healthWorker.post(withdrawal, { reason: 'Of somebody else' }));
    expect(await eventually(async () => (await absenceToday()) === undefined)).toBe(true);
  });

  it('reports an exemption from sport, and takes it back', async () => {
    expect(await report(content('exemption', { patient, ...days() }, 'exemption-1'))).toEqual(taken);
    expect(await eventually(async () => (await exemptNow()) !== undefined)).toBe(true);
    expect(await exemptNow()).toEqual([days()]);
    const withdrawal = { of: 'exemption-1', reason: 'Of somebody else' };
    expect(await report(content('withdrawal', withdrawal))).toEqual(taken);
    expect(await eventually(async () => (await exemptNow()) === undefined)).toBe(true);
  });

  it('learns of nobody whether the school knows them: a health worker settles what is left', async () => {
    expect(await report(content('illness', { patient: 'nobody', ...days() }))).toEqual(taken);
    expect(await report(content('withdrawal', { of: 'never sent', reason: 'None' }))).toEqual(taken);
    expect(await eventually(async () => (await reportsLeft()).length === 2)).toBe(true);
    const [unknown, withdrawal] = await reportsLeft();
    expect(unknown).toMatchObject({
      why: 'patient-unknown',
      words: 'nobody',
      clinic: { title: 'Hill Clinic' },
    });
    expect(withdrawal).toMatchObject({ why: 'report-unknown', words: 'None' });
    const filing = left(`/${unknown?.reportId ?? ''}/filing`);
    expect(await refusal(day.teacher.post(filing, { pupilId: day.child.id }))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    expect(await refusal(healthWorker.post(filing, { pupilId: '0'.repeat(16) }))).toEqual([
      ...[404, 'pupil-not-found'],
    ]);
    expectStatus(204, await healthWorker.post(filing, { pupilId: day.child.id }));
    expect(await absenceToday()).toBe('ill');
    expectStatus(204, await healthWorker.post(left(`/${withdrawal?.reportId ?? ''}/dismissal`), {}));
    expect(await reportsLeft()).toEqual([]);
    expect(await refusal(healthWorker.post(left('/constructor/dismissal'), {}))).toEqual([
      ...[404, 'report-not-found'],
    ]);
  });

  it('is let in by a signature that holds, counts once and is of a key that stands', async () => {
    const nonce = randomUUID();
    const illness = () => content('illness', { patient: 'nobody', ...days() });
    expect(await report(illness(), { nonce })).toEqual(taken);
    expect(await report(illness(), { nonce })).toEqual({ status: 401, code: 'signature-replayed' });
    expect(await report(illness(), { madeIn: -400 })).toEqual({ status: 401, code: 'signature-refused' });
    const next = await newKey();
    expect(await report(illness(), next)).toEqual(taken);
    expect(await report(illness(), { ...next, keyId })).toEqual({ status: 401, code: 'signature-refused' });
    const revocation = clinics(`/${clinicId}/keys/${keyId}/revocation`);
    expectStatus(204, await admin.post(revocation, { reason: 'Rotated' }));
    expect(await report(illness())).toEqual({ status: 401, code: 'signature-refused' });
    expect(await report(illness(), next)).toEqual(taken);
    expect(await report('{"id":1}', next)).toEqual({ status: 400, code: 'invalid-input' });
    expect(await report('no json', next)).toEqual({ status: 400, code: 'malformed' });
    const reversed = content('illness', { patient, from: day.today, to: addDays(day.today, -1) });
    expect(await report(reversed, next)).toEqual({ status: 422, code: 'invalid-report' });
    expectStatus(204, await admin.post(clinics(`/${clinicId}/dismissal`), { reason: 'Closed' }));
    expect(await report(illness(), next)).toEqual({ status: 401, code: 'signature-refused' });
    expect(await read(admin.get(clinics()))).toMatchObject({
      clinics: [{ clinicId, dismissed: true, keys: [{ keyId, revoked: true }, { revoked: false }] }],
    });
  });

  it('is admitted by administrators alone, with public keys', async () => {
    expect(await refusal(day.teacher.post(clinics(), { title: 'Mine', sportIds: [] }))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    const other = { title: 'Vale Clinic', sportIds: ['fencing'] };
    expect(await refusal(admin.post(clinics(), other))).toEqual([422, 'invalid-clinic', 'sportIds']);
    const admitted = await admin.post<{ clinicId: string }>(clinics(), { ...other, sportIds: [] });
    const keys = clinics(`/${expectStatus(201, admitted).body.clinicId}/keys`);
    const secret = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(await refusal(admin.post(keys, { publicKey: secret }))).toEqual([422, 'invalid-key', 'publicKey']);
    expect(await refusal(admin.post(clinics('/constructor/dismissal'), { reason: 'None' }))).toEqual([
      ...[404, 'clinic-not-found'],
    ]);
  });
});
