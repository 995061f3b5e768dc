import type { Scale } from './scale.values.js';

/** The scales that a school may choose by name. */
export const SCALE_PRESETS = {
  fivePoint: { min: 1, max: 5, levels: { excellent: 5, good: 4, satisfactory: 3 } },
  tenPoint: { min: 1, max: 10, levels: { excellent: 9, good: 7, satisfactory: 4 } },
  twelvePoint: { min: 1, max: 12, levels: { excellent: 10, good: 7, satisfactory: 4 } },
  twentyPoint: { min: 0, max: 20, levels: { excellent: 18, good: 14, satisfactory: 10 } },
  hundredPoint: { min: 0, max: 100, levels: { excellent: 90, good: 75, satisfactory: 60 } },
  letters: {
    min: 0,
    max: 5,
    names: { A: 5, B: 4, C: 3, D: 2, E: 1, F: 0 },
    levels: { excellent: 5, good: 3, satisfactory: 1 },
  },
  // A pass is neither good nor excellent: those levels lie where no grade reaches them.
  passFail: {
    min: 0,
    max: 1,
    names: { pass: 1, fail: 0 },
    levels: { excellent: 2, good: 2, satisfactory: 1 },
  },
} as const satisfies Readonly<Record<string, Scale>>;

export type ScalePreset = keyof typeof SCALE_PRESETS;

/** Five-point scales are also written without the one that nobody gives; others begin at nothing or at one. */
const KNOWN_RANGES: readonly (readonly [min: number, max: number, levels: Scale['levels']])[] = [
  [2, 5, SCALE_PRESETS.fivePoint.levels],
  [0, 10, SCALE_PRESETS.tenPoint.levels],
  [0, 12, SCALE_PRESETS.twelvePoint.levels],
  [1, 20, SCALE_PRESETS.twentyPoint.levels],
  [1, 100, SCALE_PRESETS.hundredPoint.levels],
  ...Object.values(SCALE_PRESETS).flatMap((preset) =>
    'names' in preset ? [] : [[preset.min, preset.max, preset.levels] as const],
  ),
];

/**
 * The levels of a scale of which only the range is known: those of the scale that has this range, or where there is
 * none, half, seven tenths and nine tenths of the way.
 */
export const levelsOf = (min: number, max: number): Scale['levels'] => {
  const known = KNOWN_RANGES.find(([least, most]) => least === min && most === max);
  if (known) return known[2];
  const at = (tenths: number): number => min + Math.ceil(((max - min) * tenths) / 10);
  return { excellent: at(9), good: at(7), satisfactory: at(5) };
};
