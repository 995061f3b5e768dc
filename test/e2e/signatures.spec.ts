import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Me } from '../../src/access/me.js';
import type { KeptSignature } from '../../src/diary/signatures/kept-signatures.js';
import type { ToSign } from '../../src/diary/signatures/signatures.js';
import { weekOf, addDays } from '../../src/school/civil-date.values.js';
import {
  authorityOf,
  certified,
  cmsOf,
  DIGITAL_SIGNATURE,
  jwsOf,
  type CertificateOptions,
  type Holder,
} from '../support/authority.js';
import { pemOf } from '../support/certificate.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
} from '../support/school-day.js';
import { SoftwarePasskey } from '../support/software-passkey.js';
import { expectStatus, positionOf, read, refusal, type Visitor } from '../support/visitor.js';

describe('An electronic signature', () => {
  const root = authorityOf('Root of the tests');
  const issuing = authorityOf('Issuing authority', { issuer: root });
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let folder: string;
  let week: string;
  let lessonId: string;
  let guardian: { readonly surname: string; readonly givenName: string };
  let gradeId: string;
  let versions = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signature-roots-'));
    const roots = join(folder, 'roots.pem');
    await writeFile(roots, pemOf(root.certificate));
    school = await startSampleSchool({ SIGNATURE_ROOTS_FILE: roots });
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    week = weekOf(day.today);
    lessonId = await recordLesson(day, 8);
    ({ gradeId } = await giveGrade(day, lessonId, '0'));
    const login = school.signIns.get('guardian')?.login;
    const found = (await sampleRosterOf(school)).people.find(({ username }) => username === login);
    guardian = { surname: found?.familyName ?? '', givenName: found?.givenName ?? '' };
  });
  afterAll(async () => {
    await school.remove();
    await rm(folder, { recursive: true });
  });

  const holder = (options: CertificateOptions = {}, subject = guardian): Holder =>
    certified(subject, { issuer: issuing, usage: DIGITAL_SIGNATURE, ...options });
  const path = (rest: string) => `/api/pupils/${day.child.id}/${rest}`;
  /** A version that nobody has signed yet. */
  const newVersion = async (): Promise<string> => {
    const value = ((versions++ % 2) + 10).toString();
    const corrected = expectStatus(200, await correctGrade(day, gradeId, value, 'Recounted'));
    return (await readDiary(day, day.guardian, positionOf(corrected))).position;
  };
  const toSign = (seen: string, which = week) =>
    read(
      day.guardian.get<ToSign>(
        path(`diary/acknowledgements/text?week=${which}&seen=${encodeURIComponent(seen)}`),
      ),
    );
  const sign = (seen: string, signature: object | undefined, which = week, who = day.guardian) =>
    who.post(path('diary/acknowledgements'), { week: which, seen, ...(signature ? { signature } : {}) });
  const kept = async (who = head) =>
    (
      await read(
        who.get<{ signatures: readonly KeptSignature[] }>(path(`signatures?year=${week.slice(0, 4)}`)),
      )
    ).signatures;
  const shown = async (position: string) =>
    (await readDiary(day, day.guardian, position)).acknowledgement?.signature;

  it('is a JWS of the guardian’s, which an auditor verifies again', async () => {
    const seen = await newVersion();
    const { text, sha256, ...more } = await toSign(seen);
    const me = await read(day.guardian.get<Me>('/api/me'));
    expect([JSON.parse(text), more]).toEqual([
      {
        ...{ purpose: 'school-journal/acknowledgement/1', pupil: day.child.id, signer: me.person.id },
        ...{ seen, week },
      },
      {},
    ]);
    const jws = jwsOf(holder(), text);
    const signed = expectStatus(200, await sign(seen, { jws }));
    expect(await shown(positionOf(signed))).toBe('jws');
    const last = (await kept()).at(-1);
    expect(last).toMatchObject({
      ...{ guardian: { id: me.person.id, name: me.person.name }, week, seen, text, sha256 },
      ...{ kind: 'jws', algorithm: 'ES256', proof: { jws }, verification: { holds: true } },
    });
    // The same once more writes nothing.
    expect(positionOf(expectStatus(200, await sign(seen, { jws })))).toBe(positionOf(signed));
    expect((await kept()).at(-1)?.eventId).toBe(last?.eventId);
  });

  it('is a CMS of the guardian’s, after a simple signature under the same version', async () => {
    const seen = await newVersion();
    const simple = expectStatus(200, await sign(seen, undefined));
    expect(await shown(positionOf(simple))).toBeUndefined();
    const { text } = await toSign(seen);
    const cms = cmsOf(holder({ key: 'RSA' }), text);
    expect(await shown(positionOf(expectStatus(200, await sign(seen, { cms }))))).toBe('cms');
    expect((await kept()).slice(-2)).toMatchObject([
      { kind: 'simple', seen },
      { kind: 'cms', seen, proof: { cms }, verification: { holds: true } },
    ]);
  });

  it('is by a passkey of the account, and by no other', async () => {
    const passkey = new SoftwarePasskey(school.url);
    const { challenge } = expectStatus(
      201,
      await day.guardian.post<{ challenge: string }>('/api/me/second-factors/passkeys/options', {}),
    ).body;
    expectStatus(
      201,
      await day.guardian.post('/api/me/second-factors/passkeys', { passkey: passkey.registered(challenge) }),
    );
    const seen = await newVersion();
    const { sha256, passkey: asked } = await toSign(seen);
    expect(asked).toMatchObject({
      ...{ challenge: sha256, userVerification: 'required' },
      allowCredentials: [{ id: passkey.id }],
    });
    const by = (key: SoftwarePasskey, isVerified = true, of = sha256) =>
      sign(seen, { passkey: key.signed(of, isVerified) });
    const field = 'signature.passkey';
    expect(await refusal(by(new SoftwarePasskey(school.url)))).toEqual([422, 'signature-untrusted', field]);
    expect(await refusal(by(passkey, false))).toEqual([422, 'signature-mismatch', field]);
    const { sha256: ofAnother } = await toSign(seen, weekOf(addDays(day.today, -7)));
    expect(await refusal(by(passkey, true, ofAnother))).toEqual([422, 'signature-mismatch', field]);
    expect(await shown(positionOf(expectStatus(200, await by(passkey))))).toBe('passkey');
    expect((await kept()).at(-1)).toMatchObject({
      ...{ kind: 'passkey', algorithm: 'ES256', verification: { holds: true } },
      proof: { passkey: { id: passkey.id, publicKey: passkey.publicKey, origin: school.url } },
    });
  });

  it('is refused where the certificate is another’s, expired, or comes from nobody who is trusted', async () => {
    const seen = await newVersion();
    const { text } = await toSign(seen);
    const refused = async (by: Holder) => [
      (await refusal(sign(seen, { jws: jwsOf(by, text) }))).slice(1),
      (await refusal(sign(seen, { cms: cmsOf(by, text) }))).slice(1),
    ];
    const both = (code: string) => [
      [code, 'signature.jws'],
      [code, 'signature.cms'],
    ];
    expect(await refused(holder({}, { surname: guardian.surname, givenName: 'Somebody' }))).toEqual(
      both('certificate-of-another'),
    );
    expect(await refused(holder({ until: new Date('2021-01-01T00:00:00Z') }))).toEqual(
      both('certificate-expired'),
    );
    const alone = certified(guardian, { usage: DIGITAL_SIGNATURE });
    expect(await refused(alone)).toEqual(both('signature-untrusted'));
    expect(await refused(holder({ issuer: authorityOf('Root of the tests') }))).toEqual(
      both('signature-untrusted'),
    );
    expect((await kept()).filter((one) => one.seen === seen)).toEqual([]);
  });

  it('is refused under another text, week or version than it was made for', async () => {
    const [earlier, seen] = [await newVersion(), await newVersion()];
    const { text } = await toSign(seen);
    const mismatch = (kind: string) => [422, 'signature-mismatch', `signature.${kind}`];
    const tampered = text.replace(day.child.id, day.pupilIds[1] ?? '');
    const lastWeek = weekOf(addDays(day.today, -7));
    for (const [kind, of] of [
      ['jws', jwsOf],
      ['cms', cmsOf],
    ] as const) {
      expect(await refusal(sign(seen, { [kind]: of(holder(), tampered) }))).toEqual(mismatch(kind));
      const good = of(holder(), text);
      expect(await refusal(sign(seen, { [kind]: good }, lastWeek))).toEqual(mismatch(kind));
      expect(await refusal(sign(earlier, { [kind]: good }))).toEqual(mismatch(kind));
    }
    expectStatus(200, await sign(seen, undefined));
    const { text: before } = await toSign(earlier);
    expect(await refusal(sign(earlier, { jws: jwsOf(holder(), before) }))).toEqual([
      409,
      'signature-stale',
      'seen',
    ]);
  });

  it('is exactly one thing, of the right form', async () => {
    const seen = await newVersion();
    const all = ['signature.jws', 'signature.cms', 'signature.passkey'];
    expect(await refusal(sign(seen, {}))).toEqual([400, 'invalid-input', ...all]);
    expect(await refusal(sign(seen, { jws: 'a..b', cms: 'MAA=' }))).toEqual([400, 'invalid-input', ...all]);
    expect(await refusal(sign(seen, { jws: 7 }))).toEqual([400, 'invalid-input', 'signature.jws']);
    expect(await refusal(sign(seen, { jws: 'a..b' }))).toEqual([400, 'signature-malformed', 'signature.jws']);
    expect(await refusal(sign(seen, { cms: 'MAA=' }))).toEqual([400, 'signature-malformed', 'signature.cms']);
    expect(await refusal(sign(seen, { passkey: {} }))).toEqual([
      400,
      'signature-malformed',
      'signature.passkey',
    ]);
    expect((await refusal(sign(seen, [])))[0]).toBe(400);
    expect((await refusal(day.guardian.get(path('diary/acknowledgements/text?week=x'))))[0]).toBe(400);
  });

  it('stands under a remark as well', async () => {
    const remark = {
      lessonId,
      pupilId: day.child.id,
      kind: 'note',
      text: 'Well done',
      visibleTo: 'guardian',
    };
    const made = expectStatus(
      201,
      await day.teacher.post<{ remarkId: string }>(`/api/journal/pages/${day.pageId}/remarks`, remark),
    );
    const { remarkId } = made.body;
    const { position: seen } = await readDiary(day, day.guardian, positionOf(made));
    const { text } = await read(
      day.guardian.get<ToSign>(
        path(`remarks/${remarkId}/acknowledgement/text?seen=${encodeURIComponent(seen)}`),
      ),
    );
    expect(JSON.parse(text)).toMatchObject({ remark: remarkId, seen });
    const body = { seen, signature: { jws: jwsOf(holder({ key: 'Ed25519' }), text) } };
    expectStatus(200, await day.guardian.post(path(`remarks/${remarkId}/acknowledgement`), body));
    expect((await kept()).at(-1)).toMatchObject({
      ...{ remarkId, kind: 'jws', algorithm: 'EdDSA', verification: { holds: true } },
    });
  });

  it('is shown with its proof to auditors only', async () => {
    for (const who of [day.guardian, day.pupil, day.teacher]) {
      const answer = who.get(path(`signatures?year=${week.slice(0, 4)}`));
      expect(await refusal(answer)).toEqual([403, 'not-for-your-role']);
    }
  });
});
