import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FEED_SCOPE } from '../../src/consumers/oauth-scopes.values.js';
import { registerConsumer, wholeFeed, type ConsumerVisitor } from '../support/consumer.js';
import { eventually } from '../support/eventually.js';
import { healthy, type RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, positionOf, refusal } from '../support/visitor.js';
import { eachOnce, receiveWebhooks, type WebhookReceiver } from '../support/webhook-receiver.js';

const TYPES = ['PageOpened', 'TermGradeGiven', 'GradeCorrected'];

interface ServedWebhook {
  readonly webhookId: string;
  readonly paused?: string;
  readonly cursor: string;
  readonly sequence: string;
  readonly failures: number;
  readonly lastFailure?: string;
}

describe('A webhook', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let ministry: ConsumerVisitor;
  let receiver: WebhookReceiver;
  let webhookId: string;

  beforeAll(async () => {
    receiver = await receiveWebhooks();
    school = await startSampleSchool({ WEBHOOKS_TO_PRIVATE_NETWORKS: 'true' });
    day = await schoolDayOf(school);
    ministry = await registerConsumer(school, ['--scope', FEED_SCOPE]);
    expect(await eventually(async () => (await ministry.grant()).status === 200)).toBe(true);
    await ministry.letIn();
  });
  afterAll(async () => {
    await receiver.close();
    await school.remove();
  });

  const HOOKS = '/api/feeds/webhooks';
  const shown = async (headers = {}): Promise<ServedWebhook | undefined> => {
    const { body } = expectStatus(200, await ministry.get<{ webhooks: ServedWebhook[] }>(HOOKS, headers));
    return body.webhooks.find((one) => one.webhookId === webhookId);
  };
  const isTold = (is: (webhook: ServedWebhook) => boolean) =>
    eventually(async () => {
      const webhook = await shown();
      return webhook !== undefined && is(webhook);
    });
  const feed = () => wholeFeed(ministry, { query: `&types=${TYPES.join(',')}` });
  const isDelivered = async () => {
    const whole = await feed();
    const all = await eventually(() => eachOnce(receiver.deliveries).length >= whole.length);
    expect(all).toBe(true);
    return whole;
  };
  const correct = async (number: number) => {
    const { gradeId } = await giveGrade(day, await recordLesson(day, number), '12');
    expectStatus(200, await correctGrade(day, gradeId, '14', 'Counted twice'));
    return gradeId;
  };

  it('is for safe addresses, and for what is granted', async () => {
    const register = (body: object) => refusal(ministry.post(HOOKS, body));
    expect(await register({ url: 'http://ministry.example/' })).toEqual([400, 'invalid-input', 'url']);
    expect(await register({ url: receiver.url, types: ['PasswordChanged'], after: 'x' })).toEqual([
      ...[400, 'invalid-input', 'after'],
    ]);
    expect(await register({ url: receiver.url, types: ['PasswordChanged'] })).toEqual([
      ...[400, 'invalid-input', 'types'],
    ]);
    expect(await register({})).toEqual([400, 'invalid-input', 'url']);
  });

  it('is sent the whole feed from its beginning, signed, in its order', async () => {
    const body = { url: receiver.url, types: TYPES };
    const registered = expectStatus(
      201,
      await ministry.post<{ webhookId: string; secret: string }>(HOOKS, body),
    );
    receiver.trust(registered.body.secret);
    ({ webhookId } = registered.body);
    const written = { 'X-Journal-Position': positionOf(registered) };
    expect(await shown(written)).toMatchObject({ webhookId });
    const whole = await isDelivered();
    expect(whole.length).toBeGreaterThan(100);
    expect(eachOnce(receiver.deliveries)).toEqual(whole);
    const [first] = receiver.deliveries;
    expect(first?.headers).toMatchObject({
      'content-type': 'application/cloudevents-batch+json; charset=utf-8',
      'feed-cursor': expect.stringMatching(/^[\w-]{60,80}$/),
    });
  });

  it('is sent what happens, and again what was not answered with success', async () => {
    receiver.answer(500);
    const before = receiver.asked();
    const gradeId = await correct(8);
    expect(await isTold(({ failures }) => failures > 0)).toBe(true);
    expect(await shown()).toMatchObject({ lastFailure: 'answered 500' });
    receiver.answer(204);
    const whole = await isDelivered();
    expect(whole.at(-1)).toMatchObject({ type: 'org.school-journal.GradeCorrected.v1' });
    expect(JSON.stringify(whole.at(-1)?.data)).toContain(gradeId.split('.').at(-1));
    expect(eachOnce(receiver.deliveries)).toEqual(whole);
    expect(receiver.asked() - before).toBeGreaterThan(1);
    expect(await isTold(({ failures }) => failures === 0)).toBe(true);
  });

  it('goes on where it was when the application was killed', async () => {
    await school.kill('application');
    await healthy(school);
    await ministry.letIn();
    day = await schoolDayOf(school);
    await correct(9);
    const whole = await isDelivered();
    expect(eachOnce(receiver.deliveries)).toEqual(whole);
  });

  it('is paused where the address is gone, and begins anew where it is told to', async () => {
    receiver.answer(410);
    await correct(10);
    expect(await isTold(({ paused }) => paused === 'gone')).toBe(true);
    receiver.answer(204);
    const whole = await feed();
    const middle = whole[whole.length - 20];
    const [sent] = [receiver.deliveries.length];
    expectStatus(204, await ministry.post(`${HOOKS}/${webhookId}/resume`, { after: middle?.cursor }));
    const again = () => eachOnce(receiver.deliveries.slice(sent));
    expect(await eventually(() => again().length >= 19)).toBe(true);
    expect(again()).toEqual(whole.slice(-19));
  });

  it('is the consumer’s own, who pauses and removes it', async () => {
    const other = await registerConsumer(school, ['--scope', FEED_SCOPE], 'Another ministry');
    expect(await eventually(async () => (await other.grant()).status === 200)).toBe(true);
    await other.letIn();
    expect(expectStatus(200, await other.get(HOOKS)).body).toEqual({ webhooks: [] });
    expect(await refusal(other.delete(`${HOOKS}/${webhookId}`))).toEqual([404, 'webhook-not-found']);
    const paused = expectStatus(204, await ministry.post(`${HOOKS}/${webhookId}/pause`, {}));
    expect(await shown({ 'X-Journal-Position': positionOf(paused) })).toMatchObject({ paused: 'asked' });
    expectStatus(204, await ministry.delete(`${HOOKS}/${webhookId}`));
    expect(await eventually(async () => (await shown()) === undefined)).toBe(true);
    expect(await refusal(ministry.post(`${HOOKS}/${webhookId}/resume`, {}))).toEqual([
      404,
      'webhook-not-found',
    ]);
  });
});
