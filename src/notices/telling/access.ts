import { NotWorthTelling, type Joining } from '../joining.js';
import type { Facts } from '../notice.js';
import type { Tellers } from './tellers.js';

/** What is told of sign-ins, schools that are connected, and what looks wrong. */
export const ofAccess: Tellers<
  | 'account-issued'
  | 'school-application'
  | 'school-invitation'
  | 'contact-code'
  | 'recovery-code'
  | 'corrections-alert'
  | 'security-alert'
> = {
  'account-issued': async (notice, { roles }) => {
    const { title: school } = await notice.school();
    return { kind: 'account-issued', school, roles, link: `${notice.options.publicUrl}/sign-in` };
  },

  'school-application': async (notice, { what, text }) => {
    return { kind: 'school-application', what, text: await notice.open(text) };
  },

  'school-invitation': async (notice, { signInName, ...sent }) => {
    const { title: school } = await notice.school();
    const link = `${notice.options.publicUrl}/activation`;
    return {
      kind: 'school-invitation',
      ...{ school, signInName: await notice.open(signInName), link },
      ...(await codeOf(notice, sent)),
    };
  },

  'corrections-alert': async (notice, { alertId, personId, rules }) => {
    const at = await notice.localTime(notice.entry.at);
    const link = `${notice.options.publicUrl}/audit/alerts/${encodeURIComponent(alertId)}`;
    return { kind: 'corrections-alert', by: await notice.nameOf(personId), rules, at, link };
  },

  'security-alert': async (notice, { what }) => {
    const at = await notice.localTime(notice.entry.at);
    return { kind: 'security-alert', what, at, link: `${notice.options.publicUrl}/` };
  },

  'contact-code': async (notice, { channel, ...sent }) => ({
    ...{ kind: 'contact-code', channel, ...(await codeOf(notice, sent)) },
  }),

  'recovery-code': async (notice, sent) => ({ kind: 'recovery-code', ...(await codeOf(notice, sent)) }),
};

const codeOf = async (notice: Joining, { code, until }: Facts['recovery-code']) => {
  if (until <= notice.options.now()) throw new NotWorthTelling('expired');
  return { code: await notice.open(code), until: await notice.localTime(until) };
};
