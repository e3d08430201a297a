import { createHash } from 'node:crypto';
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
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** The file that keeps the state of a sandbox. */
export class StateFile {
  readonly #given: string;
  #path: string;

  /** @param path - of the file; a relative one counts from the working folder of the process. */
  constructor(path: string) {
    this.#given = resolve(path);
    this.#path = this.#given;
  }

  /**
   * Makes sure that no other sandbox uses the file as long as this thread lives. Where the folder for temporary files
   * cannot be used, nothing is checked.
   *
   * @throws Error where another sandbox uses it, or the folder does not exist.
   */
  async lock(): Promise<void> {
    this.#path = this.#try(() => realPathOf(this.#given));
    const address = addressFor(this.#path);
    if (await listens(address)) return;
    if (!(await answers(address))) {
      // What a process that was killed left behind.
      rmSync(address, { force: true });
      if (await listens(address)) return;
    }
    throw new Error(`Another sandbox uses ${this.#given}. Stop it, or name another file.`);
  }

  /**
   * Reads the file, if there is one.
   *
   * @param restore - takes over its text, or throws.
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
   * @throws Error where it cannot be written.
   */
  write(text: string): void {
    this.#try(() => {
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
      throw new Error(`The state cannot be kept in ${this.#given}: ${this.#wordsOf(error)}.`);
    }
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

/** Milliseconds from a change until it is written, at least. */
const SHORTEST_WAIT = 100;

/** How many times as long as a write the pause after it is, at least: nine tenths of the time remain for replies. */
const PAUSE = 9;

/** Writes the state of a sandbox to its file after changes: many changes at one stroke. */
export class StateKeeper {
  readonly #file: Pick<StateFile, 'write'>;
  readonly #state: () => string;
  readonly #onFailure: (message: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #wait = SHORTEST_WAIT;
  /** What was written last. */
  #written: string | undefined;
  #hasFailed = false;
  #isClosed = false;

  /**
   * @param file - where it is written.
   * @param state - gives the state as it is.
   * @param onFailure - is told why the state could not be written, once until it can be written again.
   */
  constructor(file: Pick<StateFile, 'write'>, state: () => string, onFailure: (message: string) => void) {
    this.#file = file;
    this.#state = state;
    this.#onFailure = onFailure;
  }

  /** Has the state written soon. To be called whenever it may have changed. */
  changed(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => this.#writeSoon(), this.#wait);
  }

  /**
   * Writes the state now, unless it is in the file already.
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
   * Writes the state a last time.
   *
   * @throws Error where it cannot be written.
   */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.write();
  }

  #writeSoon(): void {
    this.#timer = undefined;
    try {
      this.write();
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed) this.#onFailure(messageOf(error));
      this.#hasFailed = true;
      this.changed();
    }
  }
}

/** The time of a clock that runs, as `World.save` writes it. It is always another one, and no change. */
const RUNNING_TIME = /"now":\d+(?=,"offset":-?\d)/;

/** Follows links, so that two names of one file are one, and a link stays a link. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return join(realpathSync(dirname(path)), basename(path));
  }
}

/** Where the sandbox that uses a file listens: the system frees the address when the process ends in any way. */
function addressFor(path: string): string {
  const digest = createHash('sha256').update(`${process.getuid?.()} ${path}`).digest('hex');
  const name = `tspaystack2-${digest.slice(0, 32)}`;
  return process.platform === 'win32' ? String.raw`\\.\pipe\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Listens at an address for good; `false` where the address is in use. */
function listens(address: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => done(codeOf(error) !== 'EADDRINUSE'));
    server.listen(address, () => done(true));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
