/** What shares one limit on writing events. */
export enum EventRateLimitType {
  /** Everything the API server gets. */
  SERVER = 'Server',
  /** The events of one namespace. */
  NAMESPACE = 'Namespace',
  /** The events one user writes. */
  USER = 'User',
  /** The events of one source about one object. */
  SOURCE_AND_OBJECT = 'SourceAndObject',
}

/** A limit on how fast events may be written; counted by each API server for itself. */
export interface EventRateLimit {
  /** What shares the limit. */
  readonly type: EventRateLimitType;

  /** Events per second in the long run. */
  readonly qps: number;

  /** Events that may come at once. */
  readonly burst: number;

  /**
   * How many namespaces, users or sources are counted at the same time. A `SERVER` limit has no such number.
   * @default 4096
   */
  readonly cacheSize?: number;
}
