import { numberOn, type Numbers } from '../../../school/scale.values.js';

/** What stands in place of what stood there; nothing, where it was annulled. A debt was no grade. */
export interface Change {
  readonly from?: string;
  readonly to?: string;
}

/** Whether a change serves the pupil: a better grade, or what is below the middle of the scale, or a debt, is gone. */
export const isUpward = ({ from, to }: Change, scale: Numbers): boolean => {
  const was = from === undefined ? undefined : numberOn(scale, from);
  const is = to === undefined ? undefined : numberOn(scale, to);
  const isBad = (number: number) => number < (scale.min + scale.max) / 2;
  if (is === undefined) return from === undefined || (was !== undefined && isBad(was));
  return was === undefined ? !isBad(is) : is > was;
};
