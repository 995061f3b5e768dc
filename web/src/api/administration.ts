import { queryOptions } from '@tanstack/react-query';
import type { BroughtIn, Trial } from '../../../src/oneroster/upload/roster-upload.js';
import type { SetUpStep } from '../../../src/school/set-up/checklist.js';
import { loadRefusals } from '../shell/refusals.js';
import { kept } from './freshness.js';
import { readFrom, request, sendFile } from './request.js';
import { toldByLines, type Progress } from './told-lines.js';

export type { SetUpStep, Trial };
export type { ChangedOfKind } from '../../../src/oneroster/upload/changes.js';

const ofSchool = (schoolId: string) => `/api/schools/${encodeURIComponent(schoolId)}`;

/** What a school has set up, and what is missing. */
export const setUpQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['set-up', schoolId],
    queryFn: async ({ signal }) =>
      (await request(`${ofSchool(schoolId)}/set-up`, { signal })) as {
        readonly done: boolean;
        readonly steps: readonly SetUpStep[];
      },
    ...kept,
  });

type OnProgress = (progress: Progress) => void;

const asZip = (file: Blob) => new Blob([file], { type: 'application/zip' });

/** What a bundle would change. @throws ProblemError `roster-unreadable`, `roster-refused`, `roster-busy` */
export const tryRoster = async (schoolId: string, file: Blob, onProgress: OnProgress) =>
  (await toldByLines(await sendFile(`${ofSchool(schoolId)}/roster/trial`, asZip(file)), onProgress)) as Trial;

/** @throws ProblemError the same, and `step-up-required` */
export const bringInRoster = async (schoolId: string, file: Blob, onProgress: OnProgress) => {
  const answer = await sendFile(`${ofSchool(schoolId)}/roster/import`, asZip(file));
  const broughtIn = (await toldByLines(answer, onProgress)) as BroughtIn;
  readFrom(broughtIn.position);
  return broughtIn;
};

/** A generation of a read model, and how far it has come. */
export interface ReadModel {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly state: 'live' | 'building' | 'retiring' | 'absent' | 'stopped';
  readonly position: string;
  /** How much of the log it has, from 0 to 1. */
  readonly done: number;
  readonly failure?: { readonly position: string; readonly eventType: string; readonly error: string };
}

/** What should have followed from a fact and was refused. */
export interface RefusedConsequence {
  readonly commandId: string;
  /** The reaction's name, a sentence. */
  readonly reaction: string;
  /** What it was for. */
  readonly key: string;
  readonly eventType: string;
  readonly position: string;
  readonly code: string;
  readonly message: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** Another try is asked for. */
  readonly isWanted: boolean;
}

/** Live: asked anew every two seconds while somebody looks. */
export const refusedQuery = queryOptions({
  queryKey: ['refused-consequences'],
  queryFn: async ({ signal }) => {
    const answer = (await request('/api/consequences/refused', { signal })) as {
      /** The newest ones first. */
      readonly refused: readonly RefusedConsequence[];
    };
    // They are told as refusals are.
    if (answer.refused.length > 0) await loadRefusals();
    return answer;
  },
  ...kept,
  refetchInterval: 2_000,
});

export const retryRefused = (commandId: string) =>
  request(`/api/consequences/refused/${encodeURIComponent(commandId)}/retry`, { method: 'POST', body: {} });

/** Live: asked anew every two seconds while somebody looks. */
export const readModelsQuery = queryOptions({
  queryKey: ['read-models'],
  queryFn: async ({ signal }) =>
    (await request('/api/read-models', { signal })) as {
      readonly position: string;
      readonly readModels: readonly ReadModel[];
    },
  ...kept,
  refetchInterval: 2_000,
});
