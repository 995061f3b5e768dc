import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { recorded } from '../../test/support/recorded.js';
import type { CommandContext } from '../eventing/command-runner.js';
import { THE_SYSTEM, uuidV5 } from '../eventing/envelope.js';
import { runnersOn, type Runners } from '../runners.js';
import { applied, approval, approved } from './school-application.examples.js';
import { whenSchoolApplicationApprovedThenSchoolIsConnected } from './when-school-application-approved-then-school-is-connected.js';

const SOME = '018f5c9e-0000-7000-8000-000000000000';
const contextOf = (name: string): CommandContext => ({
  ...{ commandId: uuidV5(SOME, name), correlationId: 'c', fingerprint: name, schoolId: 'school9' },
  ...{ actor: THE_SYSTEM, via: 'system', at: '2026-11-23T08:02:00.000Z' },
});
const authority = { accountId: 'account-petrova', personId: 'petrova' };

let store: MemoryEventStore;
let runners: Runners;

const setUp = async (): Promise<void> => {
  store = new MemoryEventStore();
  runners = runnersOn(store);
  const roles = [{ role: 'authority', schoolId: 'school1' }] as const;
  const account = { ...authority, roles };
  await runners.accounts.handle(
    authority.accountId,
    { kind: 'IssueAccount', account },
    contextOf('authority'),
  );
  const { applicationId } = applied.data;
  const apply = { kind: 'Apply', application: applied.data } as const;
  await runners.schoolApplications.handle(applicationId, apply, contextOf('applied'));
  await runners.schoolApplications.handle(
    applicationId,
    { kind: 'Approve', approval },
    contextOf('approved'),
  );
};
beforeEach(setUp);

/** What follows from the approval, as the reactor would have it carried out. */
const react = async (as = 'the fact'): Promise<void> => {
  const reaction = whenSchoolApplicationApprovedThenSchoolIsConnected(runners);
  for (const each of await reaction.consequences(recorded(approved))) await each.carryOut(contextOf(as));
};
const eventsIn = async (stream: string): Promise<readonly string[]> => {
  const types: string[] = [];
  for await (const { type } of store.readStream(stream)) types.push(type);
  return types;
};
const everything = () =>
  Promise.all(
    ['school-school9', 'account-account9', `account-${authority.accountId}`, 'schoolApplication-ap1'].map(
      eventsIn,
    ),
  );
/** Appends. */
const DONE_IN = 5;
const DONE = [
  ['SchoolConnected', 'SchoolPlaced'],
  ['AccountIssued', 'ActivationCodeIssued'],
  ['AccountIssued', 'RolesChanged'],
  ['SchoolApplied', 'SchoolApplicationApproved', 'ResponsiblePersonInvited'],
];

describe('from the approval follows', () => {
  test('a school with an administrator who is invited, and an authority that oversees it', async () => {
    await react();
    expect(await everything()).toEqual(DONE);
    expect((await runners.schools.load('school9')).connected).toEqual(approval.connected);
    const { roles, activation } = await runners.accounts.load('account9');
    expect(roles).toEqual([{ role: 'admin', schoolId: 'school9' }]);
    expect(activation.code).toMatchObject({ digest: approval.digest });
    expect((await runners.accounts.load(authority.accountId)).roles).toContainEqual({
      ...{ role: 'authority', schoolId: 'school9' },
    });
  });

  test('each of it once, wherever a crash interrupts it', async () => {
    for (let appends = 0; appends < DONE_IN; appends++) {
      await setUp();
      for (let index = 0; index < appends; index++) store.raceNextAppend(() => Promise.resolve());
      // More often than a runner tries.
      for (let times = 0; times < 5; times++) store.failNextAppend();
      await expect(react()).rejects.toMatchObject({ code: 'store-away' });
      await react();
      expect(await everything()).toEqual(DONE);
    }
  });

  test('nothing, where another application for the same school was faster', async () => {
    const school = { ...approval.connected, title: 'The real Lake School' };
    await runners.schools.handle('school9', { kind: 'ConnectNewSchool', school }, contextOf('faster'));
    await expect(react()).rejects.toMatchObject({ code: 'school-connected-already' });
    expect((await everything()).slice(0, 2)).toEqual([['SchoolConnected'], []]);
    expect((await runners.schools.load('school9')).connected?.title).toBe('The real Lake School');
    expect((await runners.schoolApplications.load('ap1')).status).toBe('approved');
  });

  test('an invitation also where the authority’s own account has ended meanwhile', async () => {
    await runners.accounts.handle(authority.accountId, { kind: 'EndAccess' }, contextOf('ended'));
    await expect(react()).rejects.toMatchObject({ code: 'access-ended' });
    expect((await runners.schoolApplications.load('ap1')).status).toBe('connected');
  });
});
