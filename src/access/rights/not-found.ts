import { DomainError } from '../../eventing/domain-error.js';

const SENTENCES = {
  page: 'There is no such journal page.',
  lesson: 'There is no such lesson on this page.',
  homework: 'There is no such homework.',
  grade: 'There is no such grade.',
  debt: 'There is no such debt.',
  remark: 'There is no such remark.',
  test: 'There is no such test.',
  'late-request': 'There is no such request.',
  'term-grade': 'The pupil has no term grade on this page.',
  pupil: 'There is no such pupil among those you may see.',
  class: 'There is no such class among those you may see.',
  group: 'There is no such group among those you may see.',
  school: 'There is no such school among those you may see.',
  teacher: 'There is no such teacher with pages in that term.',
  person: 'There is no such person among those you may see.',
  meeting: 'There is no such meeting.',
  announcement: 'There is no such announcement among those you may see.',
  'blog-post': 'There is no such post among those you may see.',
  thread: 'There is no such thread among those you may see.',
  'joint-group': 'There is no such group of schools among those you may see.',
  activity: 'There is no such activity among those you may see.',
  question: 'There is no such question among those you may see.',
  alert: 'There is no such alert.',
  year: 'There is no such class in such a year.',
} as const;

export type Thing = keyof typeof SENTENCES;

/** What is not there, or is not to be known of: both are told in the same words. */
export const notFound = (thing: Thing): DomainError =>
  new DomainError(`${thing}-not-found`, SENTENCES[thing], 'not-found');
