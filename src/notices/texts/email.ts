import type { Mail } from '../channels/transport.js';
import type { Language } from '../preferences/preferences.values.js';
import { onlyOneOf, sectionsOf, type Section } from './digest.js';
import { factsOf } from './facts.js';
import { htmlOf } from './html.js';
import { WORDS } from './languages.js';
import type { Block, Message } from './message.js';
import { plainTextOf } from './plain-text.js';
import type { Letter, Told } from './told.js';
import { topicOf, type Topic } from './topics.js';
import { saidOf, type Advised, type Target, type Words } from './words.js';

/** Writes a letter as a mail. Its subject line names nobody, and says nothing of anybody. */
export const emailOf = (letter: Letter, language: Language): Pick<Mail, 'subject' | 'text' | 'html'> => {
  const message = messageOf(letter, language);
  return { subject: message.subject, text: plainTextOf(message), html: htmlOf(message) };
};

const messageOf = (letter: Letter, language: Language): Message => {
  const words = WORDS[language];
  const alone = onlyOneOf(letter);
  const { told, digest, unsubscribe } = letter;
  return {
    language,
    subject: alone ? words.topics[topicOf(alone)].subject : words.digest.subject(told.length, digest),
    body: [
      { is: 'sentence', text: words.salutation(letter.recipient) },
      ...(alone ? noticeOf(alone, words) : digestOf(told, words)),
    ],
    signature: words.signature(letter.school),
    choices: [
      { label: words.preferences, href: letter.preferences },
      ...(unsubscribe === undefined ? [] : [{ label: words.unsubscribe, href: unsubscribe }]),
    ],
  };
};

const noticeOf = (told: Told, words: Words): Block[] => [
  { is: 'sentence', text: saidOf(words.leads, told) },
  { is: 'facts', facts: factsOf(told, words) },
  ...adviceOn(topicOf(told), words),
  ...linksOf([told], words),
];

const adviceOn = (topic: Topic, { advice }: Words): Block[] => {
  const isAdvised = (about: Topic): about is Advised => about in advice;
  return isAdvised(topic) ? [{ is: 'sentence', text: advice[topic] }] : [];
};

const digestOf = (told: readonly Told[], words: Words): Block[] => [
  { is: 'sentence', text: words.digest.lead(told.length) },
  ...sectionsOf(told).flatMap((section) => sectionBlocks(section, words)),
];

const sectionBlocks = ({ pupil, told, topics }: Section, words: Words): Block[] => [
  { is: 'heading', level: 2, text: words.digest.section(pupil?.name, told.length) },
  ...topics.flatMap(([topic, about]): Block[] => [
    { is: 'heading', level: 3, text: words.topics[topic].counted(about.length) },
    { is: 'items', items: about.map((one) => factsOf(one, words)) },
  ]),
  ...linksOf(told, words),
];

/** Where more is to be read; a place that several things point to is named once. */
const linksOf = (told: readonly Told[], words: Words): Block[] => {
  const labels = new Map(
    told.flatMap((one) => ('link' in one ? [[one.link, words.links[targetOf(one)]] as const] : [])),
  );
  return [...labels].map(([href, label]) => ({ is: 'link', link: { label, href } }));
};

const targetOf = (told: Extract<Told, { link: string }>): Target => {
  switch (told.kind) {
    case 'page-corrected':
    case 'own-lesson':
      return 'page';
    case 'late-request':
      return told.what === 'asked' ? 'lateRequests' : 'page';
    case 'page-alert':
    case 'new-timetable':
      return 'journal';
    case 'announcement':
      return 'announcement';
    case 'consultation':
      return 'consultations';
    case 'corrections-alert':
      return 'alert';
    case 'blog-post':
    case 'blog-comment':
      return 'blogPost';
    case 'message':
      return 'thread';
    case 'achievement':
    case 'thanks':
      return 'portfolio';
    case 'joint-group':
      return 'jointGroup';
    case 'question':
      return 'question';
    case 'meeting':
      return 'meeting';
    case 'new-activity':
    case 'activity':
      return 'activities';
    case 'account-issued':
      return 'signIn';
    case 'school-invitation':
      return 'activation';
    case 'security-alert':
      return 'account';
    default:
      return 'diary';
  }
};
