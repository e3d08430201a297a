import { closeSync, constants, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { isObject } from '../objects';

/** Permissions of a file with data of customers: only its owner may read it. */
export const PRIVATE = 0o600;

/** Windows does not have this flag, and has few symbolic links. */
const NO_FOLLOW = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_WRONLY } = constants;

/**
 * Opens a file of a command's own for reading and for adding to it. A symbolic link is not followed.
 *
 * @throws Error in words, for anything but a file that can be written.
 */
export function openForAppending(path: string): number {
  return openedFile(path, O_RDWR | O_APPEND | O_CREAT | NO_FOLLOW);
}

/** Opens a file for reading; `undefined` if it is not there. A symbolic link is not followed. */
export function openIfThere(path: string): number | undefined {
  try {
    return openedFile(path, O_RDONLY | NO_FOLLOW);
  } catch (error) {
    if (isObject(error) && codeOf(error.cause) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Opens a file that the user names for reading. */
export function openInput(path: string): number {
  // A pipe without a writer would hold up the call.
  return openedFile(path, O_RDONLY | constants.O_NONBLOCK);
}

function openedFile(path: string, flags: number): number {
  const isNew = (flags & O_CREAT) !== 0;
  const file = inWords(path, () => openSync(path, flags, PRIVATE), isNew);
  const stats = fstatSync(file);
  if (stats.isFile()) return file;
  closeSync(file);
  throw new Error(`${path} is ${stats.isDirectory() ? 'a folder' : 'not a file, but a pipe or a device'}.`);
}

/**
 * Replaces a private file at one stroke: a reader sees the whole new file or the whole old one.
 *
 * @param parts - the parts of its text.
 * @throws Error in words if that is not possible. Then the old file is still there.
 */
export function replaceFile(path: string, parts: Iterable<string>): void {
  const temporary = `${path}.new`;
  inWords(
    path,
    () => {
      // What an earlier run or somebody else has left there is not written to.
      rmSync(temporary, { force: true });
      const file = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | NO_FOLLOW, PRIVATE);
      try {
        for (const part of parts) writeSync(file, part);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
    },
    true,
  );
}

/**
 * Runs `act`. An error of the file system gets words.
 *
 * @param isNew - whether `act` makes the file if it is not there.
 */
export function inWords<T>(path: string, act: () => T, isNew = false): T {
  try {
    return act();
  } catch (error) {
    throw wordsFor(path, error, isNew);
  }
}

/** An error of the file system in words. Any other error stays as it is. */
export function wordsFor(path: string, error: unknown, isNew = false): unknown {
  const code = codeOf(error) ?? '';
  const words = isNew && code === 'ENOENT' ? 'cannot be written: its folder is not there.' : WORDS[code];
  return words === undefined ? error : new Error(`${path} ${words}`, { cause: error });
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'cannot be opened: you do not have the permission.',
  EBUSY: 'cannot be replaced: another program has it open.',
  EEXIST: 'cannot be written: something of its name is there.',
  EISDIR: 'is a folder.',
  ELOOP: 'is a symbolic link, which is not followed here.',
  ENOENT: 'is not there.',
  ENOSPC: 'cannot be written: there is no space left.',
  ENOTDIR: 'cannot be opened: a part of its path is not a folder.',
  ENOTEMPTY: 'cannot be replaced: it is a folder.',
  EPERM: 'cannot be replaced: you do not have the permission, or another program has it open.',
  EROFS: 'cannot be written: its disk is read-only.',
};

/** The code of an error of Node, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return isObject(error) && typeof error.code === 'string' ? error.code : undefined;
}

/** The message of an error. */
export function messageOf(error: unknown): string {
  return isObject(error) && typeof error.message === 'string' ? error.message : String(error);
}
