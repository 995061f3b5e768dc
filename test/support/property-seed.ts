import fc from 'fast-check';

/** The same cases in every run; another seed looks for new ones (PROPERTY_SEED=$RANDOM npm test). */
export const PROPERTY_SEED = Number(process.env['PROPERTY_SEED'] ?? 20261124);

fc.configureGlobal({ seed: PROPERTY_SEED });
