/** Where a command writes. */
export interface Streams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Writes lines to the streams of a command. */
export class Terminal {
  readonly streams: Streams;

  constructor(streams: Streams) {
    this.streams = streams;
  }

  /** Writes a line of the result to the standard output. */
  print(line: string): void {
    this.streams.stdout.write(`${line}\n`);
  }

  /** Writes a line about the run to the standard error. */
  say(line: string): void {
    this.streams.stderr.write(`${line}\n`);
  }
}

/** A number with the name of what is counted, such as `1 row` or `2 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
