import { localPath } from '../session/local-path.js';

/** On which page the question came up. */
export interface AskSearch {
  readonly from?: string | undefined;
}

export const askSearchIn = (search: Readonly<Record<string, unknown>>): AskSearch => ({
  // Named even where there is none: what is left out here would stay as it came.
  from: pathIn(localPath(search['from'])),
});

/** Without what stands behind the path, where somebody’s name may be that was looked for. */
const pathIn = (address: string | undefined): string | undefined => address?.split(/[?#]/)[0];
