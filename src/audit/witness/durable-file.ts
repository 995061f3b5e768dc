import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts a text in the place of a file's, on disk when it resolves: whoever reads finds the old text or the new one. */
export const replaceFile = async (file: string, text: string, mode = 0o644): Promise<void> => {
  const draft = `${file}.new`;
  await synced(draft, 'w', mode, (handle) => handle.writeFile(text));
  await moveDurably(draft, file);
};

/** Gives a file or folder another name, on disk when it resolves. */
export const moveDurably = async (from: string, to: string): Promise<void> => {
  await rename(from, to);
  // The name, too, is on disk only when its folder is.
  await synced(dirname(to), 'r', 0o644, () => Promise.resolve());
};

type Handle = Awaited<ReturnType<typeof open>>;

const synced = async (
  path: string,
  flags: string,
  mode: number,
  write: (handle: Handle) => Promise<void>,
): Promise<void> => {
  const handle = await open(path, flags, mode);
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
};
