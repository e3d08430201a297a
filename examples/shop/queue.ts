/** The queue of jobs, pg-boss, in the same database as the orders. */
import PgBoss from 'pg-boss';
import type { PoolClient } from 'pg';

/** What can be done: each job brings the payment or payout with this reference to its end. */
export const JOBS = ['settle', 'refund', 'payout'] as const;
export type JobName = (typeof JOBS)[number];

/** Looks once a minute for what no webhook has told. */
export const SWEEP = 'sweep';

/** Does each kind of job. */
export type Handlers = Record<JobName, (reference: string) => Promise<void>> & { sweep(): Promise<void> };

export interface QueueOptions {
  readonly connectionString: string;
  /** Seconds after which the job of a process that died is done again. It is longer than any job takes. */
  readonly jobSeconds: number;
  readonly log: (problem: string) => void;
}

export class Queue {
  readonly #boss: PgBoss;
  readonly #workers = new Map<string, string>();

  constructor({ connectionString, jobSeconds, log }: QueueOptions) {
    this.#boss = new PgBoss({
      connectionString,
      max: 4,
      migrate: false,
      maintenanceIntervalSeconds: jobSeconds,
      expireInSeconds: jobSeconds,
      // A job that fails this often is given up. The sweep makes a new one.
      retryLimit: 6,
      retryDelay: 1,
      retryBackoff: true,
    });
    this.#boss.on('error', ({ message }) => log(message));
  }

  /** Creates the tables of pg-boss and the queues. */
  static async migrate(connectionString: string): Promise<void> {
    const boss = new PgBoss({ connectionString, schedule: false, supervise: false });
    await boss.start();
    for (const name of JOBS) await boss.createQueue(name, { name, policy: 'short' });
    await boss.createQueue(SWEEP, { name: SWEEP, policy: 'short' });
    await boss.schedule(SWEEP, '* * * * *');
    await boss.stop({ graceful: false });
  }

  /** Adds a job as a part of a transaction. A job that waits already with the same reference is enough. */
  async add(name: JobName, reference: string, client: Pick<PoolClient, 'query'>): Promise<void> {
    const db = { executeSql: (text: string, values: unknown[]) => client.query(text, values) };
    await this.#boss.send(name, { reference }, { singletonKey: reference, db });
  }

  /** Looks for jobs now, without waiting for the next look of pg-boss. To be called after the transaction. */
  wake(): void {
    for (const id of this.#workers.values()) this.#boss.notifyWorker(id);
  }

  /** Does the jobs that wait, and those that come. */
  async start(handlers: Handlers): Promise<void> {
    await this.#boss.start();
    for (const name of JOBS) {
      await this.#work(name, ({ reference }) => handlers[name](reference));
    }
    await this.#work(SWEEP, () => handlers.sweep());
  }

  async #work(name: string, handler: (data: { reference: string }) => Promise<void>): Promise<void> {
    const id = await this.#boss.work<{ reference: string }>(
      name,
      { pollingIntervalSeconds: 0.5 },
      async ([job]) => {
        if (job === undefined) return;
        await handler(job.data);
        // There may be more. pg-boss would wait for its next look.
        this.#boss.notifyWorker(id);
      },
    );
    this.#workers.set(name, id);
  }

  /** Ends what is under way, and takes no new job. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
  }
}
