import { MessageWords } from '../../messages/message-words.js';
import type { HealthFlag } from '../../people/health-notes/health-flags.values.js';
import type { Around } from './around.js';

/** A guardian asks the teacher something, and is answered. */
export const exchangeMessages = async ({ cast, vault, id, context, runners }: Around): Promise<void> => {
  const { schoolId, teacherId, guardianId, pupilId } = cast;
  const words = new MessageWords(vault);
  const threadId = id('thread', 'homework');
  const of = { threadId, schoolId, among: { kind: 'personal', teacherId, guardianId, pupilId } } as const;
  const asked = context('message 1');
  const asking = { ...of, authorId: guardianId };
  const open = {
    kind: 'OpenThread',
    thread: {
      ...asking,
      title: await words.seal(asking, 'Homework while we are away', `${asked.commandId} title`),
    },
    text: await words.seal(
      asking,
      'Good evening! We are away on Thursday and Friday. What should be done at home so that nothing is missed?',
      `${asked.commandId} text`,
    ),
  } as const;
  await runners.threads.handle(threadId, open, asked);
  const answered = context('message 2');
  const answer = {
    kind: 'PostMessage',
    authorId: teacherId,
    text: await words.seal(
      { ...of, authorId: teacherId },
      'Thank you for telling me. The exercises stand in the diary, with the day for which they are due; the first five are enough.',
      `${answered.commandId} text`,
    ),
  } as const;
  await runners.threads.handle(threadId, answer, answered);
};

export const answerFrequentQuestion = async ({ cast: { schoolId }, id, context, runners }: Around) => {
  const question = {
    kind: 'PublishFrequentQuestion',
    ...{ shownIn: schoolId, frequentId: id('frequentQuestion', 'lost property') },
    texts: {
      en: { ask: 'Where does lost property go?', answer: 'To the office, next to the main entrance.' },
      ru: { ask: 'Куда относят потерянные вещи?', answer: 'В канцелярию, рядом с главным входом.' },
    },
  } as const;
  await runners.frequentQuestions.handle(schoolId, question, context('frequent question'));
};

/** What teachers see beside two names. */
export const raiseHealthFlags = async ({ cast, today, vault, context, runners }: Around): Promise<void> => {
  const flags: readonly HealthFlag[] = ['asthma', 'eyesight'];
  for (const [index, flag] of flags.entries()) {
    const pupilId = cast.others[index * 3]?.pupilId;
    if (pupilId === undefined) continue;
    const given = context(`flag ${flag}`);
    const raise = {
      kind: 'RaiseHealthFlag',
      flagId: await vault.digest(pupilId, `health flag ${flag}`),
      today,
      flag: await vault.seal(pupilId, flag, given.commandId),
    } as const;
    await runners.people.handle(pupilId, raise, given);
  }
};
