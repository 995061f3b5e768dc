import { Counter, type Registry } from 'prom-client';
import type { SignIn } from './sign-in.js';

/** Measures whether the list of breached passwords answers: while it doesn't, passwords on it are taken. */
export const measureLookUps = ({ lookUps }: Pick<SignIn, 'lookUps'>, registry: Registry): void => {
  new Counter({
    name: 'journal_password_range_lookups_total',
    help: 'Look-ups in the list of breached passwords, by what was answered (unanswered: the password was taken)',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(lookUps)) this.inc({ outcome }, count);
    },
  });
};
