import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { OfficesFound } from '../../projections/offices/queries.js';
import type { Me } from '../../src/access/me.js';
import type { Slip, WithoutSlip } from '../../src/access/issuing/sign-ins.handlers.js';
import { operatorContext, withTools } from '../../src/cli/tools.js';
import { formatPosition, START } from '../../src/eventing/position.js';
import type { ClassEvent } from '../../src/school/class.events.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { madeToWait } from '../support/guesses.js';
import { letInElsewhere, letInSubjectTeacher } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus, positionOf, problemOf, read, refusal, Visitor } from '../support/visitor.js';

interface ServedSignIns {
  readonly slips: readonly Slip[];
  readonly without: readonly WithoutSlip[];
  readonly address: string;
}

const PASSWORD = 'a password of her own';

describe('Accounts as the school gives them', () => {
  let school: RunningSchool;
  let anybody: Visitor;
  let secretary: Visitor;
  let guardian: Visitor;
  let schoolId: string;
  let classId: string;
  /** Of the example guardian's child's class, that child left out. */
  let pupilIds: readonly string[];
  let version: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    anybody = new Visitor(school.url);
    [secretary, guardian] = await Promise.all([school.signIn('secretary'), school.signIn('guardian')]);
    const [child] = (await read(guardian.get<Me>('/api/me'))).children;
    schoolId = (await read(secretary.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(secretary.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const own = classes.find(({ pupils }) => pupils.some(({ id }) => id === child?.id));
    classId = own?.classId ?? '';
    pupilIds = own?.pupils.map(({ id }) => id).filter((id) => id !== child?.id) ?? [];
    ({ version } = await read(anybody.get<{ version: string }>('/api/consent')));
  });
  afterAll(async () => {
    await school.remove();
  });

  const issue = (visitor: Visitor, body: object, headers = {}) =>
    visitor.post<ServedSignIns>(`/api/classes/${classId}/sign-ins`, body, headers);
  const issued = async (pupilId = '', ...whose: string[]) =>
    expectStatus(201, await issue(secretary, { pupilIds: [pupilId], whose })).body;
  const slipOf = async (pupilId = '', whose = 'guardians'): Promise<Slip & { signInName: string }> => {
    const [slip] = (await issued(pupilId, whose)).slips;
    if (slip?.signInName === undefined) throw new Error('No slip was issued');
    return { ...slip, signInName: slip.signInName };
  };
  const activate = (signInName: string, code: string, more: object = {}) =>
    anybody.post('/api/activation', { signInName, code, password: PASSWORD, consent: version, ...more });
  const activated = async (
    pupilId: string | undefined,
    whose?: string,
  ): Promise<{ visitor: Visitor; me: Me; slip: Slip }> => {
    const slip = await slipOf(pupilId, whose);
    expectStatus(204, await activate(slip.signInName, slip.code));
    const visitor = new Visitor(school.url);
    return { visitor, slip, me: await visitor.signIn(slip.signInName, PASSWORD) };
  };

  describe('A sign-in', () => {
    it('is issued on a slip to a pupil and to each guardian by themselves', async () => {
      const { slips, address } = await issued(pupilIds[0], 'pupils', 'guardians');
      expect(slips.map(({ as }) => as)).toEqual(['pupil', ...slips.slice(1).map(() => 'guardian')]);
      expect(slips.length).toBeGreaterThan(1);
      expect(new Set(slips.map(({ signInName }) => signInName)).size).toBe(slips.length);
      for (const { code, until } of slips) {
        expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        expect(Date.parse(until)).toBeGreaterThan(Date.now());
      }
      expect(slips[1]?.children).toEqual([slips[0]?.name]);
      expect(address).toBe(`${school.url}/activation`);
    });

    it('is told again under the same key, and printed where a PDF is accepted', async () => {
      const body = { pupilIds: [pupilIds[0]], whose: ['guardians'] };
      const key = { 'Idempotency-Key': randomUUID() };
      const first = expectStatus(201, await issue(secretary, body, key));
      expect((await issue(secretary, body, key)).body).toEqual(first.body);
      const printed = await issue(secretary, body, {
        ...key,
        Accept: 'application/pdf',
        'Accept-Language': 'ru',
      });
      expect(printed.headers.get('Content-Type')).toBe('application/pdf');
      expect(printed.headers.get('Cache-Control')).toBe('no-store');
      expect((printed.body as unknown as string).startsWith('%PDF-')).toBe(true);
    });

    it('is activated once, by the newest code, however it is typed', async () => {
      const old = await slipOf(pupilIds[1]);
      const { signInName, code, children } = await slipOf(pupilIds[1]);
      expect(await refusal(activate(signInName, old.code))).toEqual([422, 'activation-refused']);
      const typed = ` ${code.toLowerCase().replace('-', ' ')}`;
      expectStatus(204, await activate(signInName.toUpperCase(), typed));
      const visitor = new Visitor(school.url);
      const me = await visitor.signIn(signInName, PASSWORD);
      expect(me.role).toBe('guardian');
      expect(children).toHaveLength(1);
      const own = me.children.find(({ id }) => id === pupilIds[1]);
      expect(own?.name).toBe(children[0]);
      expect(await refusal(activate(signInName, code))).toEqual([422, 'activation-refused']);
      const { slips, without } = await issued(pupilIds[1], 'guardians');
      expect(without).toContainEqual(expect.objectContaining({ why: 'active', name: me.person.name }));
      expect(slips.map(({ signInName: name }) => name)).not.toContain(signInName);
    });

    it('is not told from one that never was', async () => {
      const { signInName } = await slipOf(pupilIds[0]);
      const [known, unknown] = [
        await activate(signInName, '0000-0000'),
        await activate('no.such.body', '0000-0000'),
      ];
      expect(problemOf(known)).toMatchObject({ status: 422, code: 'activation-refused' });
      expect(unknown.body).toEqual(known.body);
    });

    it('is not guessed', async () => {
      const { signInName } = await slipOf(pupilIds[2]);
      const guess = () => activate(signInName, '0000-0000');
      const answers = await Promise.all(Array.from({ length: 12 }, guess));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422, 429]));
      expect(problemOf(await madeToWait(guess)).code).toBe('too-many-attempts');
    });

    it('is issued by the office and the class teacher alone, and to no teacher', async () => {
      const body = { whose: ['pupils'] };
      for (const role of ['guardian', 'pupil', 'healthWorker'] as const) {
        const known = role === 'healthWorker' ? [404, 'class-not-found'] : [403, 'not-for-your-role'];
        expect(await refusal(issue(await school.signIn(role), body))).toEqual(known);
      }
      expect(await refusal(issue(anybody, body))).toEqual([401, 'not-signed-in']);
      const one = { pupilIds: [pupilIds[3]], whose: ['pupils'] };
      const subjectTeacher = await letInSubjectTeacher(school);
      expect(await refusal(issue(subjectTeacher, one))).toEqual([403, 'not-for-your-role']);
      const elsewhere = await letInElsewhere(school, 'teacher');
      expect(await refusal(issue(elsewhere, one))).toEqual([404, 'class-not-found']);
      for (const role of ['teacher', 'deputyHead', 'admin'] as const) {
        const issuing = await issue(await school.signIn(role), one);
        expect(expectStatus(201, issuing).body.slips.map(({ as }) => as)).toEqual(['pupil']);
      }
      const toStaff = issue(secretary, { whose: ['pupils', 'teachers'] });
      expect(await refusal(toStaff)).toEqual([400, 'invalid-input', 'whose']);
    });

    it('names every field at fault, and issues nothing', async () => {
      const strangers = { pupilIds: [pupilIds[0], 'aaaaaaaaaaaaaaaa'], whose: ['pupils'] };
      expect(await refusal(issue(secretary, strangers))).toEqual([422, 'pupil-not-in-class', 'pupilIds.1']);
      const malformed = { pupilIds: ['?'], whose: ['teachers'] };
      expect(await refusal(issue(secretary, malformed))).toEqual([400, 'invalid-input', 'pupilIds', 'whose']);
      const wrong = { password: 'too short', consent: '1999' };
      expect(await refusal(activate('', '', wrong))).toEqual([
        ...[400, 'invalid-input', 'code', 'password', 'consent', 'signInName'],
      ]);
    });
  });

  describe('Consent', () => {
    it('is shown with version and dates, withdrawn, and given again', async () => {
      const { visitor } = await activated(pupilIds[4]);
      const consents = async (position?: string) => {
        const headers = position === undefined ? {} : { 'X-Journal-Position': position };
        return (await read(visitor.get<{ consents: readonly object[] }>('/api/me/consents', headers)))
          .consents;
      };
      const at = expect.any(String);
      expect(await consents()).toEqual([{ version, givenAt: at }]);
      const withdrawn = expectStatus(
        200,
        await visitor.post<{ ends: string[] }>('/api/me/consents/withdrawal', {}),
      );
      expect(withdrawn.body.ends).toEqual(['notices', 'portals']);
      expect(await consents(positionOf(withdrawn))).toEqual([{ version, givenAt: at, withdrawnAt: at }]);
      const outdated = visitor.post('/api/me/consents', { consent: '1999' });
      expect(await refusal(outdated)).toEqual([400, 'invalid-input', 'consent']);
      const again = expectStatus(204, await visitor.post('/api/me/consents', { consent: version }));
      expect(await consents(positionOf(again))).toHaveLength(2);
    });
  });

  describe('A guardian', () => {
    it('calls a child as she likes, and nobody else’s', async () => {
      const { visitor, me } = await activated(pupilIds[5]);
      const child = me.children.find(({ id }) => id === pupilIds[5]);
      if (!child) throw new Error('The guardian has no such child');
      const put = (id = '', name = 'Our eldest') => visitor.put(`/api/me/children/${id}/name`, { name });
      const named = expectStatus(204, await put(child.id));
      const seen = await read(visitor.get<Me>('/api/me', { 'X-Journal-Position': positionOf(named) }));
      await seenBecomes(visitor, child, 'Our eldest');
      expect(seen.children.map(({ name }) => name)).toEqual(me.children.map(({ name }) => name));
      expect(await refusal(put(pupilIds[0]))).toEqual([404, 'pupil-not-found']);
      expectStatus(204, await visitor.delete(`/api/me/children/${child.id}/name`));
      await seenBecomes(visitor, child, undefined);
    });

    it('is kept from a child by order of a court, from seeing or from acting, as long as it says', async () => {
      const { visitor, me } = await activated(pupilIds[6]);
      const pupilId = me.children[0]?.id ?? '';
      const limits = `/api/pupils/${pupilId}/guardians/${me.person.id}/limits`;
      const diary = `/api/pupils/${pupilId}/diary?week=2026-W48`;
      const order = { from: '2020-01-01', reason: 'By order 12' };
      expect(await refusal(guardian.post(limits, { ...order, what: 'no-access' }))).toEqual([
        404,
        'pupil-not-found',
      ]);
      const limit = async (what: string, more: object = {}) => {
        const limited = expectStatus(204, await secretary.post(limits, { ...order, ...more, what }));
        await secretary.get(`/api/pupils/${pupilId}/guardians`, {
          'X-Journal-Position': positionOf(limited),
        });
      };
      await limit('no-access', { until: '2020-12-31' });
      expectStatus(200, await visitor.get(diary));
      await limit('no-access');
      expect(await refusal(visitor.get(diary))).toEqual([404, 'pupil-not-found']);
      expect((await read(visitor.get<Me>('/api/me'))).children.map(({ id }) => id)).not.toContain(pupilId);
      const lifted = await secretary.post(`${limits}/no-access/lifting`, { reason: 'By order 13' });
      const listed = await read(
        secretary.get<{ guardians: readonly { id: string; limits: readonly object[] }[] }>(
          `/api/pupils/${pupilId}/guardians`,
          { 'X-Journal-Position': positionOf(expectStatus(204, lifted)) },
        ),
      );
      expect(listed.guardians.find(({ id }) => id === me.person.id)?.limits).toEqual([]);
      expectStatus(200, await visitor.get(diary));
      await limit('no-contact');
      const sign = { week: '2026-W48', seen: formatPosition(START) };
      expectStatus(200, await visitor.get(diary));
      expect(await refusal(visitor.post(`/api/pupils/${pupilId}/diary/acknowledgements`, sign))).toEqual([
        ...[403, 'not-for-your-role'],
      ]);
      expect(await refusal(secretary.post(limits, { what: 'all', from: 'x' }))).toEqual([
        ...[400, 'invalid-input', 'what', 'from', 'reason'],
      ]);
    });
  });

  describe('A guardian who applies at the secretariat', () => {
    const applications = () => `/api/schools/${schoolId}/guardian-applications`;
    const applying = (more: object = {}) => ({
      ...{ pupilId: pupilIds[0], givenName: 'Oleg', familyName: 'Petrov', relation: 'parent' },
      ...{ consent: version, ...more },
    });
    const file = async (more: object = {}) => {
      const filed = await secretary.post<{ applicationId: string }>(applications(), applying(more));
      return { id: expectStatus(201, filed).body.applicationId, position: positionOf(filed) };
    };

    it('is accepted: linked with the child, with a sign-in and a contact of the own', async () => {
      const { id, position } = await file();
      const seen = { 'X-Journal-Position': position };
      const listed = await secretary.get<object>(applications(), seen);
      expect(JSON.stringify(listed.body)).toContain(id);
      expect(JSON.stringify(listed.body)).not.toContain('Petrov');
      expect(await read(secretary.get(`${applications()}/${id}`, seen))).toMatchObject({
        ...{ relation: 'parent', status: 'filed', applicant: { givenName: 'Oleg', familyName: 'Petrov' } },
      });
      const accepted = await secretary.post<{ signIn: Slip }>(`${applications()}/${id}/acceptance`, {});
      const { signInName = '', code } = expectStatus(200, accepted).body.signIn;
      expectStatus(204, await activate(signInName, code));
      const visitor = new Visitor(school.url);
      const me = await visitor.signIn(signInName, PASSWORD);
      expect(me.person.name).toBe('Oleg Petrov');
      expect(me.children.map((child) => child.id)).toEqual([pupilIds[0]]);
      expect(
        await refusal(secretary.post(`${applications()}/${id}/refusal`, { reason: 'Too late' })),
      ).toEqual([...[409, 'application-decided']]);
      const set = (contact: string) => visitor.put('/api/me/contacts/email', { contact });
      expect(await refusal(set('nowhere'))).toEqual([400, 'invalid-input', 'contact']);
      const told = expectStatus(204, await set('oleg@example.org'));
      expectStatus(
        202,
        await visitor.post('/api/me/contacts/email/code', {}, { 'X-Journal-Position': positionOf(told) }),
      );
      const known = guardian.put('/api/me/contacts/email', { contact: 'other@example.org' });
      expect(await refusal(known)).toEqual([409, 'contact-known']);
    });

    it('is refused with a reason, and is nobody’s business but the secretariat’s', async () => {
      const { id } = await file();
      expectStatus(204, await secretary.post(`${applications()}/${id}/refusal`, { reason: 'No papers' }));
      expect(await refusal(secretary.post(`${applications()}/${id}/acceptance`, {}))).toEqual([
        ...[409, 'application-decided'],
      ]);
      for (const role of ['guardian', 'teacher', 'deputyHead'] as const) {
        const visitor = await school.signIn(role);
        const refused = role === 'guardian' ? [404, 'school-not-found'] : [403, 'not-for-your-role'];
        expect(await refusal(visitor.get(applications()))).toEqual(refused);
        expect(await refusal(visitor.get(`${applications()}/${id}`))).toEqual(refused);
        expect(await refusal(visitor.post(applications(), applying()))).toEqual(refused);
      }
    });

    it('names every field at fault', async () => {
      const wrong = applying({ relation: 'friend', givenName: '', consent: '1999' });
      expect(await refusal(secretary.post(applications(), wrong))).toEqual([
        ...[400, 'invalid-input', 'givenName', 'relation', 'consent'],
      ]);
      expect(await refusal(secretary.post(applications(), applying({ phone: '12345' })))).toEqual([
        ...[400, 'invalid-input', 'phone'],
      ]);
      expect(
        await refusal(secretary.post(applications(), applying({ pupilId: 'aaaaaaaaaaaaaaaa' }))),
      ).toEqual([...[404, 'pupil-not-found']]);
    });
  });

  describe('An office', () => {
    it('that leads to accounts is given by two administrators, and taken by one', async () => {
      const admin = await school.signIn('admin');
      const second = await school.signIn('deputyHead');
      const teacher = await school.signIn('teacher');
      const head = await read(second.get<Me>('/api/me'));
      const newcomer = await read(teacher.get<Me>('/api/me'));
      const offices = `/api/schools/${schoolId}/offices`;
      const give = (visitor: Visitor, role: string, personId = newcomer.person.id) =>
        visitor.post<{ status: string; proposalId: string }>(offices, { personId, role });
      const { accountId } = newcomer;
      const decide = (visitor: Visitor, proposalId: string, what: string) =>
        visitor.post(`${offices}/${accountId}/proposals/${proposalId}/${what}`, {});
      const { login } = school.signInOf('deputyHead');
      const wrong = await runJournal(
        ['offices', 'give', login, 'king', '--school', schoolId],
        school.dataDir,
      );
      expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('must be one of') });
      const given = await runJournal(
        ['offices', 'give', login, 'admin', '--school', schoolId],
        school.dataDir,
      );
      expect(given).toMatchObject({ code: 0 });
      expect(await eventually(async () => (await second.get(offices)).status === 200)).toBe(true);
      expect(await refusal(secretary.get(offices))).toEqual([403, 'not-for-your-role']);

      const proposed = expectStatus(201, await give(admin, 'secretary'));
      const { proposalId } = proposed.body;
      expect(proposed.body).toMatchObject({ status: 'proposed', accountId });
      const { body } = await second.get<OfficesFound>(offices, {
        'X-Journal-Position': positionOf(proposed),
      });
      expect(body.proposals).toEqual([
        expect.objectContaining({ proposalId, accountId, office: { role: 'secretary' } }),
      ]);
      expect(body.proposals[0]?.person).toEqual(newcomer.person);
      expect(await refusal(give(second, 'secretary'))).toEqual([409, 'office-already-proposed']);
      expect(await refusal(give(second, 'secretary', head.person.id))).toEqual([403, 'own-office']);
      expect(await refusal(decide(admin, proposalId, 'agreement'))).toEqual([
        ...[403, 'second-person-required'],
      ]);
      expect(await refusal(decide(secretary, proposalId, 'agreement'))).toEqual([403, 'not-for-your-role']);

      const applications = `/api/schools/${schoolId}/guardian-applications`;
      expect(await refusal(teacher.get(applications))).toEqual([403, 'not-for-your-role']);
      const agreed = expectStatus(204, await decide(second, proposalId, 'agreement'));
      const since = { 'X-Journal-Position': positionOf(agreed) };
      const now = await read(second.get<OfficesFound>(offices, since));
      expect(now.proposals).toEqual([]);
      const roles = now.holders.find((holder) => holder.accountId === accountId)?.offices;
      expect(roles).toEqual([{ role: 'teacher' }, { role: 'secretary' }]);
      expectStatus(200, await teacher.get(applications, since));
      const taken = expectStatus(
        204,
        await second.post(`${offices}/${accountId}/taking`, { role: 'secretary' }),
      );
      await read(second.get(offices, { 'X-Journal-Position': positionOf(taken) }));
      expect(await refusal(teacher.get(applications))).toEqual([403, 'not-for-your-role']);
    });

    it('is refused by the second, withdrawn by the first, and asked for with every field in order', async () => {
      const admin = await school.signIn('admin');
      const teacher = await read((await school.signIn('teacher')).get<Me>('/api/me'));
      const offices = `/api/schools/${schoolId}/offices`;
      const give = (body: object) => admin.post<{ proposalId: string }>(offices, body);
      const { body } = expectStatus(201, await give({ personId: teacher.person.id, role: 'auditor' }));
      const proposal = `${offices}/${teacher.accountId}/proposals/${body.proposalId}`;
      expect(await refusal(admin.post(`${proposal}/refusal`, {}))).toEqual([403, 'second-person-required']);
      expectStatus(204, await admin.post(`${proposal}/withdrawal`, {}));
      expect(await refusal(admin.post(`${proposal}/agreement`, {}))).toEqual([404, 'proposal-not-found']);
      expect(await refusal(give({ personId: '1', role: 'operator', until: 'soon' }))).toEqual([
        ...[400, 'invalid-input', 'personId', 'role', 'until'],
      ]);
      expect(await refusal(give({ personId: 'a'.repeat(16), role: 'admin' }))).toEqual([
        ...[422, 'account-not-found', 'personId'],
      ]);
    });
  });

  describe('Leaving school', () => {
    it('ends the access of the pupil and of the guardians, with no job run', async () => {
      const pupilId = pupilIds[7] ?? '';
      const [{ visitor, me }, { visitor: pupil }] = [
        await activated(pupilId),
        await activated(pupilId, 'pupils'),
      ];
      const diary = `/api/pupils/${pupilId}/diary?week=2026-W48`;
      for (const reader of [visitor, pupil]) expectStatus(200, await reader.get(diary));
      await withTools({ dataDir: school.dataDir, env: {} }, async ({ store, runners }) => {
        const yesterday = addDays(new Date().toISOString().slice(0, 10), -1);
        const left = { kind: 'WithdrawPupil', pupilId, until: yesterday } as const;
        const ids = new Set<string>();
        for await (const batch of store.readAll(START, await store.lastPosition())) {
          for (const { type, data } of batch as readonly ClassEvent[]) {
            if (type === 'PupilEnrolled' && data.pupilId === pupilId) ids.add(data.classId);
          }
        }
        for (const id of ids) await runners.classes.handle(id, left, operatorContext(schoolId));
      });
      // The application hears of what another process has written a moment later.
      expect(await eventually(async () => (await visitor.get(diary)).status !== 200)).toBe(true);
      const hasOthers = me.children.length > 1;
      const refused = hasOthers ? [404, 'pupil-not-found'] : [401, 'not-signed-in'];
      expect(await refusal(visitor.get(diary))).toEqual(refused);
      expect((await visitor.get('/api/me')).status).toBe(hasOthers ? 200 : 401);
      for (const path of [diary, '/api/me']) {
        expect(await refusal(pupil.get(path))).toEqual([401, 'not-signed-in']);
      }
    });
  });

  const seenBecomes = async (visitor: Visitor, child: Me['children'][number], name: string | undefined) => {
    const called = async () => {
      const { children } = await read(visitor.get<Me>('/api/me'));
      return children.some(({ id, ownName }) => id === child.id && ownName === name);
    };
    expect(await eventually(called)).toBe(true);
  };
});
