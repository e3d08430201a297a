/** What happened while a customer paid. Times are in seconds. */
export interface TransactionLog {
  /** Seconds since 1970. */
  readonly start_time: number;
  readonly time_spent: number;
  readonly attempts: number;
  readonly errors: number;
  readonly success: boolean;
  readonly mobile: boolean;
  readonly input: readonly unknown[];
  readonly history: readonly {
    /** Such as `action`, `success` or `error`. */
    readonly type: string;
    readonly message: string;
    /** Seconds since the start. */
    readonly time: number;
  }[];
}
