import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readRecord } from '../../embedded/engines.record.js';
import type { NoticesAnswer } from '../../projections/recipients/queries.js';
import type { Me } from '../../src/access/me.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { unsubscribeLink, UNSUBSCRIBE_SECRET } from '../../src/notices/preferences/unsubscribe-link.js';
import { masterKeys } from '../../src/people/keys/keys-of-environment.js';
import type { PersonEvent } from '../../src/people/person.events.js';
import { Vault } from '../../src/people/vault.js';
import { runJournal } from '../support/command-line.js';
import { healthy, newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import { letIn, newestPosition } from '../support/school-day.js';
import { smallSchool, TEACHER, writeBundle } from '../support/small-school.js';
import { expectStatus, positionOf, problemOf, refusal, Visitor } from '../support/visitor.js';

type Served = Omit<NoticesAnswer, 'position'> & { readonly position: string };

const NOTICES = '/api/me/notices';

describe('How a guardian is told', () => {
  let school: RunningSchool;
  let guardian: Visitor;
  let teacher: Visitor;
  let personId: string;
  let store: EventStore;
  let documents: DocumentStore;
  let vault: Vault;
  let bundle: string;

  const importing = async (dataDir: string, ...options: readonly string[]): Promise<void> => {
    const args = ['import', bundle, '--time-zone', 'Europe/Lisbon', ...options];
    const { code, stderr } = await runJournal(args, dataDir);
    if (code !== 0) throw new Error(stderr);
  };

  beforeAll(async () => {
    const dataDir = await newDataFolder();
    bundle = await writeBundle(join(dataDir, 'bundle'), smallSchool());
    await importing(dataDir);
    school = await startSchool(dataDir, { args: ['--empty'] });
    await healthy(school);
    [guardian, teacher] = [await letIn(school, 'eve'), await letIn(school, TEACHER)];
    personId = (await guardian.get<Me>('/api/me')).body.person.id;
    const { addresses } = readRecord(dataDir);
    store = new EventStore(addresses?.eventStoreUrl ?? '');
    documents = new DocumentStore(addresses?.mongoUrl ?? '');
    vault = new Vault(documents.vault, await masterKeys({}, join(dataDir, 'master.key')));
  });
  afterAll(async () => {
    await store.close();
    await documents.close();
    await school.remove();
  });

  const choose = (body: unknown, who = guardian, headers = {}) => who.put(NOTICES, body, headers);
  const shown = async (who = guardian, position?: string): Promise<Served> => {
    const headers = position === undefined ? {} : { 'X-Journal-Position': position };
    return expectStatus(200, await who.get<Served>(NOTICES, headers)).body;
  };
  const askForCode = (channel: string, who = guardian) => who.post(`/api/me/contacts/${channel}/code`, {});
  const giveCode = (channel: string, code: unknown, headers = {}) =>
    guardian.post(`/api/me/contacts/${channel}/verification`, { code }, headers);
  const personEvents = async (): Promise<PersonEvent[]> => {
    const events: PersonEvent[] = [];
    for await (const event of store.readStream(`person-${personId}`)) events.push(event as PersonEvent);
    return events;
  };
  /** The code that went to a contact last, as its owner would read it. */
  const codeSent = async (channel: string): Promise<string> => {
    const codes = (await personEvents()).flatMap((event) =>
      event.type === 'ContactCodeIssued' && event.data.channel === channel ? [event.data.code] : [],
    );
    const code = codes.at(-1);
    return (code && (await vault.open(code))) ?? '';
  };
  const linkFor = async (kind: 'grade-given' | 'remark'): Promise<string> => {
    const secret = await vault.secret(UNSUBSCRIBE_SECRET);
    return unsubscribeLink('', secret, { personId, kind, channel: 'email' }) ?? '';
  };

  it('is as usual at first, through contacts that are masked and not verified', async () => {
    const told = await shown();
    expect(told).toMatchObject({
      position: expect.stringMatching(/^\d+\/\d+$/),
      language: 'en',
      contacts: {
        email: { masked: 'e•••@example.org', verified: false },
        sms: { masked: '+351 ••• ••001', verified: false },
      },
      kinds: {
        absence: { usually: { channels: ['sms', 'email'], pace: 'atOnce' }, mandatory: false, urgent: true },
        'security-alert': { mandatory: true, urgent: true },
      },
    });
    expect(told).not.toHaveProperty('quietHours');
    expect(told.kinds.absence).not.toHaveProperty('chosen');
    expect((await shown(teacher)).contacts).toEqual({});
  });

  it('is chosen, and shown at once to whoever has chosen and to nobody else', async () => {
    const preferences = {
      language: 'ru',
      quietHours: { from: '21:30', to: '07:00', timeZone: 'Europe/Lisbon' },
      kinds: {
        late: { channels: ['email', 'sms'], pace: 'daily' },
        remark: { channels: [], pace: 'atOnce' },
      },
    };
    const answer = expectStatus(200, await choose(preferences));
    expect(answer.body).toEqual(preferences);
    const told = await shown(guardian, positionOf(answer));
    expect(told).toMatchObject({ language: 'ru', quietHours: preferences.quietHours });
    expect(told.kinds.late.chosen).toEqual(preferences.kinds.late);
    expect(told.kinds.remark.chosen).toEqual(preferences.kinds.remark);
    const elsewhere = await shown(teacher, positionOf(answer));
    expect(elsewhere.language).toBe('en');
    expect(elsewhere.kinds.late).not.toHaveProperty('chosen');

    expect(positionOf(expectStatus(200, await choose(preferences)))).toBe(positionOf(answer));
    const { etag = '' } = Object.fromEntries((await guardian.get(NOTICES)).headers);
    expectStatus(304, await guardian.get(NOTICES, { 'If-None-Match': etag }));
  });

  it('is chosen once under one key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = expectStatus(200, await choose({ kinds: {} }, guardian, key));
    const again = expectStatus(200, await choose({ kinds: {} }, guardian, key));
    expect(positionOf(again)).toBe(positionOf(first));
    const other = choose({ language: 'en', kinds: {} }, guardian, key);
    expect(await refusal(other)).toEqual([422, 'idempotency-key-reused']);
  });

  it('is refused with every field at fault, and stays as it was', async () => {
    const before = await shown();
    const choice = { channels: ['email'], pace: 'atOnce' };
    const invalid = (...fields: string[]) => [400, 'invalid-input', ...fields] as const;
    const late = (channels: unknown, pace = 'atOnce') => ({ kinds: { late: { channels, pace } } });
    const nowhere = { from: '25:00', to: '07:00', timeZone: 'Lisbon' };
    const refused: (readonly [unknown, readonly (string | number)[]])[] = [
      [{}, invalid('kinds')],
      [{ kinds: [] }, invalid('kinds')],
      [{ kinds: { weather: choice } }, invalid('kinds.weather')],
      [{ kinds: { late: null } }, invalid('kinds.late')],
      [{ kinds: { late: {} } }, invalid('kinds.late.channels', 'kinds.late.pace')],
      [late(['post']), invalid('kinds.late.channels')],
      [late(['sms', 'sms'], 'hourly'), invalid('kinds.late.channels', 'kinds.late.pace')],
      [{ language: 'xx', kinds: {} }, invalid('language')],
      [{ quietHours: null, kinds: {} }, invalid('quietHours')],
      [{ quietHours: {}, kinds: {} }, invalid('quietHours.from', 'quietHours.to', 'quietHours.timeZone')],
      [
        { quietHours: nowhere, kinds: { 'recovery-code': choice, absence: { ...choice, pace: 'weekly' } } },
        [
          ...[422, 'preferences-refused', 'kinds.recovery-code', 'kinds.absence.pace'],
          ...['quietHours.from', 'quietHours.timeZone'],
        ],
      ],
    ];
    for (const [body, expected] of refused)
      expect([body, await refusal(choose(body))]).toEqual([body, expected]);
    expect(await shown()).toEqual(before);
  });

  it('is through a contact that a code proves to be the own one', async () => {
    expect(await refusal(giveCode('email', '123456'))).toEqual([422, 'code-expired', 'code']);
    const asked = expectStatus(202, await askForCode('email'));
    expect(asked.body).toMatchObject({ channel: 'email', until: expect.stringMatching(/Z$/) });
    const early = expectStatus(429, await askForCode('email'));
    expect(problemOf(early).code).toBe('code-too-soon');
    expect(Number(early.headers.get('Retry-After'))).toBeGreaterThan(0);

    const code = await codeSent('email');
    expect(code).toMatch(/^\d{6}$/);
    const facts = (await personEvents()).map(({ data }) => data);
    expect(JSON.stringify(facts)).not.toContain(code);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await refusal(giveCode('email', wrong))).toEqual([422, 'code-wrong', 'code']);
    expect(await refusal(giveCode('email', 'secret'))).toEqual([400, 'invalid-input', 'code']);
    const verified = expectStatus(204, await giveCode('email', code));
    const { contacts } = await shown(guardian, positionOf(verified));
    expect([contacts.email?.verified, contacts.sms?.verified]).toEqual([true, false]);
    expect(await refusal(giveCode('email', code))).toEqual([409, 'contact-verified']);
    expect(await refusal(askForCode('email'))).toEqual([409, 'contact-verified']);
  });

  it('is through no contact whose code was guessed at, though it is right at last', async () => {
    expectStatus(202, await askForCode('sms'));
    const code = await codeSent('sms');
    const wrong = code === '000000' ? '000001' : '000000';
    const key = { 'Idempotency-Key': randomUUID() };
    // A guess that is sent twice under one key is one guess, and told the same both times.
    for (let time = 0; time < 2; time++) {
      expect(await refusal(giveCode('sms', wrong, key))).toEqual([422, 'code-wrong', 'code']);
    }
    for (let guess = 2; guess <= 5; guess++) {
      expect(await refusal(giveCode('sms', wrong))).toEqual([422, 'code-wrong', 'code']);
    }
    const spent = expectStatus(429, await giveCode('sms', code));
    expect(problemOf(spent).code).toBe('too-many-attempts');
    expect(Number(spent.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await shown()).contacts.sms?.verified).toBe(false);
  });

  it('is through contacts that the school vouches for', async () => {
    await importing(school.dataDir, '--trust-contacts');
    const { contacts } = await shown(guardian, await newestPosition(guardian));
    expect([contacts.email?.verified, contacts.sms?.verified]).toEqual([true, true]);
    const vouched = (await personEvents()).flatMap((event) =>
      event.type === 'ContactVerified' && event.data.by === 'school' ? [event.data.channel] : [],
    );
    expect(vouched).toEqual(['sms']);
  });

  it('is through contacts that there are', async () => {
    for (const channel of ['email', 'sms', 'post', 'constructor', '%00']) {
      expect(await refusal(askForCode(channel, teacher))).toEqual([404, 'contact-not-found']);
    }
  });

  it('is ended by one click on a link, which nobody follows by merely looking', async () => {
    const link = await linkFor('grade-given');
    const anybody = new Visitor(school.url);
    const before = await shown();
    const page = expectStatus(200, await anybody.get<string>(link));
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('Cache-Control')).toBe('no-store');
    expect(page.body).toContain('<h1>Stop e-mails about new grades?</h1>');
    expect(await shown()).toEqual(before);

    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const oneClick = () => anybody.send<string>('POST', link, 'List-Unsubscribe=One-Click', form);
    expect(expectStatus(200, await oneClick()).body).toContain('You get no more e-mails about new grades.');
    const ended = await store.lastPosition();
    expectStatus(200, await oneClick());
    expect(await store.lastPosition()).toEqual(ended);
    const position = `${ended.commit.toString()}/${ended.prepare.toString()}`;
    const { kinds } = await shown(guardian, position);
    expect(kinds['grade-given'].chosen).toEqual({ channels: [], pace: 'atOnce' });
    expect(kinds['grade-corrected']).not.toHaveProperty('chosen');
  });

  it('is ended by the page’s own button too, in the language that was chosen', async () => {
    const chosen = expectStatus(200, await choose({ language: 'ru', kinds: {} }));
    // Whoever clicks in a mail asks for no position: the choice has to be known by then.
    await shown(guardian, chosen.headers.get('X-Journal-Position') ?? '');
    const link = await linkFor('remark');
    const anybody = new Visitor(school.url);
    expect((await anybody.get<string>(link)).body).toContain('Больше не присылать письма');
    const pressed = await anybody.send<string>('POST', link, '', {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: school.url,
    });
    expect(expectStatus(200, pressed).body).toContain('<html lang="ru">');
    const multipart =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const again = await anybody.send('POST', link, multipart, {
      'Content-Type': 'multipart/form-data; boundary=b',
    });
    expectStatus(200, again);
  });

  it('is not ended by a link that was tampered with', async () => {
    const link = await linkFor('grade-given');
    const anybody = new Visitor(school.url);
    for (const forged of [
      link.replace('grade-given', 'absence'),
      link.replace('email', 'sms'),
      link.slice(0, -1),
      '/unsubscribe/anything',
      '/unsubscribe/%00',
    ]) {
      expect(await refusal(anybody.get(forged))).toEqual([404, 'link-unknown']);
      expect(await refusal(anybody.send('POST', forged, ''))).toEqual([404, 'link-unknown']);
    }
  });

  it('is for whoever is signed in', async () => {
    const anybody = new Visitor(school.url);
    expect(await refusal(anybody.get(NOTICES))).toEqual([401, 'not-signed-in']);
    expect(await refusal(choose({ kinds: {} }, anybody))).toEqual([401, 'not-signed-in']);
    expect(await refusal(askForCode('email', anybody))).toEqual([401, 'not-signed-in']);
  });
});
