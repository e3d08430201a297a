/** One attempt to deliver a webhook. */
export interface DeliveryAttempt {
  /** Time of the sandbox, ISO 8601, in UTC. */
  at: string;
  /** Status of the reply; `null` where none came. */
  statusCode: number | null;
  /** Why no reply came; `null` where one did. */
  error: string | null;
  /**
   * The beginning of the body of the reply; `null` where no reply came. It is missing in attempts that an older version
   * made.
   */
  reply?: string | null;
}

/** An event, and the attempts to deliver it. */
export interface Delivery {
  /** Number of the delivery, from 1 on. */
  id: number;
  /** Name of the event, such as `charge.success`. */
  event: string;
  /** The body, exactly as it is signed and sent. */
  body: string;
  /** When it happened: time of the sandbox, ISO 8601, in UTC. */
  createdAt: string;
  /** All attempts so far, oldest first. There are none if the sandbox has no `webhookURL`. */
  attempts: DeliveryAttempt[];
  /** Whether the receiver answered with 200. */
  isDelivered: boolean;
  /** When the next attempt is: time of the sandbox, ISO 8601, in UTC. `null` for no more attempts. */
  nextAttemptAt: string | null;
}
