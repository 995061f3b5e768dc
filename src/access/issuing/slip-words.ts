import type { Language } from '../../notices/preferences/preferences.values.js';
import { SHORTEST_PASSWORD } from '../password.values.js';

export interface SlipWords {
  readonly pupilOf: (className: string) => string;
  readonly guardianOf: (children: string) => string;
  readonly signInName: string;
  /** In place of a sign-in name that is not known here. */
  readonly nameFromSchool: string;
  readonly code: string;
  readonly steps: (address: string) => readonly string[];
  /** @param day as the language writes it. */
  readonly until: (day: string) => string;
  readonly secret: string;
}

const least = SHORTEST_PASSWORD.toString();

export const SLIP_WORDS: Readonly<Record<Language, SlipWords>> = {
  en: {
    pupilOf: (className) => `Pupil of ${className}`,
    guardianOf: (children) => `Guardian of ${children}`,
    signInName: 'Sign-in name',
    nameFromSchool: 'the one that the school gave you',
    code: 'Activation code',
    steps: (address) => [
      `Open ${address} or scan the square.`,
      'Enter the sign-in name and the activation code.',
      `Choose a password of at least ${least} characters.`,
      'Read how personal data are processed, and consent.',
    ],
    until: (day) => `The code works once, until ${day}.`,
    secret: 'Keep this slip to yourself. Nobody at the school asks for your password.',
  },
  ru: {
    pupilOf: (className) => `Ученик(ца) класса ${className}`,
    guardianOf: (children) => `Представитель: ${children}`,
    signInName: 'Имя для входа',
    nameFromSchool: 'то, которое выдала школа',
    code: 'Код активации',
    steps: (address) => [
      `Откройте ${address} или наведите камеру на квадрат.`,
      'Введите имя для входа и код активации.',
      `Придумайте пароль не короче ${least} знаков.`,
      'Прочитайте, как обрабатываются персональные данные, и дайте согласие.',
    ],
    until: (day) => `Код действует один раз, до ${day}.`,
    secret: 'Не показывайте листок никому. В школе никто не спросит ваш пароль.',
  },
};
