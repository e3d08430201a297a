import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, messageOf } from './errors';
import { lockFile } from './state-lock';

const TAKEN = 'another sandbox has taken it';

/** The file that keeps the state of a sandbox. */
export class StateFile {
  readonly #given: string;
  #path: string;
  #unlock: (() => Promise<void>) | undefined;
  #isLost = false;

  /** @param path - path of the file. A relative path starts at the working folder of the process. */
  constructor(path: string) {
    this.#given = resolve(path);
    this.#path = this.#given;
  }

  /**
   * Locks the file against other sandboxes. Where one was killed, this waits until its lock is stale.
   *
   * @param onLost - called with the reason when another sandbox takes it all the same.
   * @throws Error where another sandbox uses it, or the folder does not exist.
   */
  async lock(onLost: (reason: string) => void): Promise<void> {
    try {
      this.#path = realPathOf(this.#given);
      this.#unlock = await lockFile(this.#path, () => {
        this.#isLost = true;
        onLost(this.#refusal(new Error(TAKEN)).message);
      });
    } catch (error) {
      throw this.#refusal(error);
    }
    if (this.#unlock) return;
    throw new Error(`Another sandbox uses ${this.#given}. Stop it, or name another file.`);
  }

  /** Frees the file for other sandboxes. */
  async unlock(): Promise<void> {
    // A lock that is lost or removed needs no freeing.
    await this.#unlock?.().catch(() => undefined);
  }

  /**
   * Reads the file, if there is one.
   *
   * @param restore - takes over the text of the file, or throws.
   * @throws Error where the file cannot be read, or `restore` throws.
   */
  load(restore: (text: string) => void): void {
    const text = this.#read();
    if (text === undefined) return;
    try {
      restore(text);
    } catch (error) {
      throw new Error(
        `The state in ${this.#given} cannot be loaded: ${messageOf(error)} The file is left as it is. Move it away, or name another file.`,
      );
    }
  }

  /**
   * Replaces the file. A crash at any moment leaves the old text or the new one. Only the user of this process can read
   * the file.
   *
   * @throws Error where it cannot be written, or another sandbox has taken it.
   */
  write(text: string): void {
    this.#try(() => {
      if (this.#isLost) throw new Error(TAKEN);
      const temporary = `${this.#path}.tspaystack2.tmp`;
      rmSync(temporary, { force: true });
      const output = openSync(temporary, 'wx', 0o600);
      try {
        writeFileSync(output, text);
        fsyncSync(output);
      } finally {
        closeSync(output);
      }
      renameSync(temporary, this.#path);
    });
  }

  #read(): string | undefined {
    return this.#try(() => {
      try {
        return readFileSync(this.#path, 'utf8');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    });
  }

  #try<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  #refusal(error: unknown): Error {
    return new Error(`The state cannot be kept in ${this.#given}: ${this.#wordsOf(error)}.`);
  }

  #wordsOf(error: unknown): string {
    const folder = dirname(this.#given);
    if (!existsSync(folder)) return `there is no folder ${folder}`;
    switch (codeOf(error)) {
      case 'ENOTDIR':
        return `${folder} is no folder`;
      case 'EISDIR':
        return 'it is a folder';
      case 'EACCES':
      case 'EPERM':
        return 'this user may not read and write there';
      default:
        return messageOf(error);
    }
  }
}

/** The shortest time from a change until it is written, in milliseconds. */
const SHORTEST_WAIT = 100;

/** The pause after a write is at least this many times as long as the write. Most of the time remains for replies. */
const PAUSE = 9;

/** Writes the state of a sandbox to its file after changes. Many changes are written together. */
export class StateKeeper {
  readonly #file: Pick<StateFile, 'write'>;
  readonly #state: () => string;
  readonly #onFailure: (message: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #wait = SHORTEST_WAIT;
  /** The content of the file, without the time of a running clock. */
  #written: string | undefined;
  #hasFailed = false;
  #isClosed = false;

  /**
   * @param file - the file to write.
   * @param state - returns the current state.
   * @param onFailure - called with the reason when a write fails. It is not called again until a write has succeeded.
   */
  constructor(file: Pick<StateFile, 'write'>, state: () => string, onFailure: (message: string) => void) {
    this.#file = file;
    this.#state = state;
    this.#onFailure = onFailure;
  }

  /** Plans a write. To be called whenever the state may have changed. */
  changed(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => this.#writeSoon(), this.#wait);
  }

  /**
   * Writes the state now. Nothing is written if the file has this state already.
   *
   * @throws Error where it cannot be written.
   */
  write(): void {
    const start = performance.now();
    try {
      const text = this.#state();
      const content = text.replace(RUNNING_TIME, '');
      if (content !== this.#written) this.#file.write(text);
      this.#written = content;
    } finally {
      this.#wait = Math.max(SHORTEST_WAIT, PAUSE * (performance.now() - start));
    }
  }

  /**
   * Writes the state for the last time.
   *
   * @throws Error where it cannot be written.
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.write();
  }

  /** Tells that nothing can be written, unless that is told already. */
  tellFailure(reason: string): void {
    if (!this.#hasFailed) this.#onFailure(reason);
    this.#hasFailed = true;
  }

  #writeSoon(): void {
    this.#timer = undefined;
    try {
      this.write();
      this.#hasFailed = false;
    } catch (error) {
      this.tellFailure(messageOf(error));
      this.changed();
    }
  }
}

/** The time of a running clock, as `World.save` writes it. It always differs, but that is no change of the state. */
const RUNNING_TIME = /"now":\d+(?=,"offset":-?\d)/;

/** Follows links. Two names of one file then have one lock, and a write replaces the file, not the link. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return join(realpathSync(dirname(path)), basename(path));
  }
}
